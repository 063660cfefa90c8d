package io.vehicleshadow.agent.command;

import io.vehicleshadow.vehicle.shadow.ClientToken;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Tokens that are unlike those of any other run, and short. */
public final class ClientTokens implements Supplier<ClientToken> {
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final AtomicLong count = new AtomicLong();

    @Override
    public ClientToken get() {
        return new ClientToken(run + "-" + count.incrementAndGet());
    }
}
