package io.vehicleshadow.benchmarks;

import io.vehicleshadow.benchmarks.measure.Documents;
import io.vehicleshadow.localiot.message.Message;
import io.vehicleshadow.localiot.message.MessageSink;
import io.vehicleshadow.localiot.shadow.ShadowName;
import io.vehicleshadow.localiot.shadow.ShadowResponse;
import io.vehicleshadow.localiot.shadow.ShadowService;
import io.vehicleshadow.localiot.store.DataStore;
import java.time.Clock;
import java.util.concurrent.CompletionStage;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** The shadow engine in memory: from the bytes of a request to those of delta, accepted and documents. */
@State(Scope.Benchmark)
public class ShadowEngineBenchmark {
    private static final int THINGS = 100;
    private final ShadowName[] names = new ShadowName[THINGS];
    private final byte[][] requests = new byte[10][];
    private final Sink sink = new Sink();
    private ShadowService shadows;
    private int round;

    private static final class Sink implements MessageSink {
        private Blackhole blackhole;

        @Override
        public void publish(Message message) {
            if (blackhole != null) {
                blackhole.consume(message.payload());
            }
        }
    }

    /** Fills a hundred shadows with about 1 KB of state each. */
    @Setup
    public void fill() {
        shadows = new ShadowService(DataStore.inMemory(), Clock.systemUTC(), sink);
        for (int i = 0; i < THINGS; i++) {
            names[i] = ShadowName.classic("thing" + i);
            shadows.update(names[i], Documents.whole());
        }
        for (int i = 0; i < requests.length; i++) {
            requests[i] = Documents.ask(i);
        }
    }

    /** One update of one shadow. */
    @Benchmark
    public CompletionStage<ShadowResponse> update(Blackhole blackhole) {
        sink.blackhole = blackhole;
        int now = round++ & 0x7fffffff;
        return shadows.update(names[now % THINGS], requests[now / THINGS % requests.length]);
    }
}
