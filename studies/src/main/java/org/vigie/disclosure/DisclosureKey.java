package org.vigie.disclosure;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The secret by which it is chosen which cells are hidden beside those of few people. Without it
/// nobody can run the choice on every table that would agree with what is shown, and see for which
/// it comes out as it did.
///
/// The same key and the same tables give the same choice. HMAC-SHA-256, RFC 2104.
public final class DisclosureKey {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec secret;

    private DisclosureKey(byte[] secret) {
        this.secret = new SecretKeySpec(secret, ALGORITHM);
    }

    /// A key of at least 16 bytes.
    public static DisclosureKey of(byte[] secret) {
        if (secret.length < 16) {
            throw new IllegalArgumentException("a key has at least 16 bytes");
        }
        return new DisclosureKey(secret);
    }

    /// The key of data that nobody has to protect: that of simulated people.
    public static DisclosureKey ofInvented(String name) {
        return new DisclosureKey(("invented|" + name).getBytes(StandardCharsets.UTF_8));
    }

    /// What tells one key from another and gives neither away: 16 hexadecimal digits.
    public String fingerprint() {
        return HexFormat.of().formatHex(bytes("fingerprint"), 0, 8);
    }

    /// Where the choices for a table begin.
    long seed(String table) {
        var bytes = bytes("table|" + table);
        long seed = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            seed = (seed << 8) | (bytes[i] & 0xff);
        }
        return seed;
    }

    private byte[] bytes(String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
