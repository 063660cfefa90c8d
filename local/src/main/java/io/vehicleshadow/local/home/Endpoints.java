package io.vehicleshadow.local.home;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.vehicle.signal.Catalogues;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the parts of a local run listen: the file {@code endpoints.json} of its data folder.
 *
 * @param addresses the address of each part that runs, by its name
 */
public record Endpoints(Map<String, String> addresses) {
    /** The files of the catalogues, that of {@code tcu} first, separated as paths are; missing for the standard one. */
    public static final String CATALOGUES = "catalogue";

    /** Which commands the vehicle executes only with a proof; missing for none. */
    public static final String REQUIRE_PROOF = "requireProof";

    /** The vehicle whose car is driven by hand at the address of {@code car}. */
    private static final String FIRST = "tcu";

    private static final String FILE = "endpoints.json";
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    public Endpoints {
        addresses = new LinkedHashMap<>(addresses);
    }

    /**
     * Reads what the run of that data folder wrote.
     *
     * @throws NotRunning if there is no such file
     * @throws IOException if it can't be read
     */
    public static Endpoints read(Path dataFolder) throws IOException {
        try {
            Map<String, String> addresses = new LinkedHashMap<>();
            JSON.readTree(Files.readAllBytes(dataFolder.resolve(FILE)))
                    .properties()
                    .forEach(entry ->
                            addresses.put(entry.getKey(), entry.getValue().asText()));
            return new Endpoints(addresses);
        } catch (NoSuchFileException e) {
            throw new NotRunning(dataFolder);
        }
    }

    /** Writes the file whole or not at all. */
    public void write(Path dataFolder) throws IOException {
        ObjectNode json = JSON.createObjectNode();
        addresses.forEach(json::put);
        PrivateFile.write(dataFolder.resolve(FILE), JSON.writeValueAsString(json) + "\n");
    }

    /** Removes the file, so that no command speaks to a run that has ended. */
    public static void remove(Path dataFolder) throws IOException {
        Files.deleteIfExists(dataFolder.resolve(FILE));
    }

    /**
     * The address of a part.
     *
     * @throws IllegalArgumentException if there is no such part
     */
    public String address(String part) {
        String address = addresses.get(part);
        if (address == null) {
            throw new IllegalArgumentException("a local run has no '" + part + "', only " + addresses.keySet());
        }
        return address;
    }

    public URI http(String part) {
        return URI.create(address(part));
    }

    /**
     * The command that runs the agent of the vehicle {@code tcu} against this run; more options may be added.
     *
     * @param home where the scripts are
     * @param dataFolder the data folder of this run
     */
    public List<String> agentCommand(Home home, Path dataFolder) {
        return agentCommand(home, dataFolder, FIRST, catalogueFiles().findFirst());
    }

    /**
     * The same for any vehicle of this run.
     *
     * @param catalogue its file; empty for the standard one
     */
    public List<String> agentCommand(Home home, Path dataFolder, String thing, Optional<String> catalogue) {
        String broker = address("mqtt");
        IdentityFiles identity = identity(thing);
        List<String> command = new ArrayList<>(List.of(
                home.agentScript().toString(),
                "--endpoint=" + broker.substring(0, broker.lastIndexOf(':')),
                "--port=" + broker.substring(broker.lastIndexOf(':') + 1),
                "--ca=" + identity.authority(),
                "--certificate=" + identity.certificate(),
                "--key=" + identity.key(),
                "--thing=" + thing,
                "--data=" + dataFolder.resolve("vehicles").resolve(thing)));
        if (thing.equals(FIRST)) {
            command.add("--control-port=" + address("car").replaceAll(".*:", ""));
        }
        catalogue
                .filter(file -> !file.equals(Catalogues.STANDARD))
                .ifPresent(file -> command.add("--catalogue=" + file));
        Optional.ofNullable(addresses.get(REQUIRE_PROOF)).ifPresent(which -> command.add("--require-proof=" + which));
        return command;
    }

    /** What the vehicles of this run can do. */
    public Catalogues catalogues() {
        List<String> files = catalogueFiles().toList();
        return files.isEmpty() ? new Catalogues(SignalCatalogue.standard()) : Catalogues.read(files);
    }

    private Stream<String> catalogueFiles() {
        return Optional.ofNullable(addresses.get(CATALOGUES)).stream()
                .flatMap(files -> Stream.of(files.split(File.pathSeparator)));
    }

    public IdentityFiles identity(String thing) {
        return new IdentityFiles(Path.of(address("certificates")), thing);
    }

    public static final class NotRunning extends IOException {
        private static final long serialVersionUID = 1L;

        NotRunning(Path dataFolder) {
            super("no run uses " + dataFolder + ": start " + Home.script("run")
                    + " first, or name another folder with --data");
        }
    }
}
