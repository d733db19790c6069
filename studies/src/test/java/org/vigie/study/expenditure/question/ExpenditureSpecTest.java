package org.vigie.study.expenditure.question;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.problem.InputProblem;
import org.vigie.protocol.YamlNode;
import org.vigie.runner.PlainRunner;
import org.vigie.store.Person;
import org.vigie.store.read.Life;
import org.vigie.store.read.Store;
import org.vigie.study.expenditure.rules.RuleBookReader;
import org.vigie.timeline.Days;
import org.vigie.timeline.ObservationPeriod;
import org.vigie.timeline.Sex;
import org.vigie.timeline.Timeline;

/// Three people solved by hand, and one line for each fault of a protocol or file of rules.
class ExpenditureSpecTest {

    @Test
    void amountsAreInTheCurrencyOfTheStore() {
        var none = MadeUpExpenditure.protocol(MadeUpExpenditure.rules(), "years: [2006, 2007]\n");
        var euros =
                MadeUpExpenditure.protocol(
                        MadeUpExpenditure.rules(), "years: [2006, 2007]\ncurrency: EUR\n");
        assertEquals("units", none.in(Optional.empty()).currency());
        assertEquals("USD", none.in(Optional.of("USD")).currency());
        assertEquals("EUR", euros.in(Optional.empty()).currency());
        assertEquals("EUR", euros.in(Optional.of("EUR")).currency());
        assertEquals(
                "currency: the amounts of this store are in USD, and are never converted to EUR; leave"
                        + " the key out",
                assertThrows(InputProblem.class, () -> euros.in(Optional.of("USD"))).getMessage());
    }

    private static final int ANGINA = 0;
    private static final int ASTHMA = 2;
    private static final int HEARTS = 4;
    private static final int EVERYBODY = 6;
    private static final int REMAINDER = 7;
    private static final int UNOBSERVED = 8;
    private static final int DRUGS = 0;
    private static final int OTHER = 2;
    private static final int ALL = 3;

    @TempDir static Path folder;
    private static ExpenditureTotals counted;

    private static Life.Event event(
            String day, String code, String table, long visit, long cost, String end) {
        var e = Life.Event.at(Days.time(Days.of(day)), code);
        return new Life.Event(
                e.time(),
                code,
                e.value(),
                "",
                table,
                "",
                end.isEmpty() ? e.end() : Days.time(Days.of(end)),
                visit,
                e.provider(),
                cost,
                "");
    }

    private static Life life(
            long id, int born, Sex sex, String died, String from, Life.Event... events) {
        var sorted = new ArrayList<>(List.of(events));
        sorted.sort(Comparator.comparingLong(Life.Event::time));
        return new Life(
                new Person(
                        id,
                        Days.of(born, 7, 1),
                        sex,
                        died.isEmpty() ? Timeline.NO_DAY : Days.of(died),
                        "R",
                        "",
                        "",
                        List.of(new ObservationPeriod(Days.of(from), Days.of("2010-12-31")))),
                sorted);
    }

