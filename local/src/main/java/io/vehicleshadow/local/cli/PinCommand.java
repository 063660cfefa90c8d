package io.vehicleshadow.local.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/** Sets the PIN that voice asks for. It is read from the terminal, so that it appears in no list of processes. */
@Command(
        name = "pin",
        mixinStandardHelpOptions = true,
        description = "Sets your PIN for voice: 4 to 12 digits, typed here or read from a pipe.")
final class PinCommand extends PersonCommand {
    @Override
    public Integer call() throws IOException, InterruptedException {
        session();
        good(api().send("PUT", "/me/pin", JsonNodeFactory.instance.objectNode().put("pin", typed()), Map.of()));
        output().print(JsonNodeFactory.instance.objectNode().put("set", true), List.of("your PIN is set"));
        return DONE;
    }

    private static String typed() throws IOException {
        Console console = System.console();
        String pin;
        if (console == null) {
            pin = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        } else {
            char[] secret = console.readPassword("PIN: ");
            pin = secret == null ? null : new String(secret);
        }
        if (pin == null) {
            throw new IllegalArgumentException("no PIN was typed");
        }
        return pin.strip();
    }
}
