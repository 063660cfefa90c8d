package io.vehicleshadow.localiot.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vehicleshadow.localiot.Endpoints;
import io.vehicleshadow.localiot.LocalIot;
import java.io.IOException;
import java.net.Socket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalIotExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LocalIotExtensionTest {

    private static Endpoints first;
    private static Endpoints last;

    private Endpoints before;

    @BeforeEach
    void remember(Endpoints endpoints) throws IOException {
        before = endpoints;
        new Socket("127.0.0.1", endpoints.mqttPort()).close();
    }

    @Test
    @Order(1)
    void all_parameters_of_one_test_mean_the_same_instance(LocalIot iot, Endpoints endpoints) {
        assertEquals(iot.endpoints(), endpoints);
        assertEquals(before, endpoints);
        first = endpoints;
    }

    @Test
    @Order(2)
    void the_next_test_gets_a_fresh_one_and_the_earlier_is_closed(LocalIot iot) {
        last = iot.endpoints();

        assertNotEquals(first.certificates(), last.certificates());
        assertThrows(IOException.class, () -> new Socket("127.0.0.1", first.mqttPort()).close());
    }

    @AfterAll
    static void the_last_one_is_closed() {
        assertThrows(IOException.class, () -> new Socket("127.0.0.1", last.mqttPort()).close());
    }
}
