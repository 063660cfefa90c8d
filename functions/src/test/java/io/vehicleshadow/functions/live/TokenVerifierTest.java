package io.vehicleshadow.functions.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vehicleshadow.functions.TestClock;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenVerifierTest {
    private static final String RS = "{\"alg\":\"RS256\",\"kid\":\"k1\"}";
    private final TestClock clock = new TestClock();
    private final TestSignIn signIn = new TestSignIn();
    private final TokenVerifier verifier = new TokenVerifier(signIn.keys(), TestSignIn.ISSUER, Set.of("page"), clock);

    private String claims() {
        return claims("\"client_id\":\"page\"", clock.instant().getEpochSecond() + 60);
    }

    private static String claims(String client, long until) {
        return "{\"iss\":\"" + TestSignIn.ISSUER + "\",\"token_use\":\"access\",\"sub\":\"demo\"," + client
                + ",\"exp\":" + until + "}";
    }

    @Test
    void a_token_of_the_sign_in_tells_the_person() throws Exception {
        assertEquals(
                "demo", verifier.verify(signIn.token(RS, claims())).person().value());
        String audience = claims("\"aud\":[\"x\",\"page\"]", clock.instant().getEpochSecond() + 60);
        assertEquals(
                "demo", verifier.verify(signIn.token(RS, audience)).person().value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"token_use\":\"id\"", "\"token_use\":\"refresh\"", "\"token_use\":1", "\"x\":1"})
    void a_token_that_is_not_for_access_opens_nothing(String use) {
        String claims = claims().replace("\"token_use\":\"access\"", use);
        assertThrows(TokenRefused.class, () -> verifier.verify(signIn.token(RS, claims)));
    }

    @Test
    void what_the_header_calls_critical_and_a_claim_that_stands_twice_are_refused() {
        String critical = RS.replace("}", ",\"crit\":[\"b64\"],\"b64\":false}");
        assertThrows(TokenRefused.class, () -> verifier.verify(signIn.token(critical, claims())));
        String twice = claims().replace("}", ",\"sub\":\"owner\"}");
        assertThrows(TokenRefused.class, () -> verifier.verify(signIn.token(RS, twice)));
    }

    @Test
    void a_client_id_does_not_make_up_for_another_audience() {
        String other = claims(
                "\"aud\":\"other\",\"client_id\":\"page\"", clock.instant().getEpochSecond() + 60);
        assertThrows(TokenRefused.class, () -> verifier.verify(signIn.token(RS, other)));
    }

    @Test
    void an_expired_token_is_refused() throws Exception {
        String token = signIn.token(RS, claims());
        verifier.verify(token);
        clock.advance(Duration.ofSeconds(61));
        assertThrows(TokenRefused.class, () -> verifier.verify(token));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "HS256", "RS384", "PS256", "ES256", ""})
    void only_rs256_is_taken_whatever_the_header_says(String algorithm) {
        String header = RS.replace("RS256", algorithm);
        for (String how : new String[] {"RS", "HS", "none"}) {
            assertThrows(TokenRefused.class, () -> verifier.verify(signIn.sign(header, claims(), how)));
        }
    }

    @Test
    void a_signature_by_hmac_with_the_public_key_is_refused_under_rs256_too() {
        assertThrows(TokenRefused.class, () -> verifier.verify(signIn.sign(RS, claims(), "HS")));
        assertThrows(TokenRefused.class, () -> verifier.verify(signIn.sign(RS, claims(), "none")));
    }

    @Test
    void another_issuer_client_key_or_signer_is_refused() {
        long until = clock.instant().getEpochSecond() + 60;
        String[] refused = {
            signIn.token(RS, claims().replace("sign-in.test", "evil.test")),
            signIn.token(RS, claims("\"client_id\":\"other\"", until)),
            signIn.token(RS, claims("\"x\":1", until)),
            signIn.token(RS.replace("k1", "k2"), claims()),
            new TestSignIn().token(RS, claims()),
            signIn.token(RS, claims().replace("\"demo\"", "\"a/b\"")),
            signIn.token(RS, claims().replace("\"exp\"", "\"exq\"")),
            signIn.token(RS, claims()) + ".x",
            "a.b.c",
            "",
            null
        };
        for (String token : refused) {
            assertThrows(TokenRefused.class, () -> verifier.verify(token), token);
        }
    }
}
