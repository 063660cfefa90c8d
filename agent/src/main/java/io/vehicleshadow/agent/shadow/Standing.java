package io.vehicleshadow.agent.shadow;

/** How far the vehicle knows its shadow. */
public enum Standing {
    /** There is no connection: nothing can be said, and what is known grows old. */
    OFFLINE,
    /** Connected, but no GET has brought the document on this connection yet. */
    UNKNOWN,
    /** A GET has found that there is no shadow; the next report creates it. */
    MISSING,
    /** A GET has brought the document, and every message since is taken in: requests may be executed. */
    SYNCHRONIZED
}
