package org.vigie.source.snds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.store.read.Store;
import org.vigie.timeline.Attribute;
import org.vigie.timeline.DayRange;
import org.vigie.timeline.Days;

/// DCIR and the beneficiaries, drawn row by row.
@Tag("long")
class SndsClaimsTest {

    private static final String CLAIMS =
            "K BEN_NIR_PSA BEN_RNG_GEM EXE_SOI_DTD PRS_NAT_REF DPN_QLF PRS_ACT_QTE PRS_PAI_MNT"
                    + " BSE_REM_MNT PFS_EXE_NUM PSE_SPE_COD PFS_PRE_NUM PSP_SPE_COD\n";

    @TempDir Path folder;

    private DrawnClaims drawn;

    @BeforeEach
    void people() {
        drawn = new DrawnClaims(folder).people();
    }

    private DrawnClaims claims(String rows) {
        return drawn.file("ER_PRS_F_201501.csv", CLAIMS + rows);
    }

    @Test
    void twinsAreTwoPersons() throws Exception {
        var loaded =
                claims(
                                """
                                1 B 1 15/01/2015 1111 0 1 25,00 17,50 00000001 1 - -
                                2 B 2 16/01/2015 1111 0 1 25,00 17,50 00000001 1 - -
                                """)
                        .load();
        assertEquals(
                List.of(
                        "2 2015-01-15 PRS_NAT/1111 er_prs_f cents=2500 back=1750",
                        "3 2015-01-16 PRS_NAT/1111 er_prs_f cents=2500 back=1750"),
                DrawnClaims.events(loaded, "er_prs_f"));
        assertEquals(
                List.of(
                        "1 FEMALE birth=1950-03-01 death=2016-12-31 region=075",
                        "2 MALE birth=2000-01-01 region=02A" + " 2015-01-15..2015-01-15",
                        "3 MALE birth=2000-01-01 region=02A 2015-01-16..2015-01-16"),
                loaded.people());
        assertEquals(
                List.of(
                        "1 ir_ben_r: kept as persons of their own: the same BEN_NIR_PSA with another BEN_RNG_GEM"
                                + " (IR_BEN_R.csv, line 4)"),
                loaded.findings("twins"));
    }

    @Test
    void oneDrugOfAPrestationCarriesItsMoney() throws Exception {
        var loaded =
                claims("1 A 1 15/01/2015 3313 0 1 12,34 8,02 P1 50 D1 1")
                        .file(
                                "ER_PHA_F_201501.csv",
                                """
                                K PHA_PRS_C13 PHA_ACT_QSN
                                1 3400935418487 2
                                """)
                        .file(
                                "IR_PHA_R.csv",
                                """
                                PHA_CIP_C13 PHA_ATC_CLA PHA_MED_NOM
                                3400935418487 A10BB09 DIAMICRON
                                """)
                        .load();
        assertEquals(
                List.of(
                        "1 2015-01-15 CIP13/3400935418487 er_pha_f cents=1234 back=802",
                        "1 2016-12-31 MEDS_DEATH ir_ben_r"),
                DrawnClaims.events(loaded));
        var vocabulary = loaded.vocabulary();
        int drug = vocabulary.codes().id("CIP13/3400935418487");
        assertEquals("DIAMICRON", vocabulary.codes().get(drug).name());
        assertEquals(
                List.of("ATC/A", "ATC/A10", "ATC/A10B", "ATC/A10BB", "ATC/A10BB09"),
                Arrays.stream(vocabulary.hierarchy().ancestors(drug))
                        .mapToObj(vocabulary.codes()::text)
                        .sorted()
                        .toList());
    }

    @Test
    void whoPerformedAndWhoPrescribedAreTold() throws Exception {
        var loaded = claims("1 A 1 15/01/2015 1111 0 1 25,00 17,50 P2 32 P1 1").load();
        try (var store = Store.open(loaded.store())) {
            store.forEach(person -> {
                if (person.person() == 1) {
                    assertEquals(2, person.provider(0));
                    assertEquals(1, person.concept(Attribute.PRESCRIBER, 0));
                    assertEquals(32, person.concept(Attribute.SPECIALTY, 0));
                    assertEquals(1, person.concept(Attribute.PRESCRIBER_SPECIALTY, 0));
                    assertEquals(1111, person.concept(Attribute.TYPE, 0));
                }
            });
        }
    }

