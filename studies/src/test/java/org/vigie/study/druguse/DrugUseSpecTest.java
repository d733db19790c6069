package org.vigie.study.druguse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.disclosure.DisclosureKey;
import org.vigie.problem.InputProblem;
import org.vigie.protocol.YamlNode;
import org.vigie.runner.PlainRunner;
import org.vigie.statistics.Quartiles;
import org.vigie.store.Person;
import org.vigie.store.read.Life;
import org.vigie.timeline.Days;
import org.vigie.timeline.ObservationPeriod;
import org.vigie.timeline.Sex;
import org.vigie.timeline.Timeline;

/// People drawn in text, solved by hand, and one line for each fault of a protocol.
class DrugUseSpecTest {

    /// Number, sex, observation, supplies of the drug (a day alone says nothing of how long it
    /// lasts), diagnoses.
    private static final String DRAWN =
            """
            1 F 2008-01-01..2011-12-31 | 2010-03-01 2010-04-05 2010-05-20                                    | 2010-02-20
            2 M 2009-06-01..2010-07-01 | 2010-06-01..2010-06-20                                              | 2010-04-01
            3 F 2008-01-01..2011-12-31 | 2009-12-20 2011-06-01..2011-08-29 2011-11-15..2011-12-14            |
            4 M 2010-01-01..2011-12-31 | 2010-05-01                                                          | 2010-05-01
            5 F 2009-01-01..2011-12-31 | 2010-02-01..2010-03-02 2010-02-20..2010-03-21 2010-12-01..2011-02-28 | 2010-02-01
            """;

    private static final String SOUND =
            """
            study: describe
            concept_sets: {drug: [DRUG], diagnosis: [DX*]}
            drugs: [drug]
            from: 2010-01-01
            to: 2011-12-31
            small_cells: 0
            """;

    @TempDir Path folder;

    private static List<Life> people() {
        return DRAWN.lines().map(DrugUseSpecTest::life).toList();
    }

    private static Life life(String line) {
        var parts = line.split("\\|", -1);
        var who = parts[0].split(" ");
        var events = new ArrayList<Life.Event>();
        for (var supply : parts[1].trim().split(" +")) {
            var days = supply.split("\\.\\.");
            var event = Life.Event.at(Days.time(Days.of(days[0])), "DRUG");
            events.add(
                    days.length == 1
                            ? event
                            : new Life.Event(
                                    event.time(),
                                    "DRUG",
                                    event.value(),
                                    "",
                                    "",
                                    "",
                                    Days.time(Days.of(days[1])),
                                    event.visit(),
                                    event.provider(),
                                    event.cost(),
                                    ""));
        }
        if (!parts[2].isBlank()) {
            events.add(Life.Event.at(Days.time(Days.of(parts[2].trim())), "DX/" + who[0]));
        }
        events.sort(Comparator.comparingLong(Life.Event::time));
        var period = who[2].split("\\.\\.");
        return new Life(
                new Person(
                        Long.parseLong(who[0]),
                        Days.of(1970, 7, 1),
                        Sex.ofLetter(who[1]),
                        Timeline.NO_DAY,
                        "",
                        "",
                        "",
                        List.of(new ObservationPeriod(Days.of(period[0]), Days.of(period[1])))),
                events);
    }

    private DrugUseResult run(String protocol) throws IOException {
        return run(protocol, people());
    }

    private DrugUseResult run(String protocol, List<Life> lives) throws IOException {
        try (var store =
                Life.store(
                        Files.createTempDirectory(folder, "people").resolve("store"), lives, 1)) {
            return new DrugUseAnalysis(
                            DrugUseProtocol.read(
                                    YamlNode.read(protocol, folder.resolve("my.yaml")), folder),
                            store.vocabulary())
                    .run(new PlainRunner(store));
        }
    }

    private static String row(DrugUseResult result, int year, String sex) {
        return result.rows().stream()
                .filter(row -> row.year() == year && row.sex().equals(sex))
                .map(row ->
                        row.population()
                                + " "
                                + row.users()
                                + " "
                                + row.atRisk()
                                + " "
                                + row.newUsers())
                .collect(Collectors.joining(", "));
    }

    private static String values(DrugUseResult result, DrugUseMeasure measure) {
        return result.counts().values(0, measure).toString();
    }

    /// 2010: all are observed and use it (3 until 18 January). 1, 2 (for one day) and 5 could be
    /// new and are; 3 used it within the year before, 4 was not observed so long. 2011: 2 is gone;
    /// 3 and 5 use it; 1 could be new from 19 June on, 3 from 19 January, 4 from 31 May; 3 is.
    @Test
    void usersAndNewUsersByYearAndSex() throws IOException {
        var result = run(SOUND);
        assertEquals("5 5 3 3", row(result, 2010, "all"));
        assertEquals("4 2 3 1", row(result, 2011, "all"));
        assertEquals("3 3 2 2", row(result, 2010, "female"));
        assertEquals("1 0 1 0", row(result, 2011, "male"));
        assertEquals(4, result.newUsers(0));
    }

