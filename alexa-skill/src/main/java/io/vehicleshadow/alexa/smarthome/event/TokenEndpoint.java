package io.vehicleshadow.alexa.smarthome.event;

import io.vehicleshadow.alexa.http.HttpPost;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Login with Amazon, or what stands in for it. */
record TokenEndpoint(URI address, String clientId, String clientSecret) {
    HttpPost.Answer exchange(String grantType, String member, String value) throws IOException {
        String form = "grant_type=" + grantType
                + "&" + member + "=" + encode(value)
                + "&client_id=" + encode(clientId)
                + "&client_secret=" + encode(clientSecret);
        return HttpPost.send(
                address,
                Map.of("Content-Type", "application/x-www-form-urlencoded;charset=UTF-8"),
                form,
                EventGateway.TIMEOUT);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "TokenEndpoint[" + address + "]";
    }
}
