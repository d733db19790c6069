package org.vigie.source.snds;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.ReferenceData;
import org.vigie.source.omop.Imported;
import org.vigie.source.stage.Duck;
import org.vigie.source.stage.Findings;
import org.vigie.source.table.TableReader;
import org.vigie.timeline.Progress;
import tools.jackson.databind.ObjectMapper;

/// SCALPEL's flattened tables row for row, the 5,000 random people of sndsTools counted by other
/// SQL, and the official schemas.
@Tag("reference")
@Tag("long")
class SndsReferenceTest {

    private static final String SCALPEL = "snds/scalpel/flattening/";

    @TempDir Path folder;

    /// Rows of a query, in order, values joined with bars.
    private static List<String> rows(Duck duck, List<String> values, String from) {
        return duck.texts(
                "SELECT concat_ws('|', "
                        + values.stream()
                                .map(v -> "coalesce(CAST(" + v + " AS VARCHAR), '-')")
                                .collect(Collectors.joining(", "))
                        + ") AS line FROM "
                        + from
                        + " ORDER BY line");
    }

    /// The fixtures' CSV tables, every cleaning rule switched off: flattening alone.
    private Duck flattened() throws Exception {
        var raw = ReferenceData.require(SCALPEL + "csv-table");
        var copy = folder.resolve("raw");
        for (var part : List.of("DCIR", "PMSI")) {
            Files.createDirectories(copy.resolve(part));
            try (var files = Files.list(raw.resolve(part))) {
                for (var file : files.toList()) {
                    Files.copy(file, copy.resolve(part).resolve(file.getFileName()));
                }
            }
        }
        var duck = Duck.beside(folder, "1GB", Progress.SILENT);
        var findings = new Findings();
        var reader = new TableReader(duck, findings);
        var tables = new SndsTables(copy, reader, findings);
        tables.read();
        new SndsFlattening(duck, reader, findings, EnumSet.allOf(CleaningRule.class), Set.of())
                .make(tables, "", Optional.empty(), false);
        return duck;
    }

    private static String parquet(String path) {
        return "read_parquet('"
                + ReferenceData.require(SCALPEL + "parquet-table")
                + "/"
                + path
                + "')";
    }

    /// The seven rows of SCALPEL's DCIR in its own shape: prestation by drug by act. Ours differ in
    /// how a value is written: euros are cents, a CIP13 and an act are codes, a specialty 0 is
    /// none.
    @Test
    void dcirIsFlattenedToScalpelsRows() throws Exception {
        try (var duck = flattened()) {
            var keys = SndsTable.KEYS;
            var ours =
                    rows(
                            duck,
                            with(
                                    keys,
                                    "day",
                                    "last",
                                    "nature",
                                    "quantity",
                                    "paid",
                                    "reimbursed",
                                    "specialty",
                                    "prescriber_specialty",
                                    "provider",
                                    "prescriber",
                                    "drug.code",
                                    "drug.value",
                                    "act.code"),
                            "prestation LEFT JOIN (FROM line WHERE place_name = 'er_pha_f') drug USING (number)"
                                    + " LEFT JOIN (FROM line WHERE place_name = 'er_cam_f') act USING (number)");
            assertEquals(7, ours.size());
            for (var theirs : List.of("DCIR", "ref_join/DCIR")) {
                assertEquals(
                        rows(
                                duck,
                                with(
                                        keys,
                                        DAY.formatted("EXE_SOI_DTD", "EXE_SOI_DTD"),
                                        DAY.formatted("EXE_SOI_DTF", "EXE_SOI_DTF"),
                                        "PRS_NAT_REF",
                                        "CAST(PRS_ACT_QTE AS DOUBLE)",
                                        "CAST(round(100 * PRS_PAI_MNT) AS BIGINT)",
                                        "CAST(round(100 * BSE_REM_MNT) AS BIGINT)",
                                        "nullif(PSE_SPE_COD, 0)",
                                        "nullif(PSP_SPE_COD, 0)",
                                        "'P' || PFS_EXE_NUM",
                                        "'P' || PFS_PRE_NUM",
                                        "'CIP13/' || ER_PHA_F__PHA_PRS_C13",
                                        "CAST(ER_PHA_F__PHA_ACT_QSN AS DOUBLE)",
                                        "'CCAM/' || ER_CAM_F__CAM_PRS_IDE"),
                                parquet("flat_table/" + theirs + "/*/*.parquet")),
                        ours);
            }
        }
    }

    private static final String DAY = "CASE WHEN %s > DATE '1600-12-31' THEN %s END";

    private static List<String> with(List<String> first, String... more) {
        return Stream.concat(first.stream(), Stream.of(more)).toList();
    }

