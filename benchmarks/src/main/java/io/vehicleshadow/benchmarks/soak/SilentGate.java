package io.vehicleshadow.benchmarks.soak;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.ArrayList;
import java.util.List;

/**
 * A TCP port before another one of this machine, that can fall silent: connections stay open and nothing gets through, as
 * in a tunnel. Afterwards what was sent meanwhile comes late, or the connections are gone.
 */
final class SilentGate implements AutoCloseable {
    private final NetServer server;
    private final NetClient client;
    private final int behind;
    private final List<NetSocket> open = new ArrayList<>();
    private boolean silent;

    SilentGate(Vertx vertx, int behind) {
        this.behind = behind;
        client = vertx.createNetClient();
        server = vertx.createNetServer().connectHandler(this::join);
        server.listen(0, "localhost").toCompletionStage().toCompletableFuture().join();
    }

    int port() {
        return server.actualPort();
    }

    private void join(NetSocket car) {
        car.pause();
        client.connect(behind, "localhost").onFailure(away -> car.close()).onSuccess(broker -> {
            broker.pause();
            pass(car, broker);
            pass(broker, car);
            add(car);
            add(broker);
        });
    }

    private void pass(NetSocket from, NetSocket to) {
        from.handler(to::write);
        from.closeHandler(closed -> {
            remove(from);
            to.close();
        });
        from.exceptionHandler(broken -> to.close());
    }

    private synchronized void add(NetSocket socket) {
        open.add(socket);
        if (!silent) {
            socket.resume();
        }
    }

    private synchronized void remove(NetSocket socket) {
        open.remove(socket);
    }

    synchronized void silence() {
        silent = true;
        open.forEach(NetSocket::pause);
    }

    /** Lets through what was held back, or ends the connections instead. */
    synchronized void speak(boolean late) {
        silent = false;
        for (NetSocket socket : List.copyOf(open)) {
            if (late) {
                socket.resume();
            } else {
                socket.close();
            }
        }
    }

    @Override
    public void close() {
        server.close();
        client.close();
    }
}
