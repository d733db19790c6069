package org.vigie.source.snds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.problem.InputProblem;

/// One file of several is wrong: it is named, with the line and the column, however many are read
/// in one pass.
@Tag("long")
class SndsFaultsTest {

    private static final String HEADER =
            DrawnClaims.KEYS + ";BEN_NIR_PSA;BEN_RNG_GEM;EXE_SOI_DTD;PRS_NAT_REF;PRS_PAI_MNT";

    @TempDir Path folder;

    private DrawnClaims drawn;

    @BeforeEach
    void people() {
        drawn = new DrawnClaims(folder).people();
    }

    private static String row(long number, String end) {
        return number + ";01/02/2015;3;2;1;15/01/2015;01C01;1;0;A;1;" + end;
    }

    private static String good(long number) {
        return row(number, "15/01/2015;1111;25,00");
    }

    private static String text(Stream<String> rows) {
        return HEADER + "\n" + rows.collect(Collectors.joining("\n")) + "\n";
    }

    private DrawnClaims month(String month, String... rows) {
        return drawn.raw("ER_PRS_F_" + month + ".csv", text(Arrays.stream(rows)));
    }

    private String refusal() {
        return assertThrows(InputProblem.class, () -> drawn.load())
                .getMessage()
                .replace(folder.resolve("raw").toString(), "DIR");
    }

    private void bytes(String name, byte[] bytes) throws Exception {
        Files.write(folder.resolve("raw").resolve(name), bytes);
    }

    /// The second of three files that are read together is longer than a row group; lines are those
    /// of each file.
    @Test
    void aValueOfAnotherTypeInLine100000IsFound() throws Exception {
        month("201501", good(1), row(2, "15/01/2015;1111;1 234,50"));
        drawn.raw(
                "ER_PRS_F_201502.csv",
                text(
                        IntStream.range(0, 130_000)
                                .mapToObj(i ->
                                        i == 99_998
                                                ? row(i, "x;1111;1")
                                                : i == 129_999
                                                        ? row(i, "15/01/2015;1.5;1")
                                                        : good(10 + i))));
        month("201503", row(200_000, "15.13.2015;1111;1"), good(200_001));
        var loaded = drawn.load();
        assertEquals(
                List.of(
                        "2 er_prs_f: taken as empty: exe_soi_dtd is not a date (DD/MM/YYYY or YYYY-MM-DD)"
                                + " (ER_PRS_F_201502.csv, line 100000; ER_PRS_F_201503.csv, line 2)"),
                loaded.findings("unreadable-date"));
        assertEquals(
                List.of(
                        "1 er_prs_f: taken as empty: prs_nat_ref is not a whole number (ER_PRS_F_201502.csv, line 130001)",
                        "1 er_prs_f: taken as empty: prs_pai_mnt is not a sum of euros with at most two decimals"
                                + " (ER_PRS_F_201501.csv, line 3)"),
                loaded.findings("unreadable-number"));
    }

    /// 2014 and what follows it have other columns, so that they are not read with 2015.
    @Test
    void filesWithOtherColumnsAreReadInTheirOrder() throws Exception {
        drawn.raw(
                "ER_PRS_F_201412.csv",
                text(Stream.of(good(1), row(2, "x;1111;1"))).replace("PRS_PAI_MNT", "BSE_REM_MNT"));
        month("201501", good(3), good(4), row(5, "x;1111;1"));
        drawn.raw(
                "ER_PRS_F_201502.csv",
                text(Stream.of(row(6, "15/01/2015;1111;1"), row(7, "x;1111;1"))).replace(';', ','));
        var loaded = drawn.load();
        assertEquals(
                List.of(
                        "3 er_prs_f: taken as empty: exe_soi_dtd is not a date (DD/MM/YYYY or YYYY-MM-DD)"
                                + " (ER_PRS_F_201412.csv, line 3; ER_PRS_F_201501.csv, line 4; ER_PRS_F_201502.csv, line 3)"),
                loaded.findings("unreadable-date"));
        assertEquals(7, DrawnClaims.events(loaded, "er_prs_f").size());
        assertEquals(
                List.of(
                        "2 er_prs_f: taken as empty in so many files: bse_rem_mnt (ER_PRS_F_201501.csv;"
                                + " ER_PRS_F_201502.csv)"),
                loaded.findings("absent-column").stream()
                        .filter(f -> f.contains("bse_rem_mnt"))
                        .toList());
    }

