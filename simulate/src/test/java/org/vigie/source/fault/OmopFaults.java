package org.vigie.source.fault;

import static org.vigie.source.fault.Outcome.found;
import static org.vigie.source.fault.Outcome.refused;
import static org.vigie.source.fault.Outcome.unharmed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;

/// Faults of OMOP's tables.
final class OmopFaults {

    private static final String PERSON = "person.csv";
    private static final String PERIOD = "observation_period.csv";
    private static final String CONDITION = "condition_occurrence.csv";
    private static final String DRUG = "drug_exposure.csv";
    private static final String MEASUREMENT = "measurement.csv";
    private static final String COST = "cost.csv";
    private static final String DEATH = "death.csv";
    private static final String DATE = "condition_start_date";

    /// Tables of events with their files.
    private static final List<String> TABLES =
            List.of(
                    "condition_occurrence",
                    "drug_exposure",
                    "measurement",
                    "procedure_occurrence",
                    "visit_occurrence");

    private OmopFaults() {}

    /// How a file is written.
    static List<Fault> ofFiles() {
        return List.of(
                new Fault(
                        "byte-order-mark",
                        "a byte order mark before the first line",
                        raw -> {
                            raw.byteOrderMark(DRUG);
                            return unharmed();
                        }),
                new Fault(
                        "carriage-returns",
                        "every line ends in CR LF",
                        raw -> {
                            raw.carriageReturns(DRUG);
                            return unharmed();
                        }),
                new Fault(
                        "mixed-line-ends",
                        "one line ends in CR LF, the others in LF",
                        raw -> {
                            raw.line(DRUG, 5, line -> line + "\r");
                            return found("mixed-line-ends", "drug_exposure", 1);
                        }),
                new Fault(
                        "columns-reordered",
                        "the columns in the opposite order",
                        raw -> {
                            raw.reverseColumns(DRUG);
                            return unharmed();
                        }),
                new Fault(
                        "quoted",
                        "every value in quotes",
                        raw -> {
                            raw.quoteAll(CONDITION);
                            return unharmed();
                        }),
                new Fault(
                        "in-parts",
                        "a table in two files",
                        raw -> {
                            raw.halve(DRUG);
                            // Each says which columns it lacks.
                            return found("absent-column", "drug_exposure", 15);
                        }),
                new Fault(
                        "hidden-file",
                        "what a Mac leaves beside a table",
                        raw -> {
                            Files.writeString(raw.path("._drug_exposure.csv"), "\0\5\26\7");
                            return unharmed();
                        }),
                new Fault(
                        "windows-1252",
                        "the names of regions in Windows-1252",
                        raw -> {
                            int accented = raw.accented("location.csv");
                            raw.encode("location.csv", Charset.forName("windows-1252"));
                            return found("wrong-encoding", "location", accented);
                        }),
                new Fault(
                        "utf-16",
                        "a table in UTF-16",
                        raw -> {
                            raw.encode(DRUG, StandardCharsets.UTF_16);
                            return refused("UTF-16");
                        }),
                new Fault(
                        "shifted-line",
                        "a separator too many inside a line and an empty last value",
                        raw -> {
                            raw.shift(CONDITION, 9);
                            return found("broken-line", "condition_occurrence", 1)
                                    .events("condition_occurrence", -1);
                        }),
                new Fault(
                        "cut-short",
                        "the last line ends inside its second value",
                        raw -> {
                            raw.cut(CONDITION);
                            return found("broken-line", "condition_occurrence", 1)
                                    .events("condition_occurrence", -1);
                        }),
                new Fault(
                        "open-quote",
                        "a quote opens in the line before the last and is never closed",
                        raw -> {
                            raw.openQuote(CONDITION, raw.last(CONDITION) - 1);
                            return found("broken-quote", "condition_occurrence", 1)
                                    .events("condition_occurrence", -2);
                        }),
                new Fault(
                        "mixed-separators",
                        "names parted by commas, values by semicolons",
                        raw -> {
                            var lines = raw.lines(DRUG);
                            lines.replaceAll(line -> line.replace(',', ';'));
                            lines.set(0, lines.getFirst().replace(';', ','));
                            raw.write(DRUG, lines);
                            return refused("is parted by ; and line 1 by ,");
                        }),
                new Fault(
                        "empty-file",
                        "a file of no bytes",
                        raw -> {
                            Files.writeString(raw.path(MEASUREMENT), "");
                            return refused("is empty");
                        }),
                new Fault(
                        "names-alone",
                        "a table without a row",
                        raw -> {
                            int rows = raw.last(MEASUREMENT) - 1;
                            raw.keepNamesAlone(MEASUREMENT);
                            return found("no-row", "measurement", 1).events("measurement", -rows);
                        }),
                new Fault(
                        "no-names",
                        "a table without its first line",
                        raw -> {
                            raw.remove(CONDITION, 1);
                            return refused("names no column of the table condition_occurrence");
                        }),
                new Fault(
                        "damaged-gzip",
                        "a packed table of which the end lacks",
                        raw -> {
                            raw.pack(DRUG, 0.5);
                            return refused("cut short or damaged");
                        }),
                new Fault(
                        "packed",
                        "a table packed",
                        raw -> {
                            raw.pack(DRUG, 1);
                            return unharmed();
                        }),
                new Fault(
                        "twice-there",
                        "a table plain and packed",
                        raw -> {
                            Files.copy(raw.path(DRUG), raw.path("copy.csv"));
                            raw.pack(DRUG, 1);
                            Files.move(raw.path("copy.csv"), raw.path(DRUG));
                            return refused("two files for drug_exposure");
                        }),
                new Fault(
                        "misnamed",
                        "a table under a name that is none",
                        raw -> {
                            int rows = raw.last(MEASUREMENT) - 1;
                            Files.move(raw.path(MEASUREMENT), raw.path("measurements.csv"));
                            return found("absent-table", "-", 1)
                                    .and("absent-column", "measurement", -11)
                                    .events("measurement", -rows);
                        }),
                new Fault(
                        "no-required-column",
                        "the column of people lacks",
                        raw -> {
                            raw.removeColumn(DRUG, "person_id");
                            return refused("has no column person_id");
                        }),
                new Fault(
                        "no-expected-column",
                        "the column of units lacks",
                        raw -> {
                            int rows = raw.last(MEASUREMENT) - 1;
                            raw.removeColumn(MEASUREMENT, "unit_source_value");
                            return found("absent-column", "measurement", 1).altered(rows);
                        }),
                new Fault(
                        "unknown-column",
                        "a column that the standard has not",
                        raw -> {
                            raw.addColumn(DRUG, "batch", "7");
                            return found("unknown-column", "drug_exposure", 1);
                        }),
                new Fault(
                        "column-twice",
                        "two columns of one name",
                        raw -> {
                            raw.addColumn(DRUG, "person_id", "7");
                            return refused("two columns person_id");
                        }));
    }

