package org.vigie.cohort.files;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.vigie.cohort.CohortEntries;
import org.vigie.store.parquet.Column;
import org.vigie.store.parquet.Column.Kind;
import org.vigie.store.parquet.ParquetWriter;
import org.vigie.timeline.Days;

/// Writes cohorts with the columns of OMOP's table `cohort`, as CSV and as Parquet, and how many
/// are in them.
public final class CohortEntryFiles {

    static final String PARQUET = "cohort.parquet";
    static final String CSV = "cohort.csv";
    static final String SUMMARY = "summary.csv";

    /// The names of the files.
    public static final Set<String> FILES = Set.of(PARQUET, CSV, SUMMARY);

    private static final int FIRST_DAY = Days.of(2000, 1, 1);
    private static final int ROW_GROUP = 1 << 20;
    private static final List<Column> COLUMNS =
            List.of(
                    Column.required("cohort_definition_id", Kind.INT, Column.Layout.PLAIN),
                    Column.required("subject_id", Kind.LONG, Column.Layout.PLAIN),
                    Column.required("cohort_start_date", Kind.DATE, Column.Layout.PLAIN),
                    Column.required("cohort_end_date", Kind.DATE, Column.Layout.PLAIN));

    /// Characters that are written at once: all of a cohort of a country are more than a text can
    /// hold.
    private static final int FULL = 1 << 16;

    private CohortEntryFiles() {}

    /// Writes into a folder, made where it is not there; files of an earlier run are replaced. The
    /// files are written side by side.
    public static void write(Path folder, List<CohortEntries> cohorts) throws IOException {
        Files.createDirectories(folder);
        sideBySide(
                () -> writeParquet(folder.resolve(PARQUET), cohorts),
                () -> {
                    writeCsv(folder.resolve(CSV), cohorts);
                    writeSummary(folder.resolve(SUMMARY), cohorts);
                });
    }

    private interface Writing {
        void write() throws IOException;
    }

    private static void sideBySide(Writing one, Writing other) throws IOException {
        var first =
                CompletableFuture.runAsync(() -> {
                    try {
                        one.write();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
        try {
            other.write();
        } finally {
            join(first);
        }
    }

    private static void join(CompletableFuture<Void> writing) throws IOException {
        try {
            writing.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UncheckedIOException io) {
                throw io.getCause();
            }
            throw e;
        }
    }

    private static void writeParquet(Path file, List<CohortEntries> cohorts) throws IOException {
        Files.deleteIfExists(file);
        try (var parquet = new ParquetWriter(file, COLUMNS, 2, Map.of())) {
            for (var cohort : cohorts) {
                for (var entry : cohort.entries()) {
                    parquet.add(0, (long) cohort.id());
                    parquet.add(1, entry.person());
                    parquet.add(2, (long) entry.start());
                    parquet.add(3, (long) entry.end());
                    parquet.endRow();
                    if (parquet.rows() >= ROW_GROUP) {
                        parquet.endRowGroup();
                    }
                }
            }
            parquet.finish(Map.of());
        }
    }

    private static void writeCsv(Path file, List<CohortEntries> cohorts) throws IOException {
        var days = new DayTexts();
        var lines = new StringBuilder();
        try (var csv = Files.newBufferedWriter(file)) {
            line(csv, "cohort_definition_id,subject_id,cohort_start_date,cohort_end_date");
            for (var cohort : cohorts) {
                for (var entry : cohort.entries()) {
                    lines.append(cohort.id())
                            .append(',')
                            .append(entry.person())
                            .append(',')
                            .append(days.of(entry.start()))
                            .append(',')
                            .append(days.of(entry.end()))
                            .append('\n');
                    if (lines.length() > FULL) {
                        csv.append(lines);
                        lines.setLength(0);
                    }
                }
            }
            csv.append(lines);
        }
    }

    /// Sums of days count from 2000-01-01: a checksum that any database can compute.
    private static void writeSummary(Path file, List<CohortEntries> cohorts) throws IOException {
        try (var csv = Files.newBufferedWriter(file)) {
            line(csv, "cohort_id,entries,persons,start_day_sum,end_day_sum");
            for (var cohort : cohorts) {
                line(csv, cohort.id() + "," + summary(cohort));
            }
        }
    }

    public static String summary(CohortEntries cohort) {
        long starts = 0;
        long ends = 0;
        for (var entry : cohort.entries()) {
            starts += entry.start() - FIRST_DAY;
            ends += entry.end() - FIRST_DAY;
        }
        return cohort.entries().size() + "," + cohort.persons() + "," + starts + "," + ends;
    }

    static void line(BufferedWriter csv, String line) throws IOException {
        csv.write(line);
        csv.write('\n');
    }
}
