package org.vigie.study.incidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Variable;
import org.vigie.Seed;
import org.vigie.disclosure.DisclosureKey;
import org.vigie.disclosure.RunAudit;
import org.vigie.protocol.YamlNode;
import org.vigie.study.Attrition;
import org.vigie.study.Stratum;
import org.vigie.study.incidence.DisclosedIncidencePrevalence.Measure;

/// A solver that has both tables of a run finds no count of 1 to 10 people: not of a cell that is
/// hidden, and not of those whom one table counts and the other does not.
class DisclosedIncidencePrevalenceTest {

    private static final long SEED = Seed.of("both tables of incidence and prevalence");
    private static final List<String> SEXES = List.of("female", "male");
    private static final List<String> AGES = List.of("0-39", "40-59", "60+");

    @TempDir Path folder;

    /// Who was ill before, who falls ill, who stays well: in each stratum three groups of people,
    /// of whom the tables show sums.
    private record Groups(long before, long ill, long well) {}

    @Test
    @Tag("long")
    void bothTablesTogetherGiveNoFewPeopleAway() {
        var random = new SplittableRandom(SEED);
        int few = 0;
        for (int round = 0; round < 30; round++) {
            int regions = 1 + round % 4;
            var people = drawn(random, regions, round % 3 == 0 ? 40 : 400);
            var rows = rows(people, regions);
            var shown = disclosed(protocol("ever"), rows, "round " + round);
            few += new Solver(people, rows, shown).attack("round " + round);
        }
        assertTrue(few > 300, "few were few: " + few);
    }

    /// Where outcomes end, cases do not follow from events: prevalence stays where only incidence
    /// is of few people.
    @Test
    void prevalenceStaysWhereIncidenceIsOfFew() {
        var row = whole(300, 6, 500, 120);
        var shown = disclosed(protocol("as_recorded"), List.of(row), "key");
        assertEquals(OptionalLong.empty(), shown.count(0, Measure.EVENTS));
        assertEquals(OptionalLong.of(120), shown.count(0, Measure.CASES));
        assertEquals(OptionalLong.of(300), shown.count(0, Measure.PERSONS));
        var forEver = disclosed(protocol("ever"), List.of(row), "key");
        assertEquals(OptionalLong.empty(), forEver.count(0, Measure.CASES), "200 before and 6 new");
    }

    /// 50 fall ill and 55 are ill: 5 were so before.
    @Test
    void casesAreHiddenWhereFewOfThemAreNoEvents() {
        var shown = disclosed(protocol("as_recorded"), List.of(whole(300, 50, 500, 55)), "key");
        assertEquals(OptionalLong.of(50), shown.count(0, Measure.EVENTS));
        assertEquals(OptionalLong.empty(), shown.count(0, Measure.CASES));
    }

    private static IncidencePrevalenceRow whole(
            long persons, long events, long population, long cases) {
        return new IncidencePrevalenceRow(
                0,
                14_610,
                14_974,
                Stratum.ALL,
                Stratum.ALL,
                Stratum.ALL,
                persons,
                100 * persons,
                events,
                population,
                cases);
    }

    /// The same tables, by linear algebra, where outcomes end.
    @Test
    void noFewFollowFromBothTablesWhereOutcomesEnd() {
        var random = new SplittableRandom(SEED + 1);
        long few = 0;
        for (int round = 0; round < 20; round++) {
            int regions = 1 + round % 4;
            var rows = rows(drawn(random, regions, round % 3 == 0 ? 40 : 400), regions);
            var shown = disclosed(protocol("as_recorded"), rows, "round " + round);
            var audit = new RunAudit(10);
            for (int row = 0; row < rows.size(); row++) {
                var one = rows.get(row);
                audit.number("P " + row, shown.count(row, Measure.POPULATION), one.population());
                audit.number("N " + row, shown.count(row, Measure.PERSONS), one.persons());
                audit.number("E " + row, shown.count(row, Measure.EVENTS), one.events());
                audit.number("C " + row, shown.count(row, Measure.CASES), one.cases());
                isHiddenWith(shown, row, Measure.POPULATION, Measure.PERSONS);
                isHiddenWith(shown, row, Measure.POPULATION, Measure.CASES);
                isHiddenWith(shown, row, Measure.PERSONS, Measure.EVENTS);
                audit.among("P " + row, "N " + row);
                audit.among("N " + row, "E " + row);
                audit.among("P " + row, "C " + row);
                audit.among("C " + row, "E " + row);
            }
            sumStrata(audit, rows);
            few += audit.few();
            assertEquals(List.of(), audit.found(), "round " + round);
        }
        assertTrue(few > 300, "few were few: " + few);
    }

