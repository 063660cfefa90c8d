package io.vehicleshadow.local.signin;

import com.nimbusds.oauth2.sdk.util.URLUtils;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parameters of a query or a form. One that stands twice is none: RFC 6749 wants a request with it refused. */
record Parameters(Map<String, List<String>> all) {
    static Parameters of(String encoded) {
        return new Parameters(URLUtils.parseParameters(encoded == null ? "" : encoded));
    }

    Optional<String> find(String name) {
        List<String> values = all.getOrDefault(name, List.of());
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }

    String get(String name) {
        return find(name).orElse("");
    }

    boolean is(String name, String value) {
        return get(name).equals(value);
    }
}
