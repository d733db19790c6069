package org.vigie.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.vigie.simulate.people.Simulation;
import org.vigie.simulate.raw.RawFiles;
import org.vigie.simulate.raw.RawFormat;
import org.vigie.source.snds.SndsImport;
import org.vigie.source.stage.Duck;
import org.vigie.source.stage.Findings;
import org.vigie.source.table.TableReader;
import org.vigie.timeline.Progress;

/// Simulated files of the SNDS, read and flattened by the import and by the same joins in plain SQL
/// of DuckDB: no checks, no cleaning, every value a text.
///
/// Arguments: a folder to work in, and numbers of people.
public final class SndsSideBySide {

    private static final String KEYS =
            "(DCT_ORD_NUM, FLX_DIS_DTD, FLX_EMT_NUM, FLX_EMT_ORD, FLX_EMT_TYP, FLX_TRT_DTD,"
                    + " ORG_CLE_NUM, PRS_ORD_NUM, REM_TYP_AFF)";

    private SndsSideBySide() {}

    private interface Work {
        long run() throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        var folder = Path.of(arguments[0]);
        Files.createDirectories(folder);
        System.out.println(
                """
                | people | rows of all files | plain SQL: rows, s, CPU s \
                | import's flattening: events, s, CPU s | ratio of CPU | whole import: s, CPU s |
                |---|---|---|---|---|---|\
                """);
        for (int a = 1; a < arguments.length; a++) {
            int people = Integer.parseInt(arguments[a]);
            var files = folder.resolve("snds-" + people);
            if (!Files.exists(files)) {
                RawFiles.write(Simulation.of(people), RawFormat.SNDS, files, Progress.SILENT);
            }
            var plain = new double[2];
            var ours = new double[2];
            var whole = new double[2];
            System.out.printf(Locale.ROOT, "| %,d | %,d |", people, lines(files));
            long rows = timed(plain, () -> plain(files, folder.resolve("plain.db")));
            System.out.printf(Locale.ROOT, " %,d, %.1f, %.1f |", rows, plain[0], plain[1]);
            long events = timed(ours, () -> flattened(files, folder));
            System.out.printf(
                    Locale.ROOT,
                    " %,d, %.1f, %.1f | %.2f |",
                    events,
                    ours[0],
                    ours[1],
                    ours[1] / plain[1]);
            var store = folder.resolve("store-" + people);
            timed(
                    whole,
                    () ->
                            new SndsImport(
                                            files,
                                            store,
                                            "2GB",
                                            0,
                                            "",
                                            Set.of(),
                                            Optional.empty(),
                                            Progress.SILENT)
                                    .run()
                                    .events());
            remove(store);
            System.out.printf(Locale.ROOT, " %.1f, %.1f |%n", whole[0], whole[1]);
        }
    }

    /// @param into seconds on the clock, and of the processors
    private static long timed(double[] into, Work work) throws Exception {
        var system =
                (com.sun.management.OperatingSystemMXBean)
                        java.lang.management.ManagementFactory.getOperatingSystemMXBean();
        long begun = System.nanoTime();
        long used = system.getProcessCpuTime();
        long result = work.run();
        into[0] = (System.nanoTime() - begun) / 1e9;
        into[1] = (system.getProcessCpuTime() - used) / 1e9;
        return result;
    }

    private static long flattened(Path files, Path beside) throws Exception {
        var findings = new Findings();
        try (var duck = Duck.beside(beside, "2GB", Progress.SILENT)) {
            new SndsImport(
                            files,
                            beside.resolve("none"),
                            "2GB",
                            0,
                            "",
                            Set.of(),
                            Optional.empty(),
                            Progress.SILENT)
                    .flatten(duck, new TableReader(duck, findings), findings);
            return duck.number("SELECT count(*) FROM happening");
        }
    }

    private static long plain(Path files, Path database) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:" + database);
                var statement = connection.createStatement()) {
            statement.execute("SET memory_limit = '2GB'");
            for (var table :
                    List.of("ER_PRS_F_", "ER_PHA_F_", "ER_CAM_F_", "ER_UCD_F_", "ER_BIO_F_")) {
                read(connection, files, table + "*", table);
            }
            for (var table : List.of("B", "C", "A", "D")) {
                read(connection, files, "T_MCO[0-9][0-9]" + table, "MCO_" + table);
            }
            statement.execute(
                    """
                    CREATE TABLE dcir AS SELECT p.*, h.PHA_PRS_C13, h.PHA_ACT_QSN,
                      c.CAM_PRS_IDE, u.UCD_UCD_COD, b.BIO_PRS_IDE FROM ER_PRS_F_ p
                    LEFT JOIN ER_PHA_F_ h USING %s LEFT JOIN ER_CAM_F_ c USING %s
                    LEFT JOIN ER_UCD_F_ u USING %s LEFT JOIN ER_BIO_F_ b USING %s\
                    """
                            .formatted(KEYS, KEYS, KEYS, KEYS));
            statement.execute(
                    """
                    CREATE TABLE stay AS SELECT b.*, c.* EXCLUDE (year, ETA_NUM, RSA_NUM)
                    FROM MCO_B b LEFT JOIN MCO_C c USING (year, ETA_NUM, RSA_NUM)\
                    """);
            statement.execute(
                    """
                    CREATE TABLE pmsi AS SELECT s.*, CDC_ACT, NULL AS ASS_DGN FROM stay s
                    LEFT JOIN MCO_A a ON a.year = s.year AND a.ETA_NUM = s.ETA_NUM
                      AND CAST(a.RSA_NUM AS BIGINT) = CAST(s.RSA_NUM AS BIGINT) UNION ALL
                    SELECT s.*, NULL, ASS_DGN FROM stay s LEFT JOIN MCO_D d
                           ON d.year = s.year AND d.ETA_NUM = s.ETA_NUM
                           AND CAST(d.RSA_NUM AS BIGINT) = CAST(s.RSA_NUM AS BIGINT)\
                    """);
            try (var count =
                    statement.executeQuery(
                            "SELECT (SELECT count(*) FROM dcir) + (SELECT count(*) FROM pmsi)")) {
                count.next();
                return count.getLong(1);
            }
        } finally {
            Files.deleteIfExists(database);
        }
    }

    private static void read(Connection connection, Path files, String pattern, String table)
            throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(
                    """
                    CREATE TABLE %s AS SELECT * EXCLUDE filename, filename[-7:] AS year
                    FROM read_csv('%s/%s.csv', delim = ';', header = true,
                      all_varchar = true, filename = true)\
                    """
                            .formatted(table, files, pattern));
            if (table.startsWith("MCO")) {
                statement.execute("UPDATE " + table + " SET year = year[1:2]");
            }
        }
    }

    private static long lines(Path files) throws Exception {
        long lines = 0;
        try (var all = Files.list(files)) {
            for (var file : all.toList()) {
                try (var text = Files.lines(file)) {
                    lines += text.count() - 1;
                }
            }
        }
        return lines;
    }

    private static void remove(Path folder) throws Exception {
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
