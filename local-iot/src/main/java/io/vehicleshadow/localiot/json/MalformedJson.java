package io.vehicleshadow.localiot.json;

/** A text is not JSON; says where and why. */
public final class MalformedJson extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String place;
    private final String reason;

    MalformedJson(String place, String reason) {
        super(place + ": " + reason);
        this.place = place;
        this.reason = reason;
    }

    /** Line and column, or the document as a whole. */
    public String place() {
        return place;
    }

    /** What is wrong there. */
    public String reason() {
        return reason;
    }
}
