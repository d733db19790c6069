package org.vigie.source.pseudonym;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.problem.InputProblem;
import org.vigie.timeline.Progress;

class PseudonymKeyTest {

    private static final String SECRET = "0123456789abcdefghijklmnopqrstuvwxyz";

    @TempDir Path folder;

    static PseudonymKey key() {
        return PseudonymKey.of(SECRET.getBytes(StandardCharsets.UTF_8), "test");
    }

    /// printf 'person\0007' | openssl dgst -sha256 -hmac 0123456789abcdefghijklmnopqrstuvwxyz
    /// (OpenSSL 3.0.19), the first 8 bytes without the last bit.
    @Test
    void aPseudonymIsTheFirst63BitsOfTheHmac() {
        assertEquals(PERSON_7 >>> 1, key().pseudonym("person", "7"));
        assertNotEquals(key().pseudonym("person", "7"), key().pseudonym("visit", "7"));
        assertTrue(key().pseudonym("person", "8") >= 0);
    }

    private static final long PERSON_7 = 0xc85482d36858acf3L;

    /// printf 'check\000check value of a pseudonymised store' | openssl dgst -sha256 -hmac … : its
    /// first 8 bytes.
    @Test
    void theCheckValueIsOfAConstant() {
        assertEquals("c476bd60c55d8dec", key().check());
    }

    /// 20,000 people over 21 days: chi square of 20 degrees of freedom is beyond 45.3 once in a
    /// thousand draws; the draws are the same in every run.
    @Test
    void datesMoveEvenlyBothWays() {
        var counts = new TreeMap<Integer, Integer>();
        for (int person = 0; person < 20_000; person++) {
            counts.merge(key().shift("p" + person, 10, false), 1, Integer::sum);
        }
        assertEquals(21, counts.size());
        assertEquals(-10, counts.firstKey());
        assertEquals(10, counts.lastKey());
        double expected = 20_000 / 21.0;
        double chi =
                counts.values().stream()
                        .mapToDouble(n -> (n - expected) * (n - expected) / expected)
                        .sum();
        assertTrue(chi < 45.3, "chi square " + chi);
    }

    @Test
    void wholeWeeksAreMultiplesOfSeven() {
        var shifts = new TreeMap<Integer, Integer>();
        for (int person = 0; person < 1_000; person++) {
            shifts.merge(key().shift("p" + person, 20, true), 1, Integer::sum);
        }
        assertEquals("[-14, -7, 0, 7, 14]", shifts.keySet().toString());
        assertEquals(0, key().shift("p1", 0, false));
    }

    @Test
    void aKeyComesFromAFileOrTheEnvironmentWithoutItsLinesEnd() throws Exception {
        var file = folder.resolve("key");
        Files.writeString(file, SECRET + "\r\n");
        assertEquals(
                key().check(), PseudonymKey.of(file.toString(), Map.of(), Progress.SILENT).check());
        assertEquals(
                key().check(),
                PseudonymKey.of("env:KEY", Map.of("KEY", SECRET), Progress.SILENT).check());
    }

    @Test
    void whatIsNoKeyIsSaidWithoutAnyOfIt() throws Exception {
        var file = folder.resolve("short");
        Files.writeString(file, "s3cr3t-of-28-bytes-xxxxxxxxx\n");
        assertRefused(
                file.toString(),
                "--pseudonymise needs a key of at least 32 bytes, "
                        + file
                        + " has 28; make one"
                        + " with: head -c 32 /dev/urandom | base64 > KEYFILE");
        assertRefused(
                folder.resolve("none").toString(),
                "--pseudonymise: "
                        + folder.resolve("none")
                        + " cannot be read;"
                        + " make one with: head -c 32 /dev/urandom | base64 > KEYFILE");
        assertRefused(
                "env:NONE",
                "--pseudonymise: the environment has no variable NONE; make one with: head -c 32"
                        + " /dev/urandom | base64 > KEYFILE");
        Files.writeString(file, "a".repeat(40));
        assertRefused(
                file.toString(),
                "--pseudonymise needs a random key, the bytes of "
                        + file
                        + " repeat; make one with:"
                        + " head -c 32 /dev/urandom | base64 > KEYFILE");
        assertFalse(key().toString().contains("0123"));
    }

    private static void assertRefused(String said, String message) {
        assertEquals(
                message,
                assertThrows(
                                InputProblem.class,
                                () -> PseudonymKey.of(said, Map.of(), Progress.SILENT))
                        .getMessage());
    }

    @Test
    void aKeyThatEverybodyCanReadIsWarnedOf() throws Exception {
        var file = folder.resolve("key");
        Files.writeString(file, SECRET);
        var said = new ArrayList<String>();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        PseudonymKey.of(file.toString(), Map.of(), (line, _, _) -> said.add(line));
        assertEquals(
                "[warning: everybody on this machine can read the key in "
                        + file
                        + "; chmod 600 it]",
                said.toString());
        said.clear();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        PseudonymKey.of(file.toString(), Map.of(), (line, _, _) -> said.add(line));
        assertEquals("[]", said.toString());
    }
}
