package io.vehicleshadow.alexa;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.vehicleshadow.vehicle.signal.Catalogues;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;

/**
 * The car that the sentences of these tests speak of: the signals of the contract, as the standard catalogue has them, and
 * no other. So a signal added to the catalogue changes no expected sentence.
 */
public final class SpokenCar {
    private static final Set<String> SIGNALS =
            Set.of("door", "window", "headlight", "trunk", "lock", "climate", "horn", "speed", "battery");

    /** In the order of the standard catalogue. */
    public static final SignalCatalogue CATALOGUE = read();

    public static final Catalogues CATALOGUES = new Catalogues(CATALOGUE);

    private SpokenCar() {}

    private static SignalCatalogue read() {
        ObjectMapper json = new ObjectMapper();
        try (InputStream file = SignalCatalogue.class.getResourceAsStream("catalogue.json")) {
            JsonNode catalogue = json.readTree(file);
            ArrayNode signals = (ArrayNode) catalogue.get("signals");
            for (int i = signals.size() - 1; i >= 0; i--) {
                if (!SIGNALS.contains(signals.get(i).get("key").textValue())) {
                    signals.remove(i);
                }
            }
            return SignalCatalogue.read(json.writeValueAsBytes(catalogue));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
