package io.vehicleshadow.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.vehicle.proof.KeyChange;
import io.vehicleshadow.vehicle.proof.KeyId;
import io.vehicleshadow.vehicle.proof.KeyRole;
import io.vehicleshadow.vehicle.proof.PersonKey;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** The keys that come and go with the sharing: they are named after the driver, by the page's rule too. */
final class DriverKeys {
    private static final int LONGEST_NAME = 32;

    private DriverKeys() {}

    /** @throws IllegalArgumentException if the text is no key */
    static KeyChange allow(String user, String text) {
        return new KeyChange.Allow(KeyRole.DRIVER, OptionalLong.empty(), PersonKey.read(text.strip()), name(user));
    }

    /** @param proof what the vehicle has told of its keys */
    static List<KeyChange> removals(String user, JsonNode proof) {
        List<KeyChange> removals = new ArrayList<>();
        for (JsonNode key : proof.path("keys")) {
            boolean isOwners = key.path("role").asText().equals(KeyRole.OWNER.name());
            if (!isOwners && key.path("name").asText().equals(name(user))) {
                removals.add(new KeyChange.Remove(new KeyId(key.path("id").asText())));
            }
        }
        return removals;
    }

    private static String name(String user) {
        String whole = user.strip();
        return whole.substring(0, Math.min(whole.length(), LONGEST_NAME)).strip();
    }
}
