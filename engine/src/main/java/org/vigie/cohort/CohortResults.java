package org.vigie.cohort;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vigie.store.parquet.Column;
import org.vigie.store.parquet.Column.Kind;
import org.vigie.store.parquet.ParquetWriter;
import org.vigie.timeline.Days;

/// The files that a run of cohorts leaves: who is in them (`cohort.parquet`, `cohort.csv`, with the columns of
/// OMOP's table `cohort`), how many (`summary.csv`), and how many came how far (`attrition.csv`).
public final class CohortResults {

    /// The names of the files.
    public static final Set<String> FILES = Set.of("cohort.parquet", "cohort.csv", "summary.csv", "attrition.csv");

    private static final int FIRST_DAY = Days.of(2000, 1, 1);
    private static final int ROW_GROUP = 1 << 20;
    private static final List<Column> COLUMNS = List.of(
            Column.required("cohort_definition_id", Kind.INT, Column.Layout.PLAIN),
            Column.required("subject_id", Kind.LONG, Column.Layout.PLAIN),
            Column.required("cohort_start_date", Kind.DATE, Column.Layout.PLAIN),
            Column.required("cohort_end_date", Kind.DATE, Column.Layout.PLAIN));

    private final List<Cohort> cohorts;
    private final CohortMembers members;

    /// @param cohorts those of the fold whose state the members are
    public CohortResults(List<Cohort> cohorts, CohortMembers members) {
        this.cohorts = cohorts;
        this.members = members;
    }

    /// Writes the files into a folder, made where it is not there; files of an earlier run are replaced.
    public void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        var entries = new ArrayList<List<Members.Entry>>();
        for (int c = 0; c < cohorts.size(); c++) {
            entries.add(members.of(c).entries());
        }
        writeParquet(folder.resolve("cohort.parquet"), entries);
        writeCsv(folder.resolve("cohort.csv"), entries);
        writeSummary(folder.resolve("summary.csv"), entries);
        writeAttrition(folder.resolve("attrition.csv"));
    }

    /// How many entries there are in all cohorts together.
    public long entries() {
        long entries = 0;
        for (int c = 0; c < cohorts.size(); c++) {
            entries += members.of(c).size();
        }
        return entries;
    }

    private void writeParquet(Path file, List<List<Members.Entry>> entries) throws IOException {
        Files.deleteIfExists(file);
        try (var parquet = new ParquetWriter(file, COLUMNS, 2, Map.of())) {
            for (int c = 0; c < cohorts.size(); c++) {
                for (var entry : entries.get(c)) {
                    parquet.add(0, (long) cohorts.get(c).id());
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

    private void writeCsv(Path file, List<List<Members.Entry>> entries) throws IOException {
        try (var csv = Files.newBufferedWriter(file)) {
            line(csv, "cohort_definition_id,subject_id,cohort_start_date,cohort_end_date");
            for (int c = 0; c < cohorts.size(); c++) {
                for (var entry : entries.get(c)) {
                    line(csv, cohorts.get(c).id() + "," + entry.person() + "," + Days.text(entry.start()) + ","
                            + Days.text(entry.end()));
                }
            }
        }
    }

    /// Sums of days count from 2000-01-01: a checksum that any database can compute.
    private void writeSummary(Path file, List<List<Members.Entry>> entries) throws IOException {
        try (var csv = Files.newBufferedWriter(file)) {
            line(csv, "cohort_id,entries,persons,start_day_sum,end_day_sum");
            for (int c = 0; c < cohorts.size(); c++) {
                line(csv, cohorts.get(c).id() + "," + summary(entries.get(c)));
            }
        }
    }

    static String summary(List<Members.Entry> entries) {
        return entries.size() + "," + entries.stream().mapToLong(Members.Entry::person).distinct().count() + ","
                + entries.stream().mapToLong(entry -> entry.start() - FIRST_DAY).sum() + ","
                + entries.stream().mapToLong(entry -> entry.end() - FIRST_DAY).sum();
    }

    private void writeAttrition(Path file) throws IOException {
        try (var csv = Files.newBufferedWriter(file)) {
            line(csv, "cohort_id,step,rule,persons,events");
            for (int c = 0; c < cohorts.size(); c++) {
                var rules = steps(cohorts.get(c));
                for (int step = 0; step < rules.size(); step++) {
                    line(csv, cohorts.get(c).id() + "," + step + "," + quoted(rules.get(step)) + ","
                            + members.of(c).people(step) + "," + members.of(c).events(step));
                }
            }
        }
    }

    /// What each step asks, in words.
    private static List<String> steps(Cohort cohort) {
        var steps = new ArrayList<>(List.of("entry events", "additional criteria"));
        cohort.definition().rules().forEach(rule -> steps.add(rule.name()));
        steps.add("limit to " + cohort.definition().limit().name().toLowerCase(java.util.Locale.ROOT));
        return steps;
    }

    private static String quoted(String text) {
        return text.matches("[^\",\\r\\n]*") ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }

    private static void line(BufferedWriter csv, String line) throws IOException {
        csv.write(line);
        csv.write('\n');
    }
}
