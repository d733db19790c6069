package org.vigie.cohort.files;

import java.io.IOException;
import java.math.BigDecimal;
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
import org.vigie.cohort.CohortEntry;
import org.vigie.problem.InputProblem;

/// A file of cohort entries as CSV: commas, semicolons or tabs, quotes or none, the header in any
/// case of letters.
final class CohortCsv {

    private final Path file;
    private final String separator;
    private final List<String> header;
    private final Map<Integer, List<CohortEntry>> cohorts = new HashMap<>();

    private CohortCsv(Path file, String first) {
        this.file = file;
        separator = first.contains("\t") ? "\t" : first.contains(";") ? ";" : ",";
        header =
                Arrays.stream(cells(first.replace("\uFEFF", "").toLowerCase(Locale.ROOT))).toList();
    }

    static CohortRows read(Path file) {
        try {
            var lines = Files.readAllLines(file);
            return new CohortCsv(file, lines.isEmpty() ? "" : lines.getFirst()).rows(lines);
        } catch (MalformedInputException e) {
            throw new InputProblem(file + " is not text in UTF-8; save it so");
        } catch (IOException e) {
            throw new InputProblem(file + " cannot be read; check its permissions");
        }
    }

    private CohortRows rows(List<String> lines) {
        if (!header.contains(CohortRows.SUBJECT) || !header.contains(CohortRows.START)) {
            throw new InputProblem(
                    file + " needs the columns subject_id and cohort_start_date in its first line");
        }
        for (int line = 1; line < lines.size(); line++) {
            if (!lines.get(line).isBlank()) {
                add(lines.get(line), line + 1);
            }
        }
        return new CohortRows(header.contains(CohortRows.END), cohorts);
    }

    private void add(String line, int number) {
        var cells = cells(line);
        long subject = whole(cells, CohortRows.SUBJECT, number);
        int start = day(cells, CohortRows.START, number);
        int end = header.contains(CohortRows.END) ? day(cells, CohortRows.END, number) : start;
        long cohort =
                header.contains(CohortRows.COHORT) ? whole(cells, CohortRows.COHORT, number) : 1;
        if (cohort != (int) cohort) {
            throw problem(CohortRows.COHORT, "a number below 2147483648", number);
        }
        if (end < start) {
            throw new InputProblem(file + ", line " + number + ": the entry ends before it starts");
        }
        cohorts.computeIfAbsent((int) cohort, _ -> new ArrayList<>())
                .add(new CohortEntry(subject, start, end));
    }

    private InputProblem problem(String column, String wanted, int line) {
        return new InputProblem(
                "%s, line %d: needs %s as %s".formatted(file, line, wanted, column));
    }

    /// A whole number, also as programs write it whose numbers are all floating: `7.0`.
    private long whole(String[] cells, String column, int line) {
        try {
            return new BigDecimal(cell(cells, column)).longValueExact();
        } catch (ArithmeticException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw problem(column, "a whole number", line);
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
    private int day(String[] cells, String column, int line) {
        try {
            var text = cell(cells, column);
            return (int)
                    LocalDate.parse(text.matches(".{10}[ T].+") ? text.substring(0, 10) : text)
                            .toEpochDay();
        } catch (DateTimeParseException | ArrayIndexOutOfBoundsException e) {
            throw problem(column, "a date such as 2020-01-31", line);
        }
    }
}
