package org.vigie.vocabulary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vigie.Seed;
import org.vigie.timeline.Codes;

/// What is above a code, told by what is just above each.
class HierarchyTest {

    private static final Codes LETTERS = Codes.ofTexts(List.of("A", "B", "C", "D", "E"));

    /// `AB` says that A is just under B.
    private static Hierarchy of(String... links) {
        return Hierarchy.ofParents(
                LETTERS,
                Arrays.stream(links)
                        .map(link ->
                                new Hierarchy.Link(
                                        LETTERS.id(link.substring(0, 1)),
                                        LETTERS.id(link.substring(1))))
                        .toList());
    }

    private static String texts(int[] ids) {
        return String.join("", Arrays.stream(ids).mapToObj(LETTERS::text).toList());
    }

    @Test
    void whatIsAboveAParentIsAboveTheCode() {
        var hierarchy = of("AB", "BC", "AD", "DC", "AB");
        assertEquals("BCD", texts(hierarchy.ancestors(LETTERS.id("A"))));
        assertEquals("ABD", texts(hierarchy.descendants(LETTERS.id("C"))));
        assertEquals("", texts(hierarchy.ancestors(LETTERS.id("E"))));
        assertEquals("BD", texts(hierarchy.parents(LETTERS.id("A"))), "C is above B and D");
    }

    @Test
    void aShortcutIsNoParent() {
        assertEquals("B", texts(of("AB", "BC", "AC").parents(LETTERS.id("A"))));
    }

    @Test
    void inACircleEachIsAboveTheOthersAndNoneAboveItself() {
        var hierarchy = of("AB", "BC", "CA", "CD", "EE");
        assertEquals("BCD", texts(hierarchy.ancestors(LETTERS.id("A"))));
        assertEquals("ACD", texts(hierarchy.ancestors(LETTERS.id("B"))));
        assertEquals("", texts(hierarchy.ancestors(LETTERS.id("E"))));
    }

    @Test
    void parentsOfParentsTellTheSameHierarchy() {
        long seed = Seed.of("hierarchies");
        var random = new SplittableRandom(seed);
        var texts = new TreeSet<String>();
        for (int i = 0; i < 60; i++) {
            texts.add(String.format("%02d", i));
        }
        var codes = Codes.ofTexts(texts);
        var links =
                random.ints(120, 0, 60 * 60)
                        .mapToObj(n -> new Hierarchy.Link(n / 60, n % 60))
                        .toList();
        var whole = Hierarchy.ofParents(codes, links);
        var again =
                Hierarchy.ofParents(
                        codes,
                        IntStream.range(0, 60)
                                .boxed()
                                .flatMap(id ->
                                        Arrays.stream(whole.parents(id))
                                                .mapToObj(p -> new Hierarchy.Link(id, p)))
                                .toList());
        for (int id = 0; id < 60; id++) {
            assertEquals(
                    Arrays.toString(whole.ancestors(id)),
                    Arrays.toString(again.ancestors(id)),
                    "code " + id);
        }
    }
}
