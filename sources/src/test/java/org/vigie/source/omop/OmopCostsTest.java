package org.vigie.source.omop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.Seed;
import org.vigie.store.StoreProblem;
import org.vigie.store.read.Store;
import org.vigie.store.upkeep.StoreAppend;
import org.vigie.timeline.Attribute;
import org.vigie.timeline.Progress;
import org.vigie.timeline.Timeline;

/// Every cent of the table `cost` is on one event, or said to be on none.
@Tag("long")
class OmopCostsTest {

    private static final String DRUGS =
            "drug_exposure_id,person_id,drug_concept_id,drug_exposure_start_date\n";

    @TempDir Path tests;

    private static List<String> money(Imported imported) throws Exception {
        var lines = new ArrayList<String>();
        try (var store = Store.open(imported.store())) {
            store.forEach(timeline -> {
                for (int e = 0; e < timeline.size(); e++) {
                    lines.add(
                            timeline.person()
                                    + " "
                                    + timeline.codes().text(timeline.code(e))
                                    + " "
                                    + number(timeline.cost(e))
                                    + " "
                                    + number(timeline.concept(Attribute.REIMBURSED_CENTS, e)));
                }
            });
        }
        return lines;
    }

    private static String number(long cents) {
        return cents == Timeline.NONE ? "-" : Long.toString(cents);
    }

    /// Row 1 has a total, row 2 what each paid, row 3 what the payer paid of a charge, rows 4 and 5
    /// halves of a cent, rounded one by one.
    @Test
    void whatPayersPaidIsReimbursed() throws Exception {
        var imported =
                OmopFolder.ofTwoPeople(tests)
                        .table(
                                "drug_exposure",
                                DRUGS
                                        + """
                                        1,1,10,2015-01-01
                                        2,1,11,2015-01-02
                                        3,1,12,2015-01-03
                                        4,2,13,2015-01-03
                                        """)
                        .table(
                                "cost",
                                """
                                cost_event_id,cost_domain_id,total_charge,total_paid,paid_by_payer,paid_by_patient,paid_by_primary
                                1,Drug,90,50,30,20,
                                2,Drug,90,,30,20,7.5
                                3,Drug,90,,,,
                                4,Drug,1.005,,,,
                                4,Drug,-1.005,,0.004,,
                                """)
                        .read();
        assertEquals(
                List.of(
                        "1 OMOP/10 5000 3000",
                        "1 OMOP/11 5750 3750",
                        "1 OMOP/12 9000 -",
                        "2 OMOP/13 101 0"),
                money(imported));
        assertEquals(
                List.of(
                        "5 cost: amounts of 198.51, 67.50 reimbursed: the cost of the event they name"),
                imported.findings("costs-matched"));
    }

    /// Of another delivery on another day.
    private static String day(String folder) {
        return folder.equals("euros") ? "2015-02-01" : "2015-01-01";
    }

    private Imported inCurrencies(String folder, String first, String second) throws Exception {
        return OmopFolder.ofTwoPeople(tests.resolve(folder))
                .table("drug_exposure", DRUGS + "1,1,10,%1$s\n2,2,11,%1$s\n".formatted(day(folder)))
                .table(
                        "concept",
                        """
                        concept_id,concept_name,vocabulary_id,concept_code
                        44818568,US dollar,Currency,USD
                        44818523,Euro,Currency,EUR
                        10,A drug,RxNorm,1
                        """)
                .table(
                        "cost",
                        "cost_event_id,cost_domain_id,total_paid,currency_concept_id\n1,Drug,5,%s\n2,Drug,6,%s\n"
                                .formatted(first, second))
                .read();
    }