    /// 1: three supplies of 30 days, 5 and 15 days apart: 1 March to 18 June. 2: 20 days, and the
    /// gap is not seen to its end. 3: 90 days, again 78 days later. 5: 49 days, again 255 days
    /// later.
    @Test
    void erasPersistenceAndRestarts() throws IOException {
        var result = run(SOUND);
        assertEquals("{20=1, 49=1, 90=1, 110=1}", values(result, DrugUseMeasure.DURATION));
        assertEquals("{49=1, 90=1, 110=1}", values(result, DrugUseMeasure.STOPPED));
        assertEquals(
                "{0=1}",
                values(result, DrugUseMeasure.NOT_STOPPED),
                "2 is followed for 31 days, as long as a stop takes to be seen");
        assertEquals("{78=1, 255=1}", values(result, DrugUseMeasure.RESTARTED));
        assertEquals("{561=1}", values(result, DrugUseMeasure.NOT_RESTARTED));
        assertEquals("{1=2, 2=2}", values(result, DrugUseMeasure.ERAS));
        assertEquals(
                2 / 3.0,
                result.persistence(0).at(49).value(),
                1e-12,
                "two of the three who were followed so long");
        assertEquals(
                2 / 3.0, result.abstinence(0).at(100).value(), 1e-12, "one of three began again");
        assertEquals(
                new Quartiles(4, 41.75, 69.5, 95), result.quartiles(0, DrugUseMeasure.DURATION));
    }

    /// 1 and 5 are followed for a year; of 5 it is known how long supplies last: 1 February to 21
    /// March (49 days) and 1 December to 31 January (62).
    @Test
    void suppliesDaysCoveredAndTimeBetween() throws IOException {
        var result = run(SOUND);
        assertEquals("{3=2}", values(result, DrugUseMeasure.SUPPLIES));
        assertEquals("{111=1}", values(result, DrugUseMeasure.COVERED));
        assertEquals("{19=1, 35=1, 45=1}", values(result, DrugUseMeasure.BETWEEN));
        assertEquals(2, result.people(0, DrugUseMeasure.BETWEEN));
        assertEquals(
                List.of(
                        """
                        drug: not all supplies say how long it lasts; where one does not, \
                        30 days are assumed (days_supplied), and eras, persistence and \
                        prevalence follow from that.\
                        """,
                        """
                        drug: days covered are told without those new users of whom a supply \
                        does not say how long it lasts (unknown_length in measures).\
                        """),
                result.warnings());
        assertEquals("[0, 0, 1, 0, 0]", unknownLengths(result), "1 has three such supplies");
    }

    private static String unknownLengths(DrugUseResult result) {
        return new DrugUseRows(DisclosedDrugUse.of(result, DisclosureKey.ofInvented("test")))
                .measures().stream().map(row -> row.unknownLength().orElse(-1)).toList().toString();
    }

    /// A record that ends before it starts is no supply: 1 has one of 30 days alone, whose length
    /// is known; 2 has none.
    @Test
    void aRecordThatEndsBeforeItStartsIsNoSupply() throws IOException {
        var result =
                run(
                        SOUND + "washout_days: 0\n",
                        List.of(
                                life(
                                        "1 F 2008-01-01..2011-12-31 | "
                                                + "2010-03-01..2010-03-30 2010-05-01..2010-04-30 | "),
                                life("2 F 2008-01-01..2011-12-31 | 2010-05-01..2009-05-01 | ")));
        assertEquals("2 1 2 1", row(result, 2010, "all"));
        assertEquals("{30=1}", values(result, DrugUseMeasure.DURATION));
        assertEquals("{30=1}", values(result, DrugUseMeasure.COVERED));
        assertEquals(
                List.of("drug: records that end before they start are passed over as supplies."),
                result.warnings());
    }

    /// Of an end on the day itself it is not known how long the supply lasts: the source may write
    /// it where it knows none.
    @Test
    void anEndOnTheDayItselfSaysNothing() throws IOException {
        var result =
                run(SOUND, List.of(life("1 F 2008-01-01..2011-12-31 | 2010-03-01..2010-03-01 | ")));
        assertEquals("{30=1}", values(result, DrugUseMeasure.DURATION));
        assertEquals("[0, 0, 1, 0, 0]", unknownLengths(result));
    }

    /// Of a cohort every entry says how long it lasts.
    @Test
    void ofACohortNobodyIsLeftOut() throws IOException {
        Files.writeString(
                folder.resolve("whole.csv"),
                "cohort_definition_id,subject_id,cohort_start_date,cohort_end_date\n"
                        + "1,1,2010-03-01,2010-06-18\n");
        var result = run(SOUND.replace("drugs: [drug]", "drugs: [{cohort: whole.csv}]"));
        assertEquals("[0, 0, 0, 0, 0]", unknownLengths(result));
    }

