package io.vehicleshadow.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.vehicle.proof.KeyChange;
import io.vehicleshadow.vehicle.proof.KeyId;
import io.vehicleshadow.vehicle.proof.KeyRole;
import io.vehicleshadow.vehicle.proof.PersonKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The keys that come and go with the sharing: they are named after the driver, by the page's rule too. */
final class DriverKeys {
    private static final int LONGEST_NAME = 32;

    private DriverKeys() {}

    /** @param user the id of the account, whatever name it was shared with */
    static KeyChange allow(String user, PersonKey key) {
        return new KeyChange.Allow(KeyRole.DRIVER, OptionalLong.empty(), key, name(user));
    }

    /** The id of who is listed before and not after; empty if that is not one person. */
    static Optional<String> gone(JsonNode before, JsonNode after) {
        List<String> users = users(before);
        users.removeAll(users(after));
        return users.size() == 1 ? Optional.of(users.get(0)) : Optional.empty();
    }

    private static List<String> users(JsonNode drivers) {
        List<String> users = new ArrayList<>();
        drivers.path("drivers").forEach(driver -> users.add(driver.path("user").asText()));
        return users;
    }

    /**
     * The changes that take a driver's keys away.
     *
     * @param proof what the vehicle has told of its keys
     */
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

    /** Whose key it is: the name of the person, where it is named after their account. */
    static String nameOf(JsonNode key, JsonNode drivers) {
        String written = key.path("name").asText();
        if (!key.path("role").asText().equals(KeyRole.OWNER.name())) {
            for (JsonNode driver : drivers.path("drivers")) {
                if (name(driver.path("user").asText()).equals(written)) {
                    return driver.path("name").asText(written);
                }
            }
        }
        return written;
    }

    private static String name(String user) {
        String whole = user.strip();
        return whole.substring(0, Math.min(whole.length(), LONGEST_NAME)).strip();
    }
}
