package io.vehicleshadow.vehicle.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The catalogues of several models of car under one cloud. */
class CataloguesTest {
    private static final String CITY = """
            {"version": 1, "signals": [{
              "key": "roof", "kind": "actuator", "vss": "Vehicle.Cabin.Sunroof.Switch",
              "text": {"en": {"title": "Roof", "spoken": ["roof"]}, "de": {"title": "Dach", "spoken": ["Dach"]}},
              "values": [{"word": "open", "confirm": true}, {"word": "close"}],
              "range": {"minimum": 0, "maximum": 100, "step": 10, "unit": "percent"},
              "staleAfterSeconds": 60}]}
            """;
    private static final String VAN = CITY.replace("\"close\"", "\"shut\"");

    @TempDir
    Path folder;

    private Path city;

    @BeforeEach
    void write() throws IOException {
        city = Files.writeString(folder.resolve("city.json"), CITY);
    }

    private Catalogues with(String other) throws IOException {
        Path van = Files.writeString(folder.resolve("van.json"), other);
        return Catalogues.read(List.of(city.toString(), van.toString()));
    }

    @Test
    void a_vehicle_goes_by_the_catalogue_that_it_reported_and_by_the_first_before_or_if_that_is_unknown()
            throws IOException {
        Catalogues both = with(VAN);
        SignalCatalogue van = SignalCatalogue.read(folder.resolve("van.json"));
        assertEquals(van.digest(), both.of(Optional.of(van.digest())).digest());
        assertEquals(
                SignalCatalogue.read(city).digest(), both.of(Optional.empty()).digest());
        assertEquals(both.first(), both.of(Optional.of("0123456789ab")));
    }

    /** By whichever a vehicle goes: a request that needs confirmation needs it whatever is known of the vehicle. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"open\", \"confirm\": true' | '\"open\"' | van.json, signal \"roof\": roof=open needs no confirmation, but it does in",
                "'\"shut\"' | '\"close\", \"confirm\": true' | city.json, signal \"roof\": roof=close needs no confirmation, but it does in",
                "'\"step\": 10' | '\"confirm\": true, \"step\": 10' | city.json, signal \"roof\": a number for roof needs no confirmation"
            })
    void two_catalogues_agree_on_what_needs_confirmation(String written, String other, String mistake) {
        BadCatalogue refused = assertThrows(BadCatalogue.class, () -> with(VAN.replace(written, other)));
        assertTrue(refused.getMessage().contains(mistake), refused.getMessage());
    }

    @Test
    void a_spoken_name_means_the_same_signal_in_every_catalogue() {
        String other = VAN.replace("\"key\": \"roof\"", "\"key\": \"hatch\"").replace("\"roof\"]", "\"hatch\"]");
        BadCatalogue refused = assertThrows(BadCatalogue.class, () -> with(other));
        assertTrue(
                refused.getMessage()
                        .contains(
                                "van.json, signal \"hatch\": has the spoken name \"dach\" (de) of the signal \"roof\" in "),
                refused.getMessage());
    }

    @Test
    void the_same_catalogue_twice_is_a_mistake() {
        assertTrue(assertThrows(BadCatalogue.class, () -> with(CITY + " "))
                .getMessage()
                .contains("van.json holds the same as "));
        assertTrue(assertThrows(BadCatalogue.class, () -> Catalogues.read(List.of("standard", "standard")))
                .getMessage()
                .contains("the file is given twice"));
    }

    @Test
    void a_mistake_in_one_of_several_files_is_told_with_the_file() {
        BadCatalogue refused = assertThrows(BadCatalogue.class, () -> with(VAN.replace("confirm", "confrim")));
        assertTrue(refused.getMessage().contains("van.json:\n"), refused.getMessage());
        assertTrue(refused.getMessage().contains("confrim"), refused.getMessage());
    }

    @Test
    void the_catalogue_of_the_product_goes_by_a_name() {
        assertEquals(
                SignalCatalogue.standard().digest(),
                Catalogues.read(List.of("standard", city.toString())).first().digest());
    }
}
