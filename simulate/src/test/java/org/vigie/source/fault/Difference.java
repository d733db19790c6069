package org.vigie.source.fault;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.vigie.store.read.Store;

/// By what a store differs from another.
///
/// @param events by table, where there are not as many
/// @param cents paid
/// @param reimbursed cents
/// @param days of observation
/// @param eventsGone events of the one that are not, with all their values, in the other
/// @param eventsCome the same the other way round
/// @param peopleGone people of the one who are not, with all that is told of them, in the other
/// @param peopleCome the same the other way round
record Difference(
        int people,
        Map<String, Integer> events,
        long cents,
        long reimbursed,
        long days,
        int eventsGone,
        int eventsCome,
        int peopleGone,
        int peopleCome) {

    private static final String TOTALS =
            """
            SELECT (SELECT count(*) FROM p%1$s),
                   (SELECT coalesce(sum(round(100 * cost)), 0) FROM e%1$s),
                   (SELECT coalesce(sum(reimbursed_cents), 0) FROM e%1$s),
                   (SELECT coalesce(sum(date_diff('day', "start", "end") + 1), 0) FROM o%1$s)\
            """;

    /// What is told of a person; where in the store their rows begin is not.
    private static final String PERSON =
            "subject_id, birth, sex, death, region, practice, site, gender, race, ethnicity";

    static Difference between(Path clean, Path other) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            read(statement, clean, "a");
            read(statement, other, "b");
            var before = totals(statement, "a");
            var after = totals(statement, "b");
            return new Difference(
                    (int) (after[0] - before[0]),
                    events(statement),
                    after[1] - before[1],
                    after[2] - before[2],
                    after[3] - before[3],
                    only(statement, "ea", "eb", "*"),
                    only(statement, "eb", "ea", "*"),
                    only(statement, "pa", "pb", PERSON),
                    only(statement, "pb", "pa", PERSON));
        }
    }

    private static void read(Statement statement, Path folder, String name) throws Exception {
        try (var store = Store.open(folder)) {
            table(statement, store, "e" + name, Store.ShardFiles::events);
            table(statement, store, "p" + name, Store.ShardFiles::people);
            table(statement, store, "o" + name, Store.ShardFiles::periods);
        }
    }

    private static void table(
            Statement statement, Store store, String name, Function<Store.ShardFiles, Path> which)
            throws SQLException {
        statement.execute(
                "CREATE TABLE %s AS FROM read_parquet([%s])"
                        .formatted(
                                name,
                                store.files().stream()
                                        .map(files -> "'" + which.apply(files) + "'")
                                        .collect(Collectors.joining(", "))));
    }

    private static long[] totals(Statement statement, String name) throws SQLException {
        try (var row = statement.executeQuery(TOTALS.formatted(name))) {
            row.next();
            return new long[] {row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)};
        }
    }

    private static Map<String, Integer> events(Statement statement) throws SQLException {
        var events = new TreeMap<String, Integer>();
        try (var rows =
                statement.executeQuery(
                        """
                        SELECT "table", sum(n) FROM (SELECT "table", 1 AS n FROM eb
                          UNION ALL SELECT "table", -1 FROM ea) GROUP BY 1 HAVING sum(n) <> 0\
                        """)) {
            while (rows.next()) {
                events.put(rows.getString(1), rows.getInt(2));
            }
        }
        return events;
    }

    /// Rows of the one that are not in the other.
    private static int only(Statement statement, String one, String other, String columns)
            throws SQLException {
        try (var row =
                statement.executeQuery(
                        """
                        SELECT count(*) FROM (SELECT %3$s FROM %1$s
                          EXCEPT ALL SELECT %3$s FROM %2$s)\
                        """
                                .formatted(one, other, columns))) {
            row.next();
            return row.getInt(1);
        }
    }
}
