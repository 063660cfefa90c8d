package io.vehicleshadow.localiot.clients;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import software.amazon.awssdk.crt.CRT;
import software.amazon.awssdk.crt.mqtt5.Mqtt5Client;
import software.amazon.awssdk.crt.mqtt5.OnConnectionFailureReturn;
import software.amazon.awssdk.crt.mqtt5.OnConnectionSuccessReturn;
import software.amazon.awssdk.crt.mqtt5.OnDisconnectionReturn;

/** Tells how the first attempt to connect ended, and how the connection did. */
final class WatchedConnection extends IgnoredLifecycle {
    private final CompletableFuture<Boolean> connected = new CompletableFuture<>();
    private final CompletableFuture<String> disconnected = new CompletableFuture<>();

    /** Whether the first attempt made a connection. */
    Future<Boolean> connected() {
        return connected;
    }

    /** The name of the error with which the connection ended. */
    Future<String> disconnected() {
        return disconnected;
    }

    @Override
    public void onConnectionSuccess(Mqtt5Client client, OnConnectionSuccessReturn success) {
        connected.complete(true);
    }

    @Override
    public void onConnectionFailure(Mqtt5Client client, OnConnectionFailureReturn failure) {
        connected.complete(false);
    }

    @Override
    public void onDisconnection(Mqtt5Client client, OnDisconnectionReturn disconnection) {
        disconnected.complete(CRT.awsErrorName(disconnection.getErrorCode()));
    }
}
