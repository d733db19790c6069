package org.vigie.source.snds;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who a person is, and what has the form of a code.
class SndsDoorTest {

    private static final String PEOPLE =
            "BEN_NIR_PSA BEN_RNG_GEM BEN_IDT_ANO BEN_SEX_COD BEN_NAI_ANN BEN_NAI_MOI BEN_DCD_DTE"
                    + " BEN_RES_DPT\n";
    private static final String CLAIMS =
            "K BEN_NIR_PSA BEN_RNG_GEM EXE_SOI_DTD PRS_NAT_REF DPN_QLF PRS_ACT_QTE PRS_PAI_MNT"
                    + " BSE_REM_MNT\n";

    @TempDir Path folder;

    @Test
    void aPersonIsABenIdtAno() throws Exception {
        var imported =
                new DrawnClaims(folder)
                        .file(
                                "IR_BEN_R.csv",
                                PEOPLE
                                        + """
                                        A 1 ano1 1 1960 2 01/01/1600 001
                                        B 1 ano1 1 1960 2 31/12/2016 001
                                        C 1 ano2 1 1990 2 01/01/1600 001
                                        C 2 ano2 1 1990 2 01/01/1600 001
                                        D 1 ano3 1 1950 2 01/01/1600 001
                                        D 1 ano4 1 1950 2 01/01/1600 001
                                        E 1 - 2 1970 2 01/01/1600 002
                                        F 1 00000000000000000 2 1971 2 01/01/1600 002
                                        F 2 00000000000000000 2 1971 2 01/01/1600 002
                                        A 1 ano1 1 1960 2 01/01/1600 001
                                        """)
                        .file(
                                "ER_PRS_F_201501.csv",
                                CLAIMS
                                        + """
                                        1 A 1 10/01/2015 1111 0 1 25,00 17,50
                                        2 B 1 11/01/2015 1111 0 1 25,00 17,50
                                        3 C 1 12/01/2015 1111 0 1 25,00 17,50
                                        4 C 2 13/01/2015 1111 0 1 25,00 17,50
                                        5 D 1 14/01/2015 1111 0 1 25,00 17,50
                                        6 E 1 15/01/2015 1111 0 1 25,00 17,50
                                        7 F 2 16/01/2015 1111 0 1 25,00 17,50
                                        """)
                        .load();
        assertEquals(
                List.of(
                        "1 MALE birth=1960-02-01 death=2016-12-31 region=001"
                                + " 2015-01-10..2015-01-11",
                        "2 MALE birth=1990-02-01 region=001 2015-01-12..2015-01-13",
                        "3 MALE birth=1950-02-01 region=001",
                        "4 MALE birth=1950-02-01 region=001",
                        "5 FEMALE birth=1970-02-01 region=002 2015-01-15..2015-01-15",
                        "6 FEMALE birth=1971-02-01 region=002",
                        "7 FEMALE birth=1971-02-01 region=002 2015-01-16..2015-01-16"),
                imported.people());
        assertEquals("2", count(imported.findings("several-pseudonyms")));
        assertEquals("2", count(imported.findings("ambiguous-pseudonym")));
        assertEquals("1", count(imported.findings("duplicate-id")));
        assertEquals("1", count(imported.findings("twins")));
    }

    private static String count(List<String> findings) {
        return findings.getFirst().split(" ")[0];
    }

    @Test
    void whatHasNotTheFormOfADrugCodeIsNone() throws Exception {
        assertEquals(
                List.of("CIP13/3400930000045", "CIP13/3400930000045"),
                read(
                        "ER_PHA_F",
                        "PHA_PRS_C13",
                        "3400930000045",
                        "03400930000045",
                        "13400930000045",
                        "3,40093E+12",
                        "3.40093E+12",
                        "340093000004",
                        "3009300",
                        "0000000000000",
                        "34009 300 00045",
                        "340093000004X"));
    }

    @Test
    void whatHasNotTheFormOfAnActIsNone() throws Exception {
        assertEquals(
                List.of("CCAM/DEQP003", "CCAM/DEQP003", "CCAM/DEQP003"),
                read(
                        "ER_CAM_F",
                        "CAM_PRS_IDE",
                        "deqp003",
                        "DEQP00301",
                        "DEQP003-02",
                        "DEQP03",
                        "1234567",
                        "DEQPOO3"));
    }

    @Test
    void whatHasNotTheFormOfATestDeviceOrUnitIsNone() throws Exception {
        assertEquals(
                List.of("NABM/0552"),
                read("ER_BIO_F", "BIO_PRS_IDE", "552", "1.1E+03", "10552", "0000"));
        assertEquals(
                List.of("LPP/1117829"),
                read("ER_TIP_F", "TIP_PRS_IDE", "0000001117829", "1.11E+06"));
        assertEquals(
                List.of("UCD/9348420"),
                read("ER_UCD_F", "UCD_UCD_COD", "0000009348420", "9.34E+06"));
    }

    /// The codes that a store has of a table whose rows have these; the others are counted. A blank
    /// is one that does not part columns.
    private List<String> read(String table, String column, String... codes) throws Exception {
        var drawn = new DrawnClaims(Files.createTempDirectory(folder, "snds")).people();
        var claims = new StringBuilder(CLAIMS);
        var lines = new StringBuilder("K " + column + "\n");
        for (int i = 1; i <= codes.length; i++) {
            claims.append("%d A 1 %02d/01/2015 3303 0 1 10,00 6,50%n".formatted(i, i));
            lines.append("%d %s%n".formatted(i, codes[i - 1].replace(' ', '\u00A0')));
        }
        drawn.file("ER_PRS_F_201501.csv", claims.toString());
        drawn.file(table + "_201501.csv", lines.toString());
        var imported = drawn.load();
        var read =
                imported.events().stream()
                        .filter(event -> !event.contains("DEATH"))
                        .map(event -> event.split(" ")[2])
                        .toList();
        assertEquals(codes.length, read.size(), "no euro is lost");
        var found = read.stream().filter(code -> !code.equals("PRS_NAT/3303")).toList();
        assertEquals(
                String.valueOf(codes.length - found.size()), count(imported.findings("no-code")));
        return found;
    }
}
