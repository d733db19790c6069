package org.vigie.source.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.problem.InputProblem;

/// Who asks a database is told in the environment or in a file of one's own.
class DatabaseLoginTest {

    @TempDir Path folder;

    private Path file(String text, String permissions) throws IOException {
        var file = Files.writeString(folder.resolve("login"), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    @Test
    void ofTheEnvironment() {
        var login =
                DatabaseLogin.of(
                        Map.of("VIGIE_JDBC_USER", "me", "VIGIE_JDBC_PASSWORD", "p=1:2", "X", "y"));
        assertEquals(Map.of("user", "me", "password", "p=1:2"), login.properties());
        assertEquals(Map.of(), DatabaseLogin.of(Map.of()).properties());
    }

    @Test
    void ofAFile() throws IOException {
        var file = file("user=me\npassword=a b=c\nsslmode=require\n", "rw-------");
        assertEquals(
                Map.of("user", "me", "password", "a b=c", "sslmode", "require"),
                DatabaseLogin.of(file).properties());
    }

    @Test
    void aFileThatOthersMayReadIsRefused() throws IOException {
        var file = file("password=x\n", "rw-r-----");
        assertEquals(
                file + " may be read by others; make it your own with 'chmod 600 " + file + "'",
                assertThrows(InputProblem.class, () -> DatabaseLogin.of(file)).getMessage());
    }

    @Test
    void aFileThatIsNotThereIsRefused() {
        var file = folder.resolve("none");
        assertEquals(
                file
                        + " cannot be read; --login needs a file with lines such as user=me and"
                        + " password=...",
                assertThrows(InputProblem.class, () -> DatabaseLogin.of(file)).getMessage());
    }
}
