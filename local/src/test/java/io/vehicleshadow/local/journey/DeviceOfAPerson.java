package io.vehicleshadow.local.journey;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;

/** What a phone or laptop has to keep passkeys in, and to know its owner by: the browser's own, by its developer tools. */
final class DeviceOfAPerson {
    private final CDPSession tools;
    private final String id;

    private DeviceOfAPerson(CDPSession tools, String id) {
        this.tools = tools;
        this.id = id;
    }

    /** Gives one to the page, of which the owner is at hand and shows a finger when asked. */
    static DeviceOfAPerson of(Page page) {
        CDPSession tools = page.context().newCDPSession(page);
        tools.send("WebAuthn.enable");
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        JsonObject parameters = new JsonObject();
        parameters.add("options", options);
        String id = tools.send("WebAuthn.addVirtualAuthenticator", parameters)
                .get("authenticatorId")
                .getAsString();
        return new DeviceOfAPerson(tools, id);
    }

    /** Whether the owner shows their finger, or somebody else theirs. */
    void knowsWhoHoldsIt(boolean known) {
        JsonObject parameters = new JsonObject();
        parameters.addProperty("authenticatorId", id);
        parameters.addProperty("isUserVerified", known);
        tools.send("WebAuthn.setUserVerified", parameters);
    }

    /** Whether somebody touches the device when it asks. */
    void isTouched(boolean touched) {
        JsonObject parameters = new JsonObject();
        parameters.addProperty("authenticatorId", id);
        parameters.addProperty("enabled", touched);
        tools.send("WebAuthn.setAutomaticPresenceSimulation", parameters);
    }

    int keys() {
        JsonObject parameters = new JsonObject();
        parameters.addProperty("authenticatorId", id);
        return tools.send("WebAuthn.getCredentials", parameters)
                .getAsJsonArray("credentials")
                .size();
    }
}
