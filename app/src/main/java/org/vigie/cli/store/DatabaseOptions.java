package org.vigie.cli.store;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vigie.source.database.Database;
import org.vigie.source.database.DatabaseAddress;
import org.vigie.source.database.DatabaseLogin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// How a database is read: who asks, with which driver, and what of it.
final class DatabaseOptions {

    @Option(
            names = "--schema",
            paramLabel = "NAME",
            description = "The schema of the tables in a database (default: the database's own).")
    String schema;

    @Option(
            names = "--login",
            paramLabel = "FILE",
            description =
                    """
                    A file of lines such as user=me, password=..., that its owner alone may read \
                    (default: VIGIE_JDBC_USER and VIGIE_JDBC_PASSWORD in the environment, else \
                    what the driver finds, such as ~/.pgpass). A password in the address is \
                    refused.\
                    """)
    Path login;

    @Option(
            names = "--driver",
            paramLabel = "JAR",
            description =
                    """
                    The JDBC driver's jar, or a folder of jars; those of PostgreSQL and DuckDB \
                    are there.\
                    """)
    List<Path> drivers = new ArrayList<>();

    @Option(
            names = "--time-zone",
            paramLabel = "ZONE",
            description =
                    """
                    On whose clock to read times that a database keeps without the zone they had, \
                    such as Europe/Paris (default: UTC, and said).\
                    """)
    String zone;

    /// @throws ParameterException where one is given that needs a database
    void refuse(CommandSpec spec) {
        var given = new ArrayList<String>();
        add(given, "--schema", schema != null);
        add(given, "--login", login != null);
        add(given, "--driver", !drivers.isEmpty());
        add(given, "--time-zone", zone != null);
        if (!given.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    given.getFirst() + " needs a database, such as jdbc:postgresql://host/db");
        }
    }

    private static void add(List<String> given, String name, boolean there) {
        if (there) {
            given.add(name);
        }
    }

    Optional<String> schema() {
        return Optional.ofNullable(schema);
    }

    Database.Access access(CommandSpec spec, String url) {
        return new Database.Access(
                new DatabaseAddress(url),
                login == null ? DatabaseLogin.of(System.getenv()) : DatabaseLogin.of(login),
                drivers,
                Optional.ofNullable(zone).map(name -> zone(spec, name)));
    }

    private static ZoneId zone(CommandSpec spec, String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException _) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--time-zone needs a zone such as Europe/Paris or +01:00, was " + name);
        }
    }
}
