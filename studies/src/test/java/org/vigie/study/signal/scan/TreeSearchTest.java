package org.vigie.study.signal.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vigie.study.signal.Searched;
import org.vigie.timeline.Code;
import org.vigie.timeline.Codes;
import org.vigie.vocabulary.Hierarchy;

/// Two drugs of one group, through the whole search.
class TreeSearchTest {

    private static final String ASKED =
            """
            concept_sets: {out: [OUT]}
            exposures: {codes: ATC/*, level: 5}
            outcomes: [out]
            washout_days: 0
            tree_scan: true
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

    /// After the first drug 6 events and none before, after the second 4 and 1 before: 10 of 11 in
    /// their group. A third has as many after as before. Who is not observed for a month before the
    /// drug does not count.
    @Test
    void aGroupOfDrugsSolvedByHand() throws IOException {
        var people = new StringBuilder();
        int person = 0;
        for (int i = 0; i < 6; i++) {
            people.append(
                    "%d | 1950 | 0..299 | ATC/A10BA01@100, OUT@%d%n".formatted(++person, 101 + i));
        }
        for (int day : new int[] {110, 120, 130, 105, 90}) {
            people.append(
                    "%d | 1950 | 0..299 | ATC/A10BA02@100, OUT@%d%n".formatted(++person, day));
        }
        for (int day : new int[] {95, 96, 104, 105}) {
            people.append(
                    "%d | 1950 | 0..299 | ATC/C07AA01@100, OUT@%d%n".formatted(++person, day));
        }
        people.append("%d | 1950 | 80..299 | ATC/A10BA01@100, OUT@85%n".formatted(++person));
        var branches = branches(people.toString());
        assertEquals(
                List.of("ATC/A10BA", "ATC/A10BA01", "ATC/A10BA02"),
                branches.stream().map(TreeBranch::code).toList());
        var group = branches.getFirst();
        assertEquals(10, group.after());
        assertEquals(1, group.before());
        assertEquals(List.of(), group.above());
        assertEquals(1, branches.get(1).above().size());
        // c ln((c/n)/p) + (n − c) ln(((n − c)/n)/(1 − p)), p = ½.
        assertEquals(10 * Math.log(20 / 11.) + Math.log(2 / 11.), group.statistic(), 1e-9);
        assertEquals(6 * Math.log(2), branches.get(1).statistic(), 1e-9);
        // 12 of 2,048 draws have 10 or more of 11; other branches can be as high too.
        assertTrue(group.p() > 0.001 && group.p() < 0.05, "p " + group.p());
        assertTrue(branches.get(2).p() > group.p());
    }

    private static List<TreeBranch> branches(String people) throws IOException {
        var lives = people.lines().map(Searched::life).toList();
        try (var searched = new Searched(lives, ASKED, hierarchy())) {
            return searched.result().branches();
        }
    }

    @Test
    void nothingIsScannedUnlessAsked() throws IOException {
        var lives = List.of(Searched.life("1 | 1950 | 0..299 | ATC/A10BA01@100, OUT@110"));
        try (var searched =
                new Searched(lives, ASKED.replace("tree_scan: true\n", ""), hierarchy())) {
            assertEquals(List.of(), searched.result().branches());
        }
    }
}