    /// Two drugs, two acts and a device are five lines and one amount, not twelve lines and twelve
    /// amounts.
    @Test
    void whatWasDeliveredIsNeverMultiplied() throws Exception {
        var loaded =
                claims("1 A 1 15/01/2015 3313 0 1 100,00 65,00 P1 50 - -")
                        .file(
                                "ER_PHA_F_201501.csv",
                                """
                                K PHA_PRS_C13 PHA_ACT_QSN
                                1 3400935418487 1
                                1 3400935563538 1
                                """)
                        .file(
                                "ER_CAM_F_201501.csv",
                                """
                                K CAM_PRS_IDE
                                1 DEQP003
                                1 ZBQK002
                                """)
                        .file(
                                "ER_TIP_F_201501.csv",
                                """
                                K TIP_PRS_IDE TIP_ACT_QSN
                                1 1101140 1
                                """)
                        .load();
        assertEquals(
                List.of(
                        "1 2015-01-15 CCAM/DEQP003 er_cam_f",
                        "1 2015-01-15 CCAM/ZBQK002 er_cam_f",
                        "1 2015-01-15 CIP13/3400935418487 er_pha_f",
                        "1 2015-01-15 CIP13/3400935563538 er_pha_f",
                        "1 2015-01-15 LPP/1101140 er_tip_f",
                        "1 2015-01-15 PRS_NAT/3313 er_prs_f cents=10000 back=6500"),
                DrawnClaims.events(loaded).stream()
                        .filter(line -> !line.contains("DEATH"))
                        .toList());
    }

    @Test
    void everyTableOfLinesHasItsCodes() throws Exception {
        var loaded =
                claims(
                                """
                                1 A 1 15/01/2015 3320 0 1 1 1 - - - -
                                2 A 1 16/01/2015 3211 0 1 1 1 - - - -
                                3 A 1 17/01/2015 2112 0 1 1 1 - - - -
                                """)
                        .file("ER_UCD_F.csv", "K UCD_UCD_COD UCD_DLV_NBR\n1 0000009348420 3")
                        .file("ER_BIO_F.csv", "K BIO_PRS_IDE BIO_ACT_QSN\n2 552 1")
                        .file("ER_ETE_F.csv", "K ETE_GHS_NUM\n3 8957")
                        .load();
        assertEquals(
                List.of(
                        "1 2015-01-15 UCD/9348420 er_ucd_f cents=100 back=100",
                        "1 2015-01-16 NABM/0552 er_bio_f cents=100 back=100",
                        "1 2015-01-17 GHS/8957 er_ete_f cents=100 back=100"),
                DrawnClaims.events(loaded).subList(0, 3));
    }

    @Test
    void prestationsForInformationAreLeftOutUnlessKept() throws Exception {
        claims(
                        """
                        1 A 1 15/01/2015 1111 71 1 25,00 17,50 - - - -
                        2 A 1 15/01/2015 1111 0 1 10,00 7,00 - - - -
                        """)
                .file("ER_CAM_F.csv", "K CAM_PRS_IDE\n1 DEQP003");
        var loaded = drawn.load();
        assertEquals(
                List.of("1 2015-01-15 PRS_NAT/1111 er_prs_f cents=1000 back=700"),
                DrawnClaims.events(loaded, "er_prs_f"));
        assertEquals(List.of(), DrawnClaims.events(loaded, "er_cam_f"));
        assertEquals(
                List.of(
                        "1 er_prs_f: left out: prestations with DPN_QLF 71: told for information, PMSI has them"
                                + " (ER_PRS_F_201501.csv, line 2)"),
                loaded.findings("dpn-qlf-71"));
        assertEquals(
                List.of("1 2015-01-15 CCAM/DEQP003 er_cam_f cents=2500 back=1750"),
                DrawnClaims.events(drawn.load(CleaningRule.DPN_QLF_71), "er_cam_f"));
    }

