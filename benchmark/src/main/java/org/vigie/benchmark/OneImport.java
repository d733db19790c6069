package org.vigie.benchmark;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Locale;
import org.vigie.source.meds.MedsImport;
import org.vigie.timeline.Progress;

/// A process of its own that imports a dataset as a store, or lets DuckDB sort and write the same
/// columns as Parquet, and prints seconds on the clock, seconds of the processors and the most
/// memory it had.
///
/// Arguments: `vigie` or `duckdb`, the dataset, what to make, and how much memory DuckDB may hold.
public final class OneImport {

    private OneImport() {}

    public static void main(String[] arguments) throws Exception {
        var dataset = Path.of(arguments[1]);
        var target = Path.of(arguments[2]);
        long begun = System.nanoTime();
        if (arguments[0].equals("vigie")) {
            new MedsImport(dataset, target, arguments[3], 0, "", Progress.SILENT).run();
        } else {
            sorted(dataset, target, arguments[3]);
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        var system =
                (com.sun.management.OperatingSystemMXBean)
                        ManagementFactory.getOperatingSystemMXBean();
        System.out.printf(
                Locale.ROOT,
                "%.3f %.3f %.3f%n",
                seconds,
                system.getProcessCpuTime() / 1e9,
                gigabytes());
    }

    private static void sorted(Path dataset, Path target, String memory) throws Exception {
        try (var duck = DriverManager.getConnection("jdbc:duckdb:");
                var statement = duck.createStatement()) {
            statement.execute("SET memory_limit = '" + memory + "'");
            statement.execute("SET temp_directory = '" + target + ".spill'");
            statement.execute(
                    """
                    COPY (SELECT * FROM read_parquet('%s/data/*/*.parquet')
                      ORDER BY subject_id, time NULLS FIRST,
                        code) TO '%s' (FORMAT parquet, COMPRESSION uncompressed)\
                    """
                            .formatted(dataset, target));
        }
    }

    /// The most memory the process had, as Linux tells it; 0 elsewhere.
    private static double gigabytes() throws Exception {
        var status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmHWM"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .findFirst()
                            .orElse(0)
                    / (1024.0 * 1024);
        }
    }
}