    /// What stands in it.
    static List<Fault> ofValues() {
        return List.of(
                new Fault(
                        "words-for-nothing",
                        "NA, NULL and a blank where there is no number",
                        raw -> {
                            raw.set(DRUG, 3, "quantity", "NA");
                            raw.set(DRUG, 4, "quantity", "NULL");
                            raw.set(DRUG, 5, "quantity", " ");
                            return found("word-for-nothing", "drug_exposure", 3).altered(3);
                        }),
                new Fault(
                        "blanks",
                        "blanks around a number and a date",
                        raw -> {
                            raw.set(CONDITION, 4, DATE, " " + raw.value(CONDITION, 4, DATE) + " ");
                            raw.set(
                                    CONDITION,
                                    5,
                                    "condition_concept_id",
                                    " " + raw.value(CONDITION, 5, "condition_concept_id") + "  ");
                            return unharmed();
                        }),
                undated("day-first", "a day before its month", "15/06/2005"),
                undated("no-such-day", "31 February", "2010-02-31"),
                undated("zero-day", "a day of zeros", "0000-00-00"),
                new Fault(
                        "zoned-day",
                        "a day as midnight with a distance from UTC",
                        raw -> {
                            raw.set(
                                    CONDITION,
                                    6,
                                    DATE,
                                    raw.value(CONDITION, 6, DATE) + "T00:00:00+02:00");
                            return unharmed();
                        }),
                new Fault(
                        "far-future",
                        "a condition in 2150",
                        raw -> {
                            int line = livingCondition(raw);
                            raw.set(CONDITION, line, DATE, "2150-01-01");
                            return found("event-in-future", "condition_occurrence", 1)
                                    .and("event-outside-observation", "condition_occurrence", 1)
                                    .altered(1);
                        }),
                new Fault(
                        "until-further-notice",
                        "an observation period that ends on 9999-12-31",
                        raw -> {
                            int line =
                                    raw.where(PERIOD, "observation_period_end_date", "2024-12-31")[
                                            0];
                            raw.set(PERIOD, line, "observation_period_end_date", "9999-12-31");
                            return found("open-ended-period", "observation", 1);
                        }),
                new Fault(
                        "decimal-comma",
                        "a number with a comma",
                        raw -> {
                            raw.set(DRUG, 7, "quantity", "\"30,0\"");
                            return found("unreadable-number", "drug_exposure", 1).altered(1);
                        }),
                new Fault(
                        "spreadsheet-number",
                        "a concept as a spreadsheet shows it, 2.00E+09",
                        raw -> {
                            raw.set(CONDITION, 7, "condition_concept_id", "2.00E+09");
                            return found("unreadable-number", "condition_occurrence", 1).altered(1);
                        }),
                new Fault(
                        "unknown-concept",
                        "a concept that the vocabulary lacks",
                        raw -> {
                            raw.set(CONDITION, 8, "condition_concept_id", "1999");
                            return found("unknown-concept", "condition_occurrence", 1).altered(1);
                        }),
                new Fault(
                        "retired-concept",
                        "a recorded concept that the vocabulary has withdrawn",
                        raw -> {
                            raw.addColumn("concept.csv", "invalid_reason", "");
                            var concept = raw.value(CONDITION, 8, "condition_concept_id");
                            raw.line("concept.csv", lineOf(raw, concept), line -> line + "D");
                            return found("absent-column", "concept", -1);
                        }),
                new Fault(
                        "ends-before-start",
                        "start and end of a drug exchanged",
                        raw -> {
                            int line = raw.first(DRUG, n -> lasts(raw, n));
                            var start = raw.value(DRUG, line, "drug_exposure_start_date");
                            var end = raw.value(DRUG, line, "drug_exposure_end_date");
                            raw.set(DRUG, line, "drug_exposure_start_date", end);
                            raw.set(DRUG, line, "drug_exposure_end_date", start);
                            return found("end-before-start", "drug_exposure", 1).altered(1);
                        }),
                new Fault(
                        "negative-cost",
                        "a visit that cost less than nothing",
                        raw -> {
                            long paid = raw.cents(COST, 2, "total_paid");
                            long reimbursed = raw.cents(COST, 2, "paid_by_payer");
                            raw.set(COST, 2, "total_paid", "-" + raw.value(COST, 2, "total_paid"));
                            raw.set(
                                    COST,
                                    2,
                                    "paid_by_payer",
                                    "-" + raw.value(COST, 2, "paid_by_payer"));
                            return found("negative-cost", "cost", 1)
                                    .and("reimbursed-beyond-cost", "cost", 1)
                                    .cents(-2 * paid)
                                    .reimbursed(-2 * reimbursed)
                                    .altered(1);
                        }),
                new Fault(
                        "absurd-cost",
                        "an amount that no count of cents holds",
                        raw -> {
                            long paid = raw.cents(COST, 2, "total_paid");
                            raw.set(COST, 2, "total_paid", "1e300");
                            raw.set(COST, 2, "paid_by_payer", "");
                            return found("costs-without-amount", "cost", 1)
                                    .cents(-paid)
                                    .reimbursed(-1750)
                                    .altered(1);
                        }),
                new Fault(
                        "reimbursed-beyond-cost",
                        "payers paid more than it cost",
                        raw -> {
                            long before = raw.cents(COST, 2, "paid_by_payer");
                            raw.set(COST, 2, "paid_by_payer", "99.99");
                            return found("reimbursed-beyond-cost", "cost", 1)
                                    .reimbursed(9999 - before)
                                    .altered(1);
                        }));
    }

