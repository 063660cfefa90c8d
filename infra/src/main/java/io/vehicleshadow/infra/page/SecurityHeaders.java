package io.vehicleshadow.infra.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudfront.HeadersFrameOption;
import software.amazon.awscdk.services.cloudfront.HeadersReferrerPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseCustomHeader;
import software.amazon.awscdk.services.cloudfront.ResponseCustomHeadersBehavior;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersContentSecurityPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersContentTypeOptions;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersFrameOptions;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersReferrerPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersStrictTransportSecurity;
import software.amazon.awscdk.services.cloudfront.ResponseSecurityHeadersBehavior;
import software.constructs.Construct;

/** The page's response headers, from its own file, with the addresses of this stack that it may connect to. */
public record SecurityHeaders(Map<String, String> fromPage, List<String> connectTo) {
    private static final String POLICY = "Content-Security-Policy";
    private static final List<String> STANDARD = List.of(
            POLICY, "Referrer-Policy", "Strict-Transport-Security", "X-Content-Type-Options", "X-Frame-Options");

    /**
     * @param connectTo the origins besides its own that the page may connect to
     * @throws UncheckedIOException if the file can't be read
     */
    public static SecurityHeaders read(Path file, List<String> connectTo) {
        try {
            Map<String, String> headers = new TreeMap<>();
            new ObjectMapper()
                    .readTree(file.toFile())
                    .path("headers")
                    .properties()
                    .forEach(header ->
                            headers.put(header.getKey(), header.getValue().asText()));
            return new SecurityHeaders(headers, connectTo);
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read the page's security headers: " + file, e);
        }
    }

    /** @param name unique in the account: CloudFront has no regions */
    public ResponseHeadersPolicy policy(Construct scope, String name) {
        return ResponseHeadersPolicy.Builder.create(scope, "SecurityHeaders")
                .responseHeadersPolicyName(name)
                .securityHeadersBehavior(standard())
                .customHeadersBehavior(ResponseCustomHeadersBehavior.builder()
                        .customHeaders(others())
                        .build())
                .build();
    }

    private ResponseSecurityHeadersBehavior standard() {
        return ResponseSecurityHeadersBehavior.builder()
                .contentSecurityPolicy(ResponseHeadersContentSecurityPolicy.builder()
                        .contentSecurityPolicy(contentSecurityPolicy())
                        .override(true)
                        .build())
                .contentTypeOptions(ResponseHeadersContentTypeOptions.builder()
                        .override(true)
                        .build())
                .frameOptions(ResponseHeadersFrameOptions.builder()
                        .frameOption(HeadersFrameOption.DENY)
                        .override(true)
                        .build())
                .referrerPolicy(ResponseHeadersReferrerPolicy.builder()
                        .referrerPolicy(HeadersReferrerPolicy.NO_REFERRER)
                        .override(true)
                        .build())
                .strictTransportSecurity(ResponseHeadersStrictTransportSecurity.builder()
                        .accessControlMaxAge(Duration.days(365))
                        .includeSubdomains(true)
                        .override(true)
                        .build())
                .build();
    }

    private String contentSecurityPolicy() {
        return fromPage.get(POLICY).replace("{connect}", String.join(" ", connectTo));
    }

    private List<ResponseCustomHeader> others() {
        List<ResponseCustomHeader> others = new ArrayList<>();
        fromPage.forEach((name, value) -> {
            if (!STANDARD.contains(name)) {
                others.add(ResponseCustomHeader.builder()
                        .header(name)
                        .value(value)
                        .override(true)
                        .build());
            }
        });
        return others;
    }
}
