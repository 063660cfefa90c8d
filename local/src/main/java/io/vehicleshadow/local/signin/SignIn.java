package io.vehicleshadow.local.signin;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;

/** An OpenID provider on loopback: authorization code with PKCE, and a page where a person types a name. */
public final class SignIn implements AutoCloseable {
    /** The client id of the page and the command line. */
    public static final String CLIENT = "vehicle-shadow";

    private static final String ISSUER = "people";
    private static final long TOKEN_SECONDS = 3600;
    private final MockOAuth2Server server;

    private SignIn(MockOAuth2Server server) {
        this.server = server;
    }

    /** Starts it on a port. */
    public static SignIn start(int port) {
        DefaultOAuth2TokenCallback tokens = new DefaultOAuth2TokenCallback(
                ISSUER, "nobody", "JWT", List.of(CLIENT), Map.of("client_id", CLIENT), TOKEN_SECONDS);
        MockOAuth2Server server = new MockOAuth2Server(
                new OAuth2Config(true, null, null, false, new OAuth2TokenProvider(), Set.of(tokens)));
        server.start(InetAddress.getLoopbackAddress(), port);
        return new SignIn(server);
    }

    /** The issuer, where {@code /.well-known/openid-configuration} is found. */
    public String issuer() {
        return server.issuerUrl(ISSUER).toString();
    }

    /** Where the issuer publishes its keys. */
    public URL keys() {
        return server.jwksUrl(ISSUER).url();
    }

    /** A token as the sign-in page gives it to that person, for the command line and for tests. */
    public String token(String person) {
        return server.issueToken(
                        ISSUER,
                        CLIENT,
                        new DefaultOAuth2TokenCallback(
                                ISSUER, person, "JWT", List.of(CLIENT), Map.of("client_id", CLIENT), TOKEN_SECONDS))
                .serialize();
    }

    @Override
    public void close() throws IOException {
        server.shutdown();
    }
}
