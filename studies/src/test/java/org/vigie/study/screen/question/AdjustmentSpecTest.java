package org.vigie.study.screen.question;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vigie.statistics.ConditionalLogistic;

/// The strongest associations again, with other things held fixed.
class AdjustmentSpecTest {

    /// Pairs, a year of birth each: the case's number is even, its control's is the next.
    ///
    /// @param caseHas events of the case of each pair
    /// @param controlHas events of its control
    private static String pairs(List<String> caseHas, List<String> controlHas) {
        return "person | who | observed | events\n"
                + IntStream.range(0, caseHas.size())
                        .mapToObj(pair ->
                                """
                                %d | F %d | -800..400 | OUT@0%s
                                %d | F %d | -800..400 | %s
                                """
                                        .formatted(
                                                2 * pair,
                                                1930 + pair,
                                                events(", ", caseHas.get(pair)),
                                                2 * pair + 1,
                                                1930 + pair,
                                                events("", controlHas.get(pair))))
                        .collect(Collectors.joining());
    }

    /// `a` is the exposure, `s` smoking, `x` the exposure recorded in another table.
    private static String events(String before, String letters) {
        var events =
                letters.chars()
                        .mapToObj(letter ->
                                switch (letter) {
                                    case 'a' -> "A@-9/drug_exposure";
                                    case 's' -> "S@-30";
                                    default -> "A@-7/note";
                                })
                        .collect(Collectors.joining(", "));
        return events.isEmpty() ? "" : before + events;
    }

    private static final List<String> CASES =
            List.of("as", "a", "as", "a", "s", "as", "a", "", "as", "s");
    private static final List<String> CONTROLS =
            List.of("", "s", "s", "", "a", "", "s", "a", "a", "");

    private static final String PROTOCOL =
            """
            concept_sets: {out: [OUT], smoking: [S]}
            tables: [drug_exposure]
            adjust: {strongest: 1, covariates: [smoking]}
            """;

    @Test
    void theExposureIsHeldAgainstTheCovariateInTheSameSets() throws Exception {
        var stratum = new long[20];
        var isCase = new boolean[20];
        var rows = new double[20][];
        for (int member = 0; member < 20; member++) {
            var has = (member % 2 == 0 ? CASES : CONTROLS).get(member / 2);
            stratum[member] = member / 2;
            isCase[member] = member % 2 == 0;
            rows[member] = new double[] {has.contains("a") ? 1 : 0, has.contains("s") ? 1 : 0};
        }
        var expected = ConditionalLogistic.fit(stratum, isCase, rows, List.of("a", "s"));
        try (var asked = Asked.of(PROTOCOL, pairs(CASES, CONTROLS))) {
            var adjusted = asked.result().adjusted().getFirst();
            assertEquals("", adjusted.note());
            assertEquals(List.of("smoking"), adjusted.covariates());
            assertEquals(expected.oddsRatio(0), adjusted.oddsRatio());
            assertEquals(List.of(expected.oddsRatio(1)), adjusted.effects());
            assertTrue(adjusted.crude().value() != adjusted.oddsRatio().value());
        }
    }

    @Test
    void recordsOfTablesThatAreNotScreenedExposeNobodyHereEither() throws Exception {
        var noise = CONTROLS.stream().map(has -> has + "x").toList();
        try (var clean = Asked.of(PROTOCOL, pairs(CASES, CONTROLS));
                var noisy = Asked.of(PROTOCOL, pairs(CASES, noise))) {
            assertEquals(
                    clean.result().adjusted().getFirst().oddsRatio(),
                    noisy.result().adjusted().getFirst().oddsRatio());
        }
    }

    @Test
    void aCovariateAlikeWithinEverySetIsLeftOutAndSaid() throws Exception {
        try (var asked =
                Asked.of(
                        "adjust: {strongest: 1, covariates: [visit_days]}",
                        pairs(CASES, CONTROLS))) {
            var adjusted = asked.result().adjusted().getFirst();
            assertEquals(adjusted.crude().value(), adjusted.oddsRatio().value(), 1e-9);
            assertTrue(Double.isNaN(adjusted.effects().getFirst().value()));
            assertEquals(
                    """
                    alike within every set, so there is nothing to adjust for: log(1 + \
                    visit days)\
                    """,
                    adjusted.note());
        }
    }

    /// Only controls smoke: nothing could confound more, and the crude estimate must not pass for
    /// adjusted.
    @Test
    void aCovariateThatSeparatesCasesFromControlsLeavesNoEstimate() throws Exception {
        var cases = CASES.stream().map(has -> has.replace("s", "")).toList();
        var controls = CONTROLS.stream().map(has -> has.replace("s", "") + "s").toList();
        try (var asked = Asked.of(PROTOCOL, pairs(cases, controls))) {
            var adjusted = asked.result().adjusted().getFirst();
            assertFalse(Double.isNaN(adjusted.crude().value()));
            assertTrue(Double.isNaN(adjusted.oddsRatio().value()));
            assertTrue(adjusted.note().contains("smoking"), adjusted.note());
        }
    }
}
