package io.vehicleshadow.local.signin;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;

/** An OpenID provider on loopback: authorization code with PKCE, and a page where a person types a name. */
public final class SignIn implements AutoCloseable {
    /** The client id of the page. */
    public static final String PAGE = "virtual-vehicle";
    /** The client id of the command line. */
    public static final String COMMAND_LINE = "vehicle-command-line";
    /** The client id of account linking, for the skill. */
    public static final String VOICE = "alexa-skill";

    static final String ISSUER = "people";
    private final MockOAuth2Server server;

    private SignIn(MockOAuth2Server server) {
        this.server = server;
    }

    /**
     * Starts it on a port of the loopback interface.
     *
     * @param folder where its page is put, which it reads from a file
     * @throws IOException if the folder can't be written
     */
    public static SignIn start(int port, Path folder) throws IOException {
        Path page = folder.resolve("sign-in.html");
        try (InputStream content = SignIn.class.getResourceAsStream("sign-in.html")) {
            Files.copy(content, page, StandardCopyOption.REPLACE_EXISTING);
        }
        MockOAuth2Server server = new MockOAuth2Server(new OAuth2Config(
                true, page.toString(), null, false, new OAuth2TokenProvider(), Set.of(new PeopleTokens())));
        server.start(InetAddress.getLoopbackAddress(), port);
        return new SignIn(server);
    }

    /** The clients whose tokens the API takes. */
    public static Set<String> clients() {
        return Set.of(PAGE, COMMAND_LINE);
    }

    /**
     * The clients whose tokens the skill takes: account linking's, and the command line's, which plays Alexa for the
     * person that is signed in there. The deployed skill takes account linking's alone.
     */
    public static Set<String> voiceClients() {
        return Set.of(VOICE, COMMAND_LINE);
    }

    /** The issuer at that port, below which {@code /.well-known/openid-configuration} is found. */
    public static String issuer(int port) {
        return "http://localhost:" + port + "/" + ISSUER;
    }

    /** Where the issuer publishes its keys. */
    public URL keys() {
        return server.jwksUrl(ISSUER).url();
    }

    @Override
    public void close() {
        server.shutdown();
    }
}