    /// Else the hidden number would be known to be so many at the least.
    private static void isHiddenWith(
            DisclosedIncidencePrevalence shown, int row, Measure all, Measure some) {
        assertTrue(
                shown.count(row, all).isPresent() || shown.count(row, some).isEmpty(),
                () -> some + " is shown and " + all + " is not, row " + row);
    }

    private static void sumStrata(RunAudit audit, List<IncidencePrevalenceRow> rows) {
        for (int total = 0; total < rows.size(); total++) {
            var of = Solver.stratum(rows.get(total));
            for (int axis = 0; axis < 3; axis++) {
                var parts = new ArrayList<Integer>();
                for (int row = 0; row < rows.size(); row++) {
                    var stratum = new ArrayList<>(Solver.stratum(rows.get(row)));
                    boolean isInner = !stratum.get(axis).equals(Stratum.ALL);
                    stratum.set(axis, Stratum.ALL);
                    if (isInner && stratum.equals(of)) {
                        parts.add(row);
                    }
                }
                if (!parts.isEmpty()) {
                    for (var measure : List.of("P ", "N ", "E ", "C ")) {
                        audit.sum(
                                measure + total, parts.stream().map(row -> measure + row).toList());
                    }
                }
            }
        }
    }

    private static DisclosedIncidencePrevalence disclosed(
            IncidencePrevalenceProtocol protocol, List<IncidencePrevalenceRow> rows, String key) {
        return DisclosedIncidencePrevalence.of(
                new IncidencePrevalenceResult(
                        protocol,
                        rows,
                        new Attrition(List.of(new Attrition.Step("all", 0, 1))),
                        List.of(),
                        List.of(),
                        List.of()),
                DisclosureKey.ofInvented(key));
    }

    private IncidencePrevalenceProtocol protocol(String lasts) {
        return IncidencePrevalenceProtocol.read(
                YamlNode.read(
                        """
                        study: describe
                        concept_sets: {ill: [V/1]}
                        outcomes: [ill]
                        from: 2010-01-01
                        to: 2010-12-31
                        outcome_lasts: %s
                        small_cells: 10
                        """
                                .formatted(lasts),
                        Path.of("my.yaml")),
                folder);
    }

    private static Map<List<String>, Groups> drawn(SplittableRandom random, int regions, int size) {
        var people = new HashMap<List<String>, Groups>();
        for (var age : AGES) {
            for (var sex : SEXES) {
                for (int region = 0; region < regions; region++) {
                    people.put(
                            List.of(age, sex, "R" + region),
                            new Groups(
                                    random.nextInt(size / 8),
                                    random.nextInt(size / 8),
                                    random.nextInt(size)));
                }
            }
        }
        return people;
    }

