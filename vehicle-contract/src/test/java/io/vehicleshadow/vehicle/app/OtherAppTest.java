package io.vehicleshadow.vehicle.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtherAppTest {
    @Test
    void apps_are_read_with_their_names_and_where_people_are_sent_back_to() {
        assertEquals(
                List.of(
                        new OtherApp("Fleet desk", "https://desk.example.com/back?from=car"),
                        new OtherApp("Händler", "com.example.dealer:/back"),
                        new OtherApp("3rd", "http://localhost:9000/back")),
                OtherApp.readAll("Fleet desk=https://desk.example.com/back?from=car, Händler=com.example.dealer:/back,"
                        + "3rd=http://localhost:9000/back"));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
                    Desk,                            an app is NAME=REDIRECT
                    =https://a.example,              an app is NAME=REDIRECT
                    Desk=,                           people can be sent back to
                    Desk=desk.example.com/back,      people can be sent back to
                    Desk=http://desk.example.com,    people can be sent back to
                    Desk=http://localhost.evil.com,  people can be sent back to
                    Desk=https:///back,              people can be sent back to
                    Desk=https://a.example/#top,     people can be sent back to
                    Desk=https://me@a.example/back,  people can be sent back to
                    Desk=javascript:alert(1),        people can be sent back to
                    Desk=data:text/html;x,           people can be sent back to
                    Desk=https://a b,                people can be sent back to
                    "Desk\n=https://a.example",      an app's name has 1 to 40
                    <b>=https://a.example,           an app's name has 1 to 40
                    A23456789012345678901234567890123456789x1=https://a.example, an app's name has 1 to 40
                    "Desk=https://a.example,de sk=https://b.example", two apps can't be called 'Desk' and 'de sk'
                    """)
    void what_nobody_could_tell_or_a_code_must_not_go_to_is_refused(String text, String reason) {
        String message = assertThrows(IllegalArgumentException.class, () -> OtherApp.readAll(text.replace("\\n", "\n")))
                .getMessage();
        assertTrue(message.contains(reason), message);
    }
}
