package org.vigie.study.expenditure.question;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.Seed;
import org.vigie.runner.PlainRunner;
import org.vigie.store.read.GeneratedLives;
import org.vigie.store.read.Life;
import org.vigie.store.read.Store;
import org.vigie.timeline.Days;
import org.vigie.timeline.Sex;
import org.vigie.timeline.Timeline;

/// The map against its plain twin on generated people, and every cent of theirs.
@Tag("long")
class ExpenditureFoldTest {

    private static final long SEED = Seed.of("the map and its twin");

    @Test
    void thePlainTwinCountsTheSame(@TempDir Path folder) throws IOException {
        var lives = GeneratedLives.of(new SplittableRandom(SEED), 250, 12);
        try (var store = Life.store(folder.resolve("store"), lives, 2)) {
            assertCountTheSame(ExpenditureFolds.plan(), lives, store);
            assertCountTheSame(ExpenditureFolds.ofMembers(), lives, store);
            var wide = ExpenditureFolds.wide();
            assertEquals(
                    PlainExpenditure.of(wide, lives),
                    worded(wide, new PlainRunner(store).fold(new ExpenditureFold(wide))));
        }
    }

    private static void assertCountTheSame(ExpenditurePlan plan, List<Life> lives, Store store) {
        var counts = new PlainRunner(store).fold(new ExpenditureFold(plan));
        var plain = PlainExpenditure.of(plan, lives);
        assertEquals(plain, worded(plan, counts));
        assertTrue(
                plain.keySet().stream().anyMatch(key -> key.endsWith("NEW_CASES")),
                "somebody is new");
        assertTrue(
                plain.keySet().stream()
                        .anyMatch(key -> key.contains("family 2") && key.endsWith("PEOPLE")));
    }

    @Test
    void everyCentIsInOneGroupOrTheRemainder(@TempDir Path folder) throws IOException {
        var lives = GeneratedLives.of(new SplittableRandom(SEED + 1), 400, 12);
        var plan = ExpenditureFolds.plan();
        try (var store = Life.store(folder.resolve("store"), lives, 3)) {
            var counts = new PlainRunner(store).fold(new ExpenditureFold(plan));
            long all = 0;
            var raw = new TreeMap<Integer, Long>();
            for (var life : lives) {
                for (var event : life.events()) {
                    all += event.cost() == Timeline.NONE ? 0 : event.cost();
                    boolean counted =
                            !event.table().equals("measurement")
                                    || List.of("V/0", "V/2", "V/9").contains(event.code());
                    if (event.cost() != Timeline.NONE
                            && event.time() != Timeline.NO_TIME
                            && counted) {
                        raw.merge(Days.year(Days.ofTime(event.time())), event.cost(), Long::sum);
                    }
                }
            }
            assertEquals(all, LongStream.of(counts.amounts).sum(), "every amount lies somewhere");
            for (var where : AmountScope.values()) {
                assertTrue(
                        counts.payers[where.ordinal()] > 0
                                || where == AmountScope.NOT_IN_POPULATION,
                        () -> "nobody has anything " + where);
            }
            assertEquals(
                    LongStream.range(0, plan.years())
                            .map(year -> raw.getOrDefault(plan.firstYear() + (int) year, 0L))
                            .sum(),
                    counts.amounts[AmountScope.WITHIN.ordinal()]);
            for (int year = 0; year < plan.years(); year++) {
                long groups = 0;
                long families = 0;
                for (int row = 0; row < plan.rows(); row++) {
                    for (int item = 0; item < plan.items(); item++) {
                        long spent = counts.spent[(year * plan.rows() + row) * plan.items() + item];
                        groups += row < plan.groups().size() || row > plan.everybody() ? spent : 0;
                        families +=
                                row >= plan.groups().size() && row != plan.everybody() ? spent : 0;
                    }
                }
                assertEquals(
                        raw.getOrDefault(plan.firstYear() + year, 0L),
                        groups,
                        "by group, to the cent");
                assertEquals(
                        raw.getOrDefault(plan.firstYear() + year, 0L), families, "by family too");
            }
        }
    }

    /// Counts as the twin words them.
    private static Map<String, Long> worded(ExpenditurePlan plan, ExpenditureCounts counts) {
        var words = new TreeMap<String, Long>();
        int strata = plan.ageCount() * plan.sexCount();
        var sexes = new Sex[] {Sex.FEMALE, Sex.MALE, Sex.UNKNOWN};
        for (int year = 0; year < plan.years(); year++) {
            for (int row = 0; row < plan.rows(); row++) {
                var name = (plan.firstYear() + year) + " " + name(plan, row);
                for (int item = 0; item <= plan.items(); item++) {
                    if (item < plan.items()) {
                        words.put(
                                name + " spent " + item,
                                counts.spent[(year * plan.rows() + row) * plan.items() + item]);
                    }
                    words.put(
                            name + " users " + (item == plan.items() ? "any" : item),
                            counts.users[(year * plan.rows() + row) * (plan.items() + 1) + item]);
                }
                for (var region : counts.strata.entrySet()) {
                    for (int stratum = 0; stratum < strata; stratum++) {
                        for (var measure : Measure.values()) {
                            int age = stratum / plan.sexCount();
                            words.put(
                                    name
                                            + " "
                                            + (age == plan.ages().size()
                                                    ? "unknown"
                                                    : plan.ages().get(age))
                                            + " "
                                            + sexes[stratum % plan.sexCount()]
                                            + " "
                                            + region.getKey()
                                            + " "
                                            + measure,
                                    region.getValue()[
                                            ((year * plan.rows() + row) * strata + stratum)
                                                            * Measure.values().length
                                                    + measure.ordinal()]);
                        }
                    }
                }
            }
        }
        for (var where : AmountScope.values()) {
            words.put(where + " amount", counts.amounts[where.ordinal()]);
            words.put(where + " payers", counts.payers[where.ordinal()]);
        }
        words.put("outside payers", counts.payers[AmountScope.values().length]);
        words.values().removeIf(value -> value == 0);
        return words;
    }

    private static String name(ExpenditurePlan plan, int row) {
        return row < plan.groups().size()
                ? plan.groups().get(row).id()
                : row < plan.everybody()
                        ? "family " + (row - plan.groups().size())
                        : row == plan.everybody()
                                ? "everybody"
                                : row == plan.remainder() ? "remainder" : "unobserved";
    }
}
