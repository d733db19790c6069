package org.vigie.source.snds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vigie.Seed;
import org.vigie.problem.InputProblem;
import org.vigie.source.omop.Imported;
import org.vigie.store.StoreProblem;
import org.vigie.store.read.Store;
import org.vigie.store.upkeep.Ledger;
import org.vigie.store.upkeep.StoreAppend;
import org.vigie.timeline.Progress;

/// What stays of SSR, HAD and RIP were billed: each euro once, and none where there is no invoice.
@Tag("long")
class SndsInvoicesTest {

    private static final String PUBLIC =
            " REM_BAS_MNT TOT_MNT_AM ENT_NUM DAT_DEB_FAC DAT_FIN_FAC\n";
    private static final String PRIVATE = " OPE_NAT PH_MNT PH_AMO_MNR HON_MNT HON_AM_MNR\n";
    private static final String PRESTATION =
            "K BEN_NIR_PSA BEN_RNG_GEM EXE_SOI_DTD PRS_NAT_REF DPN_QLF PRS_ACT_QTE"
                    + " PRS_PAI_MNT BSE_REM_MNT PFS_EXE_NUM PSE_SPE_COD PFS_PRE_NUM PSP_SPE_COD\n"
                    + "1 A 1 15/01/2015 1111 0 1 25,00 17,50 - - - -\n";

    /// A field of PMSI and how it names what it tells.
    private enum Field {
        SSR(
                "ETA_NUM RHA_NUM",
                "B",
                " RHS_NUM FP_PEC MOR_PRP ETL_AFF GRG_GME\n",
                " 1 Z501 I639 - 0147A1",
                "SEJ_FAC_AM",
                "NUM_FAC"),
        HAD("ETA_NUM_EPMSI RHAD_NUM", "B", " DGN_PAL\n", " Z515", "FAC_SEJ_AM", "FAC_NUM"),
        RIP("ETA_NUM_EPMSI RIP_NUM", "RSA", " DGN_PAL\n", " F322", "SEJ_FAC_AM", "FAC_NUM");

        final String keys;
        final String main;
        final String columns;
        final String values;
        final String billable;
        final String number;

        Field(
                String keys,
                String main,
                String columns,
                String values,
                String billable,
                String number) {
            this.keys = keys;
            this.main = main;
            this.columns = columns;
            this.values = values;
            this.billable = billable;
            this.number = number;
        }

        String file(String table) {
            return "T_" + name() + "15" + table + ".csv";
        }

        String table(String table) {
            return (name() + "_" + table).toLowerCase(java.util.Locale.ROOT);
        }
    }

    @TempDir Path folder;

    private DrawnClaims drawn;

    @BeforeEach
    void people() {
        drawn = new DrawnClaims(folder).people();
    }

    /// Stays of person 1, numbered from 1; the second day is that of the month with the stay's
    /// number.
    private void stays(Field field, int stays) {
        var main = new StringBuilder(field.keys + field.columns);
        var patient =
                new StringBuilder(
                        field.keys
                                + " NIR_ANO_17 EXE_SOI_DTD EXE_SOI_DTF NIR_RET NAI_RET SEX_RET SEJ_RET FHO_RET"
                                + " PMS_RET DAT_RET\n");
        for (int stay = 1; stay <= stays; stay++) {
            main.append("010000123 ").append(stay).append(field.values).append('\n');
            patient.append("010000123 ")
                    .append(stay)
                    .append(" A 01/03/2015 ")
                    .append(String.format("%02d", stay))
                    .append("/04/2015 0 0 0 0 0 0 0\n");
        }
        drawn.file(field.file(field.main), main.toString())
                .file(field.file("C"), patient.toString());
    }

