package org.vigie.benchmark;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.vigie.store.WorkFolders;
import org.vigie.store.read.Store;

/// Imports of shuffled events in turn with DuckDB's own sorting and writing of the same columns,
/// each in a process of its own: Vigie with a heap of 2 GB and DuckDB inside it bound to 2 GB,
/// DuckDB alone bound to 4 GB.
///
/// Arguments: a folder to work in, how many runs, and numbers of people.
public final class ImportSideBySide {

    private ImportSideBySide() {}

    /// What a process used.
    private record Used(double seconds, double cpu, double gigabytes) {}

    public static void main(String[] arguments) throws Exception {
        var folder = Path.of(arguments[0]);
        Files.createDirectories(folder);
        int runs = Integer.parseInt(arguments[1]);
        System.out.println(
                """
                | people | events | Vigie: s, CPU s, GB | events a second | DuckDB: s, CPU s, GB \
                | ratio of seconds |
                |---|---|---|---|---|---|\
                """);
        for (int a = 2; a < arguments.length; a++) {
            int people = Integer.parseInt(arguments[a]);
            var dataset = folder.resolve("shuffled-" + people);
            ShuffledDataset.make(folder, people, dataset);
            System.out.print(row(folder, people, dataset, runs));
        }
    }

    private static String row(Path folder, int people, Path dataset, int runs) throws Exception {
        var ours = new ArrayList<Used>();
        var theirs = new ArrayList<Used>();
        var store = folder.resolve("imported");
        var file = folder.resolve("sorted.parquet");
        long events = 0;
        for (int run = 0; run < runs; run++) {
            ours.add(run("-Xmx2g", "vigie", dataset.toString(), store.toString(), "2GB"));
            events = Store.readManifest(store).events();
            WorkFolders.delete(store);
            theirs.add(run("-Xmx256m", "duckdb", dataset.toString(), file.toString(), "4GB"));
            Files.delete(file);
        }
        var ratios = new double[runs];
        Arrays.setAll(ratios, i -> ours.get(i).seconds / theirs.get(i).seconds);
        return String.format(
                Locale.ROOT,
                "| %,d | %,d | %s | %,.0f | %s | %.2f (%.2f to %.2f) |%n",
                people,
                events,
                medians(ours),
                events / Timed.median(ours.stream().mapToDouble(Used::seconds).toArray()),
                medians(theirs),
                Timed.median(ratios),
                Arrays.stream(ratios).min().orElseThrow(),
                Arrays.stream(ratios).max().orElseThrow());
    }

    private static String medians(List<Used> used) {
        return String.format(
                Locale.ROOT,
                "%.1f, %.1f, %.1f",
                Timed.median(used.stream().mapToDouble(Used::seconds).toArray()),
                Timed.median(used.stream().mapToDouble(Used::cpu).toArray()),
                used.stream().mapToDouble(Used::gigabytes).max().orElseThrow());
    }

    private static Used run(String heap, String... arguments) throws Exception {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                heap,
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-XX:+UseParallelGC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                OneImport.class.getName()));
        command.addAll(List.of(arguments));
        var process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        var said =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(arguments[0] + " failed");
        }
        var numbers = Arrays.stream(said.split(" ")).mapToDouble(Double::parseDouble).toArray();
        return new Used(numbers[0], numbers[1], numbers[2]);
    }
}
