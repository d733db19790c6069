package org.vigie.cohort.files;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.vigie.cohort.CohortEntries;
import org.vigie.cohort.CohortEntry;
import org.vigie.problem.InputProblem;

/// Cohorts in a file with the columns of OMOP's table `cohort`: `subject_id`, `cohort_start_date`,
/// and where they are there `cohort_end_date` (else an entry lasts a day) and
/// `cohort_definition_id` (else there is one cohort).
///
/// @param hasEnds whether the file says when entries end
/// @param cohorts by their numbers
public record CohortTable(Path file, boolean hasEnds, Map<Integer, List<CohortEntry>> cohorts) {

    public CohortTable {
        cohorts = new TreeMap<>(cohorts);
    }

    /// Reads a file, as Parquet where its name ends so, else as CSV.
    ///
    /// @throws InputProblem where it is not there, lacks a column, or a row is not as it should be
    public static CohortTable read(Path file) {
        if (!Files.isRegularFile(file)) {
            var found =
                    Files.isDirectory(file)
                            ? "is a folder; name the file cohort.csv or cohort.parquet in it"
                            : "is not there; it should be a CSV or Parquet file of cohort entries";
            throw new InputProblem(file + " " + found);
        }
        var rows =
                file.toString().endsWith(".parquet")
                        ? CohortParquet.read(file)
                        : CohortCsv.read(file);
        return new CohortTable(file, rows.hasEnds(), rows.cohorts());
    }

    /// One of the cohorts.
    ///
    /// @param id which; may be empty where there is one only
    /// @throws InputProblem where there is no such cohort, or several to choose from
    public CohortEntries of(OptionalInt id) {
        if (id.isPresent()) {
            var entries = cohorts.get(id.getAsInt());
            if (entries == null) {
                throw new InputProblem(
                        file + " has no cohort " + id.getAsInt() + "; it has " + numbers());
            }
            return new CohortEntries(id.getAsInt(), entries);
        }
        if (cohorts.size() > 1) {
            throw new InputProblem(file + " has several cohorts, " + numbers() + "; say which");
        }
        return cohorts.entrySet().stream()
                .map(one -> new CohortEntries(one.getKey(), one.getValue()))
                .findFirst()
                .orElse(new CohortEntries(1, List.of()));
    }

    private String numbers() {
        var shown = cohorts.keySet().stream().limit(10).map(String::valueOf).toList();
        return shown.isEmpty()
                ? "none"
                : String.join(", ", shown) + (cohorts.size() > 10 ? " and more" : "");
    }
}
