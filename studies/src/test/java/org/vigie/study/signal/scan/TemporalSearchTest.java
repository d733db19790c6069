package org.vigie.study.signal.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vigie.study.signal.Searched;
import org.vigie.study.signal.estimate.SignalResult;
import org.vigie.timeline.Code;
import org.vigie.timeline.Codes;
import org.vigie.vocabulary.Hierarchy;

/// Two drugs of one group and one of another, through the whole search.
class TemporalSearchTest {

    private static final String ASKED =
            """
            concept_sets: {out: [OUT]}
            exposures: {codes: ATC/*, level: 5}
            outcomes: [out]
            washout_days: 0
            tree_scan: temporal
            small_cells: 0
            methods: [self_controlled_cohort]
            """;

    private static Hierarchy hierarchy() {
        var codes =
                Codes.of(
                        List.of(
                                        "A",
                                        "ATC/A10BA",
                                        "ATC/A10BA01",
                                        "ATC/A10BA02",
                                        "ATC/C07AA01",
                                        "B",
                                        "OUT")
                                .stream()
                                .map(Code::of)
                                .toList());
        var links = new ArrayList<Hierarchy.Link>();
        for (var drug : List.of("ATC/A10BA01", "ATC/A10BA02")) {
            links.add(new Hierarchy.Link(codes.id(drug), codes.id("ATC/A10BA")));
        }
        return Hierarchy.of(codes, links);
    }

    private int person;

    private String people(String drug, int... days) {
        var drawn = new StringBuilder();
        for (int day : days) {
            drawn.append(
                    "%d | 1950 | 0..299 | ATC/%s@100, OUT@%d%n"
                            .formatted(++person, drug, 100 + day));
        }
        return drawn.toString();
    }

    /// The group has 10 of its 12 events on days 8 to 10; the other drug 10 events on days that are
    /// far apart, one of them there. Of all 22 events 11 lie on these days, so 6 are expected of
    /// the group: 10 ln(10/6) + 12 ln(12/16). Whoever is not followed for 56 days does not count,
    /// nor does day 0, day 57 or a day before.
    @Test
    void aClusterOfDaysSolvedByHand() throws IOException {
        var drawn =
                people("A10BA01", 8, 8, 9, 10, 10, 40)
                        + people("A10BA02", 8, 9, 9, 9, 10, 25)
                        + people("C07AA01", 1, 4, 9, 14, 19, 29, 34, 44, 49, 54)
                        + people("A10BA01", 0, 57, -5)
                        + "%d | 1950 | 0..150 | ATC/A10BA01@100, OUT@109%n".formatted(++person);
        var clusters = clusters(drawn, ASKED);
        var group = clusters.getFirst();
        assertEquals("ATC/A10BA", group.branch().code());
        assertEquals(List.of(), group.branch().above());
        assertEquals(8, group.firstDay());
        assertEquals(10, group.lastDay());
        assertEquals(10, group.branch().after());
        assertEquals(2, group.branch().before());
        assertEquals(6, group.expected(), 1e-12);
        assertEquals(
                10 * Math.log(10 / 6.) + 12 * Math.log(12 / 16.), group.branch().statistic(), 1e-9);
        assertTrue(group.branch().p() <= 0.5, "p " + group.branch().p());
        assertEquals(List.of(), result(drawn, ASKED).branches());
    }

    /// Three pairs of at most 12 people, all of them few: what is expected would tell of them.
    @Test
    void fewPairsOfFewPeopleHideEveryCluster() throws IOException {
        var drawn =
                people("A10BA01", 8, 8, 9, 10, 10, 9, 9, 8, 8, 9, 10, 10, 10, 30)
                        + people("C07AA01", 1, 20, 40, 50);
        var clusters = clusters(drawn, ASKED.replace("small_cells: 0", "small_cells: 10"));
        assertTrue(!clusters.isEmpty());
        assertTrue(clusters.stream().allMatch(each -> each.branch().withheld()));
    }

    private static SignalResult result(String people, String asked) throws IOException {
        var lives = people.lines().map(Searched::life).toList();
        try (var searched = new Searched(lives, asked, hierarchy())) {
            return searched.result();
        }
    }

    private static List<TreeCluster> clusters(String people, String asked) throws IOException {
        return result(people, asked).clusters();
    }
}