    @Test
    void theCurrencyIsThatOfTheRows() throws Exception {
        var dollars = inCurrencies("dollars", "44818568", "0").manifest();
        assertEquals(Optional.of("USD"), dollars.currency());
        assertEquals(Optional.empty(), inCurrencies("none", "0", "").manifest().currency());
        assertEquals(Optional.empty(), inCurrencies("unknown", "77", "77").manifest().currency());
        var both = inCurrencies("both", "44818568", "44818523");
        assertEquals(Optional.empty(), both.manifest().currency());
        assertEquals(
                List.of(
                        "2 cost: kept as recorded, in 2 currencies by currency_concept_id: amounts are"
                                + " never converted, and sums of them mean nothing"),
                both.findings("several-currencies"));
    }

    @Test
    void amountsInAnotherCurrencyAreNotAdded() throws Exception {
        var dollars = inCurrencies("dollars", "44818568", "44818568");
        var euros = inCurrencies("euros", "44818523", "44818523");
        assertEquals(
                dollars.store()
                        + " has amounts in USD, of delivery 1, this delivery in EUR: they would be added"
                        + " up; import it into a store of its own",
                assertThrows(
                                StoreProblem.class,
                                () ->
                                        StoreAppend.append(
                                                dollars.store(), euros.store(), Progress.SILENT))
                        .getMessage());
    }

    @Test
    void aCostOfNoEventIsItsPersonsOwnEvent() throws Exception {
        var imported =
                OmopFolder.ofTwoPeople(tests)
                        .table("drug_exposure", DRUGS + "1,1,10,2015-01-01\n")
                        .table(
                                "payer_plan_period",
                                """
                                payer_plan_period_id,person_id,payer_concept_id,payer_plan_period_start_date
                                7,2,5,2015-01-01
                                """)
                        .table(
                                "cost",
                                """
                                cost_event_id,cost_domain_id,total_paid,paid_by_payer,person_id,payer_plan_period_id,incurred_date
                                1,Drug,1.00,,,,
                                9,Drug,2.00,1.50,1,,2016-05-01
                                1,Visit,4.00,,,7,
                                1,,8.00,,,,
                                9,Drug,16.00,,99,,
                                1,Drug,,,,,
                                """)
                        .read();
        assertEquals(
                List.of(
                        "1 OMOP/10 100 -",
                        "1 COST/UNMATCHED 200 150",
                        "2 COST/UNMATCHED 400 -",
                        "2 OMOP/5 - -"),
                money(imported));
        assertEquals(
                List.of(
                        "1 2016-05-01 COST/UNMATCHED cents=200",
                        "2 undated COST/UNMATCHED cents=400"),
                imported.events("cost"));
        assertEquals(
                List.of(
                        "2 cost: amounts of 1.00, 0.00 reimbursed: the cost of the event they name"),
                imported.findings("costs-matched"));
        assertEquals(
                List.of(
                        "2 cost: amounts of 6.00, 1.50 reimbursed: kept as events COST/UNMATCHED: the event they"
                                + " name is not there (cost.csv, line 3; cost.csv, line 4)"),
                imported.findings("costs-unmatched"));
        assertEquals(
                List.of(
                        "2 cost: amounts of 24.00, 0.00 reimbursed: left out: neither their event nor their person"
                                + " is there (cost.csv, line 5; cost.csv, line 6)"),
                imported.findings("costs-of-nobody"));
        assertEquals(1, imported.findings("costs-without-amount").size());
    }

    /// Two exposures share an identifier: the money is on the first, not on both.
    @Test
    void eventsThatShareAnIdentifierDoNotDoubleACost() throws Exception {
        var imported =
                OmopFolder.ofTwoPeople(tests)
                        .table("drug_exposure", DRUGS + "1,1,10,2015-01-01\n1,1,11,2015-01-02\n")
                        .table("cost", "cost_event_id,cost_domain_id,total_paid\n1,Drug,5\n")
                        .read();
        assertEquals(List.of("1 OMOP/10 500 -", "1 OMOP/11 - -"), money(imported));
    }

