package org.vigie.source.snds;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigie.source.stage.Duck;
import org.vigie.source.stage.Findings;
import org.vigie.source.stage.LastingNumbers;
import org.vigie.source.table.TableReader;

/// Flattens PMSI: `stay_NAME` has a row for every stay with its person, entry and exit; what else
/// is told of a stay is joined with it alone, one table after the other.
final class StayRows {

    private final Duck duck;
    private final TableReader reader;
    private final Findings findings;
    private final Set<CleaningRule> keep;

    StayRows(Duck duck, TableReader reader, Findings findings, Set<CleaningRule> keep) {
        this.duck = duck;
        this.reader = reader;
        this.findings = findings;
        this.keep = keep;
    }

    /// Makes the stays of a part of PMSI.
    void make(Stays stays) {
        duck.execute(stays(stays));
        var table = stays.table();
        var main = stays.main();
        count(
                stays,
                "orphan",
                "dropped = 'orphan'",
                "left out: the person is not in IR_BEN_R, or no row of the chaining"
                        + " table has this stay");
        count(
                stays,
                "ambiguous-twin",
                "dropped = 'ambiguous-twin'",
                "left out: PMSI tells no BEN_RNG_GEM, and several persons share the pseudonym");
        for (var rule : CleaningRule.values()) {
            count(
                    stays,
                    rule.label(),
                    "dropped = '" + rule.label() + "'",
                    "left out: " + rule.words());
        }
        count(
                stays,
                "no-date",
                "dropped IS NULL AND entry IS NULL",
                "kept without a time: no readable day of entry; no window holds them");
        if (main.equals("mco_b")) {
            long rows = duck.number("SELECT count(*) FROM " + main);
            long distinct = duck.number("SELECT count(*) FROM " + table);
            findings.addRows(
                    "duplicate-key",
                    main,
                    rows - distinct,
                    "left out: the first row of a year, ETA_NUM and RSA_NUM is" + " kept",
                    List.of());
        }
        stays.details().stream()
                .map(Stays.Detail::file)
                .distinct()
                .filter(file -> !file.equals(main))
                .forEach(file ->
                        reader.count(
                                "orphan",
                                file,
                                "NOT EXISTS (SELECT 1 FROM %s s WHERE %s)"
                                        .formatted(table, stays.on("s", file)),
                                "left out: "
                                        + main.toUpperCase(java.util.Locale.ROOT)
                                        + " has no such stay of the year"));
    }

    private String stays(Stays stays) {
        var dropped =
                new StringBuilder(
                        """
                        CASE WHEN bool_or(c.nir_ano_17 IN (SELECT psa FROM person_of
                          WHERE NOT alone)) AND any_value(person_id) IS NULL
                            THEN 'ambiguous-twin' WHEN any_value(person_id) IS NULL
                            THEN 'orphan'\
                        """);
        for (var rule : CleaningRule.values()) {
            if (stays.dropping().containsKey(rule) && !keep.contains(rule)) {
                dropped.append(" WHEN bool_or(")
                        .append(stays.dropping().get(rule))
                        .append(") THEN '")
                        .append(rule.label())
                        .append('\'');
            }
        }
        var keys = stays.key().stream().map(k -> "b." + k).toList();
        return """
        CREATE TABLE %s AS SELECT row_number() OVER () AS stay, *
        FROM (SELECT min(b."row") AS "row", b.year, %s, any_value(person_id) AS person_id,
          any_value(coalesce(c.exe_soi_dtd, c.ent_dat)) AS entry,
          any_value(coalesce(c.exe_soi_dtf, c.sor_dat)) AS exit, %s END AS dropped
          FROM %s b LEFT JOIN (SELECT DISTINCT ON (%s) * FROM %s ORDER BY %s, "row") c
            ON %s LEFT JOIN person_of p ON p.psa = c.nir_ano_17
            AND (p.rank = c.ben_rng_gem OR (c.ben_rng_gem IS NULL AND p.alone))
            GROUP BY b.year, %s ORDER BY 1)\
        """
                .formatted(
                        stays.table(),
                        String.join(", ", keys),
                        dropped,
                        stays.main(),
                        stays.keys(),
                        stays.patient(),
                        stays.keys(),
                        stays.on("b", "c"),
                        String.join(", ", keys));
    }

