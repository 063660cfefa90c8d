package io.vehicleshadow.localiot.shadow;

/** The service's limits. Source: AWS IoT Core endpoints and quotas, Device Shadow limits. */
final class ShadowLimits {
    /** Bytes of a shadow's desired and reported together, each as compact JSON, as AWS's Greengrass counts them. */
    static final int STATE_BYTES = 8 * 1024;

    /** Bytes of a request, whatever it holds. */
    static final int REQUEST_BYTES = 128 * 1024;

    /** Bytes of a client token in UTF-8. */
    static final int CLIENT_TOKEN_BYTES = 64;

    /** Most named shadows on one page of a list. */
    static final int PAGE_SIZE = 100;

    /** Nesting of objects and arrays at which a text is no longer read at all. */
    static final int NESTING = 1000;

    /** The same for a stored document: under each value of a request its metadata has an object with the time. */
    static final int STORED_NESTING = NESTING + 1;

    private ShadowLimits() {}
}
