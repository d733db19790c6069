package org.vigie.source.fault;

import static org.vigie.source.fault.Outcome.found;
import static org.vigie.source.fault.Outcome.refused;
import static org.vigie.source.fault.Outcome.unharmed;

import java.nio.file.Files;
import java.util.List;

/// Faults of Synthea's tables. The lines that are changed are of a visit in the middle of a
/// person's observation, unless the fault is that they are not.
final class SyntheaFaults {

    private static final String PATIENTS = "patients.csv";
    private static final String ENCOUNTERS = "encounters.csv";
    private static final String CONDITIONS = "conditions.csv";
    private static final String MEASURES = "observations.csv";
    private static final String MONEY = "claims_transactions.csv";

    /// Visits, illnesses and measures of a person, and the first line of their fifth, of 12.
    private static final int OF_A_PERSON = 12;

    private static final int MIDDLE = 2 + OF_A_PERSON + 4;

    private SyntheaFaults() {}

    /// How a file is written.
    static List<Fault> ofFiles() {
        return List.of(
                new Fault(
                        "byte-order-mark",
                        "a byte order mark before the first line",
                        raw -> {
                            raw.byteOrderMark(PATIENTS);
                            return unharmed();
                        }),
                new Fault(
                        "carriage-returns",
                        "every line ends in CR LF",
                        raw -> {
                            raw.carriageReturns(MONEY);
                            return unharmed();
                        }),
                new Fault(
                        "columns-reordered",
                        "the columns in the opposite order",
                        raw -> {
                            raw.reverseColumns(MONEY);
                            return unharmed();
                        }),
                new Fault(
                        "shifted-line",
                        "a separator too many inside a line and an empty last value",
                        raw -> {
                            raw.shift(CONDITIONS, MIDDLE);
                            return found("broken-line", "conditions", 1).events("conditions", -1);
                        }),
                new Fault(
                        "cut-short",
                        "the last line ends inside its second value",
                        raw -> {
                            raw.cut(MEASURES);
                            return found("broken-line", "observations", 1)
                                    .events("observations", -1);
                        }),
                new Fault(
                        "open-quote",
                        "a quote opens in the line before the last and is never closed",
                        raw -> {
                            raw.openQuote(CONDITIONS, raw.last(CONDITIONS) - 1);
                            return found("broken-quote", "conditions", 1).events("conditions", -2);
                        }),
                new Fault(
                        "names-alone",
                        "a table without a row",
                        raw -> {
                            int rows = raw.last(MEASURES) - 1;
                            raw.keepNamesAlone(MEASURES);
                            return found("no-row", "observations", 1).events("observations", -rows);
                        }),
                new Fault(
                        "empty-file",
                        "a file of no bytes",
                        raw -> {
                            Files.writeString(raw.path(CONDITIONS), "");
                            return refused("is empty");
                        }),
                new Fault(
                        "damaged-gzip",
                        "a packed table of which the end lacks",
                        raw -> {
                            raw.pack(MONEY, 0.5);
                            return refused("cut short or damaged");
                        }),
                new Fault(
                        "no-required-column",
                        "the column of patients lacks",
                        raw -> {
                            raw.removeColumn(CONDITIONS, "patient");
                            return refused("has no column patient");
                        }),
                new Fault(
                        "unknown-column",
                        "a column that Synthea does not write",
                        raw -> {
                            raw.addColumn(CONDITIONS, "SEVERITY", "3");
                            return found("unknown-column", "conditions", 1);
                        }),
                new Fault(
                        "no-patients",
                        "the table of patients lacks",
                        raw -> {
                            Files.delete(raw.path(PATIENTS));
                            return refused("has no table patients");
                        }));
    }

