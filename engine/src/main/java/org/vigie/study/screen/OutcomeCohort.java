package org.vigie.study.screen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.vigie.study.StudyProblem;

/// A cohort as outcome: a CSV file with OMOP's columns `subject_id` and `cohort_start_date`; of several
/// entries of a person the first counts.
public final class OutcomeCohort {

    /// No cohort: the outcome is a concept set.
    public static final OutcomeCohort NONE = new OutcomeCohort(OutcomeEntries.NONE);

    private final OutcomeEntries entries;

    private OutcomeCohort(OutcomeEntries entries) {
        this.entries = entries;
    }

    OutcomeEntries entries() {
        return entries;
    }

    /// Reads a cohort file.
    ///
    /// @throws StudyProblem where it is not there, or a line is not as it should be
    public static OutcomeCohort read(Path file) {
        try {
            return parse(file, Files.readAllLines(file));
        } catch (IOException e) {
            throw new StudyProblem(file + " cannot be read; the outcome names it as a cohort file");
        }
    }

    private static OutcomeCohort parse(Path file, List<String> lines) {
        var header = lines.isEmpty() ? List.<String>of()
                : Arrays.stream(lines.getFirst().toLowerCase(Locale.ROOT).replace("\"", "").split(",")).map(String::strip)
                        .toList();
        int subject = header.indexOf("subject_id");
        int start = header.indexOf("cohort_start_date");
        if (subject < 0 || start < 0) {
            throw new StudyProblem(file + " needs the columns subject_id and cohort_start_date in its first line");
        }
        var first = new TreeMap<Long, Integer>();
        for (int line = 1; line < lines.size(); line++) {
            if (lines.get(line).isBlank()) {
                continue;
            }
            var cells = lines.get(line).replace("\"", "").split(",", -1);
            try {
                first.merge(Long.parseLong(cells[subject].strip()),
                        (int) LocalDate.parse(cells[start].strip()).toEpochDay(), Math::min);
            } catch (NumberFormatException | DateTimeParseException | ArrayIndexOutOfBoundsException e) {
                throw new StudyProblem(file + ", line " + (line + 1)
                        + ": needs a whole number as subject_id and a date such as 2020-01-31 as cohort_start_date");
            }
        }
        return new OutcomeCohort(new OutcomeEntries(first.keySet().stream().mapToLong(Long::longValue).toArray(),
                first.values().stream().mapToInt(Integer::intValue).toArray()));
    }
}
