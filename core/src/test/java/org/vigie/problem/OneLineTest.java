package org.vigie.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/// What a message shows of texts that a terminal would not show as they are.
class OneLineTest {

    @Test
    void aTextThatCanBeSeenIsItself() {
        var text = "la durée « âge » needs 4 ≤ x, was 'π 😀' (a.yaml, line 3)";
        assertEquals(text, OneLine.of(text));
        assertEquals("", OneLine.of(""));
    }

    @Test
    void linesAreOne() {
        assertEquals("a b c d e f", OneLine.of("a\nb\r\nc\td\u2028e\u0085\u000bf"));
    }

    @Test
    void whatCannotBeSeenIsShown() {
        assertEquals("a\\u001b[31mb\\u0000", OneLine.of("a\u001b[31mb\u0000"));
        assertEquals("\\u202eabc\\ufeff", OneLine.of("\u202eabc\ufeff"));
        assertEquals("half \\ud83d of one", OneLine.of("half \ud83d of one"));
        assertEquals("$1 \\ \\u009b", OneLine.of("$1 \\ \u009b"));
    }

    @Test
    void ofALongOneBothEndsAreKept() {
        var longest = "x".repeat(OneLine.LONGEST);
        assertEquals(longest, OneLine.of(longest));
        var cut = OneLine.of("needs a name, was '" + "x".repeat(5_000) + "' (a.yaml, line 3)");
        assertEquals(OneLine.LONGEST, cut.length());
        assertEquals("needs a name, was 'xxx", cut.substring(0, 22));
        assertEquals("xxx' (a.yaml, line 3)", cut.substring(cut.length() - 21));
        assertEquals(" … ", cut.substring(997, 1000));
    }

    @Test
    void aProblemIsOneLine() {
        assertEquals(
                "needs a name, was 'a b\\u0007'",
                new InputProblem("needs a name, was 'a\nb\u0007'").getMessage());
    }
}
