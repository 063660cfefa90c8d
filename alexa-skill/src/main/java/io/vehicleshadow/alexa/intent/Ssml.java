package io.vehicleshadow.alexa.intent;

/** Text within Alexa's markup. */
final class Ssml {
    private Ssml() {}

    /** The text with the signs of markup escaped: people's words come back in some answers. */
    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