    private static boolean covers(List<String> stratum, List<String> inner) {
        for (int i = 0; i < 3; i++) {
            if (!stratum.get(i).equals(Stratum.ALL) && !stratum.get(i).equals(inner.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static List<List<String>> strata(int regions) {
        var strata = new ArrayList<List<String>>();
        for (int age = 0; age <= AGES.size(); age++) {
            for (int sex = 0; sex <= SEXES.size(); sex++) {
                for (int region = 0; region <= regions; region++) {
                    strata.add(
                            List.of(
                                    age == AGES.size() ? Stratum.ALL : AGES.get(age),
                                    sex == SEXES.size() ? Stratum.ALL : SEXES.get(sex),
                                    region == regions ? Stratum.ALL : "R" + region));
                }
            }
        }
        return strata;
    }

    private static List<IncidencePrevalenceRow> rows(
            Map<List<String>, Groups> people, int regions) {
        return strata(regions).stream()
                .map(stratum -> {
                    long before = 0;
                    long ill = 0;
                    long well = 0;
                    for (var each : people.entrySet()) {
                        if (covers(stratum, each.getKey())) {
                            before += each.getValue().before();
                            ill += each.getValue().ill();
                            well += each.getValue().well();
                        }
                    }
                    return new IncidencePrevalenceRow(
                            0,
                            14_610,
                            14_974,
                            stratum.get(0),
                            stratum.get(1),
                            stratum.get(2),
                            ill + well,
                            100 * (ill + well),
                            ill,
                            before + ill + well,
                            before + ill);
                })
                .toList();
    }

    /// Three unknown numbers for each inner stratum, and an equation for each number that is shown.
    private static final class Solver {

        private final Map<List<String>, Groups> people;
        private final List<IncidencePrevalenceRow> rows;
        private final DisclosedIncidencePrevalence shown;

        Solver(
                Map<List<String>, Groups> people,
                List<IncidencePrevalenceRow> rows,
                DisclosedIncidencePrevalence shown) {
            this.people = people;
            this.rows = rows;
            this.shown = shown;
        }

        /// Which of the three groups a sum is of.
        private record Asked(String name, boolean before, boolean ill, boolean well) {}

        private static final List<Asked> ALL =
                List.of(
                        new Asked("ill before", true, false, false),
                        new Asked("falls ill", false, true, false),
                        new Asked("stays well", false, false, true),
                        new Asked("cases", true, true, false),
                        new Asked("at risk", false, true, true),
                        new Asked("population", true, true, true));

        int attack(String where) {
            int few = 0;
            for (var row : rows) {
                for (var asked : ALL) {
                    long truth = truth(row, asked);
                    if (truth < 1 || truth > 10) {
                        continue;
                    }
                    few++;
                    double least = solved(row, asked, false);
                    double most = solved(row, asked, true);
                    assertTrue(
                            most - least > 4.5,
                            "%s: %s %s %s: %s is %d, and between %.1f and %.1f"
                                    .formatted(
                                            where,
                                            row.age(),
                                            row.sex(),
                                            row.region(),
                                            asked.name(),
                                            truth,
                                            least,
                                            most));
                }
            }
            return few;
        }

        private static List<String> stratum(IncidencePrevalenceRow row) {
            return List.of(row.age(), row.sex(), row.region());
        }

        private long truth(IncidencePrevalenceRow row, Asked asked) {
            return people.entrySet().stream()
                    .filter(each -> covers(stratum(row), each.getKey()))
                    .map(Map.Entry::getValue)
                    .mapToLong(one ->
                            (asked.before() ? one.before() : 0)
                                    + (asked.ill() ? one.ill() : 0)
                                    + (asked.well() ? one.well() : 0))
                    .sum();
        }

        private double solved(IncidencePrevalenceRow wanted, Asked asked, boolean most) {
            var model = new ExpressionsBasedModel();
            var unknown = new HashMap<List<String>, Variable[]>();
            people.keySet()
                    .forEach(inner -> {
                        var three = new Variable[3];
                        for (int i = 0; i < 3; i++) {
                            three[i] = model.newVariable(inner + " " + i).lower(0).upper(100_000);
                        }
                        unknown.put(inner, three);
                    });
            for (int row = 0; row < rows.size(); row++) {
                equation(model, unknown, row, Measure.POPULATION, ALL.get(5));
                equation(model, unknown, row, Measure.PERSONS, ALL.get(4));
                equation(model, unknown, row, Measure.EVENTS, ALL.get(1));
                equation(model, unknown, row, Measure.CASES, ALL.get(3));
            }
            sum(model.newExpression("wanted").weight(1), unknown, wanted, asked);
            var result = most ? model.maximise() : model.minimise();
            assertTrue(result.getState().isFeasible(), "the truth is a solution");
            return result.getValue();
        }

        private void equation(
                ExpressionsBasedModel model,
                Map<List<String>, Variable[]> unknown,
                int row,
                Measure measure,
                Asked asked) {
            var count = shown.count(row, measure);
            if (count.isPresent()) {
                assertEquals(truth(rows.get(row), asked), count.getAsLong());
                sum(
                        model.newExpression(measure + " " + row).level(count.getAsLong()),
                        unknown,
                        rows.get(row),
                        asked);
            }
        }

        private static void sum(
                Expression expression,
                Map<List<String>, Variable[]> unknown,
                IncidencePrevalenceRow row,
                Asked asked) {
            unknown.forEach((inner, three) -> {
                if (covers(stratum(row), inner)) {
                    expression.set(three[0], asked.before() ? 1 : 0);
                    expression.set(three[1], asked.ill() ? 1 : 0);
                    expression.set(three[2], asked.well() ? 1 : 0);
                }
            });
        }
    }
}
