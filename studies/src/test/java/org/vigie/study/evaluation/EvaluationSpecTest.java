package org.vigie.study.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.ReferenceData;
import org.vigie.problem.InputProblem;
import org.vigie.protocol.YamlNode;
import org.vigie.runner.LocalRunner;
import org.vigie.source.omop.OmopImport;
import org.vigie.statistics.evaluation.Evaluation;
import org.vigie.statistics.evaluation.ReferenceSet;
import org.vigie.store.Person;
import org.vigie.store.read.Life;
import org.vigie.store.read.Store;
import org.vigie.study.signal.method.Method;
import org.vigie.study.signal.question.SignalProtocol;
import org.vigie.timeline.Code;
import org.vigie.timeline.Codes;
import org.vigie.timeline.Days;
import org.vigie.timeline.ObservationPeriod;
import org.vigie.timeline.Progress;
import org.vigie.timeline.Sex;
import org.vigie.vocabulary.Hierarchy;

/// An evaluation over a few people who are drawn, solved by hand: each has a hundred days, a drug
/// on days 40 to 49 and an outcome on some day.
@Tag("long")
class EvaluationSpecTest {

    private static final int DAY_0 = Days.of(2010, 1, 1);
    private static final String PLAIN =
            """
            study: signal
            exposures: {codes: ATC/*}
            outcomes: {codes: ICD10/*}
            washout_days: 0
            pre_exposure_days: 0
            gap_days: 0
            risk_window: {start: 0, end: 9, end_anchor: start}
            minimum_cases: 2
            small_cells: 0
            """;

    @TempDir Path folder;
    private final List<Life> lives = new ArrayList<>();
    private long next = 1;

    /// So many people with a drug, and the outcome on a day at risk or not.
    private void people(int n, String drug, String outcome, boolean atRisk) {
        for (int i = 0; i < n; i++) {
            int began = DAY_0 + 10 + (int) (7 * next % 60);
            int day = atRisk ? began + 3 : DAY_0 + 90;
            var events =
                    new ArrayList<>(
                            List.of(
                                    Life.Event.at(Days.time(began), drug),
                                    Life.Event.at(Days.time(day), outcome)));
            lives.add(
                    new Life(
                            new Person(
                                    next++,
                                    Days.of(1950, 1, 1),
                                    Sex.FEMALE,
                                    Integer.MIN_VALUE,
                                    "",
                                    "",
                                    "",
                                    List.of(new ObservationPeriod(DAY_0, DAY_0 + 99))),
                            events));
        }
    }

    /// At risk have the outcome 1 of 10 with A, 5 of 10 with B, 2 of 10 with C, and the one with D.
    @BeforeEach
    void draw() {
        people(1, "ATC/A", "ICD10/K71", true);
        people(9, "ATC/A", "ICD10/K71", false);
        people(5, "ATC/B", "ICD10/K71", true);
        people(5, "ATC/B", "ICD10/K71", false);
        people(2, "ATC/C", "ICD10/K71", true);
        people(8, "ATC/C", "ICD10/K71", false);
        people(1, "ATC/D", "ICD10/K71", true);
    }