    /// 1 has angina (V/0, a condition that lasts until June 2007) and asthma (V/3, this year or the
    /// last); 2 has nothing and dies; 3 is observed from 2008 only.
    @BeforeAll
    static void map() {
        var lives =
                List.of(
                        life(
                                1,
                                1950,
                                Sex.FEMALE,
                                "",
                                "2000-01-01",
                                event(
                                        "2006-03-01",
                                        "V/0",
                                        "condition_occurrence",
                                        7,
                                        Timeline.NONE,
                                        "2007-06-01"),
                                event("2006-03-02", "V/9", "drug_exposure", 7, 1_000, ""),
                                event("2006-05-01", "V/3", "drug_exposure", Timeline.NONE, 500, ""),
                                event("2006-06-01", "V/8", "measurement", Timeline.NONE, 101, ""),
                                event("2007-02-01", "V/9", "drug_exposure", Timeline.NONE, 7, ""),
                                event("2007-03-01", "V/9", "drug_exposure", Timeline.NONE, -2, "")),
                        life(
                                2,
                                1980,
                                Sex.MALE,
                                "2006-12-01",
                                "2000-01-01",
                                event(
                                        "2006-02-01",
                                        "V/9",
                                        "drug_exposure",
                                        Timeline.NONE,
                                        300,
                                        "")),
                        life(
                                3,
                                1990,
                                Sex.UNKNOWN,
                                "",
                                "2008-01-01",
                                event("2006-02-01", "V/9", "drug_exposure", Timeline.NONE, 40, ""),
                                event(
                                        "2008-02-01",
                                        "V/0",
                                        "condition_occurrence",
                                        Timeline.NONE,
                                        Timeline.NONE,
                                        "2008-02-02")));
        try (var store = Life.store(folder.resolve("store"), lives, 1)) {
            var protocol =
                    MadeUpExpenditure.protocol(
                            MadeUpExpenditure.rules(),
                            """
                            title: t
                            years: [2006, 2008]
                            age_groups: [0, 40]
                            region: false
                            small_cells: 0
                            """);
            counted =
                    new ExpenditureAnalysis(protocol, store.vocabulary(), store.tables())
                            .run(new PlainRunner(store))
                            .counted();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static long all(int year, int row, Measure measure) {
        return counted.cells(year, row, measure)[counted.everyone()];
    }

    @Test
    void aVisitsDiagnosisClaimsItsCostsThenACodeItsOwnThenWhatIsLeftIsShared() {
        assertEquals(1_000, counted.spent(0, ANGINA, DRUGS));
        assertEquals(500, counted.spent(0, ASTHMA, DRUGS));
        assertEquals(51, counted.spent(0, ANGINA, OTHER));
        assertEquals(50, counted.spent(0, ASTHMA, OTHER));
        assertEquals(3, counted.spent(1, ANGINA, DRUGS), "7 less a regularisation of 2, shared");
        assertEquals(2, counted.spent(1, ASTHMA, DRUGS));
    }

    @Test
    void theRowsAddUp() {
        assertEquals(1_051, counted.spent(0, HEARTS, ALL));
        assertEquals(300, counted.spent(0, REMAINDER, ALL));
        assertEquals(40, counted.spent(0, UNOBSERVED, ALL));
        assertEquals(1_051 + 550 + 300 + 40, counted.spent(0, EVERYBODY, ALL));
        assertEquals(3, counted.users(0, EVERYBODY, ALL));
    }

    @Test
    void peopleNewCasesAndDeathsByYear() {
        assertEquals(2, all(0, EVERYBODY, Measure.PEOPLE));
        assertEquals(1, all(0, EVERYBODY, Measure.DEATHS));
        assertEquals(1, all(0, ANGINA, Measure.PEOPLE));
        assertEquals(2, all(0, ANGINA, Measure.AT_RISK));
        assertEquals(1, all(0, ANGINA, Measure.NEW_CASES));
        assertEquals(1, all(1, ANGINA, Measure.PEOPLE), "until June");
        assertEquals(0, all(1, ANGINA, Measure.NEW_CASES));
        assertEquals(1, all(1, ASTHMA, Measure.PEOPLE), "a delivery of the year before");
        assertEquals(0, all(2, ASTHMA, Measure.PEOPLE));
        assertEquals(1, all(2, ANGINA, Measure.PEOPLE));
        assertEquals(0, all(2, ANGINA, Measure.NEW_CASES), "not observed before: it may be old");
    }

    /// 1 is in it in 2006 and 2007, 2 in 2007 only, so that what 2 had in 2006 is in no row, 3
    /// never.
    @Test
    void inAPopulationOnlyItsMembersCountInTheirYears() throws IOException {
        Files.writeString(
                folder.resolve("members.csv"),
                """
                subject_id,cohort_start_date,cohort_end_date
                1,2006-12-31,2007-01-01
                2,2007-03-01,2007-03-02
                """);
        Files.writeString(folder.resolve("rules.yaml"), MadeUpExpenditure.RULES);
        var protocol =
                ExpenditureProtocol.read(
                        YamlNode.read(
                                """
                                study: map
                                rules: rules.yaml
                                years: [2006, 2008]
                                population: {cohort: members.csv}
                                age_groups: [0, 40]
                                small_cells: 0
                                """,
                                Path.of("map.yaml")),
                        folder);
        try (var store = Store.open(folder.resolve("store"))) {
            var result =
                    new ExpenditureAnalysis(protocol, store.vocabulary(), store.tables())
                            .run(new PlainRunner(store));
            var members = result.counted();
            assertEquals(1, members.cells(0, EVERYBODY, Measure.PEOPLE)[members.everyone()]);
            assertEquals(0, members.cells(2, EVERYBODY, Measure.PEOPLE)[members.everyone()]);
            assertEquals(
                    1_000 + 500 + 101,
                    members.spent(0, EVERYBODY, ALL),
                    "nothing of 2, nothing of 3");
            assertEquals(0, members.spent(0, UNOBSERVED, ALL));
            assertEquals(5, members.spent(1, EVERYBODY, ALL));
            assertEquals(
                    List.of("everybody 3", "ever in the population: members.csv 2"),
                    result.attrition().steps().stream()
                            .limit(2)
                            .map(step -> step.rule() + " " + step.left())
                            .toList());
            assertTrue(
                    result.methods()
                            .get(1)
                            .startsWith("In a year only people who were in members.csv"));
        }
    }

    /// In 2006: 1 is 56 and a woman, 2 is 26 and a man; places are age 0-39, 40+, unknown, all by
    /// female, male, unknown, all.
    @Test
    void strataWithTheirTotals() {
        assertArrayEquals(
                new long[] {0, 1, 0, 1, 1, 0, 0, 1, 0, 0, 0, 0, 1, 1, 0, 2},
                counted.cells(0, EVERYBODY, Measure.PEOPLE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    family: hearts | family: lungs2 | family needs one of the families: hearts, lungs, was 'lungs2' (rules.yaml, line 16)
                    codes: [V/0], in: [condition] | codes: [V/0], in: [nothing] | in: entry 1 needs one of the kinds of records: condition, any, drug, was 'nothing' (rules.yaml, line 16)
                    unless: [angina] | unless: [fibrosis] | unless: entry 1 needs a group that stands earlier in the file, was 'fibrosis' (rules.yaml, line 17)
                    days: 2 | days: 0 | days needs a whole number from 1 to 366, was '0' (rules.yaml, line 17)
                    weight: 3 | wait: 3 | 'wait' is not known here; known are any, en, family, fr, source, unless, weight (rules.yaml, line 17)
                    version: "3" | version: "" | version needs a text, was nothing (rules.yaml, line 2)
                    drugs: {en | total: {en | total needs another name: total is what is not in any item, or all of them, was names with values (rules.yaml, line 10)
                    """)
    void aFaultOfTheRulesIsNamedWithItsLine(String sound, String faulty, String message) {
        var text =
                MadeUpExpenditure.RULES.replaceFirst(java.util.regex.Pattern.quote(sound), faulty);
        var fault =
                assertThrows(
                        InputProblem.class,
                        () ->
                                RuleBookReader.read(
                                        YamlNode.read(text, Path.of("rules.yaml")),
                                        RuleBookReader.Instead.NOTHING));
        assertEquals(message, fault.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    rules: no.yaml | no.yaml cannot be read; 'rules' names it as a file of rules
                    years: [2010, 2009] | years: entry 2 needs a whole number from 2010 to 2070, was '2009' (map.yaml, line 3)
                    years: [2010] | years needs the first and the last year, such as [2015, 2019], was a list (map.yaml, line 3)
                    age_groups: [0, 20, 20] | age_groups: entry 3 needs a whole number from 21 to 120, was '20' (map.yaml, line 3)
                    age_groups: [5] | age_groups: entry 1 needs 0, with which the list begins, was '5' (map.yaml, line 3)
                    amount: price | amount needs one of cost, reimbursed_cents, was 'price' (map.yaml, line 3)
                    language: de | language needs one of en, fr, was 'de' (map.yaml, line 3)
                    small_cells: -1 | small_cells needs a whole number from 0 to 1000, was '-1' (map.yaml, line 3)
                    washout_years: 0 | washout_years needs a whole number from 1 to 20, was '0' (map.yaml, line 3)
                    """)
    void aFaultOfTheProtocolIsNamedWithItsLine(String line, String message) throws IOException {
        Files.writeString(folder.resolve("rules.yaml"), MadeUpExpenditure.RULES);
        var rules = line.startsWith("rules") ? "" : "rules: rules.yaml";
        var years = line.startsWith("years") ? "" : "years: [2005, 2006]\n";
        var node =
                YamlNode.read(
                        "study: map\n" + rules + "\n" + line + "\n" + years, Path.of("map.yaml"));
        var found =
                assertThrows(InputProblem.class, () -> ExpenditureProtocol.read(node, folder))
                        .getMessage();
        assertEquals(message, found.replace(folder + "/", ""));
    }

    /// What is shipped can be read.
    @Test
    void theFilesOfRulesAreSound() {
        var protocol = RuleBookReader.Instead.NOTHING;
        var cnam = RuleBookReader.read(Path.of("../examples/rules/cnam-like.yaml"), protocol);
        assertEquals(55, cnam.groups().size());
        assertEquals(15, cnam.families().size());
        assertEquals(
                23,
                RuleBookReader.read(Path.of("../examples/rules/synthea.yaml"), protocol)
                        .groups()
                        .size());
    }

    @Test
    void groupsThatTheStoreCannotHaveAreCalledByTheirNames(@TempDir Path store) {
        var rules =
                RuleBookReader.read(
                        YamlNode.read(
                                MadeUpExpenditure.RULES.replace("codes: [V/6]", "codes: [W/6]"),
                                Path.of("rules.yaml")),
                        RuleBookReader.Instead.NOTHING);
        var protocol =
                MadeUpExpenditure.protocol(
                        rules,
                        """
                        title: A map
                        years: [2006, 2009]
                        age_groups: [0, 40]
                        region: false
                        language: fr
                        small_cells: 0
                        """);
        var warning =
                MadeUpExpenditure.of(protocol, 4, 200, store.resolve("people"))
                        .warnings()
                        .getFirst();
        assertTrue(
                warning.startsWith("This store has no codes") && warning.endsWith("Fibrose."),
                warning);
    }

    /// Of the tables that rules name and the store lacks, one that is nearly the name of a table
    /// that no rule names is likely to be misspelt.
    @Test
    void aTableThatTheStoreLacksIsNamedWithTheNearest() {
        var rules =
                RuleBookReader.read(
                        YamlNode.read(
                                """
                                rules: r
                                version: "1"
                                title: {en: R, fr: R}
                                source: s
                                records:
                                  ill: {tables: [conditon_occurrence]}
                                  pill: {tables: [drug_exposure, er_pha_f]}
                                items:
                                  acts: {en: Acts, fr: Actes, tables: [procedures]}
                                not_counted: [claim]
                                families:
                                  f: {en: F, fr: F}
                                groups:
                                  g: {family: f, en: G, fr: G, source: s, any: [{codes: [A], in: [ill, pill]}]}
                                """,
                                Path.of("rules.yaml")),
                        RuleBookReader.Instead.NOTHING);
        var store = Set.of("condition_occurrence", "drug_exposure", "claims", "procedure");
        assertEquals(
                """
                This store has no records in these tables, which the rules name: claim (did you \
                mean claims?), conditon_occurrence (did you mean condition_occurrence?), \
                er_pha_f, procedures (did you mean procedure?).\
                """,
                new TablesOfRules(rules, store).warning().orElseThrow());
        var named =
                Set.of("conditon_occurrence", "drug_exposure", "er_pha_f", "procedures", "claim");
        assertEquals(Optional.empty(), new TablesOfRules(rules, named).warning());
    }
}
