package io.vehicleshadow.localiot.message;

/** The characters of a topic or filter, of which a leading part may be free of the limits. */
record TopicText(String value, int countedFrom) {

    private static final int MAX_BYTES = 256;
    private static final int MAX_SLASHES = 7;

    /** @throws IllegalArgumentException when the counted part is empty, too long, too deep, or holds a null character */
    void checkLimits(String what) {
        if (value.length() == countedFrom) {
            throw new IllegalArgumentException("A " + what + " can't be empty");
        }
        int bytes = 0;
        int slashes = 0;
        for (int i = countedFrom; i < value.length(); i++) {
            char c = value.charAt(i);
            bytes += utf8Length(c);
            slashes += c == '/' ? 1 : 0;
            if (c == 0) {
                throw new IllegalArgumentException("A " + what + " can't hold a null character");
            }
        }
        if (bytes > MAX_BYTES) {
            throw new IllegalArgumentException("A " + what + " has at most " + MAX_BYTES + " bytes, not " + bytes);
        }
        if (slashes > MAX_SLASHES) {
            throw new IllegalArgumentException(
                    "A " + what + " has at most " + MAX_SLASHES + " slashes, not " + slashes + ": " + value);
        }
    }

    private static int utf8Length(char c) {
        if (c < 0x80) {
            return 1;
        }
        // each half of a surrogate pair stands for two of its four bytes
        return c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
}