    /// What stands in it.
    static List<Fault> ofRows() {
        return List.of(
                undated("day-first", "a day before its month", "15/06/2011"),
                undated("no-such-day", "31 February", "2011-02-31"),
                undated("zero-day", "a day of zeros", "0000-00-00"),
                new Fault(
                        "zoned-time",
                        "a time with its distance from UTC",
                        raw -> {
                            var time = raw.value(MEASURES, MIDDLE, "date");
                            raw.set(MEASURES, MIDDLE, "date", time.replace("Z", "+02:00"));
                            return unharmed();
                        }),
                new Fault(
                        "far-future",
                        "a measure in 2150",
                        raw -> {
                            raw.set(MEASURES, MIDDLE, "date", "2150-01-01T00:00:00Z");
                            return found("event-in-future", "observations", 1)
                                    .and("event-outside-observation", "observations", 1)
                                    .altered(1);
                        }),
                new Fault(
                        "words-for-nothing",
                        "NA where there is no end, NULL where there is no unit",
                        raw -> {
                            raw.set(CONDITIONS, MIDDLE, "stop", "NA");
                            raw.set(MEASURES, MIDDLE, "units", "NULL");
                            return found("word-for-nothing", "conditions", 1)
                                    .and("word-for-nothing", "observations", 1)
                                    .altered(1);
                        }),
                new Fault(
                        "ends-before-start",
                        "an illness that ends before it begins",
                        raw -> {
                            raw.set(CONDITIONS, MIDDLE, "stop", "2001-01-01");
                            return found("end-before-start", "conditions", 1).altered(1);
                        }),
                new Fault(
                        "no-code",
                        "an illness without a code",
                        raw -> {
                            raw.set(CONDITIONS, MIDDLE, "code", "");
                            return found("no-code", "conditions", 1).events("conditions", -1);
                        }),
                new Fault(
                        "nobody",
                        "an illness of a patient who is not there",
                        raw -> {
                            raw.set(CONDITIONS, MIDDLE, "patient", "nobody");
                            return found("orphan", "conditions", 1).events("conditions", -1);
                        }),
                new Fault(
                        "unknown-visit",
                        "a measure at an encounter that is not there",
                        raw -> {
                            raw.set(MEASURES, MIDDLE, "encounter", "nowhere");
                            return found("unknown-visit", "observations", 1).altered(1);
                        }),
                new Fault(
                        "row-twice",
                        "an illness delivered twice",
                        raw -> {
                            raw.repeat(CONDITIONS, MIDDLE);
                            return found("duplicate-row", "conditions", 1);
                        }),
                new Fault(
                        "charge-twice",
                        "a charge delivered twice",
                        raw -> {
                            raw.repeat(MONEY, 2);
                            return found("duplicate-row", "claims_transactions", 1);
                        }),
                new Fault(
                        "person-twice",
                        "a patient in two rows",
                        raw -> {
                            raw.repeat(PATIENTS, 3);
                            return found("duplicate-id", "patients", 1);
                        }),
                new Fault(
                        "two-births",
                        "a patient in two rows, born in different years",
                        raw -> {
                            raw.repeat(PATIENTS, 3);
                            raw.set(PATIENTS, raw.last(PATIENTS), "birthdate", "1901-01-01");
                            return found("duplicate-id", "patients", 1);
                        }),
                new Fault(
                        "no-birth",
                        "a patient without a day of birth",
                        raw -> {
                            raw.set(PATIENTS, 3, "birthdate", "");
                            return found("no-birth", "patients", 1).alteredPeople(1);
                        }),
                new Fault(
                        "unknown-sex",
                        "a patient of a word that is no sex",
                        raw -> {
                            raw.set(PATIENTS, 3, "gender", "U");
                            return found("no-sex", "patients", 1).alteredPeople(1);
                        }),
                new Fault(
                        "death-before-birth",
                        "a living patient's death in 1900",
                        raw -> {
                            raw.set(PATIENTS, 3, "deathdate", "1900-01-01T00:00:00Z");
                            var outcome =
                                    found("death-before-birth", "patients", 1)
                                            .and("event-before-birth", "patients", 1)
                                            .and("event-outside-observation", "patients", 1)
                                            .and("no-period", "patients", 1)
                                            .and("no-observation-periods", "encounters", -1)
                                            .days(-daysOfThird())
                                            .events("patients", 1)
                                            .alteredPeople(1);
                            for (var table : List.of("encounters", "conditions", "observations")) {
                                outcome.and("event-after-death", table, OF_A_PERSON)
                                        .and("event-outside-observation", table, OF_A_PERSON);
                            }
                            return outcome.and(
                                            "event-after-death",
                                            "claims_transactions",
                                            2 * OF_A_PERSON)
                                    .and(
                                            "event-outside-observation",
                                            "claims_transactions",
                                            2 * OF_A_PERSON);
                        }),
                new Fault(
                        "negative-cost",
                        "a charge below nothing",
                        raw -> {
                            raw.set(MONEY, 2, "amount", "-20.00");
                            return found("negative-cost", "claims_transactions", 1)
                                    .cents(-4000)
                                    .altered(2);
                        }),
                new Fault(
                        "decimal-comma",
                        "a charge with a comma",
                        raw -> {
                            raw.set(MONEY, 2, "amount", "\"20,00\"");
                            return found("unreadable-number", "claims_transactions", 1)
                                    .and("charges-matched", "claims_transactions", -1)
                                    .and("charges-unmatched", "claims_transactions", 1)
                                    .cents(-2000)
                                    .altered(2);
                        }),
                new Fault(
                        "charge-of-nothing",
                        "a charge for what was not done at the encounter",
                        raw -> {
                            raw.set(MONEY, 2, "procedurecode", "999");
                            return found("charges-matched", "claims_transactions", -1)
                                    .and("charges-unmatched", "claims_transactions", 1)
                                    .altered(2);
                        }));
    }

    /// From the visit on 2010-01-11 to that on 2012-10-11.
    private static long daysOfThird() {
        return java.time.LocalDate.of(2012, 10, 11).toEpochDay()
                - java.time.LocalDate.of(2010, 1, 11).toEpochDay()
                + 1;
    }

    private static Fault undated(String name, String what, String date) {
        return new Fault(
                name,
                what,
                raw -> {
                    raw.set(CONDITIONS, MIDDLE, "start", date);
                    return found("unreadable-date", "conditions", 1)
                            .and("no-date", "conditions", 1)
                            .altered(1);
                });
    }
}
