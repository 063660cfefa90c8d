package io.vehicleshadow.alexa.model;

/** The slots of the intents. */
public final class SlotNames {
    /** What is to be done, such as "open". */
    public static final String ACTION = "action";
    /** The part of the car, such as "trunk". */
    public static final String PART = "part";
    /** The value asked for in words, such as "off". */
    public static final String VALUE = "value";
    /** The state asked about, such as "closed". */
    public static final String STATE = "state";
    /** The whole part of a number asked for. */
    public static final String NUMBER = "number";
    /** The digit behind the decimal point. */
    public static final String TENTHS = "tenths";
    /** "And a half" behind a number. */
    public static final String HALF = "half";
    /** Which of several cars. */
    public static final String VEHICLE = "vehicle";
    /** A spoken PIN of four digits; keeps leading zeros. */
    public static final String PIN = "pin";
    /** A spoken PIN of more digits. */
    public static final String LONG_PIN = "longPin";

    private SlotNames() {}
}
