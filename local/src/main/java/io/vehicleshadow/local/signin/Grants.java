package io.vehicleshadow.local.signin;

import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The codes and refresh tokens that are good for tokens. Held in memory: with the run they end. Thread-safe. */
final class Grants {
    private static final Duration CODE_LASTS = Duration.ofMinutes(1);
    private static final Duration REFRESH_LASTS = Duration.ofDays(30);
    /** How long a refresh token that was used may be used again: its answer may have been lost. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    private final Map<String, Code> codes = new ConcurrentHashMap<>();
    private final Map<String, Refresh> refreshes = new ConcurrentHashMap<>();
    private final SecureRandom random;
    private final Clock clock;

    /** Who signed in to which client. */
    record SignedIn(String person, String client, String scope, Optional<String> nonce) {}

    private record Code(SignedIn who, URI redirect, String challenge, Instant until) {}

    /** @param first the refresh token that the sign-in began with: those that follow it end with it */
    private record Refresh(SignedIn who, String first, Instant until) {}

    /** Who may have tokens, and their next refresh token. */
    record Renewed(SignedIn who, String refreshToken) {}

    Grants(SecureRandom random, Clock clock) {
        this.random = random;
        this.clock = clock;
    }

    String code(SignedIn who, URI redirect, String challenge) {
        forgetExpired();
        String code = secret();
        codes.put(code, new Code(who, redirect, challenge, clock.instant().plus(CODE_LASTS)));
        return code;
    }

    /** Whom a code was given for; it is good once, whoever sends it. */
    Optional<SignedIn> redeem(String code, String client, String redirect, CodeVerifier verifier) {
        return Optional.ofNullable(codes.remove(code))
                .filter(given -> clock.instant().isBefore(given.until()))
                .filter(given -> given.who().client().equals(client))
                .filter(given -> given.redirect().toString().equals(redirect))
                .filter(given -> given.challenge().equals(challengeOf(verifier)))
                .map(Code::who);
    }

    private static String challengeOf(CodeVerifier verifier) {
        return CodeChallenge.compute(CodeChallengeMethod.S256, verifier).getValue();
    }

    /** The first refresh token of a sign-in. */
    Renewed begin(SignedIn who) {
        String token = secret();
        return next(new Refresh(who, token, Instant.MAX), token);
    }

    /** The next refresh token for this one, which soon ends. */
    Optional<Renewed> refresh(String token, String client) {
        Instant now = clock.instant();
        Optional<Refresh> known = Optional.ofNullable(refreshes.get(token))
                .filter(given -> now.isBefore(given.until()))
                .filter(given -> given.who().client().equals(client));
        known.filter(given -> now.plus(GRACE).isBefore(given.until()))
                .ifPresent(used -> refreshes.put(token, new Refresh(used.who(), used.first(), now.plus(GRACE))));
        return known.map(used -> next(used, secret()));
    }

    private Renewed next(Refresh before, String token) {
        refreshes.put(
                token, new Refresh(before.who(), before.first(), clock.instant().plus(REFRESH_LASTS)));
        return new Renewed(before.who(), token);
    }

    /** Ends all refresh tokens of the sign-in that this one is of. */
    void revoke(String token) {
        Optional.ofNullable(refreshes.get(token))
                .ifPresent(given ->
                        refreshes.values().removeIf(other -> other.first().equals(given.first())));
    }

    private void forgetExpired() {
        Instant now = clock.instant();
        codes.values().removeIf(code -> !now.isBefore(code.until()));
        refreshes.values().removeIf(refresh -> !now.isBefore(refresh.until()));
    }

    private String secret() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
