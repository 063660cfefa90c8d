package io.vehicleshadow.agent.status;

import java.time.Instant;

/**
 * A process, told from a later one of the same number.
 *
 * @param pid its number
 * @param started when it began, as the operating system says
 */
record AgentProcessId(long pid, Instant started) {

    static AgentProcessId ofThisProcess() {
        return of(ProcessHandle.current());
    }

    private static AgentProcessId of(ProcessHandle process) {
        return new AgentProcessId(process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
    }

    boolean isAlive() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .map(AgentProcessId::of)
                .filter(this::equals)
                .isPresent();
    }
}
