package io.vehicleshadow.localiot.broker.connect;

import io.vehicleshadow.localiot.broker.presence.LifecycleEvents;
import io.vehicleshadow.localiot.broker.presence.PresenceVersions;
import io.vehicleshadow.localiot.broker.route.ReservedTopics;
import io.vehicleshadow.localiot.broker.route.RetainedMessages;
import io.vehicleshadow.localiot.broker.route.Router;
import io.vehicleshadow.localiot.broker.route.Wills;
import io.vehicleshadow.localiot.broker.session.BrokerLimits;
import io.vehicleshadow.localiot.broker.session.Sessions;
import io.vehicleshadow.localiot.store.DataStore;
import java.time.Clock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What every connection works with. All of it belongs to the event loop.
 *
 * @param nanos a clock that only goes forward, for keep-alives, in nanoseconds
 * @param ids makes unique names
 */
public record BrokerParts(
        EventLoop loop,
        Clock clock,
        LongSupplier nanos,
        Supplier<String> ids,
        BrokerLimits limits,
        DataStore store,
        Sessions sessions,
        Router router,
        RetainedMessages retained,
        LifecycleEvents lifecycle,
        PresenceVersions presence,
        Wills wills,
        ReservedTopics reserved) {}
