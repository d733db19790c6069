package org.vigie.source.snds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.problem.InputProblem;
import org.vigie.store.StoreProblem;
import org.vigie.store.upkeep.Ledger;

/// What cannot be read is said in a line: what, where, and what to do; what cannot be understood is
/// counted with its place. No message holds a patient's value.
@Tag("long")
class SndsRefusedTest {

    @TempDir Path folder;

    private DrawnClaims drawn;

    @BeforeEach
    void people() {
        drawn = new DrawnClaims(folder).people();
    }

    private String refusal() {
        var said = assertThrows(InputProblem.class, () -> drawn.load()).getMessage();
        assertFalse(said.contains("\n"), said);
        return said.replace(folder.resolve("raw").toString(), "DIR");
    }

    @Test
    void withoutPeopleThereIsNoImport() throws Exception {
        Files.delete(folder.resolve("raw/IR_BEN_R.csv"));
        assertEquals(
                "DIR has no table IR_BEN_R (IR_BEN_R.csv, .parquet or .sas7bdat); an SNDS import needs it to know who there"
                        + " is, also of a month that is added: lay the one you have, or a link to it, beside the claims",
                refusal());
    }

    @Test
    void aKeyThatIsMissingIsNamed() {
        drawn.raw(
                "ER_PHA_F_201501.csv",
                "DCT_ORD_NUM;FLX_DIS_DTD;PHA_PRS_C13;PHA_ACT_QSN\n1;01/01/2015;3400935418487;1\n");
        assertEquals(
                "DIR/ER_PHA_F_201501.csv, line 1, has no column flx_emt_num, which every er_pha_f needs; its columns are"
                        + " dct_ord_num, flx_dis_dtd, pha_prs_c13, pha_act_qsn",
                refusal());
    }

    /// Its rows were left out, and a line among findings said so.
    @ParameterizedTest
    @CsvSource({
        "ER_PRS_F_202402_V2.csv, ER_PRS_F, ER_PRS_F_201501.csv",
        "er_pha_f_20240201.csv, ER_PHA_F, ER_PHA_F_201501.csv",
        "ER_PRS_F_FLX202402.csv, ER_PRS_F, ER_PRS_F_201501.csv",
        "ER_PRS_F 202402.csv.gz, ER_PRS_F, ER_PRS_F_201501.csv",
        "ER_CAM_F (2).csv, ER_CAM_F, ER_CAM_F_201501.csv",
        "T_MCO24B_V2.csv, MCO_B, T_MCO15B.csv",
    })
    void aNameThatIsNearlyThatOfATableIsRefused(String file, String table, String right) {
        drawn.raw(file, "A;B\n1;2\n");
        assertEquals(
                "DIR/%s begins as a file of %s does, and the rest of its name is not understood: name it %s, or otherwise if it is not that table"
                        .formatted(file, table, right),
                refusal());
    }

    @Test
    void whatIsAskedForOtherwiseIsSaidAlone() throws Exception {
        var there = drawn.load();
        var ledger = Ledger.of(there.store(), there.manifest(), false);
        var asked = there.manifest().deliveries().getFirst().asked();
        ledger.refuseOtherwise("snds", asked);
        assertEquals(
                there.store()
                        + ": delivery 1 was imported with no such option, this one with --observed; ask"
                        + " for the same, or import all deliveries anew",
                assertThrows(
                                StoreProblem.class,
                                () -> ledger.refuseOtherwise("snds", asked + ", with --observed"))
                        .getMessage());
    }

    /// Nor is what is not read anyway, and a dash does no harm.
    @Test
    void namesOfOtherTablesAreNotRefused() throws Exception {
        drawn.raw("T_MCO24UMX.csv", "A;B\n1;2\n")
                .raw("ER_PRS_F.readme", "1")
                .file(
                        "ER_PRS_F_2015-01.csv",
                        "K BEN_NIR_PSA BEN_RNG_GEM EXE_SOI_DTD PRS_NAT_REF DPN_QLF PRS_ACT_QTE"
                                + " PRS_PAI_MNT BSE_REM_MNT PFS_EXE_NUM PSE_SPE_COD PFS_PRE_NUM PSP_SPE_COD\n"
                                + "1 A 1 15/01/2015 1111 0 1 25,00 17,50 - - - -\n");
        var loaded = drawn.load();
        assertEquals(1, DrawnClaims.events(loaded, "er_prs_f").size());
        assertEquals("2015-01", loaded.manifest().deliveries().getFirst().contents().months());
    }

    @Test
    void aMonthThatIsNoneIsNamed() {
        drawn.raw("ER_PRS_F_201513.csv", "A;B\n");
        assertEquals(
                "DIR/ER_PRS_F_201513.csv is named for month 13, which no year has; name it TABLE_YYYYMM, such as"
                        + " ER_PRS_F_201501.csv",
                refusal());
    }

    @Test
    void aYearThatIsNoneIsNamed() {
        drawn.raw("ER_PRS_F_1815.csv", "A;B\n");
        assertTrue(
                refusal()
                        .startsWith(
                                "DIR/ER_PRS_F_1815.csv is named for the year 1815; name it for one from 1990 to"));
    }

