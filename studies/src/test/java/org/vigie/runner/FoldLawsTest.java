package org.vigie.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vigie.Seed;
import org.vigie.cohort.TablesFold;
import org.vigie.cohort.evaluate.CohortFolds;
import org.vigie.store.read.GeneratedLives;
import org.vigie.store.read.Life;
import org.vigie.store.read.Store;
import org.vigie.study.StudyFolds;
import org.vigie.study.characterisation.StoreContentsFold;
import org.vigie.study.count.CountFold;
import org.vigie.study.druguse.DrugUseFolds;
import org.vigie.study.expenditure.question.ExpenditureFolds;
import org.vigie.study.incidence.IncidencePrevalenceFolds;
import org.vigie.study.reidentification.ReidentificationFolds;
import org.vigie.study.screen.question.ScreenFolds;
import org.vigie.study.signal.question.SignalFolds;
import org.vigie.study.surveillance.count.SurveillanceFolds;
import org.vigie.timeline.Code;
import org.vigie.timeline.CodeSet;
import org.vigie.timeline.Codes;
import org.vigie.timeline.Fold;
import org.vigie.timeline.Progress;
import org.vigie.vocabulary.Hierarchy;

/// What must hold for every fold there is, over generated people. States are compared by their
/// texts.
@Tag("long")
class FoldLawsTest {

    private static final int PEOPLE = 600;
    private static final int SHARDS = 5;

    private static final long SEED = Seed.of("the laws of folds");

    @TempDir static Path folder;
    private static List<Life> lives;
    private static Store store;

    /// The registry: a fold that is new needs examples here, whose parameters make it do all it
    /// can.
    static Stream<Fold<?>> examples() {
        var others = new ArrayList<Fold<?>>(List.of(new StoreContentsFold()));
        others.add(new CountFold(CodeSet.of("V/1", "V/2", "V/23"), 2000, 2015));
        others.add(new TablesFold());
        others.addAll(CohortFolds.examples(store));
        others.addAll(StudyFolds.examples());
        others.addAll(ReidentificationFolds.examples(store));
        others.addAll(ExpenditureFolds.examples());
        others.addAll(IncidencePrevalenceFolds.examples());
        others.addAll(
                DrugUseFolds.examples(
                        lives.stream().mapToLong(life -> life.person().id()).sorted().toArray()));
        others.addAll(
                SignalFolds.examples(
                        lives.stream().mapToLong(life -> life.person().id()).toArray()));
        others.addAll(SurveillanceFolds.examples());
        return Stream.concat(others.stream(), ScreenFolds.examples(store).stream());
    }

    @BeforeAll
    static void write() throws IOException {
        lives = GeneratedLives.of(new SplittableRandom(SEED), PEOPLE, 40);
        store = Life.store(folder.resolve("store"), lives, SHARDS, hierarchy(lives));
    }

    @AfterAll
    static void close() {
        store.close();
    }

    /// Every code is under the one a tenth as high: V/23 under V/2, V/2 under V/0.
    private static Hierarchy hierarchy(List<Life> lives) {
        var texts = new TreeSet<>(List.of("V/0", "V/1", "V/2", "V/3"));
        lives.forEach(life -> life.events().forEach(event -> texts.add(event.code())));
        var codes = Codes.of(texts.stream().map(Code::of).toList());
        var links = new ArrayList<Hierarchy.Link>();
        for (var text : texts) {
            int number = Integer.parseInt(text.substring(2));
            for (int above = number / 10; number > 0; number = above, above /= 10) {
                links.add(new Hierarchy.Link(codes.id(text), codes.id("V/" + above)));
            }
        }
        return Hierarchy.of(codes, links);
    }

    @Test
    void everyFoldHasAnExample() {
        var folds =
                new ClassFileImporter()
                                .withImportOption(new ImportOption.DoNotIncludeTests())
                                .withImportOption(location -> !location.contains("-tests.jar"))
                                .importPackages("org.vigie")
                                .stream()
                                .filter(type ->
                                        type.isAssignableTo(Fold.class) && !type.isInterface())
                                .map(JavaClass::getName)
                                .collect(Collectors.toCollection(TreeSet::new));
        var tested =
                examples()
                        .map(fold -> fold.getClass().getName())
                        .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(folds.size() >= 4, "found only " + folds);
        assertEquals(folds, tested, "a fold without an example in FoldLawsTest.examples()");
    }

