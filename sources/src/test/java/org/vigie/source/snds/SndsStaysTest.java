package org.vigie.source.snds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// PMSI, drawn row by row.
@Tag("long")
class SndsStaysTest {

    private static final String B = "ETA_NUM RSA_NUM DGN_PAL DGN_REL GRG_GHM GHS_NUM SEJ_TYP\n";
    private static final String C =
            "ETA_NUM RSA_NUM NIR_ANO_17 EXE_SOI_DTD EXE_SOI_DTF NIR_RET NAI_RET SEX_RET SEJ_RET"
                    + " FHO_RET PMS_RET DAT_RET\n";

    @TempDir Path folder;

    private DrawnClaims drawn;

    @BeforeEach
    void people() {
        drawn = new DrawnClaims(folder).people();
    }

    @Test
    void aStayTellsItsGroupDiagnosesActsAndMoney() throws Exception {
        var loaded =
                drawn.file("T_MCO15B.csv", B + "010000123 0000000007 C341 Z511 04M091 1234 A")
                        .file(
                                "T_MCO15C.csv",
                                C + "10000123 7 A 05/03/2015 09/03/2015 0 0 0 0 0 0 0")
                        .file(
                                "T_MCO15A.csv",
                                """
                                ETA_NUM RSA_NUM CDC_ACT ENT_DAT_DEL NBR_EXE_ACT
                                010000123 7 GFFA009 2 1
                                010000123 7 ZBQK002 - 1
                                """)
                        .file(
                                "T_MCO15D.csv",
                                "ETA_NUM RSA_NUM ASS_DGN\n10000123 0000000007 J18.9\n10000123 7 E119")
                        .file(
                                "T_MCO15UM.csv",
                                "ETA_NUM RSA_NUM DGN_PAL DGN_REL\n010000123 7 C343 -")
                        .file(
                                "T_MCO15MED.csv",
                                "ETA_NUM RSA_NUM UCD_UCD_COD ADM_NBR DELAI\n010000123 7 0000009261104 2 3")
                        .file(
                                "T_MCO15VALO.csv",
                                "ETA_NUM RSA_NUM MNT_TOT_BR MNT_TOT_AM\n010000123 7 4567,89 4500,00")
                        .load();
        assertEquals(
                List.of(
                        "1 2015-03-05 CCAM/ZBQK002 mco_act",
                        "1 2015-03-05..2015-03-09 GHM/04M091 mco cents=456789 back=450000",
                        "1 2015-03-05..2015-03-09 GHS/1234 mco_ghs",
                        "1 2015-03-05..2015-03-09 ICD10/C34.1 mco_dp",
                        "1 2015-03-05..2015-03-09 ICD10/C34.3 mco_um_dp",
                        "1 2015-03-05..2015-03-09 ICD10/E11.9 mco_das",
                        "1 2015-03-05..2015-03-09 ICD10/J18.9 mco_das",
                        "1 2015-03-05..2015-03-09 ICD10/Z51.1 mco_dr",
                        "1 2015-03-07 CCAM/GFFA009 mco_act",
                        "1 2015-03-08 UCD/9261104 mco_med"),
                DrawnClaims.events(loaded).stream()
                        .filter(line -> !line.contains("DEATH"))
                        .sorted()
                        .toList());
        var codes = loaded.vocabulary();
        assertEquals(
                List.of("GHM/04", "GHM/04M09", "PMSI/MCO"),
                java.util.Arrays.stream(codes.hierarchy().ancestors(codes.codes().id("GHM/04M091")))
                        .mapToObj(codes.codes()::text)
                        .sorted()
                        .toList());
        assertEquals(
                List.of("ICD10/C34"),
                java.util.Arrays.stream(
                                codes.hierarchy().ancestors(codes.codes().id("ICD10/C34.1")))
                        .mapToObj(codes.codes()::text)
                        .toList());
        assertTrue(
                loaded.events("mco").getFirst().contains("source=010000123"),
                loaded.events("mco").getFirst());
    }