    @Test
    void anotherTablesFileIsNamed() {
        drawn.raw("IR_IMB_R.csv", "PATIENT;DATE\nA;2015-01-01\n");
        assertTrue(
                refusal()
                        .startsWith(
                                "DIR/IR_IMB_R.csv, line 1, names no column of the table ir_imb_r"));
    }

    @Test
    void aValueOfAnotherTypeIsCountedWithItsPlace() throws Exception {
        var loaded =
                drawn.file(
                                "ER_PRS_F_201501.csv",
                                "K BEN_NIR_PSA BEN_RNG_GEM EXE_SOI_DTD PRS_NAT_REF DPN_QLF PRS_ACT_QTE"
                                        + " PRS_PAI_MNT BSE_REM_MNT PFS_EXE_NUM PSE_SPE_COD PFS_PRE_NUM PSP_SPE_COD\n"
                                        + "1 A 1 15/01/2015 C 0 1 25,00 17,50 - - - -\n2 A 1 2015-99-15 1111 0 1 25,005 x - - - -\n")
                        .load();
        assertEquals(
                List.of(
                        "1 er_prs_f: taken as empty: prs_nat_ref is not a whole number (ER_PRS_F_201501.csv, line 2)",
                        "1 er_prs_f: taken as empty: prs_pai_mnt is not a sum of euros with at most two decimals"
                                + " (ER_PRS_F_201501.csv, line 3)",
                        "1 er_prs_f: taken as empty: bse_rem_mnt is not a sum of euros with at most two decimals"
                                + " (ER_PRS_F_201501.csv, line 3)"),
                loaded.findings("unreadable-number"));
        assertEquals(
                List.of(
                        "1 er_prs_f: taken as empty: exe_soi_dtd is not a date (DD/MM/YYYY or YYYY-MM-DD)"
                                + " (ER_PRS_F_201501.csv, line 3)"),
                loaded.findings("unreadable-date"));
    }

    @Test
    void aFileInLatin1IsReadAndSaid() throws Exception {
        Files.write(
                folder.resolve("raw/IR_ALD_V.csv"),
                "ALD_030_COD;ALD_030_LIB\n8;Diabète\n".getBytes(Charset.forName("ISO-8859-1")));
        var loaded =
                drawn.file(
                                "IR_IMB_R.csv",
                                """
                                BEN_NIR_PSA BEN_RNG_GEM IMB_ALD_DTD IMB_ALD_DTF IMB_ALD_NUM MED_MTF_COD
                                A 1 01/02/2014 31/01/2019 8 E11
                                """)
                        .load();
        assertTrue(loaded.findings("wrong-encoding").getFirst().endsWith("(IR_ALD_V.csv, line 2)"));
        var codes = loaded.vocabulary().codes();
        assertEquals("Diabète", codes.get(codes.id("ALD/8")).name());
    }

    @Test
    void anUnknownRuleIsNamedWithThoseThereAre() {
        var said =
                assertThrows(IllegalArgumentException.class, () -> CleaningRule.of("twins"))
                        .getMessage();
        assertEquals(
                "there is no rule twins; the rules are dpn-qlf-71, geographic-finess, return-codes, grouping-error,"
                        + " ghs-9999, ghm-14z08z, sej-typ-b, private-invoices, not-billable, regularisations",
                said);
    }

    /// The last digit of a FINESS is Luhn's check of the others: a number that lost or changed a
    /// digit is found.
    @Test
    void everyGeographicFinessIsWhole() {
        var numbers = SndsTable.rows("geographic-finess.csv").stream().map(row -> row[0]).toList();
        assertEquals(166, numbers.stream().distinct().count());
        assertEquals(
                List.of(),
                numbers.stream()
                        .filter(number -> number.length() != 9 || !checks(number))
                        .toList());
        assertEquals(
                List.of("AP-HM", "AP-HP", "HCL"),
                SndsTable.rows("geographic-finess.csv").stream()
                        .map(row -> row[1])
                        .distinct()
                        .sorted()
                        .toList());
    }

    private static boolean checks(String number) {
        int sum = 0;
        for (int i = 0; i < 9; i++) {
            int digit = number.charAt(8 - i) - '0';
            int doubled = i % 2 == 0 ? digit : digit * 2;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }

    @Test
    void everyColumnReadIsInTheOfficialSchema() {
        var strange =
                SndsTable.ALL.values().stream()
                        .filter(table -> !table.known().isEmpty())
                        .flatMap(table ->
                                table.columns().stream()
                                        .filter(c -> !table.known().contains(c.name()))
                                        .map(c -> table.name() + "." + c.name()))
                        .toList();
        // BEN_RNG_GEM of PMSI: some extractions add it.
        assertEquals(
                List.of(),
                strange.stream().filter(name -> !name.endsWith("c.ben_rng_gem")).toList());
        assertEquals(9, Arrays.stream(DrawnClaims.KEYS.split(";")).count());
    }
}
