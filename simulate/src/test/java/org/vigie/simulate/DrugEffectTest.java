package org.vigie.simulate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vigie.simulate.effects.DrugEffects;
import org.vigie.simulate.effects.DrugEffectsReader;
import org.vigie.simulate.effects.EventLink;
import org.vigie.simulate.effects.LagShape;
import org.vigie.simulate.effects.Occurrences;
import org.vigie.simulate.effects.PlantedCode;
import org.vigie.simulate.effects.PlantedCodes;
import org.vigie.simulate.effects.SimulatedEvent;
import org.vigie.simulate.people.Population;
import org.vigie.simulate.people.Simulation;
import org.vigie.timeline.Timeline;

/// What drugs do to many simulated people, counted from the records alone.
@Tag("long")
class DrugEffectTest {

    private static final int PEOPLE = 30_000;
    private static final long SEED = 11;

    /// Events are counted and compared; a chance in 30,000 of being further off than this, in
    /// standard errors.
    private static final double ERRORS = 4.2;

    private static DrugEffects effects;
    private static Population population;

    @BeforeAll
    static void simulate() {
        effects = DrugEffectsReader.example();
        population = Population.of(Simulation.of(PEOPLE).withSeed(SEED).withDrugs(effects));
    }

    /// 2 and 3 over three days: 1 + (RR − 1)(1/3, 1, 5/3) rises; 2 sin² of 30°, 90°, 150° is ½, 2,
    /// ½.
    @Test
    void shapesSolvedByHand() {
        assertArrayEquals(new double[] {2, 2, 2}, days(LagShape.CONSTANT, 2), 1e-12);
        assertArrayEquals(new double[] {5 / 3.0, 3, 13 / 3.0}, days(LagShape.RISING, 3), 1e-12);
        assertArrayEquals(new double[] {1.5, 3, 1.5}, days(LagShape.BELL, 2), 1e-12);
        for (var shape : LagShape.values()) {
            double mean =
                    IntStream.range(0, 30)
                            .mapToDouble(day -> shape.at(day, 30, 2.5))
                            .average()
                            .orElseThrow();
            assertEquals(2.5, mean, 1e-12, shape + " has the relative risk as its mean");
            assertTrue(
                    IntStream.range(0, 30)
                            .allMatch(day -> shape.at(day, 30, 2.5) <= shape.highest(2.5)),
                    shape.word());
        }
    }

    private static double[] days(LagShape shape, double risk) {
        return IntStream.range(0, 3).mapToDouble(day -> shape.at(day, 3, risk)).toArray();
    }

    @Test
    void ofWindowsThatOverlapTheOneThatBeganLastCounts() {
        var uses = new Occurrences();
        uses.add(100, 200);
        uses.add(20, 30);
        var bounded = new EventLink(EventLink.Reason.EFFECT, "a", "b", 3, LagShape.RISING, 1, 3, 0);
        assertArrayEquals(
                new double[] {1, 5 / 3.0, 3, 13 / 3.0, 1},
                IntStream.of(100, 101, 102, 103, 104)
                        .mapToDouble(day -> bounded.at(day, uses))
                        .toArray(),
                1e-12);
        assertEquals(5 / 3.0, bounded.at(21, uses), 1e-12, "the earlier one, added later");
        var open =
                new EventLink(
                        EventLink.Reason.EFFECT,
                        "a",
                        "b",
                        3,
                        LagShape.CONSTANT,
                        5,
                        EventLink.OPEN,
                        0);
        assertEquals(
                List.of(1.0, 3.0, 3.0, 1.0),
                IntStream.of(104, 105, 200, 201).mapToObj(day -> open.at(day, uses)).toList());
    }

    /// Whose use of a drug began on which days, as the records tell: more than thirty days without
    /// it.
    private record Uses(Population.Kept person, int[] starts) {}

    private static List<Uses> uses(Population population, String drug) {
        int code = population.catalogue().id(drug);
        var uses = new ArrayList<Uses>();
        for (var person : population.people()) {
            int[] days = days(person, code);
            int[] starts =
                    IntStream.range(0, days.length)
                            .filter(i -> i == 0 || days[i] - days[i - 1] > 60)
                            .map(i -> days[i])
                            .toArray();
            uses.add(new Uses(person, starts));
        }
        return uses;
    }

    private static int[] days(Population.Kept person, int code) {
        return IntStream.range(0, person.days().length)
                .filter(e -> person.codes()[e] == code)
                .map(e -> person.days()[e])
                .toArray();
    }

    /// Events and days within days `first` to `last` of a use and at all other times, by sex and
    /// five years of age, from the second year of observation on, day by day.
    private static final class Count {

        private static final int AGES = 25;

        /// Events and days at risk, events and days in all.
        private final double[][] cells = new double[2 * AGES][4];

