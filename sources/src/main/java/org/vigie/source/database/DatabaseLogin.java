package org.vigie.source.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.vigie.problem.InputProblem;

/// Who asks a database, and what its driver is told besides: from a file that its owner alone may
/// read, or from the environment. Without either, the driver looks where it always does
/// (PostgreSQL's into `~/.pgpass`).
public final class DatabaseLogin {

    /// The environment's names of the two.
    public static final String USER = "VIGIE_JDBC_USER";

    public static final String PASSWORD = "VIGIE_JDBC_PASSWORD";

    private static final Set<PosixFilePermission> OTHERS =
            Set.of(
                    PosixFilePermission.GROUP_READ,
                    PosixFilePermission.GROUP_WRITE,
                    PosixFilePermission.OTHERS_READ,
                    PosixFilePermission.OTHERS_WRITE);

    private final Properties properties = new Properties();

    private DatabaseLogin() {}

    /// What the environment tells.
    public static DatabaseLogin of(Map<String, String> environment) {
        var login = new DatabaseLogin();
        login.add("user", environment.getOrDefault(USER, ""));
        login.add("password", environment.getOrDefault(PASSWORD, ""));
        return login;
    }

    /// What a file tells, in lines such as `user=me`, `password=...`.
    ///
    /// @throws InputProblem where it cannot be read, or others may read it
    public static DatabaseLogin of(Path file) {
        var login = new DatabaseLogin();
        try {
            var view = Files.getFileStore(file);
            if (view.supportsFileAttributeView("posix")
                    && Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
                throw new InputProblem(
                        "%s may be read by others; make it your own with 'chmod 600 %s'"
                                .formatted(file, file));
            }
            try (var lines = Files.newBufferedReader(file)) {
                login.properties.load(lines);
            }
        } catch (IOException | IllegalArgumentException _) {
            throw new InputProblem(
                    """
                    %s cannot be read; --login needs a file with lines such as user=me and \
                    password=...\
                    """
                            .formatted(file));
        }
        return login;
    }

    private void add(String name, String value) {
        if (!value.isEmpty()) {
            properties.setProperty(name, value);
        }
    }

    /// What a driver is told.
    Properties properties() {
        var all = new Properties();
        all.putAll(properties);
        return all;
    }
}
