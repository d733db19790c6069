package org.vigie.fuzz;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.vigie.source.stage.Duck;
import org.vigie.source.stage.Findings;
import org.vigie.source.table.SourceColumn;
import org.vigie.source.table.SourceFile;
import org.vigie.source.table.TableReader;
import org.vigie.timeline.Progress;

/// A CSV file with a column of every type, read as imports read each of their tables. Where a file
/// is plain, every line of it becomes a row or is counted as left out.
final class CsvReading {

    static final String GOOD =
            """
            n,x,day,time,french,cents,text,name,other
            1,2.5,2020-01-31,2020-01-31 10:00:00,31/01/2020,"1,25",a,b,c
            2,-1e3,20200131,2020-01-31T10:00:00Z,31JAN2020,1.5, a ,NA,
            ,,,,,,,,
            """;

    private static final List<SourceColumn> COLUMNS =
            List.of(
                    new SourceColumn("n", SourceColumn.Type.NUMBER, SourceColumn.Need.OPTIONAL),
                    new SourceColumn("x", SourceColumn.Type.REAL, SourceColumn.Need.EXPECTED),
                    new SourceColumn("day", SourceColumn.Type.DATE, SourceColumn.Need.OPTIONAL),
                    new SourceColumn("time", SourceColumn.Type.TIME, SourceColumn.Need.OPTIONAL),
                    new SourceColumn(
                            "french", SourceColumn.Type.DAY_FIRST, SourceColumn.Need.OPTIONAL),
                    new SourceColumn("cents", SourceColumn.Type.CENTS, SourceColumn.Need.OPTIONAL),
                    new SourceColumn("text", SourceColumn.Type.TEXT, SourceColumn.Need.OPTIONAL),
                    new SourceColumn("name", SourceColumn.Type.NAME, SourceColumn.Need.OPTIONAL),
                    new SourceColumn("list", SourceColumn.Type.TEXTS, SourceColumn.Need.OPTIONAL),
                    new SourceColumn("any", SourceColumn.Type.ANY, SourceColumn.Need.OPTIONAL));

    /// Neither quotes nor other ends of lines, and at least two columns.
    private static final Pattern PLAIN = Pattern.compile("\\w+(,\\w+)++\\n([\\w+.,:/-]+\\n)*+");

    private CsvReading() {}

    static void read(Path file) throws Exception {
        var text = Files.readString(file, StandardCharsets.ISO_8859_1);
        var findings = new Findings();
        try (var duck = Duck.beside(file.getParent(), "200MB", Progress.SILENT)) {
            new TableReader(duck, findings)
                    .read(new SourceFile(file, SourceFile.Format.CSV), "t", COLUMNS, List.of());
            long rows = duck.number("SELECT count(*) FROM t");
            if (PLAIN.matcher(text).matches()) {
                long lost =
                        findings.all().stream()
                                .filter(finding -> finding.rule().equals("broken-line"))
                                .mapToLong(finding -> finding.count())
                                .sum();
                long lines = text.lines().count() - 1;
                if (rows + lost != lines) {
                    throw new ContractBroken(
                            lines + " lines became " + rows + " rows, and " + lost + " were lost");
                }
            }
        }
        findings.all().forEach(finding -> Contract.checkMessage(finding.effect()));
        checkAlone(file);
    }

    /// The folder of the database is gone.
    private static void checkAlone(Path file) throws Exception {
        try (var files = Files.list(file.getParent())) {
            if (files.count() != 1) {
                throw new ContractBroken("files are left beside the file");
            }
        }
    }
}