    /// Amounts of one kind a row, as later versions write them, are not guessed at.
    @Test
    void anAmountOfUnknownKindIsCounted() throws Exception {
        var imported =
                OmopFolder.ofTwoPeople(tests)
                        .table("drug_exposure", DRUGS + "1,1,10,2015-01-01\n")
                        .table(
                                "cost",
                                "cost_event_id,cost_domain_id,cost_concept_id,cost\n1,Drug,31985,5\n")
                        .read();
        assertEquals(List.of("1 OMOP/10 - -"), money(imported));
        assertEquals(1, imported.findings("costs-of-one-amount").size());
    }

    /// Whatever rows there are, the events' sum is that of the rows whose event or person is there.
    @Test
    void noCentIsLostOrDoubled() throws Exception {
        long seed = Seed.of("costs");
        var random = new Random(seed);
        var drugs = new StringBuilder(DRUGS);
        for (int id = 1; id <= 40; id++) {
            drugs.append(1 + random.nextInt(30))
                    .append(',')
                    .append(1 + random.nextInt(3))
                    .append(",10,2015-01-0")
                    .append(1 + random.nextInt(9))
                    .append('\n');
        }
        var lines =
                drugs.toString()
                        .lines()
                        .skip(1)
                        .map(line -> line.split(","))
                        .filter(row -> !row[1].equals("3"))
                        .map(row -> row[0])
                        .toList();
        var costs = new StringBuilder("cost_event_id,cost_domain_id,total_paid,person_id\n");
        long expected = 0;
        for (int row = 0; row < 200; row++) {
            var event = Integer.toString(1 + random.nextInt(40));
            var domain = List.of("Drug", "drug_exposure", "Visit").get(random.nextInt(3));
            int cents = random.nextInt(-500, 100_000);
            var person = List.of("", "1", "2", "3").get(random.nextInt(4));
            costs.append(
                    "%s,%s,%s%d.%02d,%s%n"
                            .formatted(
                                    event,
                                    domain,
                                    cents < 0 ? "-" : "",
                                    Math.abs(cents) / 100,
                                    Math.abs(cents) % 100,
                                    person));
            boolean matched = !domain.equals("Visit") && lines.contains(event);
            expected += matched || person.equals("1") || person.equals("2") ? cents : 0;
        }
        var imported =
                OmopFolder.ofTwoPeople(tests)
                        .table("drug_exposure", drugs.toString())
                        .table("cost", costs.toString())
                        .read();
        long found =
                money(imported).stream()
                        .map(line -> line.split(" ")[2])
                        .filter(cents -> !cents.equals("-"))
                        .mapToLong(Long::parseLong)
                        .sum();
        assertEquals(expected, found);
    }

    @Test
    void anEventNamesItsProvidersSpecialtyAndItsCareSite() throws Exception {
        var imported =
                OmopFolder.ofTwoPeople(tests)
                        .table(
                                "provider",
                                """
                                provider_id,specialty_concept_id,specialty_source_value,care_site_id
                                5,38004446,General Practice,70
                                """)
                        .table(
                                "visit_occurrence",
                                """
                                visit_occurrence_id,person_id,visit_concept_id,visit_start_date,care_site_id
                                8,1,11,2015-01-01,71
                                """)
                        .table(
                                "drug_exposure",
                                """
                                drug_exposure_id,person_id,drug_concept_id,drug_exposure_start_date,provider_id,visit_occurrence_id
                                1,1,10,2015-01-02,5,
                                2,1,10,2015-01-03,5,8
                                3,1,10,2015-01-04,,
                                """)
                        .read();
        var lines = new ArrayList<String>();
        try (var store = Store.open(imported.store())) {
            store.forEach(timeline -> {
                for (int e = 0; e < timeline.size(); e++) {
                    lines.add(
                            number(timeline.concept(Attribute.SPECIALTY, e))
                                    + " "
                                    + timeline.words(Attribute.SPECIALTY_SOURCE, e)
                                    + " "
                                    + number(timeline.concept(Attribute.CARE_SITE, e)));
                }
            });
        }
        assertEquals(
                List.of(
                        "-  71",
                        "38004446 General Practice 70",
                        "38004446 General Practice 71",
                        "-  -"),
                lines);
    }
}
