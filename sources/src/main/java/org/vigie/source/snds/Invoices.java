package org.vigie.source.snds;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.vigie.source.stage.Duck;
import org.vigie.source.stage.Findings;
import org.vigie.source.table.TableReader;

/// Adds up what was billed of each stay: `bill_NAME` has one row for every stay that an invoice
/// tells of, so that joining it doubles nothing. A stay without one has no amounts.
final class Invoices {

    private final Duck duck;
    private final TableReader reader;
    private final Findings findings;
    private final Set<CleaningRule> keep;

    Invoices(Duck duck, TableReader reader, Findings findings, Set<CleaningRule> keep) {
        this.duck = duck;
        this.reader = reader;
        this.findings = findings;
        this.keep = keep;
    }

    /// Where the sums of these stays are.
    static String table(Stays stays) {
        return "bill_" + stays.name();
    }

    /// Makes the sums of stays that have been made.
    void make(Stays stays) {
        if (stays.invoices().isEmpty()) {
            return;
        }
        var before = new ArrayList<Invoice>();
        for (var invoice : stays.invoices()) {
            duck.execute(rows(stays, invoice, before));
            report(stays, invoice, before);
            before.add(invoice);
        }
        var all =
                before.stream()
                        .map(i -> "SELECT * FROM " + checked(i) + " WHERE dropped IS NULL")
                        .collect(Collectors.joining(" UNION ALL "));
        duck.execute(
                """
                CREATE TABLE %s AS SELECT %s, CAST(sum(paid) AS BIGINT) AS paid,
                  CAST(sum(reimbursed) AS BIGINT) AS reimbursed,
                  count(coalesce(paid, reimbursed)) AS invoices FROM (%s) GROUP BY %s\
                """
                        .formatted(table(stays), stays.keys(), all, stays.keys()));
        count(
                stays,
                "several-invoices",
                "EXISTS (SELECT 1 FROM %s v WHERE invoices > 1 AND %s)"
                        .formatted(table(stays), stays.on("v", "s")),
                "kept: the amounts of their invoices are added up");
        count(
                stays,
                "no-invoice",
                before.stream()
                        .map(i ->
                                "NOT EXISTS (SELECT 1 FROM %s v WHERE %s)"
                                        .formatted(checked(i), stays.on("v", "s")))
                        .collect(Collectors.joining(" AND ")),
                "kept without euros: no row of "
                        + before.stream()
                                .map(i -> upper(i.table()))
                                .collect(Collectors.joining(" or "))
                        + " has this stay of the year");
    }

    /// Makes `claimed`: the years of whose care ER_PRS_F tells.
    ///
    /// @param before those of whose care that of other deliveries tells
    static void claimed(Duck duck, Set<Integer> before) {
        duck.execute(
                """
                CREATE TABLE claimed AS SELECT DISTINCT year(exe_soi_dtd) AS year FROM er_prs_f
                WHERE exe_soi_dtd IS NOT NULL\
                """);
        for (int year : before) {
            duck.execute("INSERT INTO claimed VALUES (" + year + ")");
        }
    }

    /// The years whose euros are taken from invoices because nothing claimed them.
    static List<Integer> invoiced(Duck duck, SndsTables tables) {
        var years = new TreeSet<Integer>();
        for (var stays : Stays.ALL) {
            for (var invoice : stays.invoices()) {
                if (tables.has(stays.main())
                        && invoice.dropping().containsKey(CleaningRule.PRIVATE_INVOICES)) {
                    duck.texts(
                                    """
                                    SELECT DISTINCT CAST(i.year AS VARCHAR) FROM %s c
                                    JOIN %s i USING ("row") WHERE c.dropped IS NULL
                                      AND (c.paid IS NOT NULL OR c.reimbursed IS NOT NULL)\
                                    """
                                            .formatted(checked(invoice), invoice.table()))
                            .forEach(year -> years.add(Integer.valueOf(year)));
                }
            }
        }
        return List.copyOf(years);
    }

