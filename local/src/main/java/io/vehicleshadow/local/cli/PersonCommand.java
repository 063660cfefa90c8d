package io.vehicleshadow.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.local.cli.client.ApiClient;
import io.vehicleshadow.local.cli.client.LocalSignIn;
import io.vehicleshadow.local.cli.client.NotSignedIn;
import io.vehicleshadow.local.cli.client.Session;
import io.vehicleshadow.local.cli.text.Moments;
import io.vehicleshadow.local.cli.text.Words;
import io.vehicleshadow.vehicle.signal.BadCatalogue;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** What the commands of a signed-in person share: who they are, what they speak with, how they print. */
abstract class PersonCommand implements Callable<Integer> {
    static final int DONE = 0;
    static final int NO_ANSWER = 3;
    static final int REFUSED = 4;

    @ParentCommand
    private VehicleCli vehicle;

    @Mixin
    private Output output;

    private ApiClient api;
    private SignalCatalogue catalogue;

    Path data() {
        return vehicle.data();
    }

    /** A command that the person may type next, for the same data folder. */
    String hint(String command) {
        return vehicle.hint(command);
    }

    Output output() {
        return output;
    }

    /** The session, renewed where a name is enough for that. */
    Session session() throws IOException, InterruptedException {
        Session session = Session.read(data()).orElseThrow(() -> new NotSignedIn("not signed in", null));
        return session.localName().isEmpty() ? session : new LocalSignIn(data()).renewed(session, Clock.systemUTC());
    }

    ApiClient api() throws IOException, InterruptedException {
        if (api == null) {
            api = new ApiClient(session());
        }
        return api;
    }

    Words words() throws IOException, InterruptedException {
        return new Words(catalogue(), Moments.of(Clock.systemDefaultZone()));
    }

    /** Where the API tells what the vehicles of this command have. */
    String signals() throws IOException, InterruptedException {
        return "/signals";
    }

    /** What the vehicles have; the standard where the API's is of a form that this program can't read. */
    SignalCatalogue catalogue() throws IOException, InterruptedException {
        if (catalogue == null) {
            String file = good(api().get(signals())).toString();
            try {
                catalogue = SignalCatalogue.read(file.getBytes(StandardCharsets.UTF_8));
            } catch (BadCatalogue e) {
                catalogue = SignalCatalogue.standard();
            }
        }
        return catalogue;
    }

    /** The body of a good answer; anything else ends the command with the problem in one line. */
    JsonNode good(ApiClient.Answer answer) throws NotSignedIn {
        if (answer.isUnauthorized()) {
            throw new NotSignedIn("your sign-in is no longer valid", null);
        }
        if (!answer.isGood()) {
            throw new IllegalArgumentException(answer.problem());
        }
        return answer.json();
    }
}
