package org.vigie.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class MatchedTallyTest {

    @Test
    void setsThatAreAlikeAreOneRow() {
        MatchedTally tally = new MatchedTally();
        tally.add(5, 2, true, 3);
        tally.add(2, 1, false, 1);
        tally.add(5, 2, true, 4);
        tally.add(5, 2, false, 1);
        tally.add(5, 1, true, 0);
        assertEquals(
                List.of(
                        new MatchedTally.Row(2, 1, false, 1),
                        new MatchedTally.Row(5, 2, false, 1),
                        new MatchedTally.Row(5, 2, true, 7)),
                tally.rows());
    }

    @Test
    void orderOfAddingIsImmaterial() {
        MatchedSets.seeds(3)
                .forEach(seed -> {
                    List<MatchedTally.Row> rows =
                            new ArrayList<>(MatchedSets.draw(new Random(seed), 300, 0).rows());
                    MatchedTally sorted = MatchedTally.of(rows);
                    Collections.shuffle(rows, new Random(seed));
                    MatchedTally shuffled = MatchedTally.of(rows);
                    assertEquals(sorted, shuffled);
                    assertEquals(sorted.hashCode(), shuffled.hashCode());
                    assertEquals(sorted.rows(), shuffled.rows());
                });
    }

    @Test
    void mergingIsTheTallyOfTheUnion() {
        MatchedTally left = MatchedSets.draw(new Random(1), 200, 0);
        MatchedTally right = MatchedSets.draw(new Random(2), 300, 1);
        List<MatchedTally.Row> all = new ArrayList<>(left.rows());
        all.addAll(right.rows());
        MatchedTally before = MatchedTally.of(right.rows());
        assertEquals(MatchedTally.of(all), left.merge(right));
        assertEquals(before, right);
        assertEquals(before, new MatchedTally().merge(right));
        assertNotEquals(left, right);
    }

    @Test
    void mergingWithItselfDoubles() {
        MatchedTally tally = new MatchedTally();
        tally.add(3, 1, true, 5);
        assertEquals(List.of(new MatchedTally.Row(3, 1, true, 10)), tally.merge(tally).rows());
    }

    @Test
    void largestSetsAndCountsAreKept() {
        MatchedTally tally = new MatchedTally();
        tally.add(Integer.MAX_VALUE, Integer.MAX_VALUE, true, Long.MAX_VALUE);
        assertEquals(
                List.of(
                        new MatchedTally.Row(
                                Integer.MAX_VALUE, Integer.MAX_VALUE, true, Long.MAX_VALUE)),
                tally.rows());
        assertThrows(ArithmeticException.class, () -> tally.merge(tally));
    }

    @Test
    void isWrittenAsTextAndReadBack() {
        MatchedTally tally = new MatchedTally();
        tally.add(5, 2, true, 7);
        tally.add(2, 1, false, 1);
        JsonMapper mapper = JsonMapper.shared();
        String json = mapper.writeValueAsString(tally);
        assertEquals(
                """
                [{"size":2,"exposed":1,"caseExposed":false,"count":1},\
                {"size":5,"exposed":2,"caseExposed":true,"count":7}]\
                """,
                json);
        assertEquals(tally, mapper.readValue(json, MatchedTally.class));
    }

    @Test
    void setsThatCannotBeAreRefused() {
        MatchedTally tally = new MatchedTally();
        IllegalArgumentException error =
                assertThrows(IllegalArgumentException.class, () -> tally.add(2, 0, true, 1));
        assertEquals(
                "no matched set has 2 people, 0 exposed and an exposed case, counted 1 times; count the case in "
                        + "both numbers",
                error.getMessage());
        assertThrows(IllegalArgumentException.class, () -> tally.add(2, 2, false, 1));
        assertThrows(IllegalArgumentException.class, () -> tally.add(2, 3, true, 1));
        assertThrows(IllegalArgumentException.class, () -> tally.add(2, -1, false, 1));
        assertThrows(IllegalArgumentException.class, () -> tally.add(2, 1, true, -1));
    }
}