    /// The union of the stays with their acts and of the stays with their diagnoses. Ours differ in
    /// one thing: a FINESS has its nine characters, and SCALPEL's fixtures have lost the first.
    @Test
    void pmsiIsFlattenedToScalpelsRows() throws Exception {
        try (var duck = flattened()) {
            var stay =
                    "stay_mco s JOIN mco_b b USING (\"row\") JOIN mco_c c ON c.year = s.year AND c.eta_num = s.eta_num"
                            + " AND c.rsa_num = s.rsa_num LEFT JOIN %s f ON f.year = s.year AND f.eta_num = s.eta_num"
                            + " AND f.rsa_num = s.rsa_num";
            var main =
                    List.of(
                            "s.year",
                            "s.eta_num",
                            "s.rsa_num",
                            "nir_ano_17",
                            "entry",
                            "exit",
                            "b.dgn_pal",
                            "b.dgn_rel",
                            "grg_ghm",
                            "ghs_num");
            var ours =
                    new ArrayList<>(
                            rows(
                                    duck,
                                    with(main, "cdc_act", "ent_dat_del", "NULL"),
                                    stay.formatted("mco_a")));
            ours.addAll(rows(duck, with(main, "NULL", "NULL", "ass_dgn"), stay.formatted("mco_d")));
            var theirMain =
                    List.of(
                            "year",
                            "'0' || ETA_NUM",
                            "RSA_NUM",
                            "NUM_ENQ",
                            "CAST(try_strptime(ENT_DAT, '%d%m%Y') AS DATE)",
                            "CAST(try_strptime(SOR_DAT, '%d%m%Y') AS DATE)",
                            "MCO_B__DGN_PAL",
                            "MCO_B__DGN_REL",
                            "MCO_B__GRG_GHM",
                            "MCO_B__GHS_NUM");
            assertEquals(12, ours.size());
            for (var theirs :
                    List.of("PMSI_Flat/PMSI_flat.parquet", "PMSI_Flat_month/*/*/*.parquet")) {
                assertEquals(
                        rows(
                                duck,
                                with(
                                        theirMain,
                                        "MCO_A__CDC_ACT",
                                        "MCO_A__ENT_DAT_DEL",
                                        "MCO_D__ASS_DGN"),
                                parquet("flat_table/" + theirs)),
                        ours.stream().sorted().toList());
            }
        }
    }

    @Test
    void rehabilitationIsFlattenedToScalpelsRows() throws Exception {
        try (var duck = flattened()) {
            var week =
                    "stay_ssr s JOIN ssr_b b ON b.year = s.year AND b.eta_num = s.eta_num AND b.rha_num = s.rha_num"
                            + " LEFT JOIN %s f ON f.year = b.year AND f.eta_num = b.eta_num AND f.rha_num = b.rha_num"
                            + " AND f.rhs_num = b.rhs_num";
            var main =
                    List.of(
                            "s.year",
                            "s.eta_num",
                            "s.rha_num",
                            "b.rhs_num",
                            "entry",
                            "exit",
                            "b.fp_pec",
                            "b.mor_prp",
                            "b.etl_aff");
            var ours =
                    new ArrayList<>(
                            rows(
                                    duck,
                                    with(main, "ccam_act", "NULL", "NULL"),
                                    week.formatted("ssr_ccam")));
            ours.addAll(
                    rows(
                            duck,
                            with(main, "NULL", "csarr_cod", "NULL"),
                            week.formatted("ssr_csarr")));
            ours.addAll(rows(duck, with(main, "NULL", "NULL", "dgn_cod"), week.formatted("ssr_d")));
            assertEquals(9, ours.size());
            for (var theirs :
                    List.of("SSR_Flat/year=2019/*.parquet", "SSR_Flat_month/*/*/*.parquet")) {
                assertEquals(
                        rows(
                                duck,
                                List.of(
                                        "year",
                                        "'0' || ETA_NUM",
                                        "RHA_NUM",
                                        "RHS_NUM",
                                        "CAST(try_strptime(EXE_SOI_DTD, '%d/%m/%Y') AS DATE)",
                                        "CAST(try_strptime(EXE_SOI_DTF, '%d/%m/%Y') AS DATE)",
                                        "SSR_B__FP_PEC",
                                        "SSR_B__MOR_PRP",
                                        "SSR_B__ETL_AFF",
                                        "SSR_CCAM__CCAM_ACT",
                                        "SSR_CSARR__CSARR_COD",
                                        "SSR_D__DGN_COD"),
                                parquet("flat_table/" + theirs)),
                        ours.stream().sorted().toList());
            }
        }
    }

