package org.vigie.source.table;

import java.util.ArrayList;
import java.util.List;
import org.vigie.source.stage.Duck;
import org.vigie.source.stage.Findings;

/// The lines of CSV files that could not be split into columns, which DuckDB keeps in a table with
/// the number of the file.
///
/// @param files those that were read in one pass
/// @param table what the files were read into
/// @param name the table of the lines
record CsvRejects(Duck duck, List<SourceFile> files, String table, String name) {

    private record Line(int file, long number) {}

    /// Says where files are not UTF-8; returns which of them.
    List<Integer> sayWrongEncoding(Findings findings) {
        var wrong = lines("= 'INVALID ENCODING'");
        findings.add(
                "wrong-encoding",
                table,
                wrong.size(),
                "not UTF-8: the file was read as Windows-1252 (Latin-1)",
                places(wrong));
        return wrong.stream().map(Line::file).distinct().toList();
    }

    void sayMixedLineEnds(Findings findings) {
        findings.add(
                "mixed-line-ends",
                table,
                1,
                "read all the same: its lines do not all end alike",
                List.of(files.getFirst().name()));
    }

    void sayLeftOut(Findings findings) {
        // Which part of the rows that is nobody knows: the rest of the file was not split into
        // lines.
        var quotes = lines("= 'UNQUOTED VALUE'");
        findings.add(
                "broken-quote",
                table,
                quotes.size(),
                "left out: a quote is not closed, or stands inside a"
                        + " value; after one that is not closed the rest of the file is left out",
                places(quotes));
        var lines = lines("<> 'UNQUOTED VALUE'");
        findings.addLost(
                "broken-line",
                table,
                lines.size(),
                "left out: the line has too few or too many columns, as where a file was cut short",
                places(lines));
    }

    /// Those of each file.
    List<LineNumbers> lineNumbers() {
        var passed = new ArrayList<List<Long>>();
        files.forEach(_ -> passed.add(new ArrayList<>()));
        lines("IS NOT NULL").forEach(line -> passed.get(line.file).add(line.number));
        var numbers = new ArrayList<LineNumbers>();
        for (int f = 0; f < files.size(); f++) {
            numbers.add(new LineNumbers.Csv(files.get(f).name(), passed.get(f)));
        }
        return numbers;
    }

    private List<Line> lines(String type) {
        var lines = new ArrayList<Line>();
        duck.forEach(
                """
                SELECT DISTINCT CAST(file_id AS BIGINT) AS file,
                       CAST(line AS BIGINT) AS line FROM %s WHERE error_type %s
                ORDER BY file, line\
                """
                        .formatted(name, type),
                row -> lines.add(new Line((int) row.number(0), row.number(1))));
        return lines;
    }

    private List<String> places(List<Line> lines) {
        return lines.stream()
                .limit(Findings.EXAMPLES)
                .map(line -> LineNumbers.linePlace(files.get(line.file).name(), line.number))
                .toList();
    }
}