        private static double[] all;

        /// @param kept the days of each person that count
        static Count of(
                Population people,
                String drug,
                String outcome,
                int first,
                int last,
                List<IntPredicate> kept) {
            return new Count(people, drug, outcome, first, last, kept, everyDay(people, kept));
        }

        static Count of(String drug, String outcome, int first, int last) {
            if (all == null) {
                all = everyDay(population, always(population));
            }
            return new Count(population, drug, outcome, first, last, always(population), all);
        }

        private Count(
                Population people,
                String drug,
                String outcome,
                int first,
                int last,
                List<IntPredicate> kept,
                double[] days) {
            int code = people.catalogue().id(outcome);
            var uses = uses(people, drug);
            for (int p = 0; p < uses.size(); p++) {
                add(uses.get(p), days(uses.get(p).person, code), first, last, kept.get(p));
            }
            for (int cell = 0; cell < cells.length; cell++) {
                cells[cell][3] = days[cell];
            }
        }

        private static double[] everyDay(Population people, List<IntPredicate> kept) {
            var days = new double[2 * AGES];
            for (int p = 0; p < kept.size(); p++) {
                var person = people.people().get(p);
                IntStream.rangeClosed(from(person), person.ends()[0])
                        .filter(kept.get(p))
                        .forEach(day -> days[cell(person, day)]++);
            }
            return days;
        }

        private static int from(Population.Kept person) {
            return person.starts()[0] + 365;
        }

        private static int cell(Population.Kept person, int day) {
            return Math.min(AGES - 1, (int) ((day - person.birth()) / (5 * 365.25)))
                    + AGES * person.sex().ordinal();
        }

        private void add(Uses uses, int[] events, int first, int last, IntPredicate kept) {
            var person = uses.person;
            var risk = new TreeSet<Integer>();
            for (int start : uses.starts) {
                IntStream.rangeClosed(
                                Math.max(from(person), start + first),
                                Math.min(person.ends()[0], start + last))
                        .filter(kept)
                        .forEach(risk::add);
            }
            risk.forEach(day -> cells[cell(person, day)][1]++);
            for (int event : events) {
                if (event >= from(person) && event <= person.ends()[0] && kept.test(event)) {
                    cells[cell(person, event)][2]++;
                    cells[cell(person, event)][0] += risk.contains(event) ? 1 : 0;
                }
            }
        }

        /// Mantel and Haenszel's ratio of rates.
        double ratio() {
            double top = 0;
            double bottom = 0;
            for (var cell : cells) {
                if (cell[3] > 0) {
                    top += cell[0] * (cell[3] - cell[1]) / cell[3];
                    bottom += (cell[2] - cell[0]) * cell[1] / cell[3];
                }
            }
            return top / bottom;
        }

        double events() {
            return Arrays.stream(cells).mapToDouble(cell -> cell[0]).sum();
        }

        double error() {
            return Math.sqrt(
                    1 / events()
                            + 1
                                    / (Arrays.stream(cells).mapToDouble(cell -> cell[2]).sum()
                                            - events()));
        }
    }

    private static List<IntPredicate> always(Population people) {
        return Collections.nCopies(people.people().size(), _ -> true);
    }

    private static void agrees(double truth, Count count, String what) {
        var told =
                String.format(
                        "%s: %.3f found, %.3f planted, %.0f events, seed %d",
                        what, count.ratio(), truth, count.events(), SEED);
        assertTrue(count.events() >= 4, told);
        assertTrue(Math.abs(Math.log(count.ratio() / truth)) < ERRORS * count.error(), told);
    }

    /// Every pair with an effect, in its window; of the others every seventh.
    @Test
    void theRateInTheWindowIsAsPlanted() {
        int looked = 0;
        for (var drug : effects.of(SimulatedEvent.What.DRUG)) {
            for (var outcome : effects.of(SimulatedEvent.What.OUTCOME)) {
                var effect = effects.effect(drug.code(), outcome.code());
                boolean biased =
                        effects.confounded(drug.code(), outcome.code())
                                || effects.protopathic(drug.code(), outcome.code());
                if (biased
                        || effect.isEmpty()
                                && (drug.perYear() < 0.03
                                        || (drug.code() + outcome.code()).hashCode() % 7 != 0)
                        || effect.isPresent() && effect.get().open()) {
                    continue;
                }
                int last = effect.map(EventLink::last).orElse(30);
                agrees(
                        effect.map(EventLink::relativeRisk).orElse(1.0),
                        Count.of(drug.code(), outcome.code(), 1, last),
                        drug.name() + " and " + outcome.name());
                looked++;
            }
        }
        assertTrue(looked > 30, looked + " pairs");
    }

