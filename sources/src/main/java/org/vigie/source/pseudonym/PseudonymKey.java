package org.vigie.source.pseudonym;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.vigie.problem.InputProblem;
import org.vigie.timeline.Progress;

/// The secret that identifiers are hashed with: HMAC-SHA-256 (RFC 2104, FIPS 198-1), of which the
/// first 63 bits are the pseudonym. Without the key nobody can compute or reverse a pseudonym; with
/// it anybody can. The key is never written anywhere, and no text of this class holds any of it.
public final class PseudonymKey {

    /// As many as the hash has: a longer key adds nothing, a shorter one can be searched for.
    static final int LEAST_BYTES = 32;

    /// A key typed by hand repeats itself; 32 random bytes have fewer distinct values than this
    /// about never.
    private static final int LEAST_DISTINCT = 10;

    private static final String MAKE =
            "; make one with: head -c 32 /dev/urandom | base64 > KEYFILE";
    private static final String ENVIRONMENT = "env:";
    private static final String CHECK = "check value of a pseudonymised store";

    private final Mac mac;
    private final int bits;

    private PseudonymKey(Mac mac, int bits) {
        this.mac = mac;
        this.bits = bits;
    }

    /// The key in a file, or in the environment where `env:NAME` is said. A line's end behind it
    /// does not count.
    ///
    /// @throws InputProblem where there is none, or it is too short
    public static PseudonymKey of(String said, Map<String, String> environment, Progress progress) {
        if (said.startsWith(ENVIRONMENT)) {
            var name = said.substring(ENVIRONMENT.length());
            var value = environment.get(name);
            if (value == null) {
                throw new InputProblem(
                        "--pseudonymise: the environment has no variable " + name + MAKE);
            }
            return of(value.getBytes(StandardCharsets.UTF_8), "the variable " + name);
        }
        var file = Path.of(said);
        try {
            var key = of(Files.readAllBytes(file), file.toString());
            warn(file, progress);
            return key;
        } catch (IOException e) {
            throw new InputProblem("--pseudonymise: " + file + " cannot be read" + MAKE);
        }
    }

    static PseudonymKey of(byte[] said, String where) {
        int length = said.length;
        while (length > 0 && (said[length - 1] == '\n' || said[length - 1] == '\r')) {
            length--;
        }
        if (length < LEAST_BYTES) {
            throw new InputProblem(
                    "--pseudonymise needs a key of at least "
                            + LEAST_BYTES
                            + " bytes, "
                            + where
                            + " has "
                            + length
                            + MAKE);
        }
        var key = Arrays.copyOf(said, length);
        if (new String(key, StandardCharsets.ISO_8859_1).chars().distinct().count()
                < LEAST_DISTINCT) {
            throw new InputProblem(
                    "--pseudonymise needs a random key, the bytes of " + where + " repeat" + MAKE);
        }
        return new PseudonymKey(mac(key), Long.SIZE - 1);
    }

    private static Mac mac(byte[] key) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    /// The same key with shorter pseudonyms, so that a test can see two of them meet.
    PseudonymKey shortened(int other) {
        return new PseudonymKey(mac, other);
    }

    private static void warn(Path file, Progress progress) throws IOException {
        if (Files.getFileStore(file).supportsFileAttributeView("posix")
                && Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)) {
            progress.say(
                    "warning: everybody on this machine can read the key in "
                            + file
                            + "; chmod 600 it");
        }
    }

    /// The pseudonym of an identifier; the same identifier of another kind has another.
    ///
    /// @return from 0 to 2^63 − 1
    long pseudonym(String kind, String identifier) {
        return ByteBuffer.wrap(hash(kind, identifier)).getLong() >>> (Long.SIZE - bits);
    }

    /// By how many days a person's dates are moved: evenly from −`most` to `most`, or where whole
    /// weeks are asked for, evenly among the multiples of 7 in between.
    int shift(String person, int most, boolean wholeWeeks) {
        int step = wholeWeeks ? 7 : 1;
        int steps = most / step;
        long draw = ByteBuffer.wrap(hash("shift", person)).getLong() >>> 1;
        return (int) (draw % (2L * steps + 1) - steps) * step;
    }

    /// What a store keeps of a file instead of its hash, which could be guessed of a file of few
    /// rows.
    String file(String sha256) {
        return HexFormat.of().formatHex(hash("file", sha256));
    }

    /// What a store keeps to tell whether it is asked to grow with the same key: 64 bits of the
    /// HMAC of a constant that no identifier is hashed with. An HMAC tells nothing of its key or of
    /// its other values to who lacks the key, so these bits help nobody but to recognise a key they
    /// already have.
    String check() {
        return HexFormat.of().formatHex(hash("check", CHECK), 0, Long.BYTES);
    }

    private byte[] hash(String kind, String identifier) {
        return mac.doFinal((kind + '\0' + identifier).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "a key";
    }
}