    @Test
    void linesCutShortAreThoseOfTheirFile() throws Exception {
        month("201501", good(1), "2;cut", good(3));
        month("201502", good(4), good(5), "6;cut");
        var loaded = drawn.load();
        assertEquals(
                List.of(
                        "2 er_prs_f: left out: the line has too few or too many columns, as where a file was cut short"
                                + " (ER_PRS_F_201501.csv, line 3; ER_PRS_F_201502.csv, line 4)"),
                loaded.findings("broken-line"));
    }

    @Test
    void oneFileInLatin1OfThreeIsReadAgain() throws Exception {
        month("201501", good(1));
        bytes(
                "ER_PRS_F_201502.csv",
                text(Stream.of(
                                good(2),
                                row(3, "15/01/2015;1111;1").replace("01C01", "01é01"),
                                row(4, "x;1111;1")))
                        .getBytes(Charset.forName("windows-1252")));
        month("201503", good(5));
        var loaded = drawn.load();
        assertEquals(
                List.of(
                        "1 er_prs_f: not UTF-8: the file was read as Windows-1252 (Latin-1) (ER_PRS_F_201502.csv, line 3)"),
                loaded.findings("wrong-encoding"));
        assertEquals(5, DrawnClaims.events(loaded, "er_prs_f").size());
        assertEquals(
                List.of(
                        "1 er_prs_f: taken as empty: exe_soi_dtd is not a date (DD/MM/YYYY or YYYY-MM-DD)"
                                + " (ER_PRS_F_201502.csv, line 4)"),
                loaded.findings("unreadable-date"));
    }

    @Test
    void aByteOrderMarkIsNoPartOfAName() throws Exception {
        bytes(
                "ER_PRS_F_201501.csv",
                ("\uFEFF" + text(Stream.of(good(1)))).getBytes(StandardCharsets.UTF_8));
        assertEquals(1, DrawnClaims.events(drawn.load(), "er_prs_f").size());
    }

    @ParameterizedTest
    @CsvSource({"UTF-16", "UTF-16LE", "UTF-16BE"})
    void anotherEncodingIsRefused(String charset) throws Exception {
        bytes("ER_PRS_F_201501.csv", text(Stream.of(good(1))).getBytes(Charset.forName(charset)));
        assertEquals(
                "DIR/ER_PRS_F_201501.csv, line 1, is not text in UTF-8 or Latin-1, perhaps UTF-16; save the file as UTF-8",
                refusal());
    }

    @Test
    void rowsPartedOtherwiseThanTheHeaderAreRefused() {
        drawn.raw("ER_PRS_F_201501.csv", HEADER.replace(';', ',') + "\n" + good(1) + "\n");
        assertEquals(
                "DIR/ER_PRS_F_201501.csv, line 2, is parted by ; and line 1 by ,; part both alike",
                refusal());
    }

    /// One label holds the first line's mark and another one as often as the first line has marks;
    /// another runs over lines.
    @ParameterizedTest
    @ValueSource(
            strings = {"A00,\"Choléra, sans précision; autre\"", "\"Choléra; autre\nou non\",A00"})
    void marksInQuotesPartNothing(String row) throws Exception {
        month("201501", good(1));
        drawn.raw(
                "IR_CIM_V.csv",
                (row.startsWith("A00") ? "CIM_COD,CIM_LIB\n" : "CIM_LIB,CIM_COD\n") + row + "\n");
        assertEquals(List.of(), drawn.load().findings("broken-line"));
    }

    private static byte[] packed(String text) throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void aPackedFileCutShortIsNamedAmongWholeOnes() throws Exception {
        var whole = packed(text(IntStream.range(0, 20_000).mapToObj(SndsFaultsTest::good)));
        for (int month = 1; month <= 5; month++) {
            bytes(
                    "ER_PRS_F_20150" + month + ".csv.gz",
                    month == 4 ? Arrays.copyOf(whole, whole.length / 2) : whole);
        }
        assertEquals(
                "DIR/ER_PRS_F_201504.csv.gz cannot be unpacked: it was cut short or damaged; get it again",
                refusal());
    }

