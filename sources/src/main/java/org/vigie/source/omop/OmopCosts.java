package org.vigie.source.omop;

import java.util.List;
import org.vigie.source.stage.Cents;
import org.vigie.source.stage.Duck;
import org.vigie.source.stage.Findings;
import org.vigie.source.table.TableReader;
import org.vigie.timeline.Attribute;

/// Which event each row of `cost` belongs to, so that every cent is accounted for.
///
/// A row is of the event `cost_event_id` of the table that `cost_domain_id` names, the first of its
/// rows where several share the identifier; an event has the sum of its rows. A row whose event is
/// not there but whose person is known, by `person_id` or `payer_plan_period_id`, is an event of
/// its own. Its cost is the first of `total_paid`, `paid_by_payer` + `paid_by_patient` +
/// `paid_by_primary` (which is what `total_paid` is), `total_cost` and `total_charge` that is
/// there; reimbursed is what payers paid: `paid_by_payer` + `paid_by_primary`.
final class OmopCosts {

    static final String TABLE = "cost";
    static final String UNMATCHED = "COST/UNMATCHED";

    private static final String PAID =
            """
            CASE WHEN coalesce(paid_by_payer, paid_by_patient,
              paid_by_primary) IS NOT NULL THEN coalesce(paid_by_payer,
              0) + coalesce(paid_by_patient, 0) + coalesce(paid_by_primary, 0) END\
            """;
    private static final String BY_PAYERS =
            """
            CASE WHEN coalesce(paid_by_payer, paid_by_primary) IS NOT NULL
              THEN coalesce(paid_by_payer, 0) + coalesce(paid_by_primary, 0) END\
            """;

    private final Duck duck;
    private final TableReader reader;
    private final Findings findings;

    OmopCosts(Duck duck, TableReader reader, Findings findings) {
        this.duck = duck;
        this.reader = reader;
        this.findings = findings;
    }

    /// The currency of all amounts (ISO 4217), or the empty string where `currency_concept_id` or
    /// the vocabulary does not tell; amounts in several are told.
    private String currency() {
        var used = "FROM cost WHERE currency_concept_id <> 0";
        long currencies = duck.number("SELECT count(DISTINCT currency_concept_id) " + used);
        if (currencies > 1) {
            findings.add(
                    "several-currencies",
                    TABLE,
                    duck.number("SELECT count(*) " + used),
                    """
                    kept as recorded, in %d currencies by currency_concept_id: amounts are never \
                    converted, and sums of them mean nothing\
                    """
                            .formatted(currencies),
                    List.of());
        }
        return currencies != 1
                ? ""
                : duck
                        .texts(
                                """
                                SELECT concept_code FROM concept WHERE vocabulary_id = 'Currency'
                                  AND concept_id = (SELECT any_value(currency_concept_id) %s)
                                """
                                        .formatted(used))
                        .stream()
                        .findFirst()
                        .orElse("");
    }

    /// Leaves `costs(name, "row", cents, reimbursed)`, the sums of events, and `lone_costs`, those
    /// of none.
    ///
    /// @return the currency of all amounts (ISO 4217), or the empty string where it is not known
    String make(List<ClinicalTable> tables) {
        var currency = currency();
        duck.execute(
                """
                CREATE TABLE amounts AS SELECT c."row", c.cost_event_id AS id,
                  lower(c.cost_domain_id) AS domain, coalesce(c.person_id,
                  y.person_id) AS person_id, coalesce(c.incurred_date, c.effective_date,
                  c.billed_date) AS day, %s AS cents, %s AS reimbursed FROM cost c
                LEFT JOIN (SELECT payer_plan_period_id, min(person_id) AS person_id
                  FROM payer_plan_period GROUP BY ALL) y
                    ON y.payer_plan_period_id = c.payer_plan_period_id\
                """
                        .formatted(
                                Cents.of(
                                        "coalesce(total_paid, %s, total_cost, total_charge)"
                                                .formatted(PAID)),
                                Cents.of(BY_PAYERS)));
        duck.execute("CREATE TABLE event_of (\"row\" BIGINT, name VARCHAR, event BIGINT)");
        duck.execute(
                """
                CREATE TABLE costs (name VARCHAR, "row" BIGINT, cents BIGINT, reimbursed BIGINT)\
                """);
        tables.stream().filter(table -> !table.derived()).forEach(this::match);
        duck.execute(
                """
                CREATE TABLE fates AS SELECT "row", cents, reimbursed,
                  CASE WHEN "row" IN (SELECT "row" FROM event_of) THEN 'matched'
                       WHEN person_id IN (SELECT person_id FROM people) THEN 'lone'
                       ELSE 'nobody' END AS fate
                FROM amounts\
                """);
        duck.execute(
                """
                CREATE TABLE lone_costs AS FROM amounts
                WHERE "row" IN (SELECT "row" FROM fates WHERE fate = 'lone')\
                """);
        say();
        for (var table : List.of(TABLE, "amounts", "event_of", "fates")) {
            duck.execute("DROP TABLE " + table);
        }
        return currency;
    }