    private void count(Stays stays, String rule, String condition, String effect) {
        long count = duck.number("SELECT count(*) FROM " + stays.table() + " WHERE " + condition);
        if (count > 0) {
            findings.add(
                    rule,
                    stays.main(),
                    count,
                    effect,
                    reader.places(
                            stays.main(),
                            duck.numbers(
                                    """
                                    SELECT "row" FROM %s WHERE %s ORDER BY "row" LIMIT 3\
                                    """
                                            .formatted(stays.table(), condition))));
        }
    }

    /// Stays and what is told of them as happenings; a stay's number begins after another.
    ///
    /// @param first what to add to the numbers of stays, so that they differ from those of other
    ///   visits; empty where they have the same numbers in every delivery
    static List<String> happenings(Stays stays, Optional<String> first) {
        var all = new ArrayList<String>();
        var field =
                Stays.Detail.of(
                        stays.name(),
                        stays.main(),
                        "coalesce(%s, 'PMSI/%s')"
                                .formatted(
                                        stays.code().replace("b.", "f."),
                                        stays.name().toUpperCase(java.util.Locale.ROOT)));
        all.add(select(stays, field, first, true));
        stays.details().forEach(detail -> all.add(select(stays, detail, first, false)));
        return all;
    }

    private static String visit(Stays stays, Optional<String> first) {
        return first.map(number -> "s.stay + " + number)
                .orElseGet(() ->
                        LastingNumbers.of(
                                "'"
                                        + stays.name()
                                        + "|' || "
                                        + Stream.concat(
                                                        Stream.of("year", "entry"),
                                                        stays.key().stream())
                                                .map(key ->
                                                        "coalesce(CAST(s."
                                                                + key
                                                                + " AS VARCHAR), '')")
                                                .collect(Collectors.joining(" || '|' || "))));
    }

    private static String select(
            Stays stays, Stays.Detail detail, Optional<String> first, boolean stay) {
        boolean valued = stay && !stays.invoices().isEmpty();
        var day =
                detail.delay().isEmpty()
                        ? "s.entry"
                        : """
                        s.entry + CAST(coalesce(CASE WHEN f.%s BETWEEN 0 AND 3650
                          THEN f.%s END, 0) AS INTEGER)\
                        """
                                .formatted(detail.delay(), detail.delay());
        var end = detail.delay().isEmpty() ? "s.exit" : "CAST(NULL AS DATE)";
        return """
        SELECT s.person_id, %s AS day, %s AS "end", %s AS code, %s AS value,
               %s AS visit, '%s' AS place_name, 'F' || s.%s AS provider,
               %s AS specialty, CAST(NULL AS VARCHAR) AS prescriber,
               CAST(NULL AS BIGINT) AS prescriber_specialty, %s AS paid, %s AS reimbursed,
               CAST(NULL AS BIGINT) AS type, %s AS source, f."row" FROM %s f JOIN %s s
               ON %s%s WHERE s.dropped IS NULL%s\
        """
                .formatted(
                        day,
                        end,
                        detail.code(),
                        column(detail.value(), "DOUBLE"),
                        visit(stays, first),
                        detail.table(),
                        stays.key().getFirst(),
                        column(detail.specialty(), "BIGINT"),
                        valued ? "v.paid" : column(detail.paid(), "BIGINT"),
                        valued ? "v.reimbursed" : column(detail.reimbursed(), "BIGINT"),
                        stay ? "s.%s".formatted(stays.key().getFirst()) : "CAST(NULL AS VARCHAR)",
                        detail.file(),
                        stays.table(),
                        stays.on("s", "f"),
                        valued
                                ? " LEFT JOIN "
                                        + Invoices.table(stays)
                                        + " v ON "
                                        + stays.on("v", "s")
                                : "",
                        stay || detail.file().equals("mco_b") ? " AND f.\"row\" = s.\"row\"" : "");
    }

    private static String column(String name, String type) {
        return name.isEmpty() ? "CAST(NULL AS " + type + ")" : "f." + name;
    }
}
