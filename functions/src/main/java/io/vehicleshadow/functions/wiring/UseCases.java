package io.vehicleshadow.functions.wiring;

import io.vehicleshadow.functions.Meter;
import io.vehicleshadow.functions.Shadows;
import io.vehicleshadow.functions.access.VehicleAccess;
import io.vehicleshadow.functions.ask.AnswerWatch;
import io.vehicleshadow.functions.ask.AskVehicle;
import io.vehicleshadow.functions.ask.VoiceKey;
import io.vehicleshadow.functions.aws.AwsServices;
import io.vehicleshadow.functions.history.CommandEnds;
import io.vehicleshadow.functions.history.RecordHistory;
import io.vehicleshadow.functions.history.VehicleReach;
import io.vehicleshadow.functions.label.LabelVehicle;
import io.vehicleshadow.functions.pin.Pins;
import io.vehicleshadow.functions.presence.RecordPresence;
import io.vehicleshadow.functions.share.ShareVehicle;
import io.vehicleshadow.functions.view.VehicleView;
import io.vehicleshadow.functions.voice.OpeningByVoice;
import io.vehicleshadow.functions.withdraw.PendingRequests;
import io.vehicleshadow.functions.withdraw.WithdrawCommand;
import io.vehicleshadow.vehicle.signal.Catalogues;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;

/** What the cloud does, for handlers and for the skill. Thread-safe. */
public final class UseCases {
    private final Stores stores;
    private final Shadows shadows;
    private final AnswerWatch watch;
    private final Meter meter;
    private final VoiceKey voiceKey;
    private final Clock clock;
    private final Catalogues catalogues;
    private final VehicleAccess access;
    private final Pins pins;
    private final VehicleReach reach;
    private final CommandEnds ends;

    public UseCases(Stores stores, Shadows shadows, AnswerWatch watch, Meter meter, Clock clock) {
        this(stores, shadows, watch, meter, VoiceKey.NONE, Catalogues.configured(), clock);
    }

    /**
     * @param voiceKey signs what people say, where there is one
     * @param catalogues what the vehicles can do
     */
    public UseCases(
            Stores stores,
            Shadows shadows,
            AnswerWatch watch,
            Meter meter,
            VoiceKey voiceKey,
            Catalogues catalogues,
            Clock clock) {
        this.stores = stores;
        this.shadows = shadows;
        this.watch = watch;
        this.meter = meter;
        this.voiceKey = voiceKey;
        this.catalogues = catalogues;
        this.clock = clock;
        this.access = new VehicleAccess(stores.grants(), clock);
        this.reach = new VehicleReach(stores.presences(), catalogues, clock);
        this.ends = new CommandEnds(stores.history(), reach);
        this.pins = new Pins(stores.pins(), clock, new SecureRandom(), Pins.ITERATIONS);
    }

    /**
     * The use cases over AWS as the environment of a function describes it; see the README for the variables.
     *
     * @throws IllegalArgumentException if a variable is missing
     */
    public static UseCases of(Map<String, String> environment) {
        return of(AwsServices.of(environment));
    }

    /**
     * The same, for a function whose first request needs table and shadows: both are made ready while it starts.
     *
     * @throws IllegalArgumentException if a variable is missing
     */
    public static UseCases prepared(Map<String, String> environment) {
        return of(AwsServices.of(environment).prepare());
    }

    /** The use cases over those services. */
    public static UseCases of(AwsServices cloud) {
        Stores stores = new Stores(
                cloud.grants(),
                cloud.pins(),
                cloud.history(),
                cloud.presences(),
                cloud.voice(),
                cloud.labels(),
                cloud.people());
        VoiceKey voiceKey = cloud.voiceKey().map(VoiceKey::read).orElse(VoiceKey.NONE);
        return new UseCases(
                stores,
                cloud.shadows(),
                cloud.watch(),
                cloud.meter(),
                voiceKey,
                Catalogues.configured(),
                Clock.systemUTC());
    }

    public AskVehicle askVehicle() {
        return new AskVehicle(access, catalogues, shadows, stores.history(), ends, watch, voiceKey, clock);
    }

    public WithdrawCommand withdrawCommand() {
        return new WithdrawCommand(access, shadows, stores.history(), ends, clock);
    }

    public VehicleView vehicleView() {
        return new VehicleView(
                access, shadows, stores.history(), ends, stores.presences(), stores.labels(), catalogues, clock);
    }

    /** Name a vehicle. */
    public LabelVehicle labelVehicle() {
        return new LabelVehicle(access, stores.labels());
    }

    public ShareVehicle shareVehicle() {
        return new ShareVehicle(
                stores.grants(), stores.people(), new PendingRequests(shadows, stores.history(), clock), clock);
    }

    public VehicleAccess access() {
        return access;
    }

    public Pins pins() {
        return pins;
    }

    /** The owner's word on opening by voice. */
    public OpeningByVoice openingByVoice() {
        return new OpeningByVoice(access, stores.voice());
    }

    public RecordHistory recordHistory() {
        return new RecordHistory(stores.history(), reach, catalogues, meter);
    }

    public RecordPresence recordPresence() {
        return new RecordPresence(stores.presences(), meter);
    }

    public Catalogues catalogues() {
        return catalogues;
    }

    public Clock clock() {
        return clock;
    }
}
