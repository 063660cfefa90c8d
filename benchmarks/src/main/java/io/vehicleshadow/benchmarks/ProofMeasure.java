package io.vehicleshadow.benchmarks;

import io.vehicleshadow.benchmarks.measure.Bench;
import io.vehicleshadow.benchmarks.measure.Figure;
import io.vehicleshadow.benchmarks.measure.Latencies;
import io.vehicleshadow.benchmarks.measure.Measure;
import io.vehicleshadow.vehicle.proof.Proof;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What a person's proof adds to a command over the HTTP API, in a local run with an ECU that needs no time: unlocking needs
 * one, locking does not. Signing is not part of it, a person takes longer than their device.
 */
final class ProofMeasure implements Measure {
    private static final int WARM_UP = 400;
    private static final int MEASURED = 400;
    private static final String LOCK = "{\"lock\":\"locked\"}";

    @Override
    public String question() {
        return "how much longer does POST /commands take when the car checks a proof, by a key file and by a passkey?";
    }

    @Override
    public List<Figure> run() throws Exception {
        Path folder = Bench.folder();
        Path data = folder.resolve("car");
        People people = new People(data);
        try (CommandedRun run = CommandedRun.start(
                folder, "--require-proof=confirm", "--data=" + data, "--publishes-per-second=100000")) {
            long first = timed(run, unlock(people.byPasskey(0)));
            run.command(LOCK);
            Round warm = new Round(run, people);
            for (int i = 1; i < WARM_UP; i++) {
                warm.run(i);
            }
            Round measured = new Round(run, people);
            for (int i = 0; i < MEASURED; i++) {
                measured.run(i);
            }
            return measured.figures(first);
        }
    }

    private static String unlock(Proof proof) {
        return "{\"lock\":\"unlocked\",\"confirm\":true,\"lock_proof\":\"" + proof.text() + "\"}";
    }

    private static long timed(CommandedRun run, String body) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        run.command(body);
        return System.nanoTime() - begin;
    }

    /** Unlocks by both sorts of key, and locks after each. */
    private static final class Round {
        private final Latencies without = new Latencies();
        private final Latencies byFile = new Latencies();
        private final Latencies byPasskey = new Latencies();
        private final CommandedRun run;
        private final People people;

        Round(CommandedRun run, People people) {
            this.run = run;
            this.people = people;
        }

        void run(int number) throws Exception {
            byFile.add(timed(run, unlock(people.byFile(number))));
            without.add(timed(run, LOCK));
            byPasskey.add(timed(run, unlock(people.byPasskey(number))));
            without.add(timed(run, LOCK));
        }

        List<Figure> figures(long first) {
            double bare = ms(without, 0.5);
            double file = ms(byFile, 0.5);
            double passkey = ms(byPasskey, 0.5);
            return List.of(
                    new Figure("POST /commands until the car has answered, no proof; p50", bare, "ms"),
                    new Figure("with a proof by a key file (Ed25519); p50", file, "ms"),
                    new Figure("with a proof by a passkey (ES256, Web Authentication); p50", passkey, "ms"),
                    new Figure("no proof; p99", ms(without, 0.99), "ms"),
                    new Figure("key file; p99", ms(byFile, 0.99), "ms"),
                    new Figure("passkey; p99", ms(byPasskey, 0.99), "ms"),
                    new Figure("the first command of the run, with a passkey", first / 1e6, "ms"),
                    new Figure("key file - no proof, p50", file - bare, "ms").atMost(5),
                    new Figure("passkey - no proof, p50", passkey - bare, "ms").atMost(5),
                    new Figure("key file / no proof, p50", file / bare, "x"),
                    new Figure("passkey / no proof, p50", passkey / bare, "x"));
        }

        private static double ms(Latencies of, double share) {
            return of.percentile(share) / 1000;
        }
    }
}