    @Test
    void anEmptyFileIsRefusedAndOneWithoutRowsIsNot() throws Exception {
        month("201501", good(1));
        drawn.raw("ER_PRS_F_201502.csv", HEADER + "\n");
        assertEquals(1, DrawnClaims.events(drawn.load(), "er_prs_f").size());
        drawn.raw("ER_PRS_F_201503.csv", "");
        assertEquals(
                "DIR/ER_PRS_F_201503.csv is empty: it needs a first line with the names of its columns",
                refusal());
    }

    @Test
    void aMissingMonthIsSaid() throws Exception {
        month("201411", good(1));
        month("201502", good(2));
        drawn.raw("ER_PHA_F_201411.csv", DrawnClaims.KEYS + ";PHA_PRS_C13\n")
                .file("T_MCO13B.csv", "ETA_NUM RSA_NUM GRG_GHM")
                .file("T_MCO15B.csv", "ETA_NUM RSA_NUM GRG_GHM");
        assertEquals(
                List.of(
                        "2 er_prs_f: no file for these months between the first and the last: 2014-12 to 2015-01",
                        "3 er_pha_f: no file for these months between the first and the last: 2014-12 to 2015-02",
                        "12 mco_b: no file for these months between the first and the last: 2014-01 to 2014-12"),
                drawn.load().findings("missing-month").stream()
                        .map(f -> f.replaceAll(" \\(\\)$", ""))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "ER_PRS_F_2015_01.csv, DIR/ER_PRS_F_201501.csv and ER_PRS_F_2015_01.csv are both named for 2015-01 of er_prs_f",
        "ER_PRS_F_2015.csv, DIR/ER_PRS_F_2015.csv and ER_PRS_F_201501.csv are both named for 2015-01 of er_prs_f"
    })
    void twoFilesOfAMonthAreRefused(String second, String said) {
        month("201501", good(1));
        drawn.raw(second, text(Stream.of(good(1))));
        assertEquals(said + ", which would count everything twice; remove one", refusal());
    }

    @Test
    void regionsInFoldersOfTheirOwnAreNoCopies() throws Exception {
        drawn.raw("R11/ER_PRS_F_201501.csv", text(Stream.of(good(1))));
        drawn.raw("R24/ER_PRS_F_201501.csv", text(Stream.of(row(2, "x;1111;1"))));
        drawn.raw("ER_PRS_F/year=2016/month=1/part-0.csv", text(Stream.of(row(3, "x;1111;1"))));
        drawn.raw("ER_PRS_F/year=2016/month=1/part-1.csv", text(Stream.of(good(4))));
        assertEquals(
                List.of(
                        "2 er_prs_f: taken as empty: exe_soi_dtd is not a date (DD/MM/YYYY or YYYY-MM-DD)"
                                + " (ER_PRS_F/year=2016/month=1/part-0.csv, line 2; R24/ER_PRS_F_201501.csv, line 2)"),
                drawn.load().findings("unreadable-date"));
    }

    @Test
    void aFoldersMonthThatIsNoneIsRefused() {
        drawn.raw("ER_PRS_F/year=2015/month=13/part-0.csv", text(Stream.of(good(1))));
        assertEquals(
                "DIR/ER_PRS_F/year=2015/month=13/part-0.csv is named for month 13, which no year has; name it"
                        + " TABLE_YYYYMM, such as ER_PRS_F_201501.csv",
                refusal());
    }

    @Test
    void careAfterTheMonthOfItsFileIsSaid() throws Exception {
        month("201501", good(1), row(2, "01/02/2015;1111;1"), row(3, "31/01/2015;1111;1"));
        assertEquals(
                List.of(
                        "1 er_prs_f: kept: EXE_SOI_DTD is after the month or year that the file is named for"
                                + " (ER_PRS_F_201501.csv, line 3)"),
                drawn.load().findings("month-outside"));
    }

