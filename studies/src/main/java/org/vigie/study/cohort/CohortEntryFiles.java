package org.vigie.study.cohort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.vigie.cohort.CohortEntries;
import org.vigie.report.table.ResultTable;

/// Writes cohorts with the columns of OMOP's table `cohort`, as CSV and as Parquet, and how many
/// are in them.
public final class CohortEntryFiles {

    /// The names of the files.
    public static final Set<String> FILES =
            ResultTable.files(
                    List.of(CohortResultTables.ENTRIES_OF_PEOPLE, CohortResultTables.SUMMARY));

    private CohortEntryFiles() {}

    /// Writes into a folder, made where it is not there; files of an earlier run are replaced. The
    /// files are written side by side.
    ///
    /// @param most numbers of 1 to so many people are hidden in the summary; 0 hides none
    public static void write(Path folder, List<CohortEntries> cohorts, int most)
            throws IOException {
        Files.createDirectories(folder);
        sideBySide(
                () -> writeParquet(folder, cohorts),
                () -> {
                    writeCsv(folder, cohorts);
                    CohortResultTables.SUMMARY.write(
                            cohorts.stream().map(one -> CohortCounts.of(one, most)).toList(),
                            folder);
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

    private static void writeParquet(Path folder, List<CohortEntries> cohorts) throws IOException {
        try (var parquet = CohortResultTables.ENTRIES_OF_PEOPLE.parquet(folder)) {
            for (var cohort : cohorts) {
                for (var entry : cohort.entries()) {
                    parquet.add(new CohortResultTables.Entry(cohort.id(), entry));
                }
            }
            parquet.finish();
        }
    }

    private static void writeCsv(Path folder, List<CohortEntries> cohorts) throws IOException {
        try (var csv = CohortResultTables.ENTRIES_OF_PEOPLE.csv(folder)) {
            for (var cohort : cohorts) {
                for (var entry : cohort.entries()) {
                    csv.add(new CohortResultTables.Entry(cohort.id(), entry));
                }
            }
        }
    }
}