    /// `1: cents=100 back=80`, for every stay.
    private static List<String> euros(Imported loaded, Field field) throws Exception {
        return DrawnClaims.events(loaded, field.table("").replace("_", "")).stream()
                .map(line ->
                        Integer.parseInt(
                                        line.substring(
                                                line.indexOf("..") + 10, line.indexOf("..") + 12))
                                + ": "
                                + line.substring(line.indexOf(" PMSI/" + field) + 10))
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void aPublicStayHasTheEurosOfItsInvoice(Field field) throws Exception {
        stays(field, 3);
        drawn.file(
                field.file("STC"),
                field.keys
                        + " "
                        + field.billable
                        + PUBLIC
                        + "10000123 0001 1 1234,56 987.65 - - -\n"
                        + "010000123 3 1 - 50 - - -\n010000123 9 1 10 10 - - -\n010000124 1 1 10 10 - - -");
        var loaded = drawn.load();
        var name = field.name().toLowerCase(java.util.Locale.ROOT);
        assertEquals(
                List.of(
                        "1: " + name + " cents=123456 back=98765",
                        "2: " + name,
                        "3: " + name + " back=5000"),
                euros(loaded, field));
        assertEquals(
                List.of(
                        "2 "
                                + field.table("stc")
                                + ": left out: "
                                + field
                                + "_"
                                + field.main
                                + " has no such stay of the year ("
                                + field.file("STC")
                                + ", line 4; "
                                + field.file("STC")
                                + ", line 5)"),
                loaded.findings("orphan"));
        assertEquals(
                List.of(
                        "1 "
                                + field.table(field.main)
                                + ": kept without euros: no row of "
                                + field
                                + "_STC or "
                                + field
                                + "_FA has this stay of the year ("
                                + field.file(field.main)
                                + ", line 3)"),
                loaded.findings("no-invoice"));
    }

    /// Two invoices are added up, one sent again is not, and lines of B multiply nothing.
    @Test
    void severalInvoicesOfAStayAreAddedUpOnce() throws Exception {
        stays(Field.SSR, 1);
        drawn.file(
                        "T_SSR15B.csv",
                        Field.SSR.keys
                                + Field.SSR.columns
                                + "010000123 1 1 Z501 I639 - 0147A1\n"
                                + "010000123 1 2 Z501 I639 - 0147A1\n010000123 1 3 Z501 I639 - 0147A1")
                .file(
                        "T_SSR15CSARR.csv",
                        "ETA_NUM RHA_NUM RHS_NUM CSARR_COD NBR_CSARR\n010000123 1 2 BLR+156 1\n010000123 1 3 BLR+156 1")
                .file(
                        "T_SSR15STC.csv",
                        Field.SSR.keys
                                + " SEJ_FAC_AM"
                                + PUBLIC
                                + "010000123 1 1 100 80 1 - -\n"
                                + "010000123 1 1 100 80 2 - -\n010000123 1 1 100 80 2 - -\n010000123 1 1 0,50 - 3 - -");
        var loaded = drawn.load();
        assertEquals(List.of("1: ssr cents=20050 back=16000"), euros(loaded, Field.SSR));
        assertEquals(
                20_050,
                DrawnClaims.events(loaded).stream()
                        .filter(line -> line.contains("cents="))
                        .mapToLong(
                                line -> Long.parseLong(line.replaceAll(".*cents=(\\d+).*", "$1")))
                        .sum());
        assertEquals(
                List.of(
                        "1 ssr_stc: left out: a row that is the same in stay, number and amounts stands before it"
                                + " (T_SSR15STC.csv, line 4)"),
                loaded.findings("duplicate-invoice"));
        assertEquals(
                List.of(
                        "1 ssr_b: kept: the amounts of their invoices are added up (T_SSR15B.csv, line 2)"),
                loaded.findings("several-invoices"));
    }

    @ParameterizedTest
    @EnumSource
    void whatTheInsuranceDoesNotPayIsLeftOut(Field field) throws Exception {
        stays(field, 4);
        drawn.file(
                field.file("STC"),
                field.keys
                        + " "
                        + field.billable
                        + PUBLIC
                        + "010000123 1 0 100 80 - - -\n"
                        + "010000123 2 2 100 80 - - -\n010000123 3 - 100 80 - - -\n010000123 4 1 100 80 - - -");
        var name = field.name().toLowerCase(java.util.Locale.ROOT);
        var loaded = drawn.load();
        assertEquals(
                List.of(
                        "1: " + name,
                        "2: " + name,
                        "3: " + name + " cents=10000 back=8000",
                        "4: " + name + " cents=10000 back=8000"),
                euros(loaded, field));
        assertEquals(
                List.of(
                        "2 "
                                + field.table("stc")
                                + ": left out: "
                                + CleaningRule.NOT_BILLABLE.words()
                                + " ("
                                + field.file("STC")
                                + ", line 2; "
                                + field.file("STC")
                                + ", line 3)"),
                loaded.findings("not-billable"));
        assertEquals(
                4,
                euros(drawn.load(CleaningRule.NOT_BILLABLE), field).stream()
                        .filter(line -> line.contains("cents"))
                        .count());
    }

    /// What private hospitals bill stands in DCIR too: it is read where there is no DCIR, or where
    /// it is asked for.
    @ParameterizedTest
    @EnumSource
    void aPrivateInvoiceIsReadWhereDcirDoesNotTellIt(Field field) throws Exception {
        stays(field, 2);
        drawn.file(
                field.file("FA"),
                field.keys
                        + " "
                        + field.number
                        + PRIVATE
                        + "010000123 1 001 1 1000,00 800,00 200,00 140,00\n"
                        + "010000123 1 002 1 10 8 - -\n010000123 1 002 1 10 8 - -\n010000123 2 001 1 -5,25 -4 - -");
        var name = field.name().toLowerCase(java.util.Locale.ROOT);
        var told =
                List.of(
                        "1: " + name + " cents=121000 back=94800",
                        "2: " + name + " cents=-525 back=-400");
        assertEquals(told, euros(drawn.load(), field));
        drawn.file("ER_PRS_F_2015.csv", PRESTATION);
        var loaded = drawn.load();
        assertEquals(List.of("1: " + name, "2: " + name), euros(loaded, field));
        assertEquals(
                4,
                loaded.manifest().findings().stream()
                        .filter(f ->
                                f.rule().equals("private-invoices")
                                        && f.table().equals(field.table("fa")))
                        .findFirst()
                        .orElseThrow()
                        .count());
        assertEquals(List.of(), loaded.findings("no-invoice"));
        assertEquals(told, euros(drawn.load(CleaningRule.PRIVATE_INVOICES), field));
    }

    /// DCIR of another year tells none of these euros.
    @ParameterizedTest
    @EnumSource
    void aPrivateInvoiceOfAYearWithoutDcirCounts(Field field) throws Exception {
        stays(field, 1);
        drawn.file(
                        field.file("FA"),
                        field.keys
                                + " "
                                + field.number
                                + PRIVATE
                                + "010000123 1 001 1 1000,00 800,00 - -")
                .file("ER_PRS_F_2016.csv", PRESTATION.replace("15/01/2015", "15/01/2016"));
        var loaded = drawn.load();
        var name = field.name().toLowerCase(java.util.Locale.ROOT);
        assertEquals(List.of("1: " + name + " cents=100000 back=80000"), euros(loaded, field));
        assertEquals(1, loaded.findings("private-invoices-counted").size());
    }

    /// Claims first and stays later, each euro counts once; the other way about it would count
    /// twice.
    @ParameterizedTest
    @EnumSource
    void aPrivateInvoiceWhoseYearAnotherDeliveryClaimsDoesNotCount(Field field) throws Exception {
        var stays = new DrawnClaims(folder.resolve("stays")).people();
        drawn = stays;
        stays(field, 1);
        stays.file(
                field.file("FA"),
                field.keys + " " + field.number + PRIVATE + "010000123 1 001 1 1000,00 800,00 - -");
        var claims = new DrawnClaims(folder.resolve("claims")).people();
        claims.file("ER_PRS_F_2015.csv", PRESTATION);
        var first = claims.load().store();
        var claimed = Ledger.of(first, Store.readManifest(first), false).claimed(0);
        assertEquals(Set.of(2015), claimed);
        var added = stays.load(claimed);
        assertEquals(List.of(), added.manifest().deliveries().getFirst().plan().invoiced());
        var both = StoreAppend.append(first, added.store(), Progress.SILENT);
        var name = field.name().toLowerCase(java.util.Locale.ROOT);
        assertEquals(List.of("1: " + name), euros(new Imported(both, first), field));

        var second = stays.load().store();
        var refused =
                assertThrows(
                        StoreProblem.class,
                        () -> StoreAppend.append(second, claims.load().store(), Progress.SILENT));
        assertEquals(
                second
                        + " has euros of stays from their invoices, of delivery 1, because no claims of"
                        + " their years were there; these are such claims, so that each euro would count"
                        + " twice: import all anew, the claims first",
                refused.getMessage());
        var third = claims.load().store();
        assertThrows(
                StoreProblem.class,
                () -> StoreAppend.append(third, stays.load().store(), Progress.SILENT));
    }

    @Test
    void anInvoiceWithoutAmountsTakesNoEurosFromAnother() throws Exception {
        stays(Field.SSR, 1);
        drawn.file(
                        "T_SSR15STC.csv",
                        Field.SSR.keys + " SEJ_FAC_AM" + PUBLIC + "010000123 1 1 - - - - -")
                .file(
                        "T_SSR15FA.csv",
                        Field.SSR.keys + " NUM_FAC" + PRIVATE + "010000123 1 1 1 900 700 - -");
        assertEquals(List.of("1: ssr cents=90000 back=70000"), euros(drawn.load(), Field.SSR));
    }

    @Test
    void whatIsBillableMayBeWrittenAsANumber() throws Exception {
        stays(Field.SSR, 4);
        drawn.file(
                "T_SSR15STC.csv",
                Field.SSR.keys
                        + " SEJ_FAC_AM"
                        + PUBLIC
                        + "010000123 1 1.0 100 80 - - -\n"
                        + "010000123 2 01 100 80 - - -\n010000123 3 2.0 100 80 - - -\n010000123 4 X 100 80 - - -");
        assertEquals(
                List.of(
                        "1: ssr cents=10000 back=8000",
                        "2: ssr cents=10000 back=8000",
                        "3: ssr",
                        "4: ssr"),
                euros(drawn.load(), Field.SSR));
    }

    @Test
    void invoicesWithoutAnyFileOfStaysAreSaid() throws Exception {
        drawn.file(
                "T_SSR15STC.csv",
                Field.SSR.keys + " SEJ_FAC_AM" + PUBLIC + "010000123 1 1 100 80 - - -");
        assertEquals(
                List.of("1 ssr_stc: left out: there is no file of SSR_B (T_SSR15STC.csv, line 2)"),
                drawn.load().findings("orphan"));
    }

    @Test
    void aStayThatBothTablesTellHasTheEurosOfTheFirst() throws Exception {
        stays(Field.HAD, 1);
        drawn.file(
                        "T_HAD15STC.csv",
                        Field.HAD.keys + " FAC_SEJ_AM" + PUBLIC + "010000123 1 1 100 80 - - -")
                .file(
                        "T_HAD15FA.csv",
                        Field.HAD.keys + " FAC_NUM" + PRIVATE + "010000123 1 1 1 900 700 - -");
        var loaded = drawn.load();
        assertEquals(List.of("1: had cents=10000 back=8000"), euros(loaded, Field.HAD));
        assertEquals(
                List.of(
                        "1 had_fa: left out: HAD_STC tells the euros of the stay (T_HAD15FA.csv, line 2)"),
                loaded.findings("invoiced-twice"));
    }

    @Test
    void theValuationOfAnMcoStayIsReadOnceAndItsAbsenceSaid() throws Exception {
        drawn.file(
                        "T_MCO15B.csv",
                        "ETA_NUM RSA_NUM DGN_PAL DGN_REL GRG_GHM GHS_NUM SEJ_TYP\n010000123 1 C341 - 04M091 1234 A\n"
                                + "010000123 2 C341 - 04M091 1234 A")
                .file(
                        "T_MCO15C.csv",
                        "ETA_NUM RSA_NUM NIR_ANO_17 EXE_SOI_DTD EXE_SOI_DTF"
                                + " NIR_RET NAI_RET SEX_RET SEJ_RET FHO_RET PMS_RET DAT_RET\n010000123 1 A 05/03/2015 09/03/2015 0 0 0 0 0"
                                + " 0 0\n010000123 2 A 05/03/2015 10/03/2015 0 0 0 0 0 0 0")
                .file(
                        "T_MCO15VALO.csv",
                        "ETA_NUM RSA_NUM MNT_TOT_BR MNT_TOT_AM\n010000123 1 100 80\n010000123 1 100 80\n010000123 7 1 1");
        var loaded = drawn.load();
        assertEquals(
                List.of(
                        "1 2015-03-05..2015-03-09 GHM/04M091 mco cents=10000 back=8000",
                        "1 2015-03-05..2015-03-10 GHM/04M091 mco"),
                DrawnClaims.events(loaded, "mco").stream().sorted().toList());
        assertEquals(
                List.of(
                        "1 mco_valo: left out: MCO_B has no such stay of the year (T_MCO15VALO.csv, line 4)"),
                loaded.findings("orphan"));
        assertEquals(
                List.of(
                        "1 mco_b: kept without euros: no row of MCO_VALO has this stay of the year (T_MCO15B.csv, line 3)"),
                loaded.findings("no-invoice"));
    }

    @Test
    void aColumnThatIsMissingIsOneLine() {
        stays(Field.RIP, 1);
        drawn.file(
                "T_RIP15STC.csv",
                "ETA_NUM_EPMSI RIP_NUM SEJ_FAC_AM REM_BAS_MNT\n010000123 1 1 100");
        var said = assertThrows(InputProblem.class, () -> drawn.load()).getMessage();
        assertFalse(said.contains("\n"), said);
        assertEquals(
                "DIR/T_RIP15STC.csv, line 1, has no column tot_mnt_am, which every rip_stc needs; its columns are"
                        + " eta_num_epmsi, rip_num, sej_fac_am, rem_bas_mnt",
                said.replace(folder.resolve("raw").toString(), "DIR"));
    }

    @Test
    void anAmountThatIsNoneIsCountedWithItsPlace() throws Exception {
        stays(Field.SSR, 1);
        drawn.file(
                "T_SSR15STC.csv",
                Field.SSR.keys + " SEJ_FAC_AM" + PUBLIC + "010000123 1 1 1e9x 12,345 - - -");
        var loaded = drawn.load();
        assertEquals(List.of("1: ssr"), euros(loaded, Field.SSR));
        assertEquals(
                List.of(
                        "1 ssr_stc: taken as empty: rem_bas_mnt is not a sum of euros with at most two decimals"
                                + " (T_SSR15STC.csv, line 2)",
                        "1 ssr_stc: taken as empty: tot_mnt_am is not a sum of euros with at most two"
                                + " decimals (T_SSR15STC.csv, line 2)"),
                loaded.findings("unreadable-number"));
        assertEquals(
                List.of("1 ssr_stc: kept: the row tells no amount (T_SSR15STC.csv, line 2)"),
                loaded.findings("no-amount"));
    }

    /// Drawn invoices added up by a loop over them.
    @ParameterizedTest
    @EnumSource
    void drawnInvoicesAreAddedUpAsByHand(Field field) throws Exception {
        long seed = Seed.of("invoices");
        var random = new SplittableRandom(seed);
        int stays = 28;
        stays(field, stays);
        var rows = new ArrayList<String>();
        var seen = new HashSet<String>();
        var due = new TreeMap<Integer, long[]>();
        for (int row = 0; row < 200; row++) {
            int stay = random.nextInt(1, stays + 6);
            int billable = random.nextInt(4);
            long base = random.nextInt(3);
            long back = random.nextInt(-1, 3);
            int number = random.nextInt(2);
            rows.add(
                    "010000123 "
                            + stay
                            + " "
                            + billable
                            + " "
                            + base
                            + ",0"
                            + base
                            + " "
                            + back
                            + " "
                            + number
                            + " - -");
            if (stay <= stays && billable == 1 && seen.add(rows.getLast())) {
                var sum = due.computeIfAbsent(stay, _ -> new long[2]);
                sum[0] += 101 * base;
                sum[1] += 100 * back;
            }
        }
        drawn.file(
                field.file("STC"),
                field.keys + " " + field.billable + PUBLIC + String.join("\n", rows));
        var name = field.name().toLowerCase(java.util.Locale.ROOT);
        var expected = new ArrayList<String>();
        for (int stay = 1; stay <= stays; stay++) {
            var sum = due.get(stay);
            expected.add(
                    stay
                            + ": "
                            + name
                            + (sum == null ? "" : " cents=" + sum[0] + " back=" + sum[1]));
        }
        assertEquals(
                expected.stream().sorted().toList(), euros(drawn.load(), field), "seed " + seed);
    }
}
