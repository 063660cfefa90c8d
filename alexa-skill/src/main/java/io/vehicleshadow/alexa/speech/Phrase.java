package io.vehicleshadow.alexa.speech;

import java.util.Locale;

/** Every sentence, and part of one, that the skill can say; a key of the string tables. */
public enum Phrase {
    WELCOME,
    HELP,
    GOODBYE,
    FALLBACK,
    NOTHING_TO_REPEAT,
    ANYTHING_ELSE,
    LINK_ACCOUNT,
    LINK_AGAIN,
    FAILURE,
    FAILURE_MAYBE_DONE,
    ONE_MOMENT,

    WHICH_ACTION,
    WHICH_PART,
    WHICH_VALUE,
    WHICH_NUMBER,
    UNKNOWN_PART,
    UNKNOWN_VALUE,
    NUMBER_OUT_OF_RANGE,

    NO_CARS,
    CAR_GONE,
    ONE_CAR,
    CAR_LIST,
    CAR_ENTRY,
    WHICH_CAR,
    NO_SUCH_CAR,
    CAR_CHOSEN,

    ASK_PIN,
    WRONG_PIN,
    PIN_LOCKED,
    NO_PIN,
    NOTHING_TO_CONFIRM,

    DONE,
    DONE_MOMENTARY,
    DONE_QUANTITY,
    STATE_UNKNOWN,
    STATE_IS,
    STATE_IS_QUANTITY,
    STATE_YES,
    STATE_NO,
    CAR_STATE,
    LAST_SEEN,
    OFFLINE_SINCE,
    NEVER_ONLINE,
    CARD_LINE,

    REJECTED_KEPT,
    REJECTED_KEPT_QUANTITY,
    REJECTED_NOTHING,
    FAILED_NOW,
    FAILED_NOW_QUANTITY,
    FAILED,
    REASON_STALE,
    REASON_UNKNOWN_SIGNAL,
    REASON_INVALID_VALUE,
    REASON_VEHICLE_MOVING,
    REASON_DOOR_LOCKED,
    REASON_ECU_TIMEOUT,
    REASON_ECU_FAULT,
    REASON_BUSY,
    REASON_JOURNAL_UNAVAILABLE,
    TIMED_OUT,
    TOO_OLD,
    SUPERSEDED,
    WITHDRAWN,
    PENDING_OFFLINE,
    PENDING_NEVER_ONLINE,
    PENDING_ONLINE,
    NOT_ALLOWED,
    ALREADY_UNDER_WAY,

    UNIT_DEGREES,
    UNIT_KILOMETRES_PER_HOUR,
    UNIT_PERCENT;

    /** The key in the string table, such as {@code reason-stale}. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
