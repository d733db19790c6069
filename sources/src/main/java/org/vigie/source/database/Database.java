package org.vigie.source.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.vigie.problem.InputProblem;

/// A database that is read and never written, in one transaction: where it keeps what a transaction
/// began with, all its tables are of one moment.
public final class Database implements AutoCloseable {

    private static final String QUOTE = "\"";

    /// What databases call it where a transaction reads everything as it was when it began, without
    /// keeping others from writing. In others the same word may mean locks, or tables of different
    /// moments.
    private static final Map<String, Integer> SNAPSHOTS =
            Map.of(
                    "PostgreSQL", Connection.TRANSACTION_REPEATABLE_READ,
                    "DuckDB", Connection.TRANSACTION_REPEATABLE_READ,
                    "MySQL", Connection.TRANSACTION_REPEATABLE_READ,
                    "MariaDB", Connection.TRANSACTION_REPEATABLE_READ,
                    "Oracle", Connection.TRANSACTION_SERIALIZABLE,
                    "H2", Connection.TRANSACTION_SERIALIZABLE);

    /// What is asked of a database besides its tables.
    ///
    /// @param login who asks
    /// @param drivers jars of drivers, or folders of them
    /// @param zone whose clock times are read on that the database keeps without one
    public record Access(
            DatabaseAddress address,
            DatabaseLogin login,
            List<Path> drivers,
            Optional<ZoneId> zone) {}

    private final Access access;
    private final DriverJars drivers;
    private final Connection connection;
    private final String product;
    private final String quote;
    private final boolean duck;
    private final boolean oneMoment;

    private Database(Access access, DriverJars drivers, Connection connection) throws SQLException {
        this.access = access;
        this.drivers = drivers;
        this.connection = connection;
        var about = connection.getMetaData();
        product = about.getDatabaseProductName();
        quote = Optional.ofNullable(about.getIdentifierQuoteString()).orElse(QUOTE).strip();
        duck = access.address().isDuck();
        oneMoment = begin(connection, product);
    }

    /// Opens a database.
    ///
    /// @throws InputProblem where it does not answer, or refuses
    public static Database open(Access access) throws IOException {
        var address = access.address();
        var drivers = new DriverJars(access.drivers());
        try {
            return open(access, drivers);
        } catch (SQLException e) {
            drivers.close();
            throw DatabaseProblem.ofConnecting(address, e);
        } catch (RuntimeException e) {
            drivers.close();
            throw e;
        }
    }

    private static Database open(Access access, DriverJars drivers) throws SQLException {
        var address = access.address();
        var driver = drivers.driver(address);
        var settings = access.login().properties();
        if (address.isDuck()) {
            // DuckDB asks nobody who they are; it would make a database that is not there, and
            // hold all rows.
            settings.remove("user");
            settings.remove("password");
            settings.setProperty("duckdb.read_only", "true");
            settings.setProperty("jdbc_stream_results", "true");
        }
        var connection = driver.connect(address.url(), settings);
        if (connection == null) {
            throw new InputProblem("the driver does not know addresses such as " + address);
        }
        try {
            return new Database(access, drivers, connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /// Begins the transaction; returns whether all that is read in it is of one moment.
    private static boolean begin(Connection connection, String product) throws SQLException {
        try {
            connection.setReadOnly(true);
        } catch (SQLException _) {
            // Some can only be opened that way, as DuckDB is; nothing but SELECT is asked anyway.
        }
        var level = SNAPSHOTS.get(product);
        if (level != null) {
            connection.setTransactionIsolation(level);
        }
        connection.setAutoCommit(false);
        return level != null;
    }

    /// Whether its tables are all read as they were at one moment.
    public boolean oneMoment() {
        return oneMoment;
    }

    public DatabaseAddress address() {
        return access.address();
    }

    /// The schema that names without one are looked for in, or the empty string.
    public String currentSchema() {
        try {
            var schema = connection.getSchema();
            return schema == null ? "" : schema;
        } catch (SQLException | AbstractMethodError _) {
            return "";
        }
    }

    /// The name of a schema as the database writes it.
    ///
    /// @throws InputProblem where there is none of this name
    public String schema(String asked) {
        var names = new ArrayList<String>();
        try (var found = connection.getMetaData().getSchemas()) {
            while (found.next()) {
                names.add(found.getString("TABLE_SCHEM"));
            }
        } catch (SQLException e) {
            throw DatabaseProblem.ofReading("the list of schemas", e);
        }
        if (names.contains(asked)) {
            return asked;
        }
        return names.stream()
                .filter(name -> name.equalsIgnoreCase(asked))
                .findFirst()
                .orElseThrow(() ->
                        new InputProblem(
                                "%s has no schema %s that you may see; it has %s"
                                        .formatted(
                                                address(),
                                                asked,
                                                names.isEmpty()
                                                        ? "none"
                                                        : String.join(
                                                                ", ",
                                                                names.stream()
                                                                        .distinct()
                                                                        .sorted()
                                                                        .toList()))));
    }

    /// The tables and views of a schema, or of all where it is empty, in order of name.
    public List<DatabaseTable> tables(String schema) {
        var tables = new ArrayList<DatabaseTable>();
        try (var found =
                connection.getMetaData().getTables(connection.getCatalog(), null, "%", null)) {
            while (found.next()) {
                var in = found.getString("TABLE_SCHEM");
                var type = String.valueOf(found.getString("TABLE_TYPE"));
                if (holdsRows(type) && (schema.isEmpty() || schema.equals(in))) {
                    tables.add(
                            new DatabaseTable(in == null ? "" : in, found.getString("TABLE_NAME")));
                }
            }
        } catch (SQLException e) {
            throw DatabaseProblem.ofReading("the list of tables", e);
        }
        return tables.stream()
                .distinct()
                .sorted(
                        Comparator.comparing(DatabaseTable::name)
                                .thenComparing(DatabaseTable::schema))
                .toList();
    }

    private static boolean holdsRows(String type) {
        var plain = type.toUpperCase(Locale.ROOT);
        return (plain.contains("TABLE") || plain.contains("VIEW") || plain.contains("SYNONYM"))
                && !plain.contains("SYSTEM");
    }

    Connection connection() {
        return connection;
    }

    String product() {
        return product;
    }

    /// A name in SQL.
    String quoted(String name) {
        return quote.isEmpty() ? name : quote + name.replace(quote, quote + quote) + quote;
    }

    /// A table in SQL. DuckDB is told its catalog too: a database `cdm.duckdb` with a schema `cdm`
    /// is ambiguous to it.
    String sql(DatabaseTable table) throws SQLException {
        var catalog = duck ? quoted(connection.getCatalog()) + "." : "";
        return (table.schema().isEmpty() ? "" : catalog + quoted(table.schema()) + ".")
                + quoted(table.name());
    }

    ZoneId zone() {
        return access.zone().orElse(ZoneOffset.UTC);
    }

    @Override
    public void close() throws IOException {
        try {
            connection.rollback();
            connection.close();
        } catch (SQLException _) {
            // Nothing was written, so that nothing is lost.
        } finally {
            drivers.close();
        }
    }
}