    /// The thirds of the window, ten days each: means of 1 + (RR − 1) b over them.
    @Test
    void shapesAreAsDrawn() {
        var rising = new double[] {1 + 2 / 3.0, 3, 1 + 10 / 3.0};
        var bell = thirds(LagShape.BELL, 4);
        assertEquals(
                1
                        + 3
                                * (1
                                        - 3
                                                * Math.sqrt(3)
                                                / (4 * Math.PI)
                                                * 2
                                                / Math.sqrt(3)
                                                * Math.sin(2 * Math.PI / 3)),
                bell[0],
                0.01,
                "the mean of 1 − cos(2πx) over a third is 1 − 3 sin(2π/3) / 2π");
        assertArrayEquals(rising, thirds(LagShape.RISING, 3), 1e-12);
        for (int third = 0; third < 3; third++) {
            int from = 1 + 10 * third;
            agrees(
                    rising[third],
                    Count.of("ATC/J01FA09", "ICD10/K71.9", from, from + 9),
                    "rising, third " + third);
            agrees(
                    bell[third],
                    Count.of("ATC/J01CR02", "ICD10/K71.9", from, from + 9),
                    "bell, third " + third);
        }
    }

    private static double[] thirds(LagShape shape, double risk) {
        return IntStream.range(0, 3)
                .mapToDouble(third ->
                        IntStream.range(10 * third, 10 * third + 10)
                                .mapToDouble(day -> shape.at(day, 30, risk))
                                .average()
                                .orElseThrow())
                .toArray();
    }

    /// Confounded by indication: far too high a rate, and as planted outside the days that the
    /// infection marks, whether the drug has an effect or none.
    @Test
    void theDiseaseConfoundsAndNothingElseDoes() {
        var frequent =
                new DrugEffectsReader("frequent.csv")
                        .read(
                                """
                                role,code,cause,name,per_year,profile,mean_days,fatal,relative_risk,shape,first_day,last_day,chance
                                disease,ICD10/J06.9,,Infection,0.5,flat,,,,,,,
                                drug,ATC/J01CA04,,Amoxicillin,0.1,flat,8,,,,,,
                                outcome,ICD10/I21.9,,Infarction,0.2,old,,,,,,,
                                outcome,ICD10/K71.9,,Liver disease,0.2,old,,,,,,,
                                effect,ICD10/K71.9,ATC/J01CA04,,,,,,2,constant,1,30,
                                indication,ATC/J01CA04,ICD10/J06.9,,,,,,200,constant,0,7,
                                risk,ICD10/I21.9,ICD10/J06.9,,,,,,3,constant,0,30,
                                risk,ICD10/K71.9,ICD10/J06.9,,,,,,3,constant,0,30,
                                """);
        var people = Population.of(Simulation.of(4_000).withSeed(SEED).withDrugs(frequent));
        int infection = people.catalogue().id("ICD10/J06.9");
        var free =
                people.people().stream()
                        .map(person -> {
                            int[] ill = days(person, infection);
                            return (IntPredicate)
                                    day ->
                                            Arrays.stream(ill)
                                                    .noneMatch(began ->
                                                            day >= began && day <= began + 30);
                        })
                        .toList();
        for (var outcome : List.of("ICD10/I21.9", "ICD10/K71.9")) {
            double truth = outcome.equals("ICD10/K71.9") ? 2 : 1;
            var crude = Count.of(people, "ATC/J01CA04", outcome, 1, 30, always(people));
            assertTrue(
                    Math.log(crude.ratio() / truth) > ERRORS * crude.error(),
                    "crude ratio " + crude.ratio());
            agrees(
                    truth,
                    Count.of(people, "ATC/J01CA04", outcome, 1, 30, free),
                    "without infection, " + outcome);
        }
    }

    /// Given for the first symptoms: the outcome is far more frequent in the month after a use
    /// begins, and the drug has no effect: from the second month on the rate is what it is.
    @Test
    void aDrugForFirstSymptomsPrecedesTheOutcome() {
        var soon = Count.of("ATC/A02BA02", "ICD10/K92.2", 1, 30);
        assertTrue(
                Math.log(soon.ratio()) > ERRORS * soon.error(),
                "ratio " + soon.ratio() + ", seed " + SEED);
        agrees(
                1,
                Count.of("ATC/A02BA02", "ICD10/K92.2", 31, 120),
                "ranitidine and bleeding, later");
    }