    /// One row meets the rule, the other does not.
    @ParameterizedTest
    @CsvSource({
        "GEOGRAPHIC_FINESS, 750100042 1 C341 - 04M091 1234 A, 0",
        "GEOGRAPHIC_FINESS, 130783236 1 C341 - 04M091 1234 A, 0",
        "GROUPING_ERROR, 010000123 1 C341 - 90Z00Z 1234 A, 0",
        "GHS_9999, 010000123 1 C341 - 04M091 9999 A, 0",
        "GHM_14Z08Z, 010000123 1 O049 - 14Z08Z 1234 A, 0",
        "SEJ_TYP_B, 010000123 1 C341 - 04M091 1234 B, 0",
        "RETURN_CODES, 010000123 1 C341 - 04M091 1234 A, 4"
    })
    void aRuleLeavesOutAndCanBeSwitchedOff(CleaningRule rule, String row, String returned)
            throws Exception {
        var hospital = row.substring(0, 9);
        drawn.file("T_MCO_2015_B.csv", B + row + "\n010000123 2 C341 - 28Z14Z 1234 B")
                .file(
                        "T_MCO_2015_C.csv",
                        C
                                + hospital
                                + " 1 A 05/03/2015 09/03/2015 0 0 0 0 "
                                + returned
                                + " 0 0\n010000123 2 A 05/04/2015 05/04/2015 0 0 0 0 0 0 0");
        var loaded = drawn.load();
        assertEquals(
                List.of("1 2015-04-05..2015-04-05 GHM/28Z14Z mco"),
                DrawnClaims.events(loaded, "mco"));
        assertEquals(
                List.of("1 mco_b: left out: " + rule.words() + " (T_MCO_2015_B.csv, line 2)"),
                loaded.findings(rule.label()));
        assertEquals(2, DrawnClaims.events(drawn.load(rule), "mco").size());
    }

    /// Transmission in double ended with 2017; what such a hospital sent in 2018 is told once.
    @Test
    void aGeographicFinessOf2018IsKept() throws Exception {
        drawn.file("T_MCO18B.csv", B + "750100042 1 C341 - 04M091 1234 A")
                .file("T_MCO18C.csv", C + "750100042 1 A 05/03/2015 09/03/2015 0 0 0 0 0 0 0");
        assertEquals(1, DrawnClaims.events(drawn.load(), "mco").size());
    }

    /// The number of a stay begins anew each year.
    @Test
    void staysOfTwoYearsAreNotMistaken() throws Exception {
        var loaded =
                drawn.file("T_MCO15B.csv", B + "010000123 1 C341 - 04M091 1234 A")
                        .file(
                                "T_MCO15C.csv",
                                C + "010000123 1 A 05/03/2015 09/03/2015 0 0 0 0 0 0 0")
                        .file("T_MCO16B.csv", B + "010000123 1 I500 - 05M091 1234 A")
                        .file(
                                "T_MCO16C.csv",
                                C + "010000123 1 A 05/03/2016 09/03/2016 0 0 0 0 0 0 0")
                        .file(
                                "T_MCO16D.csv",
                                "ETA_NUM RSA_NUM ASS_DGN\n010000123 1 E119\n010000123 99 E119")
                        .load();
        assertEquals(
                List.of(
                        "1 2015-03-05..2015-03-09 ICD10/C34.1 mco_dp",
                        "1 2016-03-05..2016-03-09 ICD10/I50.0 mco_dp"),
                DrawnClaims.events(loaded, "mco_dp"));
        assertEquals(
                List.of("1 2016-03-05..2016-03-09 ICD10/E11.9 mco_das"),
                DrawnClaims.events(loaded, "mco_das"));
        assertEquals(
                List.of(
                        "1 mco_d: left out: MCO_B has no such stay of the year (T_MCO16D.csv, line 3)"),
                loaded.findings("orphan"));
    }

    @Test
    void aTwinsStayIsNobodysUnlessTheRankIsTold() throws Exception {
        var loaded =
                drawn.file(
                                "T_MCO15B.csv",
                                B
                                        + "010000123 1 J189 - 04M091 1234 A\n010000123 2 J189 - 04M091 1234 A")
                        .file(
                                "T_MCO15C.csv",
                                C.strip()
                                        + " BEN_RNG_GEM\n010000123 1 B 05/03/2015 09/03/2015 0 0 0 0 0 0 0 -\n"
                                        + "010000123 2 B 05/03/2015 09/03/2015 0 0 0 0 0 0 0 2")
                        .load();
        assertEquals(
                List.of("3 2015-03-05..2015-03-09 GHM/04M091 mco"),
                DrawnClaims.events(loaded, "mco"));
        assertEquals(
                List.of(
                        "1 mco_b: left out: PMSI tells no BEN_RNG_GEM, and several persons share the pseudonym"
                                + " (T_MCO15B.csv, line 2)"),
                loaded.findings("ambiguous-twin"));
    }

    @Test
    void aStayOfAMonthAloneHasNoDay() throws Exception {
        var loaded =
                drawn.file("T_MCO06B.csv", B + "010000123 1 J189 - 04M091 1234 A")
                        .file(
                                "T_MCO06C.csv",
                                "ETA_NUM RSA_NUM NIR_ANO_17 SOR_ANN SOR_MOI NIR_RET NAI_RET SEX_RET SEJ_RET FHO_RET PMS_RET DAT_RET\n"
                                        + "010000123 1 A 2006 1 0 0 0 0 0 0 0")
                        .load();
        assertEquals(List.of("1 undated GHM/04M091 mco"), DrawnClaims.events(loaded, "mco"));
        assertTrue(loaded.findings("no-date").getFirst().endsWith("(T_MCO06B.csv, line 2)"));
    }

