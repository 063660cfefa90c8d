package io.vehicleshadow.alexa.speech;

import java.util.Locale;

/** Every sentence, and part of one, that the skill can say; a key of the string tables. */
public enum Phrase {
    WELCOME,
    WHAT_NEXT,
    HELP,
    GOODBYE,
    DROPPED,
    FALLBACK,
    EXAMPLES,
    NOTHING_TO_REPEAT,
    ANYTHING_ELSE,
    LINK_ACCOUNT,
    LINK_AGAIN,
    FAILURE,
    FAILURE_MAYBE_DONE,
    ONE_MOMENT,

    AND,
    OR,
    SERIAL_COMMA,

    WHICH_ACTION,
    WHICH_PART,
    WHICH_PART_OF_ONE,
    WHICH_VALUE,
    WHICH_NUMBER,
    HOW_MANY,
    RANGE,
    PART_CANNOT,
    UNKNOWN_PART,
    UNKNOWN_VALUE,
    OUT_OF_RANGE,

    NO_CARS,
    CAR_GONE,
    ONE_CAR,
    ONLY_CAR,
    CAR_LIST,
    CAR_ENTRY,
    WHICH_CAR,
    NO_SUCH_CAR,
    CAR_CHOSEN,
    FOR_CAR,

    ASK_PIN,
    ASK_PIN_AGAIN,
    ASK_PIN_FOR,
    WRONG_PIN,
    PIN_LOCKED,
    NO_PIN,
    NOTHING_TO_CONFIRM,

    IS,
    IS_SET,
    IS_AT,
    SENTENCE,
    YES,
    NO,
    STATE_UNKNOWN,
    OFFLINE_SINCE,
    NEVER_ONLINE,
    CARD_LINE,

    DONE_MOMENTARY,
    KEPT,
    KEPT_AT,
    NOTHING_DONE,
    REASON_STALE,
    REASON_UNKNOWN_SIGNAL,
    REASON_INVALID_VALUE,
    REASON_VEHICLE_MOVING,
    REASON_DOOR_LOCKED,
    REASON_ECU_TIMEOUT,
    REASON_ECU_FAULT,
    REASON_BUSY,
    REASON_JOURNAL_UNAVAILABLE,
    REASON_INTERLOCK,
    TIMED_OUT,
    TOO_OLD,
    SUPERSEDED,
    WITHDRAWN,
    PENDING_OFFLINE,
    PENDING_NEVER_ONLINE,
    PENDING_ONLINE,
    ALREADY_UNDER_WAY,
    AWAY,
    NOT_ALLOWED,

    UNIT_DEGREES,
    UNIT_KILOMETRES_PER_HOUR,
    UNIT_PERCENT;

    /** The key in the string table, such as {@code reason-stale}. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
