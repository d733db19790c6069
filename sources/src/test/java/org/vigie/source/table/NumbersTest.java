package org.vigie.source.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.source.stage.Duck;
import org.vigie.source.stage.Findings;
import org.vigie.source.table.SourceColumn.Need;
import org.vigie.source.table.SourceColumn.Type;
import org.vigie.timeline.Progress;

/// What is a number, and which one: none is read as another than the one that is written.
class NumbersTest {

    @TempDir Path folder;

    /// What became of each value, `-` where it was not read.
    private List<String> read(Type type, String... values) throws Exception {
        var file = folder.resolve("t.csv");
        Files.writeString(file, "value,row_of\n" + String.join(",1\n", values) + ",1\n");
        var read = new ArrayList<String>();
        try (var duck = Duck.beside(folder, "200MB", Progress.SILENT)) {
            new TableReader(duck, new Findings())
                    .read(
                            new SourceFile(file, SourceFile.Format.CSV),
                            "t",
                            List.of(new SourceColumn("value", type, Need.REQUIRED)),
                            List.of("row_of"));
            duck.forEach(
                    "SELECT coalesce(CAST(value AS VARCHAR), '-') FROM t ORDER BY \"row\"",
                    row -> read.add(row.text(0)));
        }
        return read;
    }

    @Test
    void aWholeNumberIsReadInTheFormsOfR() throws Exception {
        assertEquals(
                List.of("7", "7", "-7", "100000", "0", "0", "0", "0"),
                read(Type.NUMBER, "7", "7.0", "-7.", "1e+05", "0", "-0", "0.00", "0e+00"));
    }

    @Test
    void noOtherNumberIsAWholeOne() throws Exception {
        assertEquals(
                List.of("-", "-", "-", "-", "-"),
                read(Type.NUMBER, "7.5", "3.40E+12", "1e-400", "-1e-400", "x"));
    }

    @Test
    void largeWholeNumbersAreReadByTheirDigits() throws Exception {
        assertEquals(
                List.of(
                        "9007199254740993",
                        "-9007199254740993",
                        "12345678901234567",
                        "9223372036854775807",
                        "-9223372036854775808",
                        "-",
                        "-",
                        "-",
                        "-",
                        "-"),
                read(
                        Type.NUMBER,
                        "9007199254740993",
                        "-9007199254740993",
                        "12345678901234567.0",
                        "9223372036854775807",
                        "-9223372036854775808",
                        "9223372036854775808",
                        "9007199254740993.4",
                        "9007199254740992.4",
                        "-12345678901234567.5",
                        "1.2345678901234567e+17"));
    }

    @Test
    void whatHasALowLineIsNoNumber() throws Exception {
        assertEquals(
                List.of("1000", "-", "-"), read(Type.NUMBER, "1000", "1_000", "9007199254740_993"));
        assertEquals(List.of("1000.5", "-"), read(Type.REAL, "1000.5", "1_000.5"));
        assertEquals(List.of("100050", "-"), read(Type.CENTS, "1000.5", "1_000.5"));
    }
}
