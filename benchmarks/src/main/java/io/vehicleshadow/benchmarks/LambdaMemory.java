package io.vehicleshadow.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A memory size of Lambda, and the share of a CPU that comes with it: 1,769 MB have one. A process is held to the share
 * by a control group of the kernel, which only root may make.
 *
 * <p>Source: AWS Lambda developer guide, "Configure Lambda function memory".
 *
 * @param megabytes 128 to 10,240
 */
record LambdaMemory(int megabytes) {
    private static final double ONE_CPU = 1769;
    private static final int PERIOD_MICROS = 10_000;
    private static final Path GROUPS = Path.of("/sys/fs/cgroup");
    private static final boolean UNIFIED = Files.exists(GROUPS.resolve("cgroup.controllers"));

    double cpus() {
        return megabytes / ONE_CPU;
    }

    /** How much of it Lambda's runtime leaves to the heap. */
    String heapFlag() {
        return "-Xmx" + megabytes * 3 / 4 + "m";
    }

    /** Holds the process, and what it starts, to the share. */
    void hold(Process process) throws IOException {
        Files.createDirectories(group());
        int quota = (int) (cpus() * PERIOD_MICROS);
        if (UNIFIED) {
            Files.writeString(group().resolve("cpu.max"), quota + " " + PERIOD_MICROS);
        } else {
            Files.writeString(group().resolve("cpu.cfs_period_us"), Integer.toString(PERIOD_MICROS));
            Files.writeString(group().resolve("cpu.cfs_quota_us"), Integer.toString(quota));
        }
        Files.writeString(group().resolve("cgroup.procs"), Long.toString(process.pid()));
    }

    /** Leaves no group behind; the process must have ended. */
    void release() throws IOException {
        Files.deleteIfExists(group());
    }

    private Path group() {
        return GROUPS.resolve(UNIFIED ? "" : "cpu").resolve("lambda-" + megabytes);
    }
}
