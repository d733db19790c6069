package org.vigie.source.snds;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.vigie.source.stage.Duck;
import org.vigie.source.stage.Findings;
import org.vigie.source.stage.LastingNumbers;
import org.vigie.source.table.TableReader;

/// Flattens DCIR: `prestation` is ER_PRS_F with its persons, `line` is what was delivered, one
/// table of it after the other and never joined with one another, so that three drugs and two acts
/// of a prestation are five lines and not six.
final class Prestations {

    /// A table of lines.
    ///
    /// @param code the code as the store writes it
    /// @param value how many, as an expression
    private record Lines(String table, String code, String value, String kept) {}

    private static final List<Lines> ALL =
            List.of(
                    new Lines(
                            "er_pha_f",
                            "'CIP13/' || cip13(s.pha_prs_c13)",
                            "s.pha_act_qsn",
                            "cip13(s.pha_prs_c13) IS NOT NULL"),
                    new Lines(
                            "er_cam_f",
                            "ccam(s.cam_prs_ide)",
                            "CAST(NULL AS DOUBLE)",
                            "ccam(s.cam_prs_ide) IS NOT NULL"),
                    new Lines(
                            "er_ucd_f",
                            "ucd_text(s.ucd_ucd_cod)",
                            "s.ucd_dlv_nbr",
                            "ucd_text(s.ucd_ucd_cod) IS NOT NULL"),
                    new Lines(
                            "er_bio_f",
                            "'NABM/' || nabm(s.bio_prs_ide)",
                            "s.bio_act_qsn",
                            "nabm(s.bio_prs_ide) IS NOT NULL"),
                    new Lines(
                            "er_tip_f",
                            "'LPP/' || lpp(s.tip_prs_ide)",
                            "s.tip_act_qsn",
                            "lpp(s.tip_prs_ide) IS NOT NULL"),
                    new Lines(
                            "er_ete_f",
                            "'GHS/' || s.ete_ghs_num",
                            "CAST(NULL AS DOUBLE)",
                            "coalesce(s.ete_ghs_num, 0) > 0"));

    /// The tables of lines.
    static final List<String> TABLES = ALL.stream().map(Lines::table).toList();

    private final Duck duck;
    private final TableReader reader;
    private final Findings findings;
    private final Set<CleaningRule> keep;

    Prestations(Duck duck, TableReader reader, Findings findings, Set<CleaningRule> keep) {
        this.duck = duck;
        this.reader = reader;
        this.findings = findings;
        this.keep = keep;
    }

    void make() {
        prestations();
        report("orphan", "left out: the person is not in IR_BEN_R, or several share the pseudonym");
        report(CleaningRule.DPN_QLF_71.label(), "left out: " + CleaningRule.DPN_QLF_71.words());
        reader.count(
                "no-date",
                "er_prs_f",
                "exe_soi_dtd IS NULL",
                "kept without a time: no readable EXE_SOI_DTD; no window holds them");
        reader.count(
                "month-outside",
                "er_prs_f",
                "exe_soi_dtd > file_until",
                "kept: EXE_SOI_DTD is after the month or year that the file is named for");
        duplicates();
        lines();
        duck.execute(
                """
                CREATE TABLE lines_of AS SELECT number, count(*) AS lines,
                  min(code) AS code, min(value) AS value, min(place_name) AS place_name,
                  min("row") AS "row" FROM line GROUP BY number\
                """);
        if (!keep.contains(CleaningRule.REGULARISATIONS)) {
            duck.execute(
                    """
                    UPDATE prestation SET taken_back = true WHERE dropped IS NULL
                      AND number IN (SELECT number FROM lines_of WHERE lines = 1 AND value < 0)\
                    """);
        }
        new Regularisations(duck, reader, findings).make();
    }

