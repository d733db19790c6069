package org.vigie.source.database;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A PostgreSQL of the test's own, where its programs are installed: its data are removed with it.
///
/// It refuses to run as root; then it runs as the user `postgres`.
final class PostgresServer implements AutoCloseable {

    static final String PASSWORD = "s3cret of the owner";

    private static final boolean ROOT = System.getProperty("user.name").equals("root");

    private final Path programs;
    private final Path folder;
    private final int port;

    private PostgresServer(Path programs, Path folder, int port) {
        this.programs = programs;
        this.folder = folder;
        this.port = port;
    }

    /// Where `initdb` is, if it is.
    static Optional<Path> programs() throws IOException {
        var places =
                new ArrayList<>(
                        Arrays.stream(System.getenv("PATH").split(":")).map(Path::of).toList());
        var debian = Path.of("/usr/lib/postgresql");
        if (Files.isDirectory(debian)) {
            try (var versions = Files.list(debian)) {
                versions.map(version -> version.resolve("bin")).forEach(places::add);
            }
        }
        return places.stream()
                .filter(place -> Files.isExecutable(place.resolve("initdb")))
                .findFirst();
    }

    static PostgresServer start(Path programs) throws Exception {
        var folder = Files.createTempDirectory("vigie-postgres-");
        var password = Files.writeString(folder.resolve("password"), PASSWORD);
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        if (ROOT) {
            var owner =
                    folder.getFileSystem()
                            .getUserPrincipalLookupService()
                            .lookupPrincipalByName("postgres");
            Files.setOwner(folder, owner);
            Files.setOwner(password, owner);
        }
        var server = new PostgresServer(programs, folder, port);
        var data = folder.resolve("data").toString();
        server.run(
                "initdb",
                "-D",
                data,
                "-U",
                "owner",
                "-A",
                "scram-sha-256",
                "-E",
                "UTF8",
                "--no-sync",
                "--pwfile",
                password.toString());
        server.run(
                "pg_ctl",
                "-D",
                data,
                "-w",
                "-l",
                folder.resolve("log").toString(),
                "-o",
                "-p " + port + " -k " + folder + " -c listen_addresses=127.0.0.1 -c fsync=off",
                "start");
        return server;
    }

    private void run(String program, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        if (ROOT) {
            command.addAll(List.of("runuser", "-u", "postgres", "--"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        var log = folder.resolve(program + ".out").toFile();
        try {
            var process =
                    new ProcessBuilder(command)
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(log)
                            .start();
            if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IOException(program + ": " + Files.readString(log.toPath()));
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /// The address of a database of it, as `owner` where nothing else is said.
    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /// What a password file of PostgreSQL has before the password of `owner`.
    String passwordLine() {
        return "127.0.0.1:" + port + ":*:owner:" + PASSWORD.replace(":", "\\:");
    }

    void execute(String... statements) throws SQLException {
        try (var connection = DriverManager.getConnection(url("postgres"), "owner", PASSWORD);
                var sql = connection.createStatement()) {
            for (var statement : statements) {
                sql.execute(statement);
            }
        }
    }

    @Override
    public void close() throws IOException {
        run("pg_ctl", "-D", folder.resolve("data").toString(), "-m", "immediate", "stop");
        try (Stream<Path> paths = Files.walk(folder)) {
            for (var path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