    @ParameterizedTest
    @MethodSource("examples")
    <S> void theExampleCountsSomething(Fold<S> fold) {
        if (!FoldText.write(fold).contains("\"members\":[]")) {
            assertNotEquals(text(fold.empty()), text(all(fold)));
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    <S> void theEmptyStateIsNewEachTimeAndNeutralOnBothSides(Fold<S> fold) {
        var whole = text(all(fold));
        assertNotSame(fold.empty(), fold.empty());
        assertEquals(whole, text(fold.merge(fold.empty(), all(fold))));
        assertEquals(whole, text(fold.merge(all(fold), fold.empty())));
        assertEquals(text(fold.empty()), text(fold.merge(fold.empty(), fold.empty())));
    }

    @ParameterizedTest
    @MethodSource("examples")
    <S> void anySplitMergedInAnyOrderEqualsOnePass(Fold<S> fold) {
        var whole = text(all(fold));
        for (int parts : new int[] {2, 3, 11}) {
            var random = new Random(SEED + parts);
            var part = random.ints(PEOPLE, 0, parts).toArray();
            var states = new ArrayList<S>();
            IntStream.range(0, parts).forEach(p -> states.add(some(fold, row -> part[row] == p)));
            Collections.shuffle(states, random);
            while (states.size() > 1) {
                var right = states.remove(random.nextInt(states.size()));
                var left = states.remove(random.nextInt(states.size()));
                states.add(fold.merge(left, right));
            }
            assertEquals(whole, text(states.getFirst()), parts + " parts");
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    <S> void mergingDoesNotChangeTheRightState(Fold<S> fold) {
        var left = some(fold, row -> row % 3 == 0);
        var right = some(fold, row -> row % 3 == 1);
        var before = text(right);
        var merged = fold.merge(left, right);
        assertEquals(before, text(right));
        store.forEach(person -> fold.add(merged, person));
        assertEquals(before, text(right), "nor does adding to what came of it");
    }

    @ParameterizedTest
    @MethodSource("examples")
    <S> void theReadFoldGivesTheSameState(Fold<S> fold) {
        var read = FoldText.read(FoldText.write(fold));
        assertEquals(fold.getClass(), read.getClass());
        assertEquals(text(all(fold)), text(all(read)));
    }

    @ParameterizedTest
    @MethodSource("examples")
    <S> void aReadStateIsTheSameAndCanBeMergedAndAddedTo(Fold<S> fold) {
        var whole = text(all(fold));
        assertEquals(whole, text(read(fold, all(fold))));
        var half = some(fold, row -> row % 2 == 0);
        var rest = some(fold, row -> row % 2 == 1);
        assertEquals(whole, text(fold.merge(read(fold, half), read(fold, rest))));
        var begun = fold.merge(read(fold, fold.empty()), read(fold, fold.empty()));
        store.forEach(person -> fold.add(begun, person));
        assertEquals(whole, text(begun));
    }

    /// As in two hospitals: each store has a dictionary of its own.
    @ParameterizedTest
    @MethodSource("examples")
    <S> void peopleInTwoStoresGiveTheStateOfOne(Fold<S> fold, @TempDir Path apart)
            throws IOException {
        var few = lives.subList(0, 200);
        var many = lives.subList(200, PEOPLE);
        try (var one = Life.store(apart.resolve("one"), few, 1, hierarchy(few));
                var other = Life.store(apart.resolve("other"), many, 2, hierarchy(many))) {
            var whole = text(all(fold));
            assertEquals(
                    whole,
                    text(
                            fold.merge(
                                    new PlainRunner(one).fold(fold),
                                    new PlainRunner(other).fold(fold))));
            var state = new PlainRunner(other).fold(fold);
            one.forEach(person -> fold.add(state, person));
            assertEquals(whole, text(state), "in one state, one store after the other");
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    <S> void anyNumberOfThreadsGivesTheStateOfThePlainLoop(Fold<S> fold) {
        for (int threads : new int[] {1, 2, 5}) {
            assertEquals(
                    text(all(fold)),
                    text(new LocalRunner(store, threads, Progress.SILENT).fold(fold)));
        }
    }

    private static <S> S all(Fold<S> fold) {
        return new PlainRunner(store).fold(fold);
    }

    /// @param chosen by the place in which people are read
    private static <S> S some(Fold<S> fold, IntPredicate chosen) {
        var state = fold.empty();
        var row = new int[1];
        store.forEach(person -> {
            if (chosen.test(row[0]++)) {
                fold.add(state, person);
            }
        });
        return state;
    }

    private static <S> S read(Fold<S> fold, S state) {
        return FoldText.readState(fold, text(state));
    }

    private static String text(Object state) {
        return FoldText.writeState(state);
    }
}