    /// A prestation's number is its row, `taken_back` says that it takes back something.
    private void prestations() {
        var dropped =
                keep.contains(CleaningRule.DPN_QLF_71)
                        ? ""
                        : " WHEN dpn_qlf = 71 THEN '" + CleaningRule.DPN_QLF_71.label() + "'";
        var back =
                keep.contains(CleaningRule.REGULARISATIONS)
                        ? "false"
                        : """
                        coalesce(paid < 0, false) OR coalesce(reimbursed < 0, false)
                          OR coalesce(quantity < 0, false)\
                        """;
        duck.execute(
                """
                CREATE TABLE prestation AS SELECT *, dropped IS NULL
                  AND (%s) AS taken_back FROM (SELECT e."row" AS number, true AS first,
                  person_id, exe_soi_dtd AS day, exe_soi_dtf AS last,
                  prs_nat_ref AS nature, prs_act_qte AS quantity, prs_pai_mnt AS paid,
                  bse_rem_mnt AS reimbursed, provider_text(pfs_exe_num) AS provider,
                  nullif(pse_spe_cod, 0) AS specialty,
                  provider_text(pfs_pre_num) AS prescriber, nullif(psp_spe_cod,
                  0) AS prescriber_specialty, CASE WHEN person_id IS NULL THEN 'orphan'%s
                  END AS dropped, %s FROM er_prs_f e LEFT JOIN person_of
                  ON psa = ben_nir_psa AND rank = coalesce(ben_rng_gem, 1))\
                """
                        .formatted(back, dropped, String.join(", ", SndsTable.KEYS)));
    }

    private void report(String rule, String effect) {
        long count = duck.number("SELECT count(*) FROM prestation WHERE dropped = '" + rule + "'");
        findings.addRows(
                rule,
                "er_prs_f",
                count,
                effect,
                count == 0
                        ? List.of()
                        : reader.places(
                                "er_prs_f",
                                duck.numbers(
                                        "SELECT number FROM prestation WHERE dropped = '"
                                                + rule
                                                + "' ORDER BY number LIMIT 3")));
    }

    /// Where prestations share a key, what was delivered belongs to the first of them. Their hashes
    /// are compared first: those of few are the same, and eight bytes take less memory than nine
    /// columns.
    private void duplicates() {
        var keys = String.join(", ", SndsTable.KEYS);
        duck.execute(
                """
                CREATE TABLE alike AS SELECT hash(%s) AS code FROM prestation
                GROUP BY code HAVING count(*) > 1\
                """
                        .formatted(keys));
        if (duck.number("SELECT count(*) FROM alike") == 0) {
            return;
        }
        duck.execute(
                """
                CREATE TABLE later AS SELECT unnest(numbers[2:]) AS number
                FROM (SELECT list(number ORDER BY number) AS numbers FROM prestation
                  WHERE hash(%s) IN (FROM alike) GROUP BY %s HAVING count(*) > 1)\
                """
                        .formatted(keys, keys));
        long count = duck.number("SELECT count(*) FROM later");
        if (count > 0) {
            findings.addRows(
                    "duplicate-key",
                    "er_prs_f",
                    count,
                    "kept; what was delivered belongs to the first prestation of"
                            + " these nine keys",
                    reader.places(
                            "er_prs_f",
                            duck.numbers("SELECT number FROM later ORDER BY number LIMIT 3")));
            duck.execute(
                    """
                    UPDATE prestation SET first = false WHERE number IN (SELECT number
                      FROM later)\
                    """);
        }
    }

    /// Makes a table of lines of each table that has any, and `line`, all of them that are events.
    private void lines() {
        var on =
                SndsTable.KEYS.stream()
                        .map(key -> "p." + key + " = s." + key)
                        .collect(Collectors.joining(" AND "));
        var views = new ArrayList<String>();
        for (var lines : ALL) {
            var table = lines.table();
            if (duck.number("SELECT count(*) FROM " + table) == 0) {
                continue;
            }
            duck.execute(
                    """
                    CREATE TABLE line_%s AS SELECT number, s."row", CASE
                      WHEN number IS NULL THEN 'orphan' WHEN dropped IS NOT NULL
                      THEN 'dropped' WHEN NOT (%s) THEN 'no-code' END AS fault,
                      %s AS code, %s AS value FROM %s s LEFT JOIN prestation p ON first
                      AND %s\
                    """
                            .formatted(
                                    table, lines.kept(), lines.code(), lines.value(), table, on));
            count("orphan", table, "left out: no prestation of ER_PRS_F has these nine keys");
            if (!table.equals("er_ete_f")) {
                count("no-code", table, "left out: no code, or not of the form of one");
            }
            views.add(
                    """
                    SELECT number, "row", '%s' AS place_name, code, value FROM line_%s
                    WHERE fault IS NULL\
                    """
                            .formatted(table, table));
        }
        duck.execute(
                "CREATE VIEW line AS "
                        + (views.isEmpty()
                                ? """
                                SELECT CAST(NULL AS BIGINT) AS number,
                                       CAST(NULL AS BIGINT) AS "row", '' AS place_name,
                                       '' AS code, CAST(NULL AS DOUBLE) AS value
                                WHERE false\
                                """
                                : String.join(" UNION ALL ", views)));
    }

