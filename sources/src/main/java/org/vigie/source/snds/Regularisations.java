package org.vigie.source.snds;

import java.util.List;
import org.vigie.source.stage.Duck;
import org.vigie.source.stage.Findings;
import org.vigie.source.table.TableReader;

/// Finds lines that take back others: a prestation whose amount paid, amount reimbursed or quantity
/// is below 0 takes back one of the same person, day, nature, code delivered and amounts with the
/// other sign. Both go, so that the euros stay as they were.
///
/// Where amounts differ, a line takes back a part of another, or several at once: then the lines of
/// a person, day, nature and code are added up. What is left above 0 is one line; where nothing is
/// left, all go; where euros are left without a quantity, they are an event of their own that names
/// no drug and no act, and so is a line that takes back nothing found.
final class Regularisations {

    private static final String SAME =
            "person_id, day, nature, code, lines, paid_size, reimbursed_size, quantity_size";

    private final Duck duck;
    private final TableReader reader;
    private final Findings findings;

    Regularisations(Duck duck, TableReader reader, Findings findings) {
        this.duck = duck;
        this.reader = reader;
        this.findings = findings;
    }

    /// Makes `cancelled(number)`: those that are taken back and those that take them back.
    void make() {
        duck.execute("CREATE TABLE cancelled (number BIGINT)");
        if (duck.number("SELECT count(*) FROM prestation WHERE taken_back") == 0) {
            return;
        }
        duck.execute(
                "CREATE TABLE signed AS SELECT number, sign, "
                        + SAME
                        + ", row_number() OVER (PARTITION BY sign, "
                        + SAME
                        + """
                         ORDER BY number) AS nth
                        FROM (SELECT p.number, p.person_id, p.day, p.nature, o.code,
                          coalesce(o.lines, 0) AS lines,
                                     CASE WHEN taken_back THEN -1 ELSE 1 END AS sign,
                                       sign * paid AS paid_size,
                                     sign * reimbursed AS reimbursed_size,
                                     sign * quantity AS quantity_size
                              FROM (FROM prestation p SEMI JOIN (SELECT DISTINCT person_id, day,
                                nature FROM prestation
                                                                 WHERE taken_back) t
                                    ON p.person_id = t.person_id
                                    AND p.day IS NOT DISTINCT FROM t.day
                                       AND p.nature IS NOT DISTINCT FROM t.nature) p
                                       LEFT JOIN lines_of o USING (number)
                              WHERE p.dropped IS NULL)\
                        """);
        duck.execute(
                """
                INSERT INTO cancelled SELECT unnest(numbers)
                FROM (SELECT list(number) AS numbers FROM signed GROUP BY nth, %s
                  HAVING count(*) = 2)\
                """
                        .formatted(SAME));
        addUp();
        report();
    }

    /// Lines of a group of which one takes back others, as far as none of the same size was found.
    private void addUp() {
        duck.execute(
                """
                CREATE TABLE added_up AS
                SELECT unnest(numbers) AS number,
                       CASE WHEN left_over > 0 THEN first_line
                         WHEN left_over < 0 OR paid <> 0 OR reimbursed <> 0 THEN first_back
                         END AS kept, quantity, value, paid, reimbursed
                FROM (SELECT list(p.number) AS numbers,
                             min(p.number) FILTER (NOT taken_back) AS first_line,
                             min(p.number) FILTER (taken_back) AS first_back,
                             sum(quantity) AS quantity, sum(o.value) AS value,
                             sum(coalesce(o.value, quantity)) AS left_over,
                             coalesce(sum(paid), 0) AS paid,
                             coalesce(sum(reimbursed), 0) AS reimbursed
                      FROM signed s JOIN prestation p USING (number)
                      LEFT JOIN lines_of o USING (number)
                      WHERE s.lines < 2 AND number NOT IN (SELECT number FROM cancelled)
                      GROUP BY s.person_id, s.day, s.nature, s.code)
                WHERE first_line IS NOT NULL AND first_back IS NOT NULL
                  AND left_over IS NOT NULL
                  AND (left_over <= 0 OR paid >= 0 AND reimbursed >= 0)\
                """);
        duck.execute(
                """
                UPDATE prestation SET quantity = a.quantity, paid = a.paid,
                  reimbursed = a.reimbursed
                FROM added_up a WHERE a.number = prestation.number AND a.kept = a.number\
                """);
        duck.execute(
                """
                UPDATE lines_of SET value = a.value
                FROM added_up a WHERE a.number = lines_of.number AND a.kept = a.number\
                """);
        duck.execute(
                """
                INSERT INTO cancelled SELECT number FROM added_up
                WHERE kept IS DISTINCT FROM number\
                """);
    }

    private void report() {
        add(
                CleaningRule.REGULARISATIONS.label(),
                """
                number IN (SELECT number FROM cancelled)
                  AND number NOT IN (SELECT number FROM added_up)\
                """,
                "left out: " + CleaningRule.REGULARISATIONS.words() + "; their amounts sum to 0");
        add(
                "regularisation-in-part",
                "number IN (SELECT number FROM added_up)",
                """
                added up: lines of one person, day, nature and code, of which one takes back \
                part of another or several at once; the line is what is left above 0\
                """);
        add(
                "regularisation-alone",
                """
                taken_back AND number NOT IN (SELECT number FROM cancelled)
                  AND number NOT IN (SELECT number FROM added_up)\
                """,
                """
                kept as REGULARISATION/nature with their amounts: no line of the same \
                person, day, nature, code and amounts is in this delivery; where it is in \
                another, both stay\
                """);
    }

    private void add(String rule, String condition, String effect) {
        long count = duck.number("SELECT count(*) FROM prestation WHERE " + condition);
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
                                        "SELECT number FROM prestation WHERE "
                                                + condition
                                                + " ORDER BY number LIMIT 3")));
    }
}
