package org.vigie.source;

import java.util.List;

/// The lines of a CSV file that could not be split into columns, which DuckDB keeps in a table.
///
/// @param table what the file was read into
/// @param name  the table of the lines
record CsvRejects(Duck duck, SourceFile file, String table, String name) {

    /// Says where the file is not UTF-8; returns whether it is somewhere.
    boolean sayWrongEncoding(Findings findings) {
        var wrong = lines("= 'INVALID ENCODING'");
        add(findings, "wrong-encoding", wrong, "not UTF-8: the file was read as Windows-1252 (Latin-1)");
        return !wrong.isEmpty();
    }

    void sayMixedLineEnds(Findings findings) {
        findings.add("mixed-line-ends", table, 1, "read all the same: its lines do not all end alike",
                List.of(file.name()));
    }

    void sayLeftOut(Findings findings) {
        add(findings, "broken-quote", lines("= 'UNQUOTED VALUE'"), "left out: a quote is not closed, or stands inside a"
                + " value; after one that is not closed the rest of the file is left out");
        add(findings, "broken-line", lines("<> 'UNQUOTED VALUE'"),
                "left out: the line has too few or too many columns, as where a file was cut short");
    }

    LineNumbers lineNumbers() {
        return new LineNumbers.Csv(file.name(), lines("IS NOT NULL"));
    }

    private List<Long> lines(String type) {
        return duck.numbers("SELECT DISTINCT CAST(line AS BIGINT) AS line FROM " + name + " WHERE error_type " + type
                + " ORDER BY line");
    }

    private void add(Findings findings, String rule, List<Long> lines, String effect) {
        findings.add(rule, table, lines.size(), effect, lines.stream().limit(TableReader.EXAMPLES)
                .map(line -> LineNumbers.linePlace(file.name(), line)).toList());
    }
}
