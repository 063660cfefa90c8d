package io.vehicleshadow.benchmarks;

import io.vehicleshadow.agent.proof.KeyRing;
import io.vehicleshadow.agent.proof.ProofFiles;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.proof.CommandId;
import io.vehicleshadow.vehicle.proof.KeyChange;
import io.vehicleshadow.vehicle.proof.KeyRole;
import io.vehicleshadow.vehicle.proof.PersonKey;
import io.vehicleshadow.vehicle.proof.Proof;
import io.vehicleshadow.vehicle.proof.SigningKey;
import io.vehicleshadow.vehicle.proof.Statement;
import io.vehicleshadow.vehicle.signal.SignalKey;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Seven people with a key file and seven with a passkey, whom a car knows. They sign in turn: a car takes 128 commands of a
 * key until one expires, so it takes 896 of each sort within a minute.
 */
final class People {
    /** Of each sort; a car knows sixteen keys at most. */
    private static final int PEOPLE = 7;

    private static final ThingName THING = new ThingName("tcu");
    private static final SignalKey LOCK = new SignalKey("lock");
    private static final SignalValue UNLOCKED = new SignalValue.Word("unlocked");
    private static final String ORIGIN = "https://car.example";
    private static final String HOST = "car.example";
    private static final byte[] VERIFIED_AND_NEVER_COUNTED = {0x1d, 0, 0, 0, 0};

    private final SecureRandom random = new SecureRandom();
    private final List<SigningKey> files = new ArrayList<>();
    private final List<KeyPair> passkeys = new ArrayList<>();

    /** Lets them into a car whose agent is not running yet. */
    People(Path data) throws GeneralSecurityException, IOException {
        KeyRing keys = new ProofFiles(data).keys();
        for (int i = 0; i < PEOPLE; i++) {
            files.add(new SigningKey(KeyPairGenerator.getInstance("Ed25519").generateKeyPair()));
            KeyPairGenerator p256 = KeyPairGenerator.getInstance("EC");
            p256.initialize(256);
            passkeys.add(p256.generateKeyPair());
            for (PersonKey key : List.of(files.get(i).open(), open(passkeys.get(i)))) {
                keys.byHand(
                        new KeyChange.Allow(KeyRole.OWNER, OptionalLong.empty(), key, "Person " + i), Instant.now());
            }
        }
    }

    private static PersonKey open(KeyPair passkey) {
        return PersonKey.read(PersonKey.ofFile(passkey.getPublic()).text() + "@" + ORIGIN);
    }

    /** The proof by a key file that the car is to be unlocked. */
    Proof byFile(int round) {
        return files.get(round % PEOPLE).sign(THING, LOCK, UNLOCKED, CommandId.random(random), expires());
    }

    /** The same by a passkey, as a browser has an authenticator make it. */
    Proof byPasskey(int round) throws GeneralSecurityException {
        KeyPair pair = passkeys.get(round % PEOPLE);
        PersonKey open = open(pair);
        CommandId id = CommandId.random(random);
        long expires = expires();
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        byte[] challenge = sha.digest(new Statement(THING, LOCK, UNLOCKED, open.id(), id, expires).bytes());
        byte[] client = utf8("{\"type\":\"webauthn.get\",\"challenge\":\""
                + Base64.getUrlEncoder().withoutPadding().encodeToString(challenge) + "\",\"origin\":\"" + ORIGIN
                + "\",\"crossOrigin\":false}");
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        data.writeBytes(sha.digest(utf8(HOST)));
        data.writeBytes(VERIFIED_AND_NEVER_COUNTED);
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(pair.getPrivate());
        signature.update(data.toByteArray());
        signature.update(sha.digest(client));
        Proof.Assertion assertion = new Proof.Assertion(data.toByteArray(), client);
        return new Proof(open.id(), id, expires, signature.sign(), Optional.of(assertion));
    }

    private static long expires() {
        return Instant.now().plus(Duration.ofMinutes(1)).getEpochSecond();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
