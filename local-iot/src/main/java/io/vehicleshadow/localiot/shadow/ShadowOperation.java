package io.vehicleshadow.localiot.shadow;

/** What can be asked of one shadow; over MQTT the last level of the request's topic. */
enum ShadowOperation {
    UPDATE,
    GET,
    DELETE;

    private final String word = name().toLowerCase(java.util.Locale.ROOT);

    String word() {
        return word;
    }
}
