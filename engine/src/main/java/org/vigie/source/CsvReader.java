package org.vigie.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Collectors;

/// Reads CSV files. A file that is not UTF-8 is read again as Windows-1252, and one whose lines end in
/// different ways again without minding that.
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

    LineNumbers read(SourceFile file, TypedTable table) {
        var rejects = create(file, file.path(), table);
        if (rejects.sayWrongEncoding(findings)) {
            rejects = createFromWindows1252(file, table);
        }
        rejects.sayLeftOut(findings);
        return rejects.lineNumbers();
    }

    private CsvRejects createFromWindows1252(SourceFile file, TypedTable table) {
        duck.execute("DROP TABLE " + table.name());
        var copy = duck.file(table.name() + ".csv");
        try {
            Windows1252.toUtf8(file, copy);
            var rejects = create(file, copy, table);
            Files.delete(copy);
            return rejects;
        } catch (IOException e) {
            throw Duck.shortage(e).orElseGet(() -> new ImportProblem(
                    file.path() + " is not UTF-8 and cannot be copied; convert it to UTF-8"));
        }
    }

    private CsvRejects create(SourceFile file, Path text, TypedTable table) {
        try {
            return create(file, text, table, true);
        } catch (SQLException e) {
            throwShortage(e);
            if (file.packed() && Duck.firstLine(e).contains("GZIP")) {
                throw new ImportProblem(file.path() + " cannot be unpacked: it was cut short or damaged; get it again");
            }
        }
        try {
            var rejects = create(file, text, table, false);
            rejects.sayMixedLineEnds(findings);
            return rejects;
        } catch (SQLException e) {
            throwShortage(e);
            throw new ImportProblem(file.path() + " cannot be read as CSV: check that its lines all end alike and that"
                    + " it is UTF-8");
        }
    }

    private static void throwShortage(SQLException e) {
        var shortage = Duck.shortage(e);
        if (shortage.isPresent()) {
            throw shortage.get();
        }
    }

    private CsvRejects create(SourceFile file, Path text, TypedTable table, boolean strict) throws SQLException {
        var scan = "rejects_" + scans++;
        var rejects = new CsvRejects(duck, file, table.name(), scan + "_kept");
        var first = CsvFirstLine.of(file);
        var names = table.header().names().stream().map(name -> Duck.literal(name) + ": 'VARCHAR'")
                .collect(Collectors.joining(", "));
        var quote = Duck.literal(first.quote());
        var source = """
                read_csv(%s, header = true, auto_detect = false, columns = {%s}, delim = %s, quote = %s, escape = %s,
                         nullstr = '', store_rejects = true, rejects_table = '%s', rejects_scan = '%s_scan',
                         strict_mode = %s, max_line_size = 20000000)""".formatted(Duck.literal(text.toString()), names,
                Duck.literal(first.delimiter()), quote, quote, scan, scan, strict);
        duck.execute("reading " + table.name(), table.create("row_number() OVER ()", source),
                "CREATE TABLE " + rejects.name() + " AS FROM " + scan);
        return rejects;
    }
}
