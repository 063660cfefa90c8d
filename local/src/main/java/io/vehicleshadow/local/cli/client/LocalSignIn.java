package io.vehicleshadow.local.cli.client;

import io.vehicleshadow.local.home.Endpoints;
import io.vehicleshadow.local.signin.SignIn;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** Signs in to the local run of a data folder, where a name is all it takes. */
public final class LocalSignIn {
    private final Path data;
    private final Endpoints run;

    /** @throws Endpoints.NotRunning if nothing runs on that data folder */
    public LocalSignIn(Path data) throws IOException {
        this.data = data;
        run = Endpoints.read(data);
    }

    public CodeFlow flow() {
        return new CodeFlow(run.http("signIn"), SignIn.COMMAND_LINE, CodeFlow.REDIRECT);
    }

    public Session signInAs(String name) throws IOException, InterruptedException {
        return keep(flow().signInAs(name), Optional.of(name));
    }

    public Session keep(String token, Optional<String> name) throws IOException {
        Session session = new Session(run.address("api"), run.address("mqttWebSocket"), token, name);
        session.write(data);
        return session;
    }

    /** The same person, who signed in with a name, signed in again if the token has expired or the run was started anew on other ports. */
    public Session renewed(Session session, Clock clock) throws IOException, InterruptedException {
        boolean good = session.api().equals(run.address("api")) && !session.hasExpired(clock);
        return good ? session : signInAs(session.localName().orElseThrow());
    }
}
