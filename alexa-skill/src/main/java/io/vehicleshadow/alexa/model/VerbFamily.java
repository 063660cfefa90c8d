package io.vehicleshadow.alexa.model;

/** Verbs that come in pairs of opposites, each with its own intent. */
public enum VerbFamily {
    /** Open and close. */
    OPEN_CLOSE("OpenClose"),
    /** Lock and unlock; not the same as open and close. */
    LOCK_UNLOCK("LockUnlock"),
    /** Turn on and off. */
    TURN_ON_OFF("TurnOnOff"),
    /** Raise and lower. */
    RAISE_LOWER("RaiseLower");

    private final String word;

    VerbFamily(String word) {
        this.word = word;
    }

    /** The name of the intent. */
    public String intent() {
        return word + "Intent";
    }

    String word() {
        return word;
    }

    /** The slot type of its verbs. */
    public String actionType() {
        return word + "Action";
    }

    /** The slot type of the parts that they go with. */
    public String partType() {
        return word + "Part";
    }
}