    /// Who and what rows are of.
    static List<Fault> ofPeople() {
        return List.of(
                new Fault(
                        "nobody",
                        "a condition of a person who is not there",
                        raw -> {
                            raw.set(CONDITION, 9, "person_id", "999999999");
                            return found("orphan", "condition_occurrence", 1)
                                    .events("condition_occurrence", -1);
                        }),
                new Fault(
                        "no-person",
                        "a condition without a person",
                        raw -> {
                            raw.set(CONDITION, 9, "person_id", "");
                            return found("orphan", "condition_occurrence", 1)
                                    .events("condition_occurrence", -1);
                        }),
                new Fault(
                        "person-twice",
                        "a person in two rows",
                        raw -> {
                            raw.repeat(PERSON, 4);
                            return found("duplicate-id", "person", 1);
                        }),
                new Fault(
                        "two-births",
                        "a person in two rows, born in different years",
                        raw -> {
                            raw.repeat(PERSON, 4);
                            raw.set(PERSON, raw.last(PERSON), "year_of_birth", "1901");
                            return found("duplicate-id", "person", 1);
                        }),
                new Fault(
                        "no-birth",
                        "a person without a year of birth",
                        raw -> {
                            raw.set(PERSON, 4, "year_of_birth", "");
                            return found("no-birth", "person", 1).alteredPeople(1);
                        }),
                new Fault(
                        "month-13",
                        "a person born in month 13",
                        raw -> {
                            raw.set(PERSON, 4, "month_of_birth", "13");
                            return found("impossible-birth", "person", 1).alteredPeople(1);
                        }),
                new Fault(
                        "unknown-sex",
                        "a person of a concept that is no sex",
                        raw -> {
                            raw.set(PERSON, 4, "gender_concept_id", "8521");
                            return found("no-sex", "person", 1).alteredPeople(1);
                        }),
                new Fault(
                        "death-before-birth",
                        "a death in 1900",
                        raw -> {
                            var person = raw.value(DEATH, 2, "person_id");
                            raw.set(DEATH, 2, "death_date", "1900-01-01");
                            var outcome =
                                    found("death-before-birth", "death", 1)
                                            .and("event-before-birth", "death", 1)
                                            .and("event-outside-observation", "death", 1)
                                            .and(
                                                    "observed-after-death",
                                                    "observation",
                                                    raw.where(PERIOD, "person_id", person).length)
                                            .altered(1)
                                            .alteredPeople(1);
                            for (var table : TABLES) {
                                outcome.and("event-after-death", table, of(raw, table, person));
                            }
                            return outcome;
                        }),
                new Fault(
                        "two-deaths",
                        "a second death, a later day",
                        raw -> {
                            raw.repeat(DEATH, 2);
                            raw.set(DEATH, raw.last(DEATH), "death_date", "2024-12-30");
                            return found("duplicate-id", "death", 2)
                                    .and("event-after-death", "death", 1)
                                    .and("event-outside-observation", "death", 1)
                                    .events("death", 1);
                        }),
                new Fault(
                        "period-backwards",
                        "a person's only observation period ends before it begins",
                        raw -> {
                            int line =
                                    raw.first(
                                            PERIOD,
                                            n ->
                                                    lines(
                                                                            raw,
                                                                            PERIOD,
                                                                            field(
                                                                                    raw,
                                                                                    PERIOD,
                                                                                    n,
                                                                                    "person_id"))
                                                                    .length
                                                            == 1);
                            var person = raw.value(PERIOD, line, "person_id");
                            var start = raw.value(PERIOD, line, "observation_period_start_date");
                            var end = raw.value(PERIOD, line, "observation_period_end_date");
                            raw.set(PERIOD, line, "observation_period_start_date", end);
                            raw.set(PERIOD, line, "observation_period_end_date", start);
                            var outcome =
                                    found("end-before-start", "observation_period", 1)
                                            .and("no-period", "person", 1)
                                            .days(
                                                    -1
                                                            - LocalDate.parse(end).toEpochDay()
                                                            + LocalDate.parse(start).toEpochDay());
                            for (var table : TABLES) {
                                outcome.and(
                                        "event-outside-observation", table, of(raw, table, person));
                            }
                            return outcome.and(
                                    "event-outside-observation", "death", of(raw, "death", person));
                        }),
                new Fault(
                        "periods-overlap",
                        "an observation period twice",
                        raw -> {
                            raw.repeat(PERIOD, 2);
                            return found("overlapping-periods", "observation_period", 1);
                        }),
                new Fault(
                        "row-twice",
                        "a condition delivered twice",
                        raw -> {
                            raw.repeat(CONDITION, 9);
                            return found("duplicate-row", "condition_occurrence", 1);
                        }),
                new Fault(
                        "identifier-twice",
                        "two different conditions of one identifier",
                        raw -> {
                            raw.repeat(CONDITION, 9);
                            raw.set(
                                    CONDITION,
                                    raw.last(CONDITION),
                                    "condition_concept_id",
                                    raw.value(CONDITION, 12, "condition_concept_id"));
                            return found("duplicate-id", "condition_occurrence", 2)
                                    .events("condition_occurrence", 1);
                        }),
                new Fault(
                        "unknown-visit",
                        "a condition of a visit that is not there",
                        raw -> {
                            raw.set(CONDITION, 9, "visit_occurrence_id", "999999999");
                            return found("unknown-visit", "condition_occurrence", 1).altered(1);
                        }),
                new Fault(
                        "cost-of-nothing",
                        "a cost of a visit that is not there",
                        raw -> {
                            long paid = raw.cents(COST, 2, "total_paid");
                            long reimbursed = raw.cents(COST, 2, "paid_by_payer");
                            raw.set(COST, 2, "cost_event_id", "999999999");
                            return found("costs-of-nobody", "cost", 1)
                                    .and("costs-matched", "cost", -1)
                                    .cents(-paid)
                                    .reimbursed(-reimbursed)
                                    .altered(1);
                        }));
    }