    /// Finds the events of a table that amounts are of, and adds these up: a table at a time, so
    /// that the rows of one only are held at once.
    private void match(ClinicalTable table) {
        duck.execute(
                """
                INSERT INTO event_of SELECT a."row", '%s', e.event FROM amounts a
                JOIN (%s) e ON e.id = a.id WHERE a.domain IN ('%s', '%s')\
                """
                        .formatted(table.name(), rows(table), table.name(), domain(table)));
        duck.execute(
                """
                INSERT INTO costs SELECT name, event, TRY_CAST(sum(cents) AS BIGINT),
                  TRY_CAST(sum(reimbursed) AS BIGINT) FROM amounts
                JOIN (FROM event_of WHERE name = '%s') USING ("row") GROUP BY ALL\
                """
                        .formatted(table.name()));
    }

    private static String rows(ClinicalTable table) {
        return "SELECT %1$s AS id, min(\"row\") AS event FROM %2$s GROUP BY %1$s"
                .formatted(table.id(), table.name());
    }

    /// Costs name the table by OMOP's domain: `Drug` for `drug_exposure`, `Visit` for
    /// `visit_occurrence`.
    private static String domain(ClinicalTable table) {
        return table.name().equals("visit_detail") ? "visit detail" : table.name().split("_")[0];
    }

    private void say() {
        said("costs-matched", "fate = 'matched'", "the cost of the event they name");
        said(
                "costs-unmatched",
                "fate = 'lone'",
                "kept as events " + UNMATCHED + ": the event they name is not there");
        said(
                "costs-of-nobody",
                "fate = 'nobody'",
                "left out: neither their event nor their person is there");
        reader.count(
                "costs-without-amount",
                TABLE,
                """
                "row" IN (SELECT "row" FROM amounts WHERE cents IS NULL) AND cost IS NULL\
                """,
                "no cost: none of total_paid, paid_by_payer, paid_by_patient, paid_by_primary,"
                        + " total_cost and total_charge can be read");
        reader.count(
                "costs-of-one-amount",
                TABLE,
                """
                "row" IN (SELECT "row" FROM amounts WHERE cents IS NULL)
                  AND cost IS NOT NULL\
                """,
                "no cost: the column cost says an amount whose kind depends on the version of"
                        + " the standard; write total_paid or total_cost");
        reader.count(
                "negative-cost",
                TABLE,
                "\"row\" IN (SELECT \"row\" FROM amounts WHERE cents < 0 OR reimbursed < 0)",
                "kept as recorded: an amount below 0");
        reader.count(
                "reimbursed-beyond-cost",
                TABLE,
                "\"row\" IN (SELECT \"row\" FROM amounts WHERE reimbursed > cents)",
                "kept as recorded: payers paid more than it cost");
    }

    private void said(String rule, String which, String effect) {
        long count = duck.number("SELECT count(*) FROM fates WHERE " + which);
        if (count > 0) {
            var rows =
                    duck.numbers(
                            "SELECT \"row\" FROM fates WHERE "
                                    + which
                                    + " ORDER BY \"row\" LIMIT 3");
            findings.addRows(
                    rule,
                    TABLE,
                    count,
                    "amounts of "
                            + total("cents", which)
                            + ", "
                            + total("reimbursed", which)
                            + " reimbursed: "
                            + effect,
                    rule.equals("costs-matched") ? List.of() : reader.places(TABLE, rows));
        }
    }

    private String total(String column, String which) {
        return Cents.words(
                duck.number(
                        """
                        SELECT coalesce(TRY_CAST(sum(%s) AS BIGINT), 0) FROM fates
                        WHERE %s\
                        """
                                .formatted(column, which)));
    }

    /// Costs that are events of their own.
    static String events(int place, List<Attribute> attributes) {
        return """
        SELECT person_id, CAST(day AS TIMESTAMP), (SELECT id FROM code_ids WHERE text = '%s'),
               CAST(NULL AS DOUBLE), CAST(NULL AS VARCHAR), CAST(NULL AS TIMESTAMP),
               CAST(%d AS INTEGER),
               CAST(NULL AS VARCHAR), CAST(NULL AS BIGINT), CAST(NULL AS BIGINT), cents,
               CAST(NULL AS VARCHAR), "row"%s
        FROM lone_costs\
        """
                .formatted(UNMATCHED, place, OmopAttributes.ofCost(attributes));
    }
}
