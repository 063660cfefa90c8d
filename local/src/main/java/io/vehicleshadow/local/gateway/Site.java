package io.vehicleshadow.local.gateway;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The page's files with the security headers that CloudFront sends, and the {@code config.json} of this run. */
public final class Site {
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "json", "application/json",
            "svg", "image/svg+xml",
            "png", "image/png",
            "ico", "image/x-icon",
            "webmanifest", "application/manifest+json",
            "woff2", "font/woff2");
    private final Path files;
    private final Map<String, String> headers;
    private final String config;

    /**
     * A site.
     *
     * @param files the folder of the page's build
     * @param headers what is sent with every answer
     * @param config the JSON of {@code /config.json}
     */
    public Site(Path files, Map<String, String> headers, String config) {
        this.files = files.toAbsolutePath().normalize();
        this.headers = Map.copyOf(headers);
        this.config = config;
    }

    /** Answers one request; what is no file is the page itself, which reads the path. */
    public void handle(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        headers.forEach(response::putHeader);
        if (request.path().equals("/config.json")) {
            response.putHeader("Content-Type", "application/json")
                    .putHeader("Cache-Control", "no-store")
                    .end(config);
            return;
        }
        Path file = files.resolve("." + request.path()).normalize();
        boolean isFile = file.startsWith(files) && Files.isRegularFile(file);
        Path answer = isFile ? file : files.resolve("index.html");
        if (!isFile && request.path().contains(".") || !Files.exists(answer)) {
            response.setStatusCode(404).end("There is no such file.\n");
            return;
        }
        response.putHeader("Content-Type", TYPES.getOrDefault(extension(answer), "application/octet-stream"))
                .putHeader("Cache-Control", request.path().startsWith("/assets/") ? "max-age=31536000" : "no-cache")
                .sendFile(answer.toString());
    }

    private static String extension(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