    /// What was told of progress: `task done of total`.
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());

    private EvaluationResult evaluate(
            String protocol, String reference, Evaluation.By by, Optional<String> groupBy)
            throws IOException {
        var texts = new TreeSet<>(List.of("ICD10/K92"));
        lives.forEach(life -> life.events().forEach(event -> texts.add(event.code())));
        var file = Files.writeString(folder.resolve("set.csv"), reference);
        var store = folder.resolve("store");
        try (var opened =
                Files.exists(store)
                        ? Store.open(store)
                        : Life.store(
                                store,
                                lives,
                                2,
                                Hierarchy.flat(Codes.of(texts.stream().map(Code::of).toList())))) {
            var search =
                    SignalProtocol.read(YamlNode.read(protocol, Path.of("drawn.yaml")), folder);
            return new EvaluationAnalysis(
                            new EvaluationProtocol(
                                    "set.csv", ReferenceSet.read(file), search, by, groupBy),
                            opened.vocabulary())
                    .run(
                            new LocalRunner(
                                    opened,
                                    2,
                                    (task, done, total) ->
                                            told.add(task + " " + done + " of " + total)));
        }
    }

    private EvaluationResult evaluate(String reference) throws IOException {
        return evaluate(PLAIN, reference, Evaluation.By.NEGATIVE_CONTROLS, Optional.empty());
    }

    private static final String SET =
            """
            exposureId,outcomeId,groundTruth,trueEffectSize
            ATC/A,ICD10/K71,0,1
            ATC/B,ICD10/K71,1,9
            ATC/C,ICD10/K71,0,1
            ATC/D,ICD10/K71,0,1
            ATC/E,ICD10/K71,0,1
            ATC/A,ICD10/K92,0,1
            ATC/A,ICD10/K71,0,1
            ATC/A,ICD10/X,1,2
            """;

    /// Ten days of a hundred are at risk: x of n events in them give the ratio (x/10)/((n − x)/90):
    /// 1 for A, 9 for B, 2.25 for C, with the profile likelihood's limits. B is above both others:
    /// an AUC of 1. ln 9 − ln 9, ln 1 and ln 2.25 are off by 0, 0 and .81: the mean is .27.
    @Test
    void solvedByHand() throws IOException {
        var result = evaluate(SET);
        var method = result.methods().getFirst();
        var judged = method.evaluation().asEstimated();
        assertEquals(
                List.of("ATC/A", "ATC/B", "ATC/C"),
                judged.stream().map(each -> each.control().exposure()).toList());
        assertEquals(1, judged.get(0).ratio().value(), 1e-5);
        assertEquals(9, judged.get(1).ratio().value(), 1e-5);
        assertEquals(2.25, judged.get(2).ratio().value(), 1e-5);
        assertEquals(error(5, 10), judged.get(1).estimate().error(), 1e-4);
        // Of 5 of 10 by hand: 10 log cosh(θ/2) is half of 3.8415 at θ = 1.2796, divided by 1.96.
        assertEquals(.65288, error(5, 10), 1e-5);
        var before = method.evaluation().before();
        assertEquals(1, before.area().value());
        assertEquals(Math.log(2.25) / 3, before.bias().value(), 1e-5);
        assertEquals(1, before.coverage().value());
        assertEquals(0, before.typeOneError().value());
        assertEquals(0, before.typeTwoError().value());
        // A is calibrated by C alone, C by A, B by both: µ of A and C is the mean weighted by 1/s².
        double a = Math.pow(error(1, 10), -2);
        double c = Math.pow(error(2, 10), -2);
        double both = c * Math.log(2.25) / (a + c);
        var calibrated = method.evaluation().calibrated();
        assertEquals(-Math.log(2.25), calibrated.get(0).estimate().log(), 1e-5);
        assertEquals(Math.log(2.25), calibrated.get(2).estimate().log(), 1e-5);
        assertEquals(
                Math.log(9) - both,
                calibrated.get(1).estimate().log(),
                1e-4,
                "σ is 0: they lie no further apart than chance");
        assertEquals(
                Math.abs(both),
                method.before().orElseThrow().expectedAbsoluteError().value(),
                1e-4);
    }

    /// The width of the profile likelihood's 95 % interval of a log odds, x of n, in standard
    /// errors.
    private static double error(int x, int n) {
        double best = Math.log((double) x / (n - x));
        double drop = 3.841458820694124 / 2;
        var ends = new double[2];
        for (int side = 0; side < 2; side++) {
            double near = 0;
            double far = 20;
            for (int step = 0; step < 100; step++) {
                double middle = (near + far) / 2;
                double theta = best + (side == 0 ? -middle : middle);
                boolean isIn = logLikelihood(best, x, n) - logLikelihood(theta, x, n) < drop;
                near = isIn ? middle : near;
                far = isIn ? far : middle;
            }
            ends[side] = near;
        }
        return (ends[0] + ends[1]) / (2 * 1.959963984540054);
    }

    private static double logLikelihood(double theta, int x, int n) {
        return x * theta - n * Math.log1p(Math.exp(theta));
    }

    @Test
    void everyPairLeftOutIsCountedWithItsReason() throws IOException {
        var result = evaluate(SET);
        assertEquals(
                List.of("8 0", "7 1", "6 1", "4 2", "3 1"),
                result.pairs().steps().stream()
                        .map(step -> step.left() + " " + step.dropped())
                        .toList());
        assertEquals(
                List.of(
                        "ATC/E ICD10/K71: the exposure is not in the store",
                        "ATC/A ICD10/K92: the outcome is not in the store",
                        "ATC/A ICD10/K71: listed before",
                        "ATC/A ICD10/X: the outcome is not in the store",
                        "ATC/D ICD10/K71: fewer than 2 exposed people with the outcome"),
                result.excluded().stream()
                        .map(each ->
                                each.control().exposure()
                                        + " "
                                        + each.control().outcome()
                                        + ": "
                                        + each.reason())
                        .toList());
        assertEquals(21 + 10, result.people().steps().getFirst().left());
        assertTrue(
                result.warnings().getFirst().startsWith("Only 2 pairs without effect"),
                result.warnings().toString());
    }

    /// One person of A and the one of D had the outcome at risk. With small cells of one hidden,
    /// nothing tells A, whose numbers are hidden, from D, who is too few for an estimate, and no
    /// metric is made of either.
    @Test
    void pairsThatTellOfFewAreHidden() throws IOException {
        var hidden =
                evaluate(
                        PLAIN.replace("small_cells: 0", "small_cells: 1"),
                        SET,
                        Evaluation.By.NEGATIVE_CONTROLS,
                        Optional.empty());
        var judged = hidden.methods().getFirst().evaluation().asEstimated();
        assertEquals(
                List.of("ATC/B", "ATC/C"),
                judged.stream().map(each -> each.control().exposure()).toList());
        assertEquals(
                List.of("ATC/A", "ATC/D"),
                hidden.excluded().stream()
                        .filter(each ->
                                each.reason().endsWith("or its numbers tell of 1 to 1 people"))
                        .map(each -> each.control().exposure())
                        .sorted()
                        .toList());
        assertEquals(
                (Math.log(9) - Math.log(9) + Math.log(2.25)) / 2,
                hidden.methods().getFirst().evaluation().before().bias().value(),
                1e-5);
        var without =
                evaluate(
                        PLAIN,
                        SET.replace("ATC/A,ICD10/K71,0,1\n", ""),
                        Evaluation.By.NEGATIVE_CONTROLS,
                        Optional.empty());
        assertEquals(
                without.methods().getFirst().evaluation().before().toString(),
                hidden.methods().getFirst().evaluation().before().toString());
    }

    /// A name of the set that the protocol gives a definition is that definition; others are codes.
    @Test
    void theProtocolGivesNamesAMeaning() throws IOException {
        var named =
                PLAIN.replace(
                                "exposures: {codes: ATC/*}",
                                "concept_sets:\n  My drug: [ATC/B, ATC/C]\n  \"77\": [ICD10/K71]\nexposures: [My drug]")
                        .replace("outcomes: {codes: ICD10/*}", "outcomes: [\"77\"]");
        var result =
                evaluate(
                        named,
                        """
                        exposureId,exposureName,outcomeId,groundTruth,targetConceptIds
                        5,My drug,77,1,
                        6,A class,77,1,ATC/B;ATC/C
                        ATC/A,,77,0,
                        """,
                        Evaluation.By.NEGATIVE_CONTROLS,
                        Optional.empty());
        var judged = result.methods().getFirst().evaluation().asEstimated();
        // 7 of 20 events in 10 of 100 days.
        assertEquals(7 / 10.0 / (13 / 90.0), judged.get(0).ratio().value(), 1e-5);
        assertEquals(judged.get(0).ratio(), judged.get(1).ratio(), "the same codes, listed");
        assertEquals(3, judged.size());
        assertTrue(
                Double.isNaN(result.methods().getFirst().evaluation().truths().getFirst().before()),
                "the true ratio is not known");
    }

    @Test
    void groupsAreJudgedApart() throws IOException {
        var set =
                """
                exposureId,outcomeId,groundTruth,trueEffectSize,kind,place
                ATC/A,ICD10/K71,0,1,plain,north
                ATC/B,ICD10/K71,1,9,plain,north
                ATC/C,ICD10/K71,0,1,biased,south
                """;
        var byKind = evaluate(set);
        assertEquals("[biased, plain]", byKind.methods().getFirst().groups().keySet().toString());
        assertEquals(
                0, byKind.methods().getFirst().groups().get("plain").before().bias().value(), 1e-5);
        assertEquals(
                Math.log(2.25),
                byKind.methods().getFirst().groups().get("biased").before().bias().value(),
                1e-5);
        var byPlace = evaluate(PLAIN, set, Evaluation.By.NEGATIVE_CONTROLS, Optional.of("place"));
        assertEquals("[north, south]", byPlace.methods().getFirst().groups().keySet().toString());
    }

    @Test
    void allMethodsAreJudgedOnTheSamePairs() throws IOException {
        var result =
                evaluate(
                        PLAIN
                                + Stream.of(Method.values())
                                        .map(Method::word)
                                        .collect(Collectors.joining(", ", "methods: [", "]\n")),
                        SET,
                        Evaluation.By.ALL_CONTROLS,
                        Optional.empty());
        assertEquals(
                List.of(Method.values()),
                result.methods().stream().map(MethodEvaluation::method).toList());
        result.methods()
                .forEach(method -> assertEquals(3, method.evaluation().asEstimated().size()));
        var calibrated = result.methods().getFirst().evaluation().calibrated();
        assertTrue(calibrated.get(0).known(), "by B and C, whose true ratios differ");
        assertFalse(calibrated.get(1).known(), "A and C have one true ratio");
        assertEquals("How well do 12 methods find what is known?", result.title());
    }

    @Test
    void whatCannotBeEvaluatedIsSaidInOneLine() throws IOException {
        told(
                """
                none of the 1 pairs of set.csv is in this store, the first because the \
                exposure is not in the store: 1309204 (Adenosine) and 500000301 (Liver \
                failure); name concept sets or cohorts so in the protocol's exposures or \
                outcomes\
                """,
                "exposureId,exposureName,outcomeId,outcomeName,groundTruth\n1309204,Adenosine,500000301,Liver failure,0\n",
                Evaluation.By.NEGATIVE_CONTROLS,
                Optional.empty());
        told(
                """
                all 1 pairs of set.csv that are in this store have fewer than 2 exposed \
                people with the outcome; lower minimum_cases or take more people\
                """,
                "exposureId,outcomeId\nATC/D,ICD10/K71\n",
                Evaluation.By.NEGATIVE_CONTROLS,
                Optional.empty());
        told(
                """
                to calibrate by all controls takes controls of two true effect sizes or \
                more, set.csv has 1 in this store; calibrate by its negative controls\
                """,
                "exposureId,outcomeId\nATC/A,ICD10/K71\n",
                Evaluation.By.ALL_CONTROLS,
                Optional.empty());
        told(
                "the reference set set.csv has no column colour; it has exposureId, outcomeId",
                "exposureId,outcomeId\nATC/A,ICD10/K71\n",
                Evaluation.By.NEGATIVE_CONTROLS,
                Optional.of("colour"));
    }

    private void told(String message, String set, Evaluation.By by, Optional<String> groupBy) {
        assertEquals(
                message,
                assertThrows(InputProblem.class, () -> evaluate(PLAIN, set, by, groupBy))
                        .getMessage());
    }

    /// OMOP's, EU-ADR's and OHDSI's sets over real concepts: each pair is evaluated or left out
    /// with its reason, and what the sets call by a cohort's number can be given a meaning by its
    /// name.
    @Test
    @Tag("reference")
    void publishedSetsOverRealConcepts() throws IOException {
        var gibleed = folder.resolve("gibleed");
        new OmopImport(ReferenceData.require("gibleed/csv"), gibleed, "1GB", 1, "", Progress.SILENT)
                .run();
        var protocol =
                """
                study: signal
                concept_sets:
                  "HOI Upper GI #3": [192671]
                exposures: {codes: RxNorm/*}
                outcomes: ["HOI Upper GI #3"]
                washout_days: 0
                minimum_cases: 1
                small_cells: 0
                """;
        try (var store = Store.open(gibleed)) {
            for (var name :
                    List.of(
                            "omopReferenceSet",
                            "euadrReferenceSet",
                            "ohdsiNegativeControls",
                            "ohdsiDevelopmentNegativeControls")) {
                var reference =
                        ReferenceSet.read(ReferenceData.require("signals/" + name + ".csv"));
                var search =
                        SignalProtocol.read(
                                YamlNode.read(protocol, Path.of("gibleed.yaml")), folder);
                var study =
                        new EvaluationAnalysis(
                                new EvaluationProtocol(
                                        name,
                                        reference,
                                        search,
                                        Evaluation.By.NEGATIVE_CONTROLS,
                                        Optional.empty()),
                                store.vocabulary());
                try {
                    var result = study.run(new LocalRunner(store, 2, Progress.SILENT));
                    assertEquals(
                            reference.controls().size(),
                            result.controls() + result.excluded().size(),
                            name);
                    assertEquals(
                            reference.controls().size(),
                            result.pairs().steps().getFirst().left(),
                            name);
                    assertTrue(
                            name.matches("omopReferenceSet|euadrReferenceSet")
                                    && result.controls() >= 5,
                            name + " " + result.controls());
                } catch (InputProblem none) {
                    assertTrue(
                            none.getMessage()
                                    .matches(
                                            "none of the (200|76) pairs of "
                                                    + name
                                                    + " is in this store, the first because .*"),
                            none.getMessage());
                }
            }
        }
    }

    @Test
    void progressIsToldWhilePairsAreEstimated() throws IOException {
        evaluate(SET);
        var estimating =
                told.stream().filter(line -> line.startsWith("estimating from cases ")).toList();
        assertFalse(estimating.isEmpty());
        var total = estimating.getFirst().replaceFirst(".* of ", "");
        assertTrue(
                estimating.contains("estimating from cases " + total + " of " + total),
                estimating.toString());
    }
}
