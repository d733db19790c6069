package org.vigie.source.sas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.vigie.problem.InputProblem;
import org.vigie.source.sas.SasWriter.Packing;

/// What a SAS data set holds, as text.
class SasFileTest {

    @TempDir Path folder;

    private Path file() {
        return folder.resolve("t.sas7bdat");
    }

    private List<String> read(SasWriter writer) {
        writer.write(file());
        return lines();
    }

    private List<String> lines() {
        var data = SasFile.of(file());
        var lines = new ArrayList<String>();
        try (var rows = new SasRows(data, data.columns())) {
            while (rows.next()) {
                var texts = IntStream.range(0, data.columns().size()).mapToObj(rows::text).toList();
                lines.add(
                        String.join("|", texts.stream().map(t -> t == null ? "-" : t).toList())
                                + (rows.replaced() ? " replaced" : ""));
            }
        }
        return lines;
    }

    /// 2015-01-31 is day 20119 of SAS: 55 years of 365 days, 14 leap days, 30 days.
    @ParameterizedTest
    @CsvSource({
        "DATE, 9, 20119, 2015-01-31",
        "DDMMYY, 10, 20119, 2015-01-31",
        "ddmmyys, 10, 20119, 2015-01-31",
        "YYMMDDN, 8, 20119.75, 2015-01-31",
        "YYMMDD10., 10, 20119, 2015-01-31",
        "E8601DA, 10, -1, 1959-12-31",
        "FRADFDD, 10, 0, 1960-01-01",
        "MONYY, 7, -131123, 1600-12-30",
        "DATETIME, 20, 1738281600, 2015-01-31 00:00:00",
        "DATETIME, 20, 1738312200.5, 2015-01-31 08:30:00.500000",
        "E8601DT, 19, -0.5, 1959-12-31 23:59:59.500000",
        "DTDATE, 9, 1738312200, 2015-01-31 08:30:00",
        "TIME, 8, 30600, 30600",
        "BEST, 12, 20150131, 20150131",
        "EURO, 12, 12.34, 12.34",
        "SEXEF, 1, 2, 2",
        "Z, 5, 7, 00007",
        "Z, 5, -7, -7",
        "Z, 2, 1234, 1234",
        "'', 0, 3400930000014, 3400930000014",
        "'', 0, 12345678.25, 12345678.25",
        "'', 0, 9007199254740991, 9007199254740991",
        "'', 0, 9010000000000000, 9.01000000000000E+15",
        "'', 0, -1.5e-7, -0.00000015",
        "DATE, 9, 1e15, 1000000000000000"
    })
    void whatANumberIsFollowsFromItsFormat(
            String format, int width, double value, String expected) {
        assertEquals(
                List.of(expected), read(new SasWriter().number("X", format, width).row(value)));
    }

    @Test
    void allMissingNumbersAreMissing() {
        var writer = new SasWriter().number("A").number("B", "DATE", 9).text("C", 3);
        writer.row(1, 0, "x").row(null, null, null).row('A', 'Z', "").row('_', '_', "   ");
        assertEquals(List.of("1|1960-01-01|x", "-|-|-", "-|-|-", "-|-|-"), read(writer));
    }

    @ParameterizedTest
    @EnumSource(Packing.class)
    void rowsOfManyPagesHoweverTheyArePacked(Packing packing) {
        for (var writer :
                List.of(
                        new SasWriter(),
                        new SasWriter().narrow(),
                        new SasWriter().bigEndian(),
                        new SasWriter().narrow().bigEndian())) {
            writer.packed(packing).text("NAME", 40).number("N").shortNumber("S", 4);
            var expected = new ArrayList<String>();
            for (int i = 0; i < 1000; i++) {
                var name = "é".repeat(i % 16) + "0000" + i;
                writer.row(name, i / 8.0, i);
                expected.add(name + "|" + (i % 8 == 0 ? "" + i / 8 : "" + i / 8.0) + "|" + i);
            }
            assertEquals(expected, read(writer));
        }
    }

    @Test
    void anEmptyTable() {
        assertEquals(List.of(), read(new SasWriter().text("A", 1).number("B")));
        assertEquals(0, SasFile.of(file()).rows());
        assertEquals(
                List.of("A", "B"),
                SasFile.of(file()).columns().stream().map(SasColumn::name).toList());
    }

    @Test
    void deletedRowsAreNone() {
        var writer = new SasWriter().number("N");
        for (int i = 0; i < 20; i++) {
            writer.row(i);
            if (i == 0 || i == 9 || i == 19) {
                writer.deleted();
            }
        }
        assertEquals(
                IntStream.range(1, 19).filter(i -> i != 9).mapToObj(String::valueOf).toList(),
                read(writer));
        assertEquals(17, SasFile.of(file()).rows());
    }

