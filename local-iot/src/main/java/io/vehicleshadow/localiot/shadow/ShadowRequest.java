package io.vehicleshadow.localiot.shadow;

/**
 * What a request says: the members that the service knows, unchecked but for the token. Other members are ignored.
 *
 * <p>The checks come in the order in which they are listed in {@link #checkUpdate()}; which error wins when there are
 * several is not documented.
 */
final class ShadowRequest implements JsonReader.Receiver {
    private static final Moment UNTIMED = new Moment(0);

    private Node state;
    private Node version;
    private Node clientToken;

    private ShadowRequest() {}

    /** A request that must be JSON. The token of a request that was not read to its end is not known. */
    static ShadowRequest read(byte[] payload, Moment time) throws Refused {
        if (payload.length > ShadowLimits.REQUEST_BYTES) {
            throw new Refused(ShadowError.tooLarge());
        }
        ShadowRequest request = new ShadowRequest();
        JsonReader.readObject(payload, time, request);
        return request;
    }

    /** A request of which only the token matters, if it is JSON at all. */
    static ShadowRequest readLeniently(byte[] payload) {
        try {
            return payload.length == 0 ? new ShadowRequest() : read(payload, UNTIMED);
        } catch (Refused e) {
            return new ShadowRequest();
        }
    }

    @Override
    public boolean wants(String name) {
        return name.equals("state") || name.equals("version") || name.equals("clientToken");
    }

    @Override
    public void accept(String name, Node value) {
        switch (name) {
            case "state" -> state = value;
            case "version" -> version = value;
            default -> clientToken = value;
        }
    }

    /** The token as JSON text, or null when there is none that could be given back. */
    byte[] token() {
        return hasValidToken() && clientToken != null ? ((Leaf) clientToken).text() : null;
    }

    void checkToken() throws Refused {
        if (!hasValidToken()) {
            throw new Refused(ShadowError.invalidClientToken());
        }
    }

    private boolean hasValidToken() {
        return clientToken == null
                || (clientToken instanceof Leaf leaf
                        && leaf.isString()
                        && leaf.utf8Length() <= ShadowLimits.CLIENT_TOKEN_BYTES);
    }

    /** Checks everything that doesn't depend on the shadow as it is. */
    void checkUpdate() throws Refused {
        checkToken();
        if (state == null) {
            throw new Refused(ShadowError.missingState());
        }
        if (!state.isNull()) {
            checkState();
        }
        if (version != null && !(version instanceof Leaf leaf && leaf.isWholeNumber())) {
            throw new Refused(ShadowError.invalidVersion());
        }
    }

    private void checkState() throws Refused {
        if (!(state instanceof ObjectNode object)) {
            throw new Refused(ShadowError.stateNotAnObject());
        }
        for (int i = 0; i < object.members().size(); i++) {
            Name section = object.members().name(i);
            if (!section.equals(Shadow.DESIRED) && !section.equals(Shadow.REPORTED)) {
                throw new Refused(ShadowError.invalidNode(section.text()));
            }
        }
        checkSection(object.get(Shadow.DESIRED), ShadowError.desiredNotAnObject());
        checkSection(object.get(Shadow.REPORTED), ShadowError.reportedNotAnObject());
        if (object.levels() > 1 + UnsettledRules.LEVELS) {
            throw new Refused(ShadowError.tooManyLevels());
        }
        if (object.nullInArray()) {
            throw new Refused(ShadowError.nullInArray());
        }
    }

    private static void checkSection(Node section, ShadowError error) throws Refused {
        if (section != null && !section.isNull() && !(section instanceof ObjectNode)) {
            throw new Refused(error);
        }
    }

    /** Checks the version that the request expects, if it names one. */
    void checkVersion(Shadow present) throws Refused {
        if (version == null || (present == null && !UnsettledRules.VERSION_OF_A_MISSING_SHADOW_CONFLICTS)) {
            return;
        }
        if (present == null || !((Leaf) version).asciiText().equals(Long.toString(present.version()))) {
            throw new Refused(ShadowError.versionConflict());
        }
    }

    Node state() {
        return state;
    }

    /** What the request writes to a section; null when it doesn't name it. */
    Node written(Name section) {
        return state instanceof ObjectNode object ? object.get(section) : state;
    }
}