    @Test
    void aLineThatIsTakenBackIsNoEvent() throws Exception {
        claims(
                        """
                        1 A 1 15/01/2015 3313 0 1 12,34 8,02 - - - -
                        2 A 1 15/01/2015 3313 0 1 12,34 8,02 - - - -
                        3 A 1 15/01/2015 3313 0 -1 -12,34 -8,02 - - - -
                        4 A 1 15/01/2015 3313 0 -1 -12,34 -8,02 - - - -
                        5 A 1 15/01/2015 3313 0 1 12,34 8,02 - - - -
                        """)
                .file(
                        "ER_PHA_F.csv",
                        """
                        K PHA_PRS_C13 PHA_ACT_QSN
                        1 3400935418487 1
                        2 3400935563538 1
                        3 3400935418487 -1
                        4 3400935418487 -1
                        5 3400935563538 1
                        """);
        var loaded = drawn.load();
        assertEquals(
                List.of(
                        "1 2015-01-15 CIP13/3400935563538 er_pha_f cents=1234 back=802",
                        "1 2015-01-15 CIP13/3400935563538 er_pha_f cents=1234 back=802",
                        "1 2015-01-15 REGULARISATION/3313 er_prs_f cents=-1234 back=-802"),
                DrawnClaims.events(loaded).stream()
                        .filter(line -> line.contains("cents"))
                        .toList());
        assertTrue(loaded.findings("regularisations").getFirst().startsWith("2 er_prs_f"));
        assertTrue(
                loaded.findings("regularisations")
                        .getFirst()
                        .endsWith(
                                "(ER_PRS_F_201501.csv, line 2;" + " ER_PRS_F_201501.csv, line 4)"));
        assertTrue(loaded.findings("regularisation-alone").getFirst().startsWith("1 er_prs_f"));
        assertEquals(
                5, DrawnClaims.events(drawn.load(CleaningRule.REGULARISATIONS), "er_pha_f").size());
    }

    @Test
    void anotherDayPersonOrDrugIsNotTakenBack() throws Exception {
        claims(
                """
                1 A 1 15/01/2015 3313 0 1 12,34 8,02 - - - -
                2 A 1 16/01/2015 3313 0 -1 -12,34 -8,02 - - - -
                3 B 1 15/01/2015 3313 0 -1 -12,34 -8,02 - - - -
                4 A 1 15/01/2015 3312 0 -1 -12,34 -8,02 - - - -
                5 A 1 15/01/2015 3313 0 -1 -12,33 -8,02 - - - -
                """);
        var loaded = drawn.load();
        assertEquals(List.of(), loaded.findings("regularisations"));
        assertTrue(loaded.findings("regularisation-alone").getFirst().startsWith("3 er_prs_f"));
        assertTrue(loaded.findings("regularisation-in-part").getFirst().startsWith("2 er_prs_f"));
        assertTrue(
                DrawnClaims.events(loaded)
                        .contains("1 2015-01-15 REGULARISATION/3313 er_prs_f cents=1 back=0"),
                DrawnClaims.events(loaded).toString());
        assertEquals(1234 - 3 * 1234 - 1233, cents(loaded));
    }

    private static long cents(org.vigie.source.omop.Imported loaded) throws Exception {
        return DrawnClaims.events(loaded).stream()
                .filter(line -> line.contains("cents="))
                .mapToLong(line -> Long.parseLong(line.replaceAll(".*cents=(-?\\d+).*", "$1")))
                .sum();
    }

    @Test
    void whatHasNoPrestationOrNoPersonIsCounted() throws Exception {
        var loaded =
                claims("1 Z 1 15/01/2015 1111 0 1 25,00 17,50 - - - -")
                        .file(
                                "ER_PHA_F_201501.csv",
                                """
                                K PHA_PRS_C13 PHA_ACT_QSN
                                1 3400935418487 1
                                9 3400935418487 1
                                """)
                        .load();
        assertEquals(
                List.of(
                        "1 er_prs_f: left out: the person is not in IR_BEN_R, or several share the pseudonym (ER_PRS_F_201501.csv, line 2)",
                        "1 er_pha_f: left out: no prestation of ER_PRS_F has these nine keys (ER_PHA_F_201501.csv, line 3)"),
                loaded.findings("orphan"));
    }

