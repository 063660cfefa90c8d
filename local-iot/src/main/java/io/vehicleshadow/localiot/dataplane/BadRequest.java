package io.vehicleshadow.localiot.dataplane;

/** Ends the handling of a request that can't succeed; carries the reply. */
final class BadRequest extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Reply.Failed reply;

    BadRequest(ErrorType type, String message) {
        super(message, null, false, false);
        this.reply = new Reply.Failed(type, message);
    }

    static BadRequest invalid(String message) {
        return new BadRequest(ErrorType.INVALID_REQUEST, message);
    }

    Reply.Failed reply() {
        return reply;
    }
}
