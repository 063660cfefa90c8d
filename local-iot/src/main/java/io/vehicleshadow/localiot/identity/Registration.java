package io.vehicleshadow.localiot.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * What is known of one certificate. Immutable.
 *
 * @param name under which it was issued; empty for one that has none
 * @param things to which it is attached
 * @param policies the names of the policies that are attached to it
 * @param document a policy of its own; empty for none
 * @param end from when on it may not connect any more; empty for never
 */
public record Registration(
        String name,
        CertificateStatus status,
        Set<String> things,
        Set<String> policies,
        Optional<String> document,
        Instant created,
        Instant modified,
        Optional<Instant> end) {

    public Registration {
        things = Set.copyOf(things);
        policies = Set.copyOf(policies);
    }

    /** An active certificate to which nothing is attached. */
    public static Registration active(String name, Instant now) {
        return new Registration(
                name, CertificateStatus.ACTIVE, Set.of(), Set.of(), Optional.empty(), now, now, Optional.empty());
    }

    boolean isGood(Instant now) {
        return status == CertificateStatus.ACTIVE && end.map(now::isBefore).orElse(true);
    }

    public Registration with(CertificateStatus other) {
        return new Registration(name, other, things, policies, document, created, modified, end);
    }

    /** Its things after a change of the names. */
    public Registration things(UnaryOperator<Set<String>> change) {
        Set<String> changed = change.apply(new TreeSet<>(things));
        return new Registration(name, status, changed, policies, document, created, modified, end);
    }

    /** Its policies after a change of the names. */
    public Registration policies(UnaryOperator<Set<String>> change) {
        Set<String> changed = change.apply(new TreeSet<>(policies));
        return new Registration(name, status, things, changed, document, created, modified, end);
    }

    public Registration withDocument(String policy) {
        return new Registration(name, status, things, policies, Optional.of(policy), created, modified, end);
    }

    public Registration until(Instant last) {
        return new Registration(name, status, things, policies, document, created, modified, Optional.of(last));
    }

    Registration modified(Instant now) {
        return new Registration(name, status, things, policies, document, created, now, end);
    }

    /** @param written when the file was, for those of a version that didn't note it */
    static Registration read(Properties file, Optional<String> document, Instant written) {
        return new Registration(
                file.getProperty("name", ""),
                CertificateStatus.valueOf(file.getProperty("status", CertificateStatus.ACTIVE.name())),
                names(file.getProperty("things", ""), ","),
                names(file.getProperty("policies", ""), " "),
                document,
                time(file, "created").orElse(written),
                time(file, "modified").orElse(written),
                time(file, "end"));
    }

    private static Set<String> names(String joined, String separator) {
        return joined.isEmpty() ? Set.of() : new TreeSet<>(List.of(joined.split(separator)));
    }

    private static Optional<Instant> time(Properties file, String key) {
        return Optional.ofNullable(file.getProperty(key)).map(Instant::parse);
    }

    String text() {
        return "name=%s%nstatus=%s%nthings=%s%npolicies=%s%ncreated=%s%nmodified=%s%n"
                        .formatted(name, status, joined(things, ","), joined(policies, " "), created, modified)
                + end.map("end=%s%n"::formatted).orElse("");
    }

    private static String joined(Set<String> names, String separator) {
        return String.join(separator, new TreeSet<>(names));
    }
}