    @Test
    void prestationsOfTheSameKeysAreCountedAndDeliverOnce() throws Exception {
        var loaded =
                claims(
                                """
                                1 A 1 15/01/2015 3313 0 1 10 7 - - - -
                                1 A 1 15/01/2015 3313 0 1 20 7 - - - -
                                """)
                        .file("ER_PHA_F.csv", "K PHA_PRS_C13 PHA_ACT_QSN\n1 3400935418487 1")
                        .load();
        assertEquals(
                List.of(
                        "1 2015-01-15 CIP13/3400935418487 er_pha_f cents=1000 back=700",
                        "1 2015-01-15 PRS_NAT/3313 er_prs_f cents=2000 back=700"),
                DrawnClaims.events(loaded).subList(0, 2));
        assertTrue(
                loaded.findings("duplicate-key")
                        .getFirst()
                        .endsWith("(ER_PRS_F_201501.csv, line 3)"));
    }

    @Test
    void aMissingDayStaysMissing() throws Exception {
        var loaded =
                claims(
                                """
                                1 A 1 - 1111 0 1 25,00 17,50 - - - -
                                2 A 1 01/01/1600 1111 0 1 25,00 17,50 - - - -
                                3 A 1 01/01/0001 1111 0 1 25,00 17,50 - - - -
                                """)
                        .load();
        assertEquals(
                3,
                DrawnClaims.events(loaded, "er_prs_f").stream()
                        .filter(line -> line.startsWith("1 undated"))
                        .count());
        assertTrue(
                loaded.findings("no-date")
                        .getFirst()
                        .startsWith("3 er_prs_f: kept without a time"));
        assertEquals(
                List.of(
                        "1 er_prs_f: taken as empty: exe_soi_dtd is not a date (DD/MM/YYYY or YYYY-MM-DD)"
                                + " (ER_PRS_F_201501.csv, line 4)"),
                loaded.findings("unreadable-date"));
    }

    @Test
    void longTermIllnessLasts() throws Exception {
        var loaded =
                drawn.file(
                                "IR_IMB_R.csv",
                                """
                                BEN_NIR_PSA BEN_RNG_GEM IMB_ALD_DTD IMB_ALD_DTF IMB_ALD_NUM MED_MTF_COD
                                A 1 01/02/2014 31/01/2019 30 C50
                                A 1 01/02/2015 01/01/1600 8 E119
                                A 1 01/02/2016 - 0 9999
                                """)
                        .load();
        assertEquals(
                List.of("1 2014-02-01..2019-01-31 ALD/30 ald", "1 2015-02-01 ALD/8 ald"),
                DrawnClaims.events(loaded, "ald"));
        assertEquals(
                List.of(
                        "1 2014-02-01..2019-01-31 ICD10/C50 ald_diagnosis",
                        "1 2015-02-01 ICD10/E11.9 ald_diagnosis"),
                DrawnClaims.events(loaded, "ald_diagnosis"));
        assertTrue(loaded.findings("no-code").getFirst().endsWith("(IR_IMB_R.csv, line 4)"));
    }

    /// B died during the extraction; of A, who died a year after it, the time after the last care
    /// is not known.
    @Test
    void whoDiedIsObservedToDeath() throws Exception {
        var loaded =
                drawn.file(
                                "IR_BEN_R.csv",
                                """
                                BEN_NIR_PSA BEN_RNG_GEM BEN_SEX_COD BEN_NAI_ANN BEN_NAI_MOI BEN_DCD_DTE BEN_RES_DPT
                                A 1 2 1950 3 31/12/2016 075
                                B 1 1 1940 1 20/02/2015 02A
                                C 1 1 1940 0 - 02A
                                """)
                        .file(
                                "ER_PRS_F_201501.csv",
                                CLAIMS
                                        + """
                                        1 A 1 15/01/2015 1111 0 1 25 17 - - - -
                                        2 A 1 25/02/2015 1111 0 1 25 17 - - - -
                                        3 B 1 16/01/2015 1111 0 1 25 17 - - - -
                                        4 C 1 03/03/2015 1111 0 1 25 17 - - - -
                                        """)
                        .load();
        assertEquals(
                List.of(
                        "1 FEMALE birth=1950-03-01 death=2016-12-31 region=075 2015-01-15..2015-02-25",
                        "2 MALE birth=1940-01-01 death=2015-02-20 region=02A 2015-01-16..2015-02-20",
                        "3 MALE birth=1940-01-01 region=02A 2015-03-03..2015-03-03"),
                loaded.people());
    }