    @Test
    void externalConsultationsHaveActsAndMoney() throws Exception {
        var loaded =
                drawn.file("T_MCO15FASTC.csv", "ETA_NUM SEQ_NUM\n010000123 00000001")
                        .file(
                                "T_MCO15CSTC.csv",
                                """
                                ETA_NUM SEQ_NUM NIR_ANO_17 EXE_SOI_DTD EXE_SOI_DTF NIR_RET NAI_RET SEX_RET IAS_RET ENT_DAT_RET
                                010000123 1 A 05/03/2015 05/03/2015 0 0 0 0 0
                                """)
                        .file(
                                "T_MCO15FMSTC.csv",
                                "ETA_NUM SEQ_NUM CCAM_COD DEL_DAT_ENT\n010000123 1 DEQP003 0")
                        .file(
                                "T_MCO15FBSTC.csv",
                                "ETA_NUM SEQ_NUM ACT_COD ACT_NBR HON_MNT AMO_MNR DEL_DAT_ENT EXE_SPE\n010000123 1"
                                        + " ATU 1 25,32 25,32 0 -")
                        .file(
                                "T_MCO15FCSTC.csv",
                                "ETA_NUM SEQ_NUM ACT_COD ACT_NBR HON_MNT"
                                        + " AMO_MNR DEL_DAT_ENT EXE_SPE\n010000123 1 CS 1 23,00 16,10 0 3")
                        .load();
        assertEquals(
                List.of(
                        "1 2015-03-05 CCAM/DEQP003 mco_ce_act",
                        "1 2015-03-05 NGAP/ATU mco_ce_fb cents=2532 back=2532",
                        "1 2015-03-05 NGAP/CS mco_ce_fc cents=2300 back=1610",
                        "1 2015-03-05..2015-03-05 PMSI/MCO_CE mco_ce"),
                DrawnClaims.events(loaded).stream()
                        .filter(line -> !line.contains("DEATH"))
                        .sorted()
                        .toList());
    }

    @Test
    void rehabilitationHomeCareAndPsychiatryAreRead() throws Exception {
        var returns = " NIR_RET NAI_RET SEX_RET SEJ_RET FHO_RET PMS_RET DAT_RET\n";
        var zeros = " A 05/03/2015 09/03/2015 0 0 0 0 0 0 0";
        var loaded =
                drawn.file(
                                "T_SSR15B.csv",
                                """
                                ETA_NUM RHA_NUM RHS_NUM FP_PEC MOR_PRP ETL_AFF GRG_GME
                                010000123 1 1 Z501 I639 - 0147A1
                                010000123 1 2 Z501 I639 - 0147A1
                                """)
                        .file(
                                "T_SSR15C.csv",
                                "ETA_NUM RHA_NUM NIR_ANO_17 EXE_SOI_DTD EXE_SOI_DTF"
                                        + returns
                                        + "010000123 1"
                                        + zeros)
                        .file(
                                "T_SSR15CSARR.csv",
                                "ETA_NUM RHA_NUM RHS_NUM CSARR_COD NBR_CSARR\n010000123 1 2 BLR+156 1")
                        .file("T_SSR15D.csv", "ETA_NUM RHA_NUM RHS_NUM DGN_COD\n010000123 1 1 I10")
                        .file("T_HAD15B.csv", "ETA_NUM_EPMSI RHAD_NUM DGN_PAL\n010000123 1 Z515")
                        .file(
                                "T_HAD15C.csv",
                                "ETA_NUM_EPMSI RHAD_NUM NIR_ANO_17 EXE_SOI_DTD EXE_SOI_DTF"
                                        + returns
                                        + "010000123 1"
                                        + zeros)
                        .file("T_RIP15RSA.csv", "ETA_NUM_EPMSI RIP_NUM DGN_PAL\n010000123 1 F322")
                        .file(
                                "T_RIP15C.csv",
                                "ETA_NUM_EPMSI RIP_NUM NIR_ANO_17 EXE_SOI_DTD EXE_SOI_DTF"
                                        + returns
                                        + "010000123 1"
                                        + zeros)
                        .load();
        assertEquals(
                List.of(
                        "CSARR/BLR+156 ssr_csarr",
                        "GME/0147A1 ssr_gme",
                        "GME/0147A1 ssr_gme",
                        "ICD10/F32.2 rip_dp",
                        "ICD10/I10 ssr_das",
                        "ICD10/I63.9 ssr_mp",
                        "ICD10/I63.9 ssr_mp",
                        "ICD10/Z50.1 ssr_fp",
                        "ICD10/Z50.1 ssr_fp",
                        "ICD10/Z51.5 had_dp",
                        "PMSI/HAD had",
                        "PMSI/RIP rip",
                        "PMSI/SSR ssr"),
                DrawnClaims.events(loaded).stream()
                        .filter(line -> !line.contains("DEATH"))
                        .map(line -> line.replace("1 2015-03-05..2015-03-09 ", ""))
                        .sorted()
                        .toList());
    }
}
