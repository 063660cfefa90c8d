package io.vehicleshadow.local.run;

import io.vehicleshadow.functions.live.LiveTimes;
import io.vehicleshadow.local.cloud.AlexaAddresses;
import io.vehicleshadow.local.home.Home;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.app.OtherApp;
import io.vehicleshadow.vehicle.proof.ProofPolicy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a local run is made of.
 *
 * @param home where the scripts are
 * @param dataFolder where shadows, certificates and {@code endpoints.json} are kept; exists
 * @param ports where to listen
 * @param withAgent whether the vehicle {@code tcu} starts too
 * @param requireProof which commands the vehicle executes only with a proof
 * @param apps programs of others that people may sign in to
 * @param limits whether who asks too often is refused, as by a deployment
 * @param more further vehicles of the same owner, for which no agent starts
 * @param liveTimes how long a page's live connection holds before it is authorized anew
 * @param alexa another event gateway and token endpoint of Alexa than those on loopback
 */
record RunOptions(
        Home home,
        Path dataFolder,
        Ports ports,
        boolean withAgent,
        ProofPolicy requireProof,
        List<OtherApp> apps,
        boolean limits,
        List<ThingName> more,
        LiveTimes liveTimes,
        Optional<AlexaAddresses> alexa) {}
