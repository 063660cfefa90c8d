package io.vehicleshadow.localiot.clients;

import software.amazon.awssdk.crt.mqtt5.Mqtt5Client;
import software.amazon.awssdk.crt.mqtt5.Mqtt5ClientOptions.LifecycleEvents;
import software.amazon.awssdk.crt.mqtt5.OnAttemptingConnectReturn;
import software.amazon.awssdk.crt.mqtt5.OnConnectionFailureReturn;
import software.amazon.awssdk.crt.mqtt5.OnConnectionSuccessReturn;
import software.amazon.awssdk.crt.mqtt5.OnDisconnectionReturn;
import software.amazon.awssdk.crt.mqtt5.OnStoppedReturn;

/** The Device SDK logs an exception for each event that nobody takes. */
class IgnoredLifecycle implements LifecycleEvents {

    @Override
    public void onAttemptingConnect(Mqtt5Client client, OnAttemptingConnectReturn event) {}

    @Override
    public void onConnectionSuccess(Mqtt5Client client, OnConnectionSuccessReturn event) {}

    @Override
    public void onConnectionFailure(Mqtt5Client client, OnConnectionFailureReturn event) {}

    @Override
    public void onDisconnection(Mqtt5Client client, OnDisconnectionReturn event) {}

    @Override
    public void onStopped(Mqtt5Client client, OnStoppedReturn event) {}
}
