package org.vigie.source.synthea;

import java.util.List;
import org.vigie.source.stage.Cents;
import org.vigie.source.stage.Duck;
import org.vigie.source.stage.Findings;

/// Decides which event each dollar belongs to, so that every one is counted once.
///
/// Where there is `claims_transactions`, it alone counts. There a line of a claim is a `CHARGE`,
/// then what became of it: payments by the insurer (`METHOD` is `ECHECK`) or the patient (any
/// other), adjustments, and transfers of what is left from one payer to the next. The charge is the
/// cost; the insurer's payments are what was reimbursed of it; the rest moves the same money about.
/// A line belongs to the event of the same person, encounter, code and time, the first to the first
/// where there are several; a line without one keeps its money on its own `CLAIM/CHARGE`. Without
/// the table, the clinical tables' own costs count.
final class SyntheaMoney {

    private static final List<String> CHARGED =
            List.of("encounters", "medications", "procedures", "immunizations");

    private static final String INSURER = "upper(method) = 'ECHECK'";

    private final Duck duck;
    private final Findings findings;

    SyntheaMoney(Duck duck, Findings findings) {
        this.duck = duck;
        this.findings = findings;
    }

    /// Leaves `money(name, "row", cost, reimbursed_cents)`: the table and row of an event, and its
    /// hundredths.
    void make() {
        duck.execute(
                """
                CREATE TABLE money (name VARCHAR, "row" BIGINT, cost BIGINT,
                  reimbursed_cents BIGINT)\
                """);
        if (duck.number("SELECT count(*) FROM claims_transactions_rows") == 0) {
            CHARGED.forEach(this::own);
        } else {
            lines();
            sayNegative("claims_transactions", "claim_lines WHERE cost < 0 OR reimbursed < 0");
            match();
            say();
        }
    }

    private void sayNegative(String table, String which) {
        findings.add(
                "negative-cost",
                table,
                duck.number("SELECT count(*) FROM " + which),
                "kept as recorded: an amount below 0",
                List.of());
    }

    private void own(String table) {
        duck.execute(
                """
                INSERT INTO money SELECT '%s', "row", %s, %s FROM %s_rows
                WHERE dollars IS NOT NULL OR covered\
                """
                                .formatted(table, Cents.of("dollars"), Cents.of("covered"), table)
                        + " IS NOT NULL");
        sayNegative(
                table, "money WHERE name = '" + table + "' AND (cost < 0 OR reimbursed_cents < 0)");
    }

    /// Every charge with the insurer's payments that follow it in its claim; a payment before any
    /// charge is a line of its own.
    private void lines() {
        duck.execute(
                """
                CREATE TABLE claim_lines AS
                SELECT coalesce(charge, "row") AS "row", any_value(patient) AS patient,
                       any_value(encounter) AS encounter, any_value(procedurecode) AS code,
                       any_value(time) AS time,
                       sum(CASE WHEN type = 'CHARGE' THEN cents END) AS cost,
                       sum(CASE WHEN type = 'PAYMENT' AND %s THEN cents END) AS reimbursed
                FROM (SELECT r.*, t.method, t.procedurecode, r.code AS type, %s AS cents,
                             last_value(CASE WHEN r.code = 'CHARGE' THEN r."row"
                             END IGNORE NULLS) OVER (
                                 PARTITION BY t.claimid ORDER BY t.chargeid, r."row"
                                 ROWS UNBOUNDED PRECEDING) AS charge
                      FROM claims_transactions_rows r JOIN claims_transactions t USING ("row"))
                WHERE type = 'CHARGE' OR type = 'PAYMENT' AND %s
                GROUP BY ALL\
                """
                        .formatted(INSURER, Cents.of("r.value"), INSURER));
    }

    private void match() {
        var events =
                CHARGED.stream()
                        .map(table ->
                                """
                                SELECT '%s' AS name, "row" AS event, patient, encounter,
                                       code, time FROM %s_rows\
                                """
                                        .formatted(table, table))
                        .toList();
        var among = "row_number() OVER (PARTITION BY patient, encounter, code, time ORDER BY ";
        duck.execute(
                """
                INSERT INTO money
                SELECT coalesce(e.name, 'claims_transactions'), coalesce(e.event, l."row"), cost,
                       reimbursed
                FROM (SELECT *, %s"row") AS place FROM claim_lines) l
                LEFT JOIN (SELECT *, %sname, event) AS place FROM (%s)) e
                       ON l.cost IS NOT NULL AND e.patient = l.patient AND e.encounter = l.encounter
                      AND e.code = l.code AND e.time = l.time AND e.place = l.place\
                """
                        .formatted(among, among, String.join(" UNION ALL ", events)));
    }

    private void say() {
        said(
                "charges-matched",
                "name <> 'claims_transactions'",
                "the cost of the encounter, medication, procedure or"
                        + " immunization they are for");
        said(
                "charges-unmatched",
                "name = 'claims_transactions'",
                """
                kept as the cost of events of their own: no encounter, medication, \
                procedure or immunization is of the same person, visit, code and time\
                """);
        duck.execute(
                "CREATE TABLE own_money AS "
                        + String.join(
                                " UNION ALL ",
                                CHARGED.stream()
                                        .map(table ->
                                                """
                                                SELECT %s AS cents FROM %s_rows\
                                                """
                                                        .formatted(Cents.of("dollars"), table))
                                        .toList()));
        findings.add(
                "own-costs-not-counted",
                "-",
                duck.number("SELECT count(cents) FROM own_money"),
                "not counted: "
                        + total("sum(cents)", "own_money")
                        + " USD that other tables say their events cost; claims_transactions"
                        + " says what was charged",
                List.of());
    }

    private void said(String rule, String which, String effect) {
        var from = "money WHERE " + which;
        findings.add(
                rule,
                "claims_transactions",
                duck.number("SELECT count(*) FROM " + from),
                total("sum(cost)", from)
                        + " USD charged, "
                        + total("sum(reimbursed_cents)", from)
                        + " USD paid by insurers: "
                        + effect,
                List.of());
    }

    private String total(String sum, String from) {
        return Cents.words(
                duck.number("SELECT CAST(coalesce(" + sum + ", 0) AS BIGINT) FROM " + from));
    }
}
