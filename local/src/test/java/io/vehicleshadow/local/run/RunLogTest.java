package io.vehicleshadow.local.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.Configurator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLogTest {
    @Test
    void an_event_is_one_line_that_steers_no_terminal_whatever_topic_and_exception_hold(@TempDir Path folder)
            throws Exception {
        Path log = folder.resolve("run.log");
        System.setProperty("vehicle-shadow.log", log.toString());
        try (LoggerContext context = Configurator.initialize(
                "run.log",
                null,
                RunLogTest.class.getResource("/log4j2-local.xml").toURI())) {
            String hostile = "door\n00:00:00.000 INFO  Broker - forged" + Character.toString(0x1b) + "[2J"
                    + Character.toString(0x202e) + Character.toString(0x2028);
            context.getLogger("Broker").warn("topic {}", hostile, new IllegalStateException(hostile));
        }
        List<String> lines = Files.readAllLines(log);
        assertEquals(1, lines.size(), lines.toString());
        assertTrue(lines.get(0).contains("topic door") && lines.get(0).contains("RunLogTest"), lines.get(0));
        assertTrue(lines.get(0).codePoints().noneMatch(RunLogTest::steers), lines.get(0));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(log)));
    }

    private static boolean steers(int c) {
        return c != '\t' && Character.isISOControl(c) || c == 0x202e || c == 0x2028;
    }
}