    /// Every event and exclusion of the 5,000 people, counted by SQL on the files.
    @Test
    void randomPeopleAreImportedWithEveryExclusionCounted() throws Exception {
        var raw = ReferenceData.require("snds/tools");
        var store = folder.resolve("store");
        var loaded =
                new Imported(
                        new SndsImport(
                                        raw,
                                        store,
                                        "1GB",
                                        1,
                                        "",
                                        Set.of(),
                                        Optional.empty(),
                                        Progress.SILENT)
                                .run(),
                        store);
        try (var duck = Duck.beside(folder, "1GB", Progress.SILENT)) {
            for (var table :
                    List.of("ER_PRS_F", "ER_PHA_F", "IR_BEN_R", "IR_IMB_R", "B", "C", "D", "UM")) {
                duck.execute(
                        "CREATE TABLE "
                                + table
                                + " AS FROM read_csv('"
                                + raw
                                + "/"
                                + table
                                + ".csv', all_varchar = true)");
            }
            duck.execute(
                    "CREATE TABLE good AS SELECT ETA_NUM, RSA_NUM FROM C WHERE FHO_RET || NAI_RET || NIR_RET || PMS_RET ||"
                            + " SEJ_RET || SEX_RET || DAT_RET || COH_NAI_RET || COH_SEX_RET = '000000000'");
            var expected = new TreeMap<String, Long>();
            expected.put("people", duck.number("SELECT count(DISTINCT BEN_IDT_ANO) FROM IR_BEN_R"));
            expected.put(
                    "er_pha_f",
                    duck.number(
                            "SELECT count(*) FROM ER_PHA_F JOIN ER_PRS_F USING (DCT_ORD_NUM, FLX_DIS_DTD,"
                                    + " FLX_EMT_ORD, FLX_EMT_NUM, FLX_EMT_TYP, FLX_TRT_DTD, ORG_CLE_NUM, PRS_ORD_NUM, REM_TYP_AFF)"
                                    + " WHERE DPN_QLF <> '71'"));
            expected.put(
                    "er_prs_f",
                    duck.number("SELECT count(*) FROM ER_PRS_F WHERE DPN_QLF <> '71'")
                            - expected.get("er_pha_f"));
            expected.put(
                    "mco",
                    duck.number("SELECT count(*) FROM B JOIN good USING (ETA_NUM, RSA_NUM)"));
            expected.put(
                    "mco_dp",
                    duck.number("SELECT count(DGN_PAL) FROM B JOIN good USING (ETA_NUM, RSA_NUM)"));
            expected.put(
                    "mco_dr",
                    duck.number("SELECT count(DGN_REL) FROM B JOIN good USING (ETA_NUM, RSA_NUM)"));
            expected.put(
                    "mco_das",
                    duck.number("SELECT count(ASS_DGN) FROM D JOIN good USING (ETA_NUM, RSA_NUM)"));
            expected.put(
                    "mco_um_dp",
                    duck.number(
                            "SELECT count(DGN_PAL) FROM UM JOIN good USING (ETA_NUM, RSA_NUM)"));
            expected.put(
                    "mco_um_dr",
                    duck.number(
                            "SELECT count(DGN_REL) FROM UM JOIN good USING (ETA_NUM, RSA_NUM)"));
            expected.put("ald", duck.number("SELECT count(IMB_ALD_NUM) FROM IR_IMB_R"));
            expected.put("ald_diagnosis", duck.number("SELECT count(MED_MTF_COD) FROM IR_IMB_R"));
            expected.put(
                    "several-pseudonyms",
                    duck.number("SELECT count(*) - count(DISTINCT BEN_IDT_ANO) FROM IR_BEN_R"));
            expected.put(
                    "dpn-qlf-71",
                    duck.number("SELECT count(*) FROM ER_PRS_F WHERE DPN_QLF = '71'"));
            expected.put(
                    "return-codes", duck.number("SELECT count(*) FROM B") - expected.get("mco"));
            var found = new TreeMap<String, Long>();
            found.put("people", loaded.manifest().people());
            DrawnClaims.events(loaded)
                    .forEach(line -> found.merge(line.split(" ")[3], 1L, Long::sum));
            found.putIfAbsent("er_prs_f", 0L);
            loaded.manifest().findings().stream()
                    .filter(f ->
                            Set.of("several-pseudonyms", "dpn-qlf-71", "return-codes")
                                    .contains(f.rule()))
                    .forEach(f -> found.put(f.rule(), f.count()));
            assertEquals(expected, found);
        }
        assertEquals(
                Set.of(
                        "absent-column",
                        "unknown-column",
                        "several-pseudonyms",
                        "dpn-qlf-71",
                        "return-codes",
                        "no-observation-periods",
                        "no-invoice"),
                loaded.manifest().findings().stream()
                        .map(f -> f.rule())
                        .collect(Collectors.toSet()),
                "nothing else was left out or changed");
    }

    /// Each row of `schema.csv` says the names, types and lengths of the official schema that it
    /// names, no more, no less.
    @Test
    void theSchemasAreTheOfficialOnes() throws Exception {
        var schemas = ReferenceData.require("snds/schemas");
        var letters =
                Map.of(
                        "string",
                        "s",
                        "integer",
                        "i",
                        "number",
                        "n",
                        "boolean",
                        "b",
                        "date",
                        "d",
                        "year",
                        "y",
                        "yearmonth",
                        "m",
                        "datetime",
                        "t");
        var rows = SndsTable.rows("schema.csv");
        assertEquals(50, rows.size());
        for (var row : rows) {
            var columns = new TreeSet<String>();
            for (var field :
                    new ObjectMapper()
                            .readTree(schemas.resolve(row[1] + ".json").toFile())
                            .get("fields")) {
                var length = field.get("length").isNull() ? "" : field.get("length").asString();
                columns.add(
                        field.get("name").asString().toLowerCase(Locale.ROOT)
                                + ":"
                                + letters.get(field.get("type").asString())
                                + length.replace(',', '.'));
            }
            assertEquals(String.join(" ", columns), row[2], row[0]);
        }
    }
}
