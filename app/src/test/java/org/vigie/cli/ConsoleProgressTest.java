package org.vigie.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.vigie.cli.console.ConsoleProgress;

/// What is said of a task under way.
class ConsoleProgressTest {

    @Test
    void aSlowTaskHasItsRateByTheMinute() {
        assertEquals(
                "cases: 5 of 20 (25 %), 30 a minute, 30 s left",
                ConsoleProgress.line("cases", 5, 20, 10));
        assertEquals("cases: 5, 30 a minute", ConsoleProgress.line("cases", 5, 0, 10));
        assertEquals(
                "cases: 100 of 200 (50 %), 10 a second, 10 s left",
                ConsoleProgress.line("cases", 100, 200, 10));
    }
}