    private void count(String fault, String table, String effect) {
        long count =
                duck.number(
                        "SELECT count(*) FROM line_" + table + " WHERE fault = '" + fault + "'");
        if (count > 0) {
            findings.addRows(
                    fault,
                    table,
                    count,
                    effect,
                    reader.places(
                            table,
                            duck.numbers(
                                    """
                                    SELECT "row" FROM line_%s WHERE fault = '%s'
                                    ORDER BY "row" LIMIT 3\
                                    """
                                            .formatted(table, fault))));
        }
    }

    /// What tells a visit from others in every delivery: its nine keys.
    private static final String VISIT =
            SndsTable.KEYS.stream()
                    .map(key -> "coalesce(CAST(p." + key + " AS VARCHAR), '')")
                    .collect(Collectors.joining(" || '|' || "));

    private static final String PRESTATION =
            """
            p.person_id, p.day, CASE WHEN p.last > p.day THEN p.last END AS "end", %s AS code,
            %s AS value, %s AS visit,
            %s AS place_name, p.provider, p.specialty, p.prescriber, p.prescriber_specialty,
            %s AS paid,
            %s AS reimbursed, p.nature AS type, CAST(NULL AS VARCHAR) AS source, %s AS "row"
            FROM prestation p\
            """;

    /// Prestations and lines as happenings. Every amount is told once: by the line where a
    /// prestation has one, by the prestation itself where it has several or none, or takes back
    /// something that was not found.
    ///
    /// @param lasting whether visits have the same numbers in every delivery
    static List<String> happenings(boolean lasting) {
        var visit = lasting ? LastingNumbers.of(VISIT) : "p.number";
        var nature = "coalesce(CAST(p.nature AS VARCHAR), 'UNKNOWN')";
        var alive = " WHERE p.dropped IS NULL AND number NOT IN (SELECT number FROM cancelled)";
        var one = "CASE WHEN o.lines = 1 AND NOT taken_back THEN %s ELSE %s END";
        return List.of(
                "SELECT %s LEFT JOIN lines_of o USING (number)%s"
                        .formatted(
                                PRESTATION.formatted(
                                        """
                                        CASE WHEN taken_back THEN 'REGULARISATION/' || %s
                                          WHEN o.lines = 1 THEN o.code ELSE 'PRS_NAT/' || %s END\
                                        """
                                                .formatted(nature, nature),
                                        one.formatted(
                                                "coalesce(o.value, p.quantity)", "p.quantity"),
                                        """
                                        CASE WHEN o.lines > 1 AND NOT taken_back
                                          THEN %s END\
                                        """
                                                .formatted(visit),
                                        one.formatted("o.place_name", "'er_prs_f'"),
                                        "p.paid",
                                        "p.reimbursed",
                                        one.formatted("o.\"row\"", "p.number")),
                                alive),
                """
                SELECT %s JOIN lines_of o USING (number) JOIN line l USING (number)%s
                       AND o.lines > 1 AND NOT taken_back\
                """
                        .formatted(
                                PRESTATION.formatted(
                                        "l.code",
                                        "l.value",
                                        visit,
                                        "l.place_name",
                                        "CAST(NULL AS BIGINT)",
                                        "CAST(NULL AS BIGINT)",
                                        "l.\"row\""),
                                alive));
    }
}
