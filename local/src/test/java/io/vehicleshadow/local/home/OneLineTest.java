package io.vehicleshadow.local.home;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;

class OneLineTest {
    @Test
    void a_problem_is_told_in_the_first_line_of_its_message() {
        assertEquals("the disk is full", OneLine.of(new IOException("the disk is full\nsince yesterday")));
    }

    @Test
    void a_problem_without_a_message_is_told_by_its_name() {
        assertEquals("ConnectException", OneLine.of(new ConnectException()));
        assertEquals("IOException", OneLine.of(new IOException(" ")));
    }
}
