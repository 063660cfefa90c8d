package io.vehicleshadow.local.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The keys are fetched from a real server, as an issuer publishes them. */
class JwtAuthorizerTest {
    private static final String ISSUER = "http://sign-in.test";
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final RSAKey KEY = key("k1");
    private HttpServer server;
    private URI keys;

    @BeforeEach
    void publish() throws Exception {
        byte[] set = new JWKSet(KEY.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, set.length);
            exchange.getResponseBody().write(set);
            exchange.close();
        });
        server.start();
        keys = URI.create("http://localhost:" + server.getAddress().getPort() + "/jwks");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void a_token_of_the_issuer_tells_its_claims_with_and_without_bearer() throws Exception {
        String token = signed(claims().build());
        for (String header : new String[] {"Bearer " + token, "bearer " + token, token}) {
            assertEquals(
                    "demo",
                    authorizer(NOW).claims(header).orElseThrow().path("sub").textValue(),
                    () -> "sent as " + header.substring(0, 7));
        }
    }

    @Test
    void a_client_id_counts_where_no_audience_is_named() throws Exception {
        JWTClaimsSet.Builder claims = claims().audience((String) null);
        assertTrue(taken(signed(claims.claim("client_id", "page").build()), NOW));
        refused(signed(claims.claim("client_id", "other").build()), NOW);
        refused(signed(claims().audience("other").claim("client_id", "page").build()), NOW);
    }

    @Test
    void a_token_counts_before_its_expiry_and_not_from_then_on() throws Exception {
        String token = signed(claims().build());
        assertTrue(taken(token, NOW.plusSeconds(59)));
        refused(token, NOW.plusSeconds(60));
        refused(signed(claims().expirationTime(null).build()), NOW);
    }

    @Test
    void a_token_counts_from_its_not_before_on() throws Exception {
        String token =
                signed(claims().notBeforeTime(Date.from(NOW.plusSeconds(5))).build());
        refused(token, NOW.plusSeconds(4));
        assertTrue(taken(token, NOW.plusSeconds(5)));
    }

    @Test
    void another_issuer_or_audience_or_none_is_refused() throws Exception {
        refused(signed(claims().issuer("http://evil.test").build()), NOW);
        refused(signed(claims().issuer(null).build()), NOW);
        refused(signed(claims().audience("other").build()), NOW);
        refused(signed(claims().audience((String) null).build()), NOW);
    }

    @Test
    void a_token_without_a_signature_is_refused() throws Exception {
        refused(new PlainJWT(claims().build()).serialize(), NOW);
        String token = signed(claims().build());
        refused(token.substring(0, token.lastIndexOf('.') + 1), NOW);
    }

    @Test
    void the_public_key_is_no_shared_secret() throws Exception {
        JWSSigner signer = new MACSigner(KEY.toRSAPublicKey().getEncoded());
        refused(signed(claims().build(), JWSAlgorithm.HS256, "k1", signer), NOW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS384", "RS512", "PS256"})
    void the_issuer_s_own_key_counts_under_rs256_alone(String algorithm) throws Exception {
        refused(signed(claims().build(), JWSAlgorithm.parse(algorithm), "k1", new RSASSASigner(KEY)), NOW);
    }

    @Test
    void a_key_that_the_issuer_does_not_publish_is_refused_under_either_name() throws Exception {
        JWSSigner stranger = new RSASSASigner(key("k2"));
        refused(signed(claims().build(), JWSAlgorithm.RS256, "k1", stranger), NOW);
        refused(signed(claims().build(), JWSAlgorithm.RS256, "k2", stranger), NOW);
    }

    @Test
    void claims_that_were_changed_after_signing_are_refused() throws Exception {
        String[] parts = signed(claims().build()).split("\\.");
        String[] others = signed(claims().subject("owner").build()).split("\\.");
        refused(parts[0] + "." + others[1] + "." + parts[2], NOW);
    }

    @Test
    void a_token_that_counted_before_counts_no_longer_than_it_says() throws Exception {
        AtomicReference<Instant> now = new AtomicReference<>(NOW);
        JwtAuthorizer authorizer = authorizer(now);
        String token = signed(claims().build());
        assertTrue(authorizer.claims(token).isPresent());
        now.set(NOW.plusSeconds(59));
        assertTrue(authorizer.claims(token).isPresent());
        now.set(NOW.plusSeconds(60));
        assertTrue(authorizer.claims(token).isEmpty());
    }

    @Test
    void a_token_that_counted_before_lends_its_signature_to_no_other() throws Exception {
        JwtAuthorizer authorizer = authorizer(new AtomicReference<>(NOW));
        String[] parts = signed(claims().build()).split("\\.");
        String[] others = signed(claims().subject("owner").build()).split("\\.");
        assertTrue(authorizer.claims(String.join(".", parts)).isPresent());
        assertTrue(
                authorizer.claims(parts[0] + "." + others[1] + "." + parts[2]).isEmpty());
        assertTrue(
                authorizer.claims(parts[0] + "." + parts[1] + "." + others[2]).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer ", "Basic ZGVtbzpkZW1v", "a.b.c", "Bearer a.b.c.d.e"})
    void what_is_no_token_is_refused(String header) throws Exception {
        assertTrue(authorizer(NOW).claims(header).isEmpty());
        assertTrue(authorizer(NOW).claims(null).isEmpty());
    }

    private void refused(String token, Instant when) {
        assertTrue(!taken(token, when), token);
    }

    private boolean taken(String token, Instant when) {
        return authorizer(when).claims("Bearer " + token).isPresent();
    }

    private JwtAuthorizer authorizer(Instant when) {
        return authorizer(new AtomicReference<>(when));
    }

    private JwtAuthorizer authorizer(AtomicReference<Instant> now) {
        InstantSource time = now::get;
        return new JwtAuthorizer(ISSUER, keys, Set.of("page"), time.withZone(ZoneOffset.UTC));
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .subject("demo")
                .audience("page")
                .expirationTime(Date.from(NOW.plusSeconds(60)));
    }

    private static String signed(JWTClaimsSet claims) throws JOSEException {
        return signed(claims, JWSAlgorithm.RS256, "k1", new RSASSASigner(KEY));
    }

    private static String signed(JWTClaimsSet claims, JWSAlgorithm algorithm, String key, JWSSigner signer)
            throws JOSEException {
        SignedJWT token =
                new SignedJWT(new JWSHeader.Builder(algorithm).keyID(key).build(), claims);
        token.sign(signer);
        return token.serialize();
    }

    private static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