    private static Fault undated(String name, String what, String date) {
        return new Fault(
                name,
                what,
                raw -> {
                    raw.set(CONDITION, 5, DATE, date);
                    return found("unreadable-date", "condition_occurrence", 1)
                            .and("no-date", "condition_occurrence", 1)
                            .altered(1);
                });
    }

    private static int of(RawFolder raw, String table, String person) {
        return lines(raw, table + ".csv", person).length;
    }

    private static int[] lines(RawFolder raw, String file, String person) {
        try {
            return raw.where(file, "person_id", person);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String field(RawFolder raw, String file, int line, String column) {
        try {
            return raw.value(file, line, column);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whether a drug ends on another day than it starts.
    private static boolean lasts(RawFolder raw, int line) {
        return !field(raw, DRUG, line, "drug_exposure_start_date")
                .equals(field(raw, DRUG, line, "drug_exposure_end_date"));
    }

    /// A condition of a person who did not die.
    private static int livingCondition(RawFolder raw) throws IOException {
        return raw.first(
                CONDITION,
                n -> lines(raw, DEATH, field(raw, CONDITION, n, "person_id")).length == 0);
    }

    /// The line of a concept; its name may hold separators.
    private static int lineOf(RawFolder raw, String concept) throws IOException {
        var lines = raw.lines("concept.csv");
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(concept + ",")) {
                return i + 1;
            }
        }
        throw new IllegalArgumentException("no concept " + concept);
    }
}
