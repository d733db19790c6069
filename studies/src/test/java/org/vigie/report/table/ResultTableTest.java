package org.vigie.report.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.vigie.report.table.ResultTable.Kind.REAL;
import static org.vigie.report.table.ResultTable.Kind.TEXT;
import static org.vigie.report.table.ResultTable.Kind.WHOLE;
import static org.vigie.store.read.OtherReaders.ABSENT;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.store.read.OtherReaders;

/// A table as CSV, and as Parquet as two other programs read it.
class ResultTableTest {

    @TempDir Path folder;

    @Test
    void bothFilesSayTheSame() throws Exception {
        var table =
                new ResultTable()
                        .column("rule", TEXT)
                        .column("people", WHOLE)
                        .column("odds ratio", REAL);
        table.row("a \"woman\", or not", -3L, -0.1);
        table.row("“é”", Long.MIN_VALUE, Double.NaN);
        table.row("", 0L, Double.POSITIVE_INFINITY);
        table.row("last", Long.MAX_VALUE, -0.0);
        table.write(folder, "table");
        assertEquals(
                """
                rule,people,odds ratio
                "a ""woman"", or not",-3,-0.1
                “é”,-9223372036854775808,
                ,0,Inf
                last,9223372036854775807,-0.0
                """,
                Files.readString(folder.resolve("table.csv")));
        assertEquals(
                List.of(
                        List.of("a \"woman\", or not", -3L, -0.1),
                        List.of("“é”", Long.MIN_VALUE, ABSENT),
                        List.of("", 0L, Double.POSITIVE_INFINITY),
                        List.of("last", Long.MAX_VALUE, -0.0)),
                OtherReaders.rows(folder.resolve("table.parquet")));
    }

    @Test
    void aTableWithoutRows() throws Exception {
        new ResultTable().column("rule", TEXT).column("people", WHOLE).write(folder, "empty");
        assertEquals(List.of(), OtherReaders.rows(folder.resolve("empty.parquet")));
    }
}
