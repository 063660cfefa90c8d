package io.vehicleshadow.localiot.shadow;

/**
 * What the sources leave open or disagree about, decided here and nowhere else. To follow other evidence, change the
 * constant; the case table of the tests says what changes with it.
 */
final class UnsettledRules {
    /** Levels of keys in a section. The error text and the guide say 6, the quotas page says 8. */
    static final int LEVELS = 6;

    /** {@code 1} and {@code 1.0} don't differ. Source: the Greengrass shadow manager. */
    static final boolean NUMBERS_COMPARE_BY_VALUE = true;

    /** A request that names a version for a shadow that doesn't exist conflicts. */
    static final boolean VERSION_OF_A_MISSING_SHADOW_CONFLICTS = true;

    /** Writing the value that is there already renews its time. Source: the Greengrass shadow manager. */
    static final boolean EQUAL_VALUES_RENEW_THEIR_TIME = true;

    /** A delete uses up one version itself, so re-creation after deleting N is N+2. Source: Greengrass. */
    static final int VERSIONS_USED_BY_DELETE = 1;

    /** How long numbering goes on after a delete. */
    static final long NUMBERING_SECONDS = 48 * 60 * 60;

    /** Named shadows on a page when the request doesn't say. */
    static final int DEFAULT_PAGE_SIZE = 25;

    /** Text for a null inside an array; the guide names no text for it. */
    static final String NULL_IN_ARRAY = "State contains an invalid node: array element is null";

    /** Text for too many unfinished requests; the guide only describes the case. */
    static final String TOO_MANY_REQUESTS = "Too many requests";

    private UnsettledRules() {}
}