    @Test
    void observationCanBeAskedFor() throws Exception {
        var days = new DayRange(Days.of(2015, 1, 1), Days.of(2019, 12, 31));
        assertEquals(
                List.of(
                        "1 FEMALE birth=1950-03-01 death=2016-12-31 region=075 2015-01-01..2016-12-31",
                        "2 MALE birth=2000-01-01 region=02A 2015-01-01..2019-12-31",
                        "3 MALE birth=2000-01-01 region=02A 2015-01-01..2019-12-31"),
                drawn.load(Optional.of(days)).people());
    }

    @Test
    void filesOfManyMonthsAreOneTable() throws Exception {
        var loaded =
                claims("1 A 1 15/01/2015 1111 0 1 25,00 17,50 - - - -")
                        .file(
                                "2015/ER_PRS_F_2015_02.csv",
                                CLAIMS + "2 A 1 31/02/2015 1111 0 1 25,00 17,50 - - - -")
                        .file(
                                "ER_PRS_F/year=2016/part-0.csv",
                                CLAIMS + "3 A 1 2016-03-01 1111 0 1 25.5 17,5 - - - -")
                        .load();
        assertEquals(
                List.of(
                        "1 undated PRS_NAT/1111 er_prs_f cents=2500 back=1750",
                        "1 2015-01-15 PRS_NAT/1111 er_prs_f cents=2500 back=1750",
                        "1 2016-03-01 PRS_NAT/1111 er_prs_f cents=2550 back=1750"),
                DrawnClaims.events(loaded, "er_prs_f"));
        assertTrue(
                loaded.findings("no-date")
                        .getFirst()
                        .endsWith("(2015/ER_PRS_F_2015_02.csv, line 2)"));
    }

    /// Whatever parts them, days come first and a year of four digits last; what could be another
    /// day is not read.
    @Test
    void aDayIsReadWhateverPartsIt() throws Exception {
        var written =
                List.of(
                        "05/03/2015",
                        "05-03-2015",
                        "05.03.2015",
                        "05032015",
                        "20150305",
                        "2015-03-05",
                        "05MAR2015",
                        "12-31-2015",
                        "12.31.2015",
                        "05-03-15",
                        "05.03.15",
                        "05-03.2015",
                        "2015.03.05");
        var rows = new StringBuilder();
        for (int row = 0; row < written.size(); row++) {
            rows.append(row + 1)
                    .append(" A 1 ")
                    .append(written.get(row))
                    .append(" 1111 0 1 25 17 - - - -\n");
        }
        var loaded = claims(rows.toString()).load();
        assertEquals(
                7,
                DrawnClaims.events(loaded, "er_prs_f").stream()
                        .filter(line -> line.startsWith("1 2015-03-05 "))
                        .count());
        assertEquals(
                6,
                DrawnClaims.events(loaded, "er_prs_f").stream()
                        .filter(line -> line.startsWith("1 undated "))
                        .count());
        assertEquals(
                List.of(
                        "6 er_prs_f: taken as empty: exe_soi_dtd is not a date (DD/MM/YYYY or YYYY-MM-DD)"
                                + " (ER_PRS_F_201501.csv, line 9; ER_PRS_F_201501.csv, line 10; ER_PRS_F_201501.csv, line 11)"),
                loaded.findings("unreadable-date"));
    }

    @Test
    void aDayMayHaveATimeOfDayAfterIt() throws Exception {
        var all =
                new StringBuilder(
                        CLAIMS.strip().replaceFirst("^K", DrawnClaims.KEYS).replace(' ', ';'));
        int row = 0;
        for (var day :
                List.of(
                        "05/03/2015 00:00:00",
                        "05-03-2015 00:00:00",
                        "05.03.2015 00:00:00",
                        "05MAR2015:00:00:00")) {
            all.append('\n')
                    .append(++row)
                    .append(";01/02/2015;3;2;1;15/01/2015;01C01;1;0;A;1;")
                    .append(day)
                    .append(";1111;0;1;25;17;;;;");
        }
        var loaded = drawn.raw("ER_PRS_F_201503.csv", all + "\n").load();
        assertEquals(
                4,
                DrawnClaims.events(loaded, "er_prs_f").stream()
                        .filter(line -> line.startsWith("1 2015-03-05 "))
                        .count());
    }
}