    private static String checked(Invoice invoice) {
        return "checked_" + invoice.table();
    }

    private String rows(Stays stays, Invoice invoice, List<Invoice> before) {
        var dropped =
                new StringBuilder(
                        """
                        CASE WHEN NOT EXISTS (SELECT 1 FROM %s s WHERE %s) THEN 'orphan'\
                        """
                                .formatted(stays.table(), stays.on("s", "i")));
        invoice.dropping()
                .forEach((rule, condition) -> {
                    if (!keep.contains(rule)) {
                        dropped.append(" WHEN ")
                                .append(condition)
                                .append(" THEN '")
                                .append(rule.label())
                                .append('\'');
                    }
                });
        before.forEach(other ->
                dropped.append(
                        """

                        WHEN EXISTS (SELECT 1 FROM %s o WHERE o.dropped IS NULL
                          AND (o.paid IS NOT NULL OR o.reimbursed IS NOT NULL) AND %s)
                          THEN 'invoiced-twice'\
                        """
                                .formatted(checked(other), stays.on("o", "i"))));
        return """
        CREATE TABLE %s AS SELECT "row", %s, %s AS paid, %s AS reimbursed, %s
          WHEN row_number() OVER (PARTITION BY %s ORDER BY "row") > 1
          THEN 'duplicate-invoice' END AS dropped FROM %s i\
        """
                .formatted(
                        checked(invoice),
                        stays.keys(),
                        invoice.paid(),
                        invoice.reimbursed(),
                        dropped,
                        invoice.same(stays.keys()),
                        invoice.table());
    }

    private void report(Stays stays, Invoice invoice, List<Invoice> before) {
        report(
                invoice,
                "dropped IS NULL AND paid IS NULL AND reimbursed IS NULL",
                "no-amount",
                "kept: the row tells no amount");
        if (invoice.dropping().containsKey(CleaningRule.PRIVATE_INVOICES)) {
            report(
                    invoice,
                    "dropped IS NULL",
                    "private-invoices-counted",
                    """
                    kept: no care of their year is in ER_PRS_F, or they were asked for\
                    """);
        }
        report(
                invoice,
                "orphan",
                "left out: " + upper(stays.main()) + " has no such stay of the year");
        invoice.dropping()
                .keySet()
                .forEach(rule -> report(invoice, rule.label(), "left out: " + rule.words()));
        before.forEach(other ->
                report(
                        invoice,
                        "invoiced-twice",
                        "left out: " + upper(other.table()) + " tells the euros of the stay"));
        report(
                invoice,
                "duplicate-invoice",
                "left out: a row that is the same in stay, number and amounts stands before it");
    }

    private void report(Invoice invoice, String rule, String effect) {
        report(invoice, "dropped = '" + rule + "'", rule, effect);
    }

    private void report(Invoice invoice, String condition, String rule, String effect) {
        var from = " FROM " + checked(invoice) + " i WHERE " + condition;
        findings.addRows(
                rule,
                invoice.table(),
                duck.number("SELECT count(*)" + from),
                effect,
                places(invoice.table(), from, "i"));
    }

    private void count(Stays stays, String rule, String condition, String effect) {
        var from = " FROM " + stays.table() + " s WHERE s.dropped IS NULL AND " + condition;
        findings.add(
                rule,
                stays.main(),
                duck.number("SELECT count(*)" + from),
                effect,
                places(stays.main(), from, "s"));
    }

    private List<String> places(String table, String from, String of) {
        return reader.places(
                table, duck.numbers("SELECT " + of + ".\"row\"" + from + " ORDER BY 1 LIMIT 3"));
    }

    /// Invoices without any file of stays.
    void withoutStays(Stays stays) {
        for (var invoice : stays.invoices()) {
            reader.count(
                    "orphan",
                    invoice.table(),
                    "true",
                    "left out: there is no file of " + upper(stays.main()));
        }
    }

    private static String upper(String table) {
        return table.toUpperCase(Locale.ROOT);
    }
}