    @Test
    void diagnosesBeforeTheStart() throws IOException {
        assertEquals(
                List.of(Map.entry("DX/1", 1L), Map.entry("DX/5", 1L)),
                run(SOUND + "indications: diagnosis\n").indications(0));
        assertEquals(
                List.of(Map.entry("DX/1", 1L), Map.entry("DX/2", 1L)),
                run(SOUND + "indications: diagnosis\nindication_days: [-100, -1]\n")
                        .indications(0));
    }

    /// With 90 days between supplies allowed 3 goes on from 1 June to the end; nobody's end is seen
    /// but that of 5, who is without for 254 days, and 1.
    @Test
    void aLongerGapJoinsMore() throws IOException {
        var result = run(SOUND + "gap_days: 90\n");
        assertEquals("{49=1, 110=1}", values(result, DrugUseMeasure.STOPPED));
        assertEquals(
                "{0=1, 123=1}",
                values(result, DrugUseMeasure.NOT_STOPPED),
                "214 days, of 3, without the last 91");
    }

    /// 101 takes 30 days and stops. 102 does the same, but of the 40 days followed since the start
    /// only 9 are followed by the 31 that show whether use went on. All whose stop can be seen
    /// after 30 days have stopped: counting 102 as still in use then would make it half of them.
    @Test
    void aStopThatCannotBeSeenIsNotUse() throws IOException {
        var lives = new ArrayList<Life>();
        lives.add(life("101 F 2009-01-01..2011-12-31 | 2010-06-01..2010-06-30 | "));
        lives.add(life("102 F 2009-01-01..2010-07-10 | 2010-06-01..2010-06-30 | "));
        var result = run(SOUND, lives);
        assertEquals("{30=1}", values(result, DrugUseMeasure.STOPPED));
        assertEquals("{9=1}", values(result, DrugUseMeasure.NOT_STOPPED));
        assertEquals(1, result.persistence(0).at(29).value());
        assertEquals(0, result.persistence(0).at(30).value());
    }

    @Test
    void withoutAWashoutEveryEraIsNew() throws IOException {
        var result = run(SOUND + "washout_days: 0\n");
        assertEquals("5 5 5 4", row(result, 2010, "all"));
        assertEquals("4 2 4 1", row(result, 2011, "all"));
    }

    /// The entries of a cohort are uses that say how long they last.
    @Test
    void aCohortOfUse() throws IOException {
        Files.writeString(
                folder.resolve("use.csv"),
                "cohort_definition_id,subject_id,cohort_start_date,cohort_end_date\n"
                        + "1,1,2010-03-01,2010-06-18\n1,3,2011-06-01,2011-08-29\n");
        var result = run(SOUND.replace("drugs: [drug]", "drugs: [{cohort: use.csv}]"));
        assertEquals("{90=1, 110=1}", values(result, DrugUseMeasure.STOPPED));
        assertEquals("{110=1}", values(result, DrugUseMeasure.COVERED));
        assertEquals(List.of(), result.warnings());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    gap_days: -1 | gap_days needs a whole number from 0 to 3653, was '-1' (my.yaml, line 7)
                    persistence_days: [90, 30] | persistence_days: entry 2 needs a whole number from 91 to 3653, was '30' (my.yaml, line 7)
                    persistence_days: [] | persistence_days needs at least one number, was an empty list (my.yaml, line 7)
                    indication_days: [-30] | indication_days needs the first and the last day relative to the start, such as [-30, 0], was a list (my.yaml, line 7)
                    indication_days: [-30, 5] | indication_days: entry 2 needs a whole number from -30 to 0, was '5' (my.yaml, line 7)
                    indications: illness | indications needs the name of a concept set; there are drug, diagnosis, was 'illness' (my.yaml, line 7)
                    age_groups: [10] | age_groups: entry 1 needs 0, with which the list begins, was '10' (my.yaml, line 7)
                    age_groups: [60, 20] | age_groups: entry 1 needs 0, with which the list begins, was '60' (my.yaml, line 7)
                    age_groups: [0, 60, 20] | age_groups: entry 3 needs a whole number from 61 to 120, was '20' (my.yaml, line 7)
                    """)
    void aFaultIsNamedWithItsLine(String line, String message) {
        assertEquals(
                message,
                assertThrows(
                                InputProblem.class,
                                () ->
                                        DrugUseProtocol.read(
                                                YamlNode.read(SOUND + line, Path.of("my.yaml")),
                                                Path.of("")))
                        .getMessage());
    }

    @Test
    void theExampleIsSound() throws IOException {
        var file = Path.of("../examples/use-simulated.yaml");
        assertEquals(
                2,
                DrugUseProtocol.read(YamlNode.read(Files.readString(file), file), file.getParent())
                        .drugs()
                        .size());
    }
}