    @Test
    void numbersOfFewerBytes() {
        var writer = new SasWriter().shortNumber("A", 3).shortNumber("B", 7);
        assertEquals(List.of("8191|0.5", "-|-"), read(writer.row(8191, 0.5).row(null, null)));
        new SasWriter().shortNumber("A", 2).row(1).write(file());
        refused(
                " is a SAS data set that cannot be read: it was damaged, or another program than SAS"
                        + " wrote it; get it again, or as CSV");
    }

    @Test
    void lettersOfEachEncoding() {
        var windows = Charset.forName("windows-1252");
        var text = "Hôpital à 10 €";
        assertEquals(List.of(text), read(of(20, StandardCharsets.UTF_8, text)));
        assertEquals(List.of(text), read(of(62, windows, text)));
        assertEquals(List.of(text), read(of(29, windows, text)), "Latin-1 holds no euro");
        assertEquals(List.of(text), read(of(0, windows, text)), "nothing told");
        assertEquals(List.of(text), read(of(0, StandardCharsets.UTF_8, text)), "nothing told");
        assertEquals(List.of(text), read(of(28, windows, text)), "said to be ASCII");
        assertEquals(List.of("Łódź"), read(of(30, Charset.forName("ISO-8859-2"), "Łódź")));
    }

    private static SasWriter of(int code, Charset charset, String text) {
        return new SasWriter().encoding(code, charset).text("T", 20).row(text);
    }

    @Test
    void aTextCutWithinALetterIsReadAndSaid() {
        var cut = Arrays.copyOf("abcé".getBytes(StandardCharsets.UTF_8), 4);
        var writer = new SasWriter().text("T", 4).row("abcd").row(cut).row("é");
        assertEquals(List.of("abcd", "abc\uFFFD replaced", "é"), read(writer));
    }

    @Test
    void whatIsNoSasDataSetIsRefused() throws IOException {
        Files.write(file(), new byte[16]);
        refused(
                " is not a whole SAS data set (SAS7BDAT): it was cut short, damaged or renamed;"
                        + " get it again");
        Files.write(file(), "person_id\n".repeat(100).getBytes(StandardCharsets.UTF_8));
        refused(
                " is not a whole SAS data set (SAS7BDAT): it was cut short, damaged or renamed;"
                        + " get it again");
    }

    @Test
    void aFileThatWasCutShortIsRefusedBeforeItIsRead() throws IOException {
        var writer = new SasWriter().number("N");
        IntStream.range(0, 3000).forEach(writer::row);
        writer.write(file());
        var whole = Files.readAllBytes(file());
        assertEquals(1024 + 8192 * 4, whole.length);
        Files.write(file(), Arrays.copyOf(whole, whole.length - 1));
        refused(
                " was cut short: its first bytes say that it has 33,792 bytes, and it has 33,791;"
                        + " get it again");
    }

    @Test
    void fewerRowsThanAreSaidAreRefused() throws IOException {
        var writer = new SasWriter().number("N");
        IntStream.range(0, 3000).forEach(writer::row);
        writer.write(file());
        var bytes = Files.readAllBytes(file());
        // The last page says that it is another kind of page.
        bytes[1024 + 8192 * 3 + 33] = 3;
        Files.write(file(), bytes);
        refused(
                " says that it has 3,000 rows, and 2,864 could be read: it was cut short or damaged;"
                        + " get it again");
    }

    /// Whatever byte is damaged, there is an answer or a refusal in a line.
    @Test
    @Tag("long")
    void noDamageIsAFaultOfTheProgram() throws IOException {
        for (var packing : Packing.values()) {
            var writer = new SasWriter().packed(packing).text("T", 10).number("N", "DATE", 9);
            IntStream.range(0, 400).forEach(i -> writer.row("a" + i, i));
            writer.write(file());
            var whole = Files.readAllBytes(file());
            int refused = 0;
            for (int at = 32; at < whole.length; at += at < 400 ? 3 : 61) {
                for (int damage : new int[] {1, 0x80, 0xFF}) {
                    var damaged = whole.clone();
                    damaged[at] ^= (byte) damage;
                    Files.write(file(), damaged);
                    try {
                        lines();
                    } catch (InputProblem e) {
                        assertEquals(1, e.getMessage().lines().count());
                        refused++;
                    }
                }
            }
            assertEquals(true, refused > 20, packing + ": " + refused);
        }
    }

    private void refused(String said) {
        assertEquals(file() + said, assertThrows(InputProblem.class, this::lines).getMessage());
    }
}
