package io.vehicleshadow.localiot.listen;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whom a listener on loopback answers: programs and web pages of this machine. A browser sends the requests of any page
 * to loopback too; it names that page in the header {@code Origin}, and where the page's own name was rebound to
 * loopback, in {@code Host}.
 */
public final class LocalCallers {

    private static final String THIS_MACHINE = "(localhost|127\\.0\\.0\\.1|\\[::1])";
    private static final Pattern HOST = Pattern.compile(THIS_MACHINE + ":([0-9]+)");
    private static final Pattern ORIGIN = Pattern.compile("https?://" + THIS_MACHINE + "(:[0-9]+)?");

    private LocalCallers() {}

    /**
     * Why a request with these headers, {@code null} for none, is not answered; empty if it is.
     *
     * @param port of the listener
     */
    public static Optional<String> refusal(int port, String host, String origin) {
        if (host == null || !HOST.matcher(host).matches() || !host.endsWith(":" + port)) {
            return Optional.of("This listener is localhost:" + port + "; it answers to no other name");
        }
        if (origin != null && !ORIGIN.matcher(origin).matches()) {
            return Optional.of("Only pages of this machine may call, not those of " + origin);
        }
        return Optional.empty();
    }
}