    private void parquet(String name, String select) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute(
                    "COPY ("
                            + select
                            + ") TO '"
                            + folder.resolve("raw").resolve(name)
                            + "' (FORMAT parquet)");
        }
    }

    private static final String ROWS =
            """
            SELECT i AS DCT_ORD_NUM, DATE '2015-02-01' AS FLX_DIS_DTD, 3 AS FLX_EMT_NUM, 2 AS FLX_EMT_ORD, 1 AS FLX_EMT_TYP,
                   '15/01/2015' AS FLX_TRT_DTD, '01C01' AS ORG_CLE_NUM, 1 AS PRS_ORD_NUM, 0 AS REM_TYP_AFF, 'A' AS BEN_NIR_PSA,
                   1 AS BEN_RNG_GEM, %s AS EXE_SOI_DTD, %s AS PRS_NAT_REF, %s AS PRS_PAI_MNT FROM range(%d) t(i)\
            """;

    /// Types differ from file to file, as they do from extraction to extraction.
    @Test
    void parquetIsReadWithItsTypesAndFaultsHaveTheirRow() throws Exception {
        parquet(
                "ER_PRS_F_201501.parquet",
                ROWS.formatted("DATE '2015-01-15'", "1111", "CAST(25.5 AS DOUBLE)", 2));
        parquet(
                "ER_PRS_F_201502.parquet",
                ROWS.formatted(
                        "CASE WHEN i = 99999 THEN 'x' ELSE '15/01/2015' END",
                        "CASE WHEN i = 149999 THEN 1.5 ELSE 1111 END",
                        "'25,50'",
                        150_000));
        parquet(
                "ER_PRS_F_201503.parquet",
                ROWS.formatted(
                        "TIMESTAMP '2015-01-15 00:00:00'",
                        "'1111'",
                        "CAST(i + 0.125 AS DOUBLE)",
                        1));
        var loaded = drawn.load();
        assertEquals(
                List.of(
                        "1 er_prs_f: taken as empty: exe_soi_dtd is not a date (DD/MM/YYYY or YYYY-MM-DD)"
                                + " (ER_PRS_F_201502.parquet, row 100000)"),
                loaded.findings("unreadable-date"));
        assertEquals(
                List.of(
                        "1 er_prs_f: taken as empty: prs_nat_ref is not a whole number (ER_PRS_F_201502.parquet, row 150000)",
                        "1 er_prs_f: taken as empty: prs_pai_mnt is not a sum of euros with at most two decimals"
                                + " (ER_PRS_F_201503.parquet, row 1)"),
                loaded.findings("unreadable-number"));
        assertEquals(
                2,
                DrawnClaims.events(loaded, "er_prs_f").stream()
                                .filter(line ->
                                        line.equals(
                                                "1 2015-01-15 PRS_NAT/1111 er_prs_f cents=2550"))
                                .count()
                        - 149_998);
    }

    @Test
    void aParquetFileThatLacksAKeyOrItsEndIsNamed() throws Exception {
        var rows = ROWS.formatted("DATE '2015-01-15'", "1111", "25.5", 50_000);
        for (int month = 1; month <= 4; month++) {
            parquet("ER_PRS_F_20150" + month + ".parquet", rows);
        }
        parquet("ER_PRS_F_201503.parquet", rows.replace("REM_TYP_AFF", "REM_TYPE"));
        assertEquals(
                "DIR/ER_PRS_F_201503.parquet has no column rem_typ_aff, which every er_prs_f needs; its columns are ",
                refusal().replaceAll("(its columns are ).*", "$1"));
        var file = folder.resolve("raw/ER_PRS_F_201503.parquet");
        var whole = Files.readAllBytes(folder.resolve("raw/ER_PRS_F_201502.parquet"));
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        assertEquals(
                "DIR/ER_PRS_F_201503.parquet is not a whole Parquet file: it was cut short or damaged; get it again",
                refusal());
        var damaged = whole.clone();
        Arrays.fill(damaged, 4, whole.length / 2, (byte) 0x55);
        Files.write(file, damaged);
        assertEquals(
                "DIR/ER_PRS_F_201503.parquet cannot be read to its end: it was cut short or damaged; get it again",
                refusal());
    }
}
