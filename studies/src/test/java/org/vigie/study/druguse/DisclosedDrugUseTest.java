package org.vigie.study.druguse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.disclosure.DisclosureKey;
import org.vigie.disclosure.RunAudit;
import org.vigie.protocol.YamlNode;
import org.vigie.runner.PlainRunner;
import org.vigie.store.read.GeneratedLives;
import org.vigie.store.read.Life;
import org.vigie.study.Stratum;

/// What is shown of the use of drugs does not give away what is hidden of it.
class DisclosedDrugUseTest {

    private static final int MOST = 10;

    @TempDir Path folder;

    private DrugUseResult result(int people, String ages) throws IOException {
        var lives = GeneratedLives.of(new SplittableRandom(people), people, 9);
        try (var store = Life.store(folder.resolve("people" + people), lives, 1)) {
            var protocol =
                    DrugUseProtocol.read(
                            YamlNode.read(
                                    """
                                    study: describe
                                    concept_sets: {often: [V/0, V/1], seldom: [V/7]}
                                    drugs: [often, seldom]
                                    from: 2002-01-01
                                    to: 2009-12-31
                                    washout_days: 90
                                    gap_days: 300
                                    age_groups: [%s]
                                    small_cells: %d
                                    """
                                            .formatted(ages, MOST),
                                    Path.of("my.yaml")),
                            folder);
            return new DrugUseAnalysis(protocol, store.vocabulary()).run(new PlainRunner(store));
        }
    }

    /// All years' new users are shown: less those of the years that are shown they must not be the
    /// few of one year.
    @Test
    void noYearIsLeftOverOfAllNewUsers() throws IOException {
        int alone = 0;
        for (int people = 60; people <= 900; people += 60) {
            var result = result(people, "");
            var shown = DisclosedDrugUse.of(result, DisclosureKey.ofInvented("test"));
            for (int drug = 0; drug < 2; drug++) {
                if (shown.newUsers(drug).isEmpty()) {
                    continue;
                }
                var years = years(result, drug);
                var few =
                        years.stream()
                                .filter(row ->
                                        newUsers(result, row) > 0 && newUsers(result, row) <= MOST)
                                .toList();
                var hidden =
                        years.stream()
                                .filter(row -> shown.count(row, CountedUse.NEW_USERS).isEmpty())
                                .toList();
                alone += few.size() == 1 ? 1 : 0;
                long together = hidden.stream().mapToLong(row -> newUsers(result, row)).sum();
                assertTrue(hidden.containsAll(few));
                assertTrue(
                        hidden.isEmpty() || hidden.size() > 1 && together > MOST,
                        () ->
                                "of "
                                        + result.newUsers(0)
                                        + " new users "
                                        + together
                                        + " in "
                                        + hidden.size()
                                        + " years are left over");
            }
        }
        assertTrue(alone > 0, "no year was few alone, so that nothing was tried");
    }

    /// A solver that has all counts of a run.
    @Test
    void noFewFollowFromAllCountsTogether() throws IOException {
        long few = 0;
        for (int people : new int[] {200, 500, 900}) {
            var result = result(people, "0, 40, 60");
            var shown = DisclosedDrugUse.of(result, DisclosureKey.ofInvented("test"));
            var audit = new RunAudit(MOST);
            for (int row = 0; row < result.rows().size(); row++) {
                var one = result.rows().get(row);
                for (var measure : CountedUse.values()) {
                    audit.number(name(measure, one), shown.count(row, measure), measure.of(one));
                }
                isHiddenWith(shown, row, CountedUse.POPULATION, CountedUse.USERS);
                isHiddenWith(shown, row, CountedUse.POPULATION, CountedUse.AT_RISK);
                isHiddenWith(shown, row, CountedUse.USERS, CountedUse.NEW_USERS);
                isHiddenWith(shown, row, CountedUse.AT_RISK, CountedUse.NEW_USERS);
            }
            for (var one : result.rows()) {
                audit.among(name(CountedUse.POPULATION, one), name(CountedUse.USERS, one));
                audit.among(name(CountedUse.POPULATION, one), name(CountedUse.AT_RISK, one));
                audit.among(name(CountedUse.AT_RISK, one), name(CountedUse.NEW_USERS, one));
                audit.among(name(CountedUse.USERS, one), name(CountedUse.NEW_USERS, one));
                for (var measure : CountedUse.values()) {
                    sum(audit, result, measure, one);
                }
            }
            few += audit.few();
            assertEquals(List.of(), audit.found(), people + " people");
        }
        assertTrue(few > 100, "few were few: " + few);
    }

    /// Else the hidden number would be known to be so many at the least.
    private static void isHiddenWith(
            DisclosedDrugUse shown, int row, CountedUse all, CountedUse some) {
        assertTrue(
                shown.count(row, all).isPresent() || shown.count(row, some).isEmpty(),
                () -> some + " is shown and " + all + " is not, row " + row);
    }

    /// The population is the same in front of every drug.
    private static String name(CountedUse measure, DrugUseRow row) {
        var drug = measure == CountedUse.POPULATION ? "any" : "" + row.drug();
        return String.join(
                " ", measure + "", drug, row.year() + "", row.age(), row.sex(), row.region());
    }

    private static void sum(
            RunAudit audit, DrugUseResult result, CountedUse measure, DrugUseRow of) {
        List<Function<DrugUseRow, String>> axes =
                List.of(DrugUseRow::age, DrugUseRow::sex, DrugUseRow::region);
        for (var axis : axes) {
            if (!axis.apply(of).equals(Stratum.ALL)) {
                continue;
            }
            var parts =
                    result.rows().stream()
                            .filter(row -> row.drug() == of.drug() && row.year() == of.year())
                            .filter(row -> !axis.apply(row).equals(Stratum.ALL))
                            .filter(row ->
                                    axes.stream()
                                            .filter(other -> other != axis)
                                            .allMatch(other ->
                                                    other.apply(row).equals(other.apply(of))))
                            .map(row -> name(measure, row))
                            .toList();
            if (!parts.isEmpty()) {
                audit.sum(name(measure, of), parts);
            }
        }
    }

    private static long newUsers(DrugUseResult result, int row) {
        return result.rows().get(row).newUsers();
    }

    private static List<Integer> years(DrugUseResult result, int drug) {
        return IntStream.range(0, result.rows().size())
                .filter(row -> {
                    var one = result.rows().get(row);
                    return one.drug() == drug
                            && List.of(one.age(), one.sex(), one.region()).stream()
                                    .allMatch(Stratum.ALL::equals);
                })
                .boxed()
                .toList();
    }
}
