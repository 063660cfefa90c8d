package io.vehicleshadow.infra;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** A program with the functions' code as a process of its own, which sees the given environment and nothing else. */
record FunctionProcess(int exitCode, String said) {

    /** Runs it to its end. */
    static FunctionProcess run(Class<?> program, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        String[] command = new String[5 + arguments.length];
        command[0] = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        command[1] = "-XX:TieredStopAtLevel=1";
        command[2] = "-cp";
        command[3] = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        command[4] = program.getName();
        System.arraycopy(arguments, 0, command, 5, arguments.length);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new FunctionProcess(process.waitFor(), said);
    }
}
