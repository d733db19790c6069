package org.vigie.cohort.files;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.vigie.cohort.Members;
import org.vigie.problem.InputProblem;

/// A file of cohort entries as CSV: commas, semicolons or tabs, quotes or none, the header in any
/// case of letters.
final class CohortCsv {

    private final Path file;
    private final String separator;
    private final List<String> header;
    private final Map<Integer, List<Members.Entry>> cohorts = new HashMap<>();

    private CohortCsv(Path file, String first) {
        this.file = file;
        separator = first.contains("\t") ? "\t" : first.contains(";") ? ";" : ",";
        header =
                Arrays.stream(cells(first.replace("\uFEFF", "").toLowerCase(Locale.ROOT))).toList();
    }

    static CohortTable read(Path file) {
        try {
            var lines = Files.readAllLines(file);
            return new CohortCsv(file, lines.isEmpty() ? "" : lines.getFirst()).table(lines);
        } catch (MalformedInputException e) {
            throw new InputProblem(file + " is not text in UTF-8; save it so");
        } catch (IOException e) {
            throw new InputProblem(file + " cannot be read; check its permissions");
        }
    }

    private CohortTable table(List<String> lines) {
        if (!header.contains(CohortTable.SUBJECT) || !header.contains(CohortTable.START)) {
            throw new InputProblem(
                    file + " needs the columns subject_id and cohort_start_date in its first line");
        }
        for (int line = 1; line < lines.size(); line++) {
            if (!lines.get(line).isBlank()) {
                add(lines.get(line), line + 1);
            }
        }
        return new CohortTable(file, header.contains(CohortTable.END), cohorts);
    }

    private void add(String line, int number) {
        var cells = cells(line);
        try {
            int start = day(cells, CohortTable.START);
            int end = header.contains(CohortTable.END) ? day(cells, CohortTable.END) : start;
            int cohort =
                    header.contains(CohortTable.COHORT)
                            ? Integer.parseInt(cell(cells, CohortTable.COHORT))
                            : 1;
            if (end < start) {
                throw new InputProblem(
                        file + ", line " + number + ": the entry ends before it starts");
            }
            cohorts.computeIfAbsent(cohort, _ -> new ArrayList<>())
                    .add(
                            new Members.Entry(
                                    Long.parseLong(cell(cells, CohortTable.SUBJECT)), start, end));
        } catch (NumberFormatException
                | DateTimeParseException
                | ArrayIndexOutOfBoundsException e) {
            throw new InputProblem(
                    file
                            + ", line "
                            + number
                            + ": needs a whole number as subject_id"
                            + (header.contains(CohortTable.COHORT)
                                    ? " and cohort_definition_id"
                                    : "")
                            + " and a date such as 2020-01-31 as cohort_start_date"
                            + (header.contains(CohortTable.END) ? " and cohort_end_date" : ""));
        }
    }

    private String[] cells(String line) {
        return Arrays.stream(line.replace("\"", "").split(separator, -1))
                .map(String::strip)
                .toArray(String[]::new);
    }

    private String cell(String[] cells, String column) {
        return cells[header.indexOf(column)];
    }

    /// A date, perhaps with a time of day behind it.
    private int day(String[] cells, String column) {
        var text = cell(cells, column);
        return (int)
                LocalDate.parse(text.matches(".{10}[ T].+") ? text.substring(0, 10) : text)
                        .toEpochDay();
    }
}
