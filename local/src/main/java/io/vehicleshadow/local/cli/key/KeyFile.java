package io.vehicleshadow.local.cli.key;

import io.vehicleshadow.local.home.PrivateFile;
import io.vehicleshadow.vehicle.proof.KeyPem;
import io.vehicleshadow.vehicle.proof.SigningKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.PBEParameterSpec;

/** A person's own key for Ed25519: both halves as PEM, the private one encrypted if there is a passphrase (PKCS #8). */
public final class KeyFile {
    private static final String ALGORITHM = "Ed25519";
    private static final String ENCRYPTION = "PBEWithHmacSHA256AndAES_256";
    /** The object identifier of PKCS #5's PBES2, encoded. */
    private static final byte[] PBES2 = HexFormat.of().parseHex("06092a864886f70d01050d");

    private static final int SEQUENCE = 0x30;
    private static final int OCTETS = 0x04;
    private static final int ROUNDS = 600_000;
    private static final int BLOCK_BYTES = 16;
    private static final EnumSet<PosixFilePermission> OWNERS =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private KeyFile() {}

    /**
     * Makes a key, in a file that only its owner may read.
     *
     * @throws IllegalArgumentException if the file is there already
     */
    public static SigningKey make(Path file, Optional<char[]> passphrase) throws IOException {
        if (Files.exists(file)) {
            throw new IllegalArgumentException(file + " is there already; name another with --key");
        }
        try {
            KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            byte[] secret = pair.getPrivate().getEncoded();
            String text = passphrase.isPresent()
                    ? KeyPem.write("ENCRYPTED PRIVATE KEY", encrypted(secret, passphrase.get()))
                    : KeyPem.write("PRIVATE KEY", secret);
            PrivateFile.write(
                    file.toAbsolutePath(),
                    text + KeyPem.write("PUBLIC KEY", pair.getPublic().getEncoded()));
            return new SigningKey(pair);
        } catch (GeneralSecurityException e) {
            throw new IOException("A key can't be made", e);
        }
    }

    /**
     * Reads a key.
     *
     * @param passphrase called if it is encrypted
     * @throws IllegalArgumentException if it is none, somebody else may read it, or the passphrase is wrong
     */
    public static SigningKey read(Path file, Supplier<char[]> passphrase) throws IOException {
        if (!OWNERS.containsAll(Files.getPosixFilePermissions(file))) {
            throw new IllegalArgumentException(
                    "others may read " + file + ", which is a key: take that from them with chmod 600");
        }
        String text = Files.readString(file);
        Optional<byte[]> encrypted = KeyPem.read("ENCRYPTED PRIVATE KEY", text);
        char[] typed = encrypted.isPresent() ? passphrase.get() : new char[0];
        try {
            return encrypted.isPresent()
                    ? SigningKey.of(decrypted(encrypted.get(), typed), text)
                    : SigningKey.read(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(file + " can't be read as a key: is the passphrase right?", e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + " is no key as 'key make' writes it", e);
        }
    }

    private static byte[] encrypted(byte[] secret, char[] passphrase) throws GeneralSecurityException, IOException {
        SecureRandom random = new SecureRandom();
        PBEParameterSpec with = new PBEParameterSpec(bytes(random), ROUNDS, new IvParameterSpec(bytes(random)));
        Cipher cipher = Cipher.getInstance(ENCRYPTION);
        cipher.init(Cipher.ENCRYPT_MODE, derived(passphrase), with);
        byte[] how = der(SEQUENCE, PBES2, cipher.getParameters().getEncoded());
        return der(SEQUENCE, how, der(OCTETS, cipher.doFinal(secret)));
    }

    /** The JDK 17 reads this encoding, and can't write it. */
    private static byte[] der(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(tag);
        if (content.size() > 127) {
            whole.write(0x81);
        }
        whole.write(content.size());
        whole.writeBytes(content.toByteArray());
        return whole.toByteArray();
    }

    private static byte[] bytes(SecureRandom random) {
        byte[] bytes = new byte[BLOCK_BYTES];
        random.nextBytes(bytes);
        return bytes;
    }

    private static PKCS8EncodedKeySpec decrypted(byte[] encrypted, char[] passphrase)
            throws GeneralSecurityException, IOException {
        EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(encrypted);
        Cipher cipher = Cipher.getInstance(ENCRYPTION);
        cipher.init(Cipher.DECRYPT_MODE, derived(passphrase), info.getAlgParameters());
        return info.getKeySpec(cipher);
    }

    private static SecretKey derived(char[] passphrase) throws GeneralSecurityException {
        SecretKey key = SecretKeyFactory.getInstance(ENCRYPTION).generateSecret(new PBEKeySpec(passphrase));
        Arrays.fill(passphrase, ' ');
        return key;
    }
}
