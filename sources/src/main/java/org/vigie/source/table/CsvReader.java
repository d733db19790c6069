package org.vigie.source.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.vigie.problem.InputProblem;
import org.vigie.source.stage.Duck;
import org.vigie.source.stage.DuckProblem;
import org.vigie.source.stage.Findings;

/// Reads CSV files. A file that is not UTF-8 is read again as Windows-1252, and one whose lines end
/// in different ways again without minding that.
final class CsvReader {

    private final Duck duck;
    private final Findings findings;
    private int scans;

    CsvReader(Duck duck, Findings findings) {
        this.duck = duck;
        this.findings = findings;
    }

    static Header header(SourceFile file) {
        return Header.of(file, CsvFirstLine.of(file).names());
    }

    /// Reads the files of a run in one pass.
    ///
    /// @param place where a row is from, as an expression with its name
    /// @param title what is read, for people
    /// @return where rows stand, file by file; nothing where one of several cannot be read like the
    ///   others
    /// @throws InputProblem where a file alone cannot be read
    Optional<List<LineNumbers>> read(FileRun run, TypedTable table, String place, String title) {
        var counts = run.files().stream().map(CsvReader::count).toList();
        if (!run.alone() && counts.stream().anyMatch(SurplusValues.Count::apart)) {
            return Optional.empty();
        }
        var paths = new ArrayList<>(run.files().stream().map(SourceFile::path).toList());
        var scan = new Scan(run, paths, table, place, title, counts.getFirst().mixed());
        markSurplusValues(scan, counts);
        var made = create(scan);
        if (made.isEmpty()) {
            removeCopies(scan);
            return Optional.empty();
        }
        var rejects = made.get();
        if (scan.mixed) {
            rejects.sayMixedLineEnds(findings);
        }
        var wrong = rejects.sayWrongEncoding(findings);
        if (!wrong.isEmpty()) {
            rejects = createFromWindows1252(scan, wrong);
        }
        removeCopies(scan);
        rejects.sayLeftOut(findings);
        return Optional.of(rejects.lineNumbers());
    }

    private static SurplusValues.Count count(SourceFile file) {
        try {
            var count = SurplusValues.count(file);
            if (count.every()) {
                throw new InputProblem(
                        """
                        %s has more values in every line than names in line 1, as where row \
                        names were written or each line ends with a separator; name them in \
                        line 1, or write the file without them\
                        """
                                .formatted(file.path()));
            }
            return count;
        } catch (IOException e) {
            throw problem(file, e);
        }
    }

    private void markSurplusValues(Scan scan, List<SurplusValues.Count> counts) {
        for (int file = 0; file < scan.paths.size(); file++) {
            if (counts.get(file).tooLong() > 0) {
                var original = scan.run.files().get(file);
                var copy = duck.file(scan.table.name() + "_" + file + "_marked.csv");
                try {
                    SurplusValues.mark(original, copy);
                } catch (IOException e) {
                    throw problem(original, e);
                }
                scan.paths.set(file, copy);
            }
        }
    }

    private static InputProblem problem(SourceFile file, IOException e) {
        return DuckProblem.shortage(e)
                .orElseGet(() -> file.packed() ? unpackable(file) : unreadable(file));
    }

    private void removeCopies(Scan scan) {
        for (int file = 0; file < scan.paths.size(); file++) {
            var path = scan.paths.get(file);
            if (!path.equals(scan.run.files().get(file).path())) {
                try {
                    Files.deleteIfExists(path);
                } catch (IOException e) {
                    throw new InputProblem(path + " cannot be removed: " + e.getMessage());
                }
            }
        }
    }

    /// @param paths what is read in place of the files, one for each
    /// @param mixed whether it is a file alone whose lines do not all end alike
    private record Scan(
            FileRun run,
            List<Path> paths,
            TypedTable table,
            String place,
            String title,
            boolean mixed) {}

    private CsvRejects createFromWindows1252(Scan scan, List<Integer> wrong) {
        duck.execute("DROP TABLE " + scan.table.name());
        for (int file : wrong) {
            var copy = duck.file(scan.table.name() + "_" + file + ".csv");
            var original = scan.run.files().get(file);
            var read = scan.paths.get(file);
            try {
                Windows1252.toUtf8(
                        read.equals(original.path())
                                ? original
                                : new SourceFile(read, SourceFile.Format.CSV),
                        copy);
                scan.paths.set(file, copy);
                if (!read.equals(original.path())) {
                    Files.delete(read);
                }
            } catch (IOException e) {
                throw DuckProblem.shortage(e)
                        .orElseGet(() ->
                                new InputProblem(
                                        """
                                        %s is not UTF-8 and cannot be copied; convert it \
                                        to UTF-8\
                                        """
                                                .formatted(original.path())));
            }
        }
        return create(scan).orElseThrow(() -> unreadable(scan.run.files().get(wrong.getFirst())));
    }

    private Optional<CsvRejects> create(Scan scan) {
        var file = scan.run.files().getFirst();
        try {
            return Optional.of(create(scan, true));
        } catch (SQLException e) {
            throwShortage(e);
            if (!scan.run.alone()) {
                return Optional.empty();
            }
            if (file.packed() && DuckProblem.firstLine(e).contains("GZIP")) {
                throw unpackable(file);
            }
        }
        try {
            var rejects = create(scan, false);
            if (!scan.mixed) {
                rejects.sayMixedLineEnds(findings);
            }
            return Optional.of(rejects);
        } catch (SQLException e) {
            throwShortage(e);
            throw unreadable(file);
        }
    }

    private static InputProblem unpackable(SourceFile file) {
        return new InputProblem(
                file.path() + " cannot be unpacked: it was cut short or damaged; get it again");
    }

    private static InputProblem unreadable(SourceFile file) {
        return new InputProblem(
                file.path()
                        + " cannot be read as CSV: check that its lines all end alike and that"
                        + " it is UTF-8");
    }

    private static void throwShortage(SQLException e) {
        var shortage = DuckProblem.shortage(e);
        if (shortage.isPresent()) {
            throw shortage.get();
        }
    }

    private CsvRejects create(Scan scan, boolean strict) throws SQLException {
        var run = scan.run;
        var lines = "rejects_" + scans++;
        var rejects = new CsvRejects(duck, run.files(), scan.title, lines + "_kept");
        var first = CsvFirstLine.of(run.files().getFirst());
        var names =
                run.header().names().stream()
                        .map(name -> Duck.literal(name) + ": 'VARCHAR'")
                        .collect(Collectors.joining(", "));
        var quote = Duck.literal(first.quote());
        var source =
                """
                read_csv([%s], header = true, auto_detect = false, columns = {%s}, delim = %s,
                quote = %s, escape = %s,
                         nullstr = '', store_rejects = true, rejects_table = '%s',
                         rejects_scan = '%s_scan',
                         strict_mode = %s, max_line_size = 20000000)\
                """
                        .formatted(
                                scan.paths.stream()
                                        .map(path -> Duck.literal(path.toString()))
                                        .collect(Collectors.joining(", ")),
                                names,
                                Duck.literal(first.delimiter()),
                                quote,
                                quote,
                                lines,
                                lines,
                                strict);
        duck.execute(
                "reading " + scan.title,
                scan.table.create(scan.place, source),
                "CREATE TABLE %s AS SELECT file_id, line, error_type FROM %s"
                        .formatted(rejects.name(), lines));
        return rejects;
    }
}
