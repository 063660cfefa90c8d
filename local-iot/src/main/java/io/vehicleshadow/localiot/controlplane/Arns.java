package io.vehicleshadow.localiot.controlplane;

import io.vehicleshadow.localiot.http.HttpError;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** ARNs in the region of the caller's signature. Those that callers give may name any region and account. */
record Arns(String region) {

    static final String ACCOUNT = "000000000000";

    private static final Pattern SCOPE = Pattern.compile("Credential=[^/]+/[0-9]{8}/([a-z0-9-]+)/");
    private static final Pattern CERTIFICATE = Pattern.compile("arn:aws[a-z-]*:iot:[^:]*:[^:]*:cert/([0-9a-f]{64})");

    /** @param authorization the header of that name; empty for none */
    static Arns signed(String authorization) {
        Matcher scope = SCOPE.matcher(authorization);
        return new Arns(scope.find() ? scope.group(1) : "us-east-1");
    }

    /** Such as {@code arn:aws:iot:us-east-1:000000000000:thing/lamp}. */
    String of(String kind, String name) {
        return "arn:aws:iot:" + region + ":" + ACCOUNT + ":" + kind + "/" + name;
    }

    String certificate(String id) {
        return of("cert", id);
    }

    /** The id of the certificate that a principal or target names. */
    static String certificateId(String principal) {
        Matcher arn = CERTIFICATE.matcher(principal);
        if (!arn.matches()) {
            throw HttpError.invalid("local-iot attaches to certificates only, such as"
                    + " arn:aws:iot:us-east-1:000000000000:cert/ID with 64 hexadecimal digits, not to '" + principal
                    + "'");
        }
        return arn.group(1);
    }
}