    /// A fifth of the infarctions is fatal, on the day; nothing is recorded after a death.
    @Test
    void anOutcomeMayEndTheLifeOnItsDay() {
        int infarction = population.catalogue().id("ICD10/I21.9");
        int fracture = population.catalogue().id("ICD10/S72.0");
        long events = 0;
        long deaths = 0;
        long fractureDeaths = 0;
        for (var person : population.people()) {
            events += days(person, infarction).length;
            deaths +=
                    Arrays.stream(days(person, infarction))
                            .filter(day -> day == person.death())
                            .count();
            fractureDeaths +=
                    Arrays.stream(days(person, fracture))
                            .filter(day -> day == person.death())
                            .count();
            if (person.death() != Timeline.NO_DAY) {
                assertTrue(Arrays.stream(person.days()).allMatch(day -> day <= person.death()));
                assertEquals(person.death(), person.ends()[person.ends().length - 1]);
            }
        }
        double share = (double) deaths / events;
        assertEquals(
                0.2,
                share,
                ERRORS * Math.sqrt(0.2 * 0.8 / events),
                deaths + " of " + events + ", seed " + SEED);
        assertTrue(
                fractureDeaths <= 5,
                fractureDeaths + " died of something else on the day of a fracture");
    }

    /// Cancer, factors and symptoms are those of the same people without drugs, up to a death that
    /// a drug's outcome brings.
    @Test
    void allElseIsAsWithoutDrugs() {
        var some = Simulation.of(2_000).withSeed(3);
        var without = Population.of(some);
        var with = Population.of(some.withDrugs(effects));
        var planted =
                PlantedCodes.of(true).planted().stream()
                        .map(PlantedCode::code)
                        .filter(code -> !code.startsWith("VISIT") && !code.equals("MEDS_DEATH"))
                        .collect(Collectors.toSet());
        int shortened = 0;
        for (int p = 0; p < 2_000; p++) {
            var before = without.people().get(p);
            var after = with.people().get(p);
            int end = after.ends()[after.ends().length - 1];
            shortened += end < before.ends()[before.ends().length - 1] ? 1 : 0;
            assertEquals(lines(without, before, planted, end), lines(with, after, planted, end));
            assertEquals(before.birth(), after.birth());
            assertEquals(before.cancer() > end ? Timeline.NO_DAY : before.cancer(), after.cancer());
        }
        assertTrue(shortened > 10, shortened + " lives are shorter");
    }

    private static List<String> lines(
            Population population, Population.Kept person, Set<String> codes, int end) {
        return IntStream.range(0, person.days().length)
                .filter(e -> person.days()[e] <= end)
                .mapToObj(e ->
                        person.days()[e]
                                + " "
                                + population.catalogue().codes.text(person.codes()[e]))
                .filter(line -> codes.contains(line.substring(line.indexOf(' ') + 1)))
                .toList();
    }

    @Test
    void withoutEffectsTheBiasesStay() {
        var none = Simulation.of(1).withDrugs(effects).withoutEffects().drugEffects();
        var truth = DrugTruth.csv(none);
        assertEquals(1 + 23 * 6, truth.lines().count());
        assertTrue(
                truth.lines().skip(1).allMatch(line -> line.contains(",0,1.0,")),
                "no pair has an effect");
        assertEquals(
                DrugTruth.csv(effects)
                        .lines()
                        .filter(line -> line.contains("confounded") || line.contains("protopathic"))
                        .count(),
                truth.lines()
                        .filter(line -> line.contains("confounded") || line.contains("protopathic"))
                        .count());
    }

    @Test
    void theTruthSaysOfEveryPairWhatIsPlanted() {
        var lines = DrugTruth.csv(effects).lines().toList();
        assertEquals(
                "exposureId,exposureName,outcomeId,outcomeName,groundTruth,trueEffectSize,kind,shape,window_start_day,window_end_day",
                lines.getFirst());
        for (var line :
                new String[] {
                    "ATC/M01AH01,Celecoxib,ICD10/K92.2,\"Gastrointestinal haemorrhage, unspecified\",1,2.0,positive,constant,1,30",
                    "ATC/H02AB06,Prednisolone,ICD10/K92.2,\"Gastrointestinal haemorrhage, unspecified\",1,3.0,positive,constant,1,",
                    "ATC/C08CA01,Amlodipine,ICD10/I21.9,\"Acute myocardial infarction, unspecified\",1,0.5,protective,constant,1,30",
                    "ATC/J01CA04,Amoxicillin,ICD10/I21.9,\"Acute myocardial infarction, unspecified\",0,1.0,confounded,,,",
                    "ATC/J01MA02,Ciprofloxacin,ICD10/N17.9,\"Acute renal failure, unspecified\",1,2.0,confounded,constant,1,30",
                    "ATC/A02BA02,Ranitidine,ICD10/K92.2,\"Gastrointestinal haemorrhage, unspecified\",0,1.0,protopathic,,,",
                    "ATC/R03AC02,Salbutamol,ICD10/S72.0,Fracture of neck of femur,0,1.0,negative,,,"
                }) {
            assertTrue(lines.contains(line), line);
        }
    }
}
