package org.vigie.source.snds;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.vigie.source.Duck;
import org.vigie.source.Findings;
import org.vigie.source.TableReader;

/// Flattens DCIR: `prestation` is ER_PRS_F with its persons, `line` is what was delivered, one table of it after the
/// other and never joined with one another, so that three drugs and two acts of a prestation are five lines and not six.
final class Prestations {

    /// A table of lines.
    ///
    /// @param code  the code as the store writes it
    /// @param value how many, as an expression
    private record Lines(String table, String code, String value, String kept) {
    }

    private static final List<Lines> ALL = List.of(
            new Lines("er_pha_f", "'CIP13/' || lpad(s.pha_prs_c13, 13, '0')", "s.pha_act_qsn",
                    "coalesce(s.pha_prs_c13, '0') NOT SIMILAR TO '0+'"),
            new Lines("er_cam_f", "'CCAM/' || upper(left(s.cam_prs_ide, 7))", "CAST(NULL AS DOUBLE)",
                    "s.cam_prs_ide IS NOT NULL"),
            new Lines("er_ucd_f", "ucd_text(s.ucd_ucd_cod)", "s.ucd_dlv_nbr", "ucd_text(s.ucd_ucd_cod) IS NOT NULL"),
            new Lines("er_bio_f", "'NABM/' || lpad(s.bio_prs_ide, 4, '0')", "s.bio_act_qsn",
                    "coalesce(s.bio_prs_ide, '0') NOT SIMILAR TO '0+'"),
            new Lines("er_tip_f", "'LPP/' || ltrim(s.tip_prs_ide, '0')", "s.tip_act_qsn",
                    "coalesce(s.tip_prs_ide, '0') NOT SIMILAR TO '0+'"),
            new Lines("er_ete_f", "'GHS/' || s.ete_ghs_num", "CAST(NULL AS DOUBLE)", "coalesce(s.ete_ghs_num, 0) > 0"));

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
        report("orphan", "left out: the person is not in IR_BEN_R");
        report(CleaningRule.DPN_QLF_71.label(), "left out: " + CleaningRule.DPN_QLF_71.words());
        reader.count("no-date", "er_prs_f", "exe_soi_dtd IS NULL",
                "kept without a time: no readable EXE_SOI_DTD; no window holds them");
        duplicates();
        lines();
        duck.execute("CREATE TABLE lines_of AS SELECT number, count(*) AS lines, min(code) AS code FROM line"
                + " GROUP BY number");
        new Regularisations(duck, reader, findings).make(!keep.contains(CleaningRule.REGULARISATIONS));
    }

    private void prestations() {
        var dropped = keep.contains(CleaningRule.DPN_QLF_71) ? ""
                : " WHEN dpn_qlf = 71 THEN '" + CleaningRule.DPN_QLF_71.label() + "'";
        duck.execute("CREATE TABLE prestation AS SELECT e.\"row\", row_number() OVER () AS number, true AS first, person_id,"
                + " exe_soi_dtd AS day, exe_soi_dtf AS last, prs_nat_ref AS nature, prs_act_qte AS quantity,"
                + " prs_pai_mnt AS paid, bse_rem_mnt AS reimbursed, provider_text(pfs_exe_num) AS provider,"
                + " nullif(pse_spe_cod, 0) AS specialty, provider_text(pfs_pre_num) AS prescriber,"
                + " nullif(psp_spe_cod, 0) AS prescriber_specialty, CASE WHEN person_id IS NULL THEN 'orphan'" + dropped
                + " END AS dropped, " + String.join(", ", SndsTable.KEYS)
                + " FROM er_prs_f e LEFT JOIN person_of ON psa = ben_nir_psa AND rank = coalesce(ben_rng_gem, 1)");
    }

    private void report(String rule, String effect) {
        long count = duck.number("SELECT count(*) FROM prestation WHERE dropped = '" + rule + "'");
        findings.add(rule, "er_prs_f", count, effect, count == 0 ? List.of() : reader.places("er_prs_f", duck.numbers(
                "SELECT \"row\" FROM prestation WHERE dropped = '" + rule + "' ORDER BY \"row\" LIMIT 3")));
    }

    /// Where prestations share a key, what was delivered belongs to the first of them.
    private void duplicates() {
        var keys = String.join(", ", SndsTable.KEYS);
        duck.execute("CREATE TEMP TABLE later AS SELECT unnest(numbers[2:]) AS number FROM (SELECT list(number ORDER BY"
                + " number) AS numbers FROM prestation GROUP BY " + keys + " HAVING count(*) > 1)");
        long count = duck.number("SELECT count(*) FROM later");
        if (count > 0) {
            findings.add("duplicate-key", "er_prs_f", count, "kept; what was delivered belongs to the first prestation of"
                    + " these nine keys", reader.places("er_prs_f", duck.numbers("SELECT \"row\" FROM prestation JOIN later"
                            + " USING (number) ORDER BY \"row\" LIMIT 3")));
            duck.execute("UPDATE prestation SET first = false WHERE number IN (SELECT number FROM later)");
        }
    }

    private void lines() {
        var on = SndsTable.KEYS.stream().map(key -> "p." + key + " = s." + key).collect(Collectors.joining(" AND "));
        duck.execute("CREATE TABLE line (number BIGINT, \"row\" BIGINT, place_name VARCHAR, code VARCHAR, value DOUBLE)");
        for (var lines : ALL) {
            var table = lines.table();
            if (duck.number("SELECT count(*) FROM " + table) == 0) {
                continue;
            }
            duck.execute("CREATE TEMP TABLE joined AS SELECT number, s.\"row\", dropped, p.number IS NULL AS orphan, "
                    + lines.kept() + " AS kept, " + lines.code() + " AS code, " + lines.value() + " AS value FROM " + table
                    + " s LEFT JOIN prestation p ON first AND " + on);
            count("orphan", table, "orphan", "left out: no prestation of ER_PRS_F has these nine keys");
            if (!table.equals("er_ete_f")) {
                count("no-code", table, "dropped IS NULL AND NOT orphan AND NOT kept", "left out: no code");
            }
            duck.execute("INSERT INTO line SELECT number, \"row\", '" + table + "', code, value FROM joined"
                    + " WHERE NOT orphan AND dropped IS NULL AND kept");
            duck.execute("DROP TABLE joined");
        }
    }

    private void count(String rule, String table, String condition, String effect) {
        long count = duck.number("SELECT count(*) FROM joined WHERE " + condition);
        if (count > 0) {
            findings.add(rule, table, count, effect, reader.places(table,
                    duck.numbers("SELECT \"row\" FROM joined WHERE " + condition + " ORDER BY \"row\" LIMIT 3")));
        }
    }

    /// Prestations and lines as happenings. Every amount is told once: by the line where a prestation has one, by the
    /// prestation itself where it has several or none.
    static List<String> happenings() {
        var prestation = """
                p.person_id, p.day, CASE WHEN p.last > p.day THEN p.last END AS "end", %s AS code, %s AS value, %s AS visit,
                %s AS place_name, p.provider, p.specialty, p.prescriber, p.prescriber_specialty, %s AS paid,
                %s AS reimbursed, p.nature AS type, CAST(NULL AS VARCHAR) AS source, %s AS "row"
                FROM prestation p""";
        var nature = "'PRS_NAT/' || coalesce(CAST(p.nature AS VARCHAR), 'UNKNOWN')";
        var alive = " LEFT JOIN cancelled USING (number) WHERE p.dropped IS NULL AND cancelled.number IS NULL";
        return List.of(
                "SELECT " + prestation.formatted("l.code", "coalesce(l.value, p.quantity)", "CAST(NULL AS BIGINT)",
                        "l.place_name", "p.paid", "p.reimbursed", "l.\"row\"") + " JOIN lines_of o USING (number)"
                        + " JOIN line l USING (number)" + alive + " AND o.lines = 1 AND NOT taken_back",
                "SELECT " + prestation.formatted(nature, "p.quantity", "CASE WHEN o.lines > 1 THEN p.number END",
                        "'er_prs_f'", "p.paid", "p.reimbursed", "p.\"row\"") + " LEFT JOIN lines_of o USING (number)" + alive
                        + " AND coalesce(o.lines, 0) <> 1 AND NOT taken_back",
                "SELECT " + prestation.formatted("l.code", "l.value", "p.number", "l.place_name", "CAST(NULL AS BIGINT)",
                        "CAST(NULL AS BIGINT)", "l.\"row\"") + " JOIN lines_of o USING (number) JOIN line l USING (number)"
                        + alive + " AND o.lines > 1 AND NOT taken_back",
                "SELECT " + prestation.formatted("'REGULARISATION/' || coalesce(CAST(p.nature AS VARCHAR), 'UNKNOWN')",
                        "p.quantity", "CAST(NULL AS BIGINT)", "'er_prs_f'", "p.paid", "p.reimbursed", "p.\"row\"") + alive
                        + " AND taken_back");
    }
}
