package io.vehicleshadow.localiot.identity;

import static io.vehicleshadow.localiot.policy.IotAction.CONNECT;
import static io.vehicleshadow.localiot.policy.IotAction.GET_THING_SHADOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.localiot.policy.PolicyDocument;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentitiesTest {

    private static final PolicyDocument OWN_CLIENT = policy("client/${iot:Connection.Thing.ThingName}");
    private static final CertificateName TCU = new CertificateName("tcu");
    private static final Set<ThingName> TCU_THING = Set.of(new ThingName("tcu"));

    @TempDir
    Path data;

    private static PolicyDocument policy(String resource) {
        return PolicyDocument.parse("""
                {"Version": "2012-10-17", "Statement":
                 [{"Effect": "Allow", "Action": "iot:*", "Resource": "arn:aws:iot:us-east-1:1:%s"}]}""".formatted(resource));
    }

    private Identities open() {
        return Identities.at(data, Clock.systemUTC());
    }

    private static X509Certificate certificate(PemCredentials credentials) throws Exception {
        return Pem.certificate(credentials.certificatePem());
    }

    @Test
    void an_issued_certificate_is_known_and_signed_by_the_authority() throws Exception {
        Identities identities = open();
        X509Certificate certificate = certificate(identities.issue(TCU, OWN_CLIENT, TCU_THING));
        PublicKey authority = Pem.certificate(identities.authorityPem()).getPublicKey();

        certificate.verify(authority);
        Identity identity = identities.of(certificate).orElseThrow();
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
        assertEquals(HexFormat.of().formatHex(digest), identity.principalId());
        assertEquals("tcu", identity.name());
    }

    @Test
    void the_key_belongs_to_the_certificate() throws Exception {
        PemCredentials made = open().issue(TCU, OWN_CLIENT, TCU_THING);
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(Pem.ecKey(made.keyPem()));
        signature.update(new byte[] {1, 2, 3});
        byte[] signed = signature.sign();
        signature.initVerify(certificate(made));
        signature.update(new byte[] {1, 2, 3});

        assertTrue(signature.verify(signed));
    }

    @Test
    void the_thing_name_has_a_value_only_for_the_client_id_of_the_attached_thing() throws Exception {
        Identities identities = open();
        Identity identity = identities
                .of(certificate(identities.issue(TCU, OWN_CLIENT, TCU_THING)))
                .orElseThrow();

        assertTrue(identity.authorizationFor("tcu").allows(CONNECT, "client/tcu"));
        assertFalse(identity.authorizationFor("tcu").allows(CONNECT, "client/other"));
        assertFalse(identity.authorizationFor("other").allows(CONNECT, "client/other"));
        assertFalse(identity.authorizationForHttp().allows(CONNECT, "client/tcu"));
    }

    @Test
    void the_certificate_s_own_variables_have_values_over_http_too() throws Exception {
        Identities identities = open();
        PolicyDocument byName = policy("thing/${iot:Certificate.Subject.CommonName}");
        Identity identity = identities
                .of(certificate(identities.issue(TCU, byName, Set.of())))
                .orElseThrow();

        assertTrue(identity.authorizationForHttp().allows(GET_THING_SHADOW, "thing/tcu"));
        assertFalse(identity.authorizationForHttp().allows(GET_THING_SHADOW, "thing/other"));
    }

    @Test
    void another_authority_s_certificate_of_the_same_name_is_unknown(@TempDir Path elsewhere) throws Exception {
        Identities identities = open();
        identities.issue(TCU, OWN_CLIENT, TCU_THING);
        Identities others = Identities.at(elsewhere, Clock.systemUTC());

        assertTrue(identities
                .of(certificate(others.issue(TCU, OWN_CLIENT, TCU_THING)))
                .isEmpty());
    }

    @Test
    void the_next_start_knows_the_same_authority_and_certificates() throws Exception {
        Identities first = open();
        PemCredentials made = first.issue(TCU, OWN_CLIENT, TCU_THING);
        Identities second = open();

        assertEquals(first.authorityPem(), second.authorityPem());
        assertEquals(first.server(), second.server());
        assertTrue(second.of(certificate(made)).isPresent());
    }

    @Test
    void issuing_again_replaces_the_earlier_certificate() throws Exception {
        Identities identities = open();
        X509Certificate earlier = certificate(identities.issue(TCU, OWN_CLIENT, TCU_THING));
        X509Certificate later = certificate(identities.issue(TCU, OWN_CLIENT, TCU_THING));

        assertTrue(identities.of(earlier).isEmpty());
        assertTrue(identities.of(later).isPresent());
    }

    @Test
    void keeping_a_certificate_replaces_its_policy() throws Exception {
        Identities identities = open();
        PemCredentials made = identities.issue(TCU, OWN_CLIENT, TCU_THING);

        PemCredentials kept = identities.issueOrKeep(TCU, policy("client/tcu-2"), Set.of());

        assertEquals(made, kept);
        var authorization = identities.of(certificate(made)).orElseThrow().authorizationFor("tcu-2");
        assertTrue(authorization.allows(CONNECT, "client/tcu-2"));
        assertFalse(authorization.allows(CONNECT, "client/tcu"));
    }

    @Test
    void a_revoked_certificate_is_refused_and_can_be_made_anew() throws Exception {
        Identities identities = open();
        PemCredentials made = identities.issue(TCU, OWN_CLIENT, TCU_THING);

        identities.revoke(TCU);

        assertTrue(identities.of(certificate(made)).isEmpty());
        assertFalse(identities.knows(TCU));
        assertNotEquals(made, identities.issueOrKeep(TCU, OWN_CLIENT, TCU_THING));
    }

    @Test
    void a_policy_that_somebody_spoilt_refuses_its_certificate() throws Exception {
        Identities identities = open();
        X509Certificate certificate = certificate(identities.issue(TCU, OWN_CLIENT, TCU_THING));
        Files.writeString(data.resolve("registry/" + Pem.fingerprint(certificate) + ".policy.json"), "{}");

        assertTrue(identities.of(certificate).isEmpty());
    }

    @Test
    void a_certificate_that_an_earlier_version_registered_is_active() throws Exception {
        Identities identities = open();
        X509Certificate certificate = certificate(identities.issue(TCU, OWN_CLIENT, TCU_THING));
        String id = Pem.fingerprint(certificate);
        Files.delete(data.resolve("registry/" + id + ".pem"));
        Files.writeString(data.resolve("registry/" + id + ".properties"), "name=tcu\nthings=tcu\n");

        Identity identity = identities.of(certificate).orElseThrow();
        assertTrue(identity.authorizationFor("tcu").allows(CONNECT, "client/tcu"));
        assertEquals(
                List.of(id),
                identities.registered().all(any -> true).stream()
                        .map(RegisteredCertificates.Entry::id)
                        .toList());
    }

    @Test
    void keys_are_readable_by_their_owner_only() throws Exception {
        Identities identities = open();
        identities.issue(TCU, OWN_CLIENT, TCU_THING);
        identities.server();

        for (String key : List.of("certificates/tcu.key", "registry/ca.key", "registry/server.key")) {
            assertEquals(
                    "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(key))), key);
        }
    }

    @Test
    void a_server_certificate_near_its_end_is_made_anew_and_names_loopback() throws Exception {
        X509Certificate old = certificate(open().server());
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(790));
        X509Certificate fresh = certificate(Identities.at(data, later).server());

        assertTrue(fresh.getNotAfter().after(old.getNotAfter()));
        Set<Object> names = Set.copyOf(fresh.getSubjectAlternativeNames().stream()
                .map(name -> name.get(1))
                .toList());
        assertEquals(Set.of("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1"), names);
    }

    @Test
    void certificates_made_at_the_same_moment_share_one_authority() throws Exception {
        List<CompletableFuture<PemCredentials>> all = new ArrayList<>();
        for (String name : List.of("a", "b", "c", "d")) {
            all.add(CompletableFuture.supplyAsync(() -> open().issue(new CertificateName(name), OWN_CLIENT, Set.of())));
        }
        for (CompletableFuture<PemCredentials> each : all) {
            certificate(each.get())
                    .verify(Pem.certificate(open().authorityPem()).getPublicKey());
        }
    }

    @Test
    void a_lost_authority_certificate_is_told_not_replaced() throws Exception {
        open().authorityPem();
        Files.delete(data.resolve("certificates/ca.pem"));

        assertThrows(java.io.UncheckedIOException.class, () -> open().authorityPem());
    }

    @Test
    void a_temporary_folder_is_removed_at_the_end() {
        Identities identities = Identities.temporary(Clock.systemUTC(), name -> Optional.empty());
        identities.issue(TCU, OWN_CLIENT, TCU_THING);
        Path certificates = identities.certificates();
        assertTrue(Files.exists(certificates.resolve("tcu.pem")));

        identities.close();

        assertFalse(Files.exists(certificates));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../tcu", "a/b", "a\\b", ".hidden", "-rf", "ca", "CA", "a b", "a\n", "ä"})
    void a_name_that_could_leave_the_folder_is_refused(String name) {
        assertThrows(IllegalArgumentException.class, () -> new CertificateName(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "a.b", "a,b", "a b"})
    void a_thing_name_that_aws_iot_refuses_is_refused(String name) {
        assertThrows(IllegalArgumentException.class, () -> new ThingName(name));
    }
}
