package io.vehicleshadow.vehicle.proof;

import io.vehicleshadow.vehicle.signal.Signal;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.util.Arrays;
import java.util.Locale;

/** Which commands a vehicle executes only with a proof. */
public enum ProofPolicy {
    /** None; no key can be given to the vehicle either. */
    NONE,
    /** Those that a person has to confirm: opening, lowering, unlocking. */
    CONFIRM,
    /** All. */
    ALL;

    /** @throws IllegalArgumentException if there is no such policy, with those that there are */
    public static ProofPolicy of(String word) {
        return Arrays.stream(values())
                .filter(policy -> policy.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Proofs are required for none, confirm (what opens) or all, but this is '" + word + "'"));
    }

    /** How it is written. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether that value is executed only with a proof. */
    public boolean asksForProof(Signal signal, SignalValue value) {
        return switch (this) {
            case NONE -> false;
            case CONFIRM -> signal.isKeys() || signal.needsConfirmation(value);
            case ALL -> true;
        };
    }
}
