package org.vigie.study.surveillance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.study.surveillance.count.SurveillanceCounts;
import org.vigie.timeline.Codes;
import org.vigie.vocabulary.Hierarchy;
import org.vigie.vocabulary.Vocabulary;

/// How often a surveillance signals, from its counts on, where it is known what has an effect.
///
/// 10,000 series with `-Dvigie.slow=true`, else 300, drawn with a fixed seed. Women have three
/// times the rate of men, and their share of the doses changes from month to month; rates of the
/// history are as uncertain as 30 events in all make them, and events are Poisson.
class LevelOfTheStudyTest {

    private static final int SERIES = Boolean.getBoolean("vigie.slow") ? 10_000 : 300;
    private static final int LOOKS = 12;
    private static final double STANDARD_ERRORS = 3;
    private static final long PAST_DAYS = 1_000_000;
    private static final double MEN = 10.0 / PAST_DAYS;
    private static final double WOMEN = 3 * MEN;
    private static final int CONTROLS = 50;

    /// What a month holds of men's and women's days.
    private static long days(int look, boolean women) {
        return women ? 20_000 + 2_000L * look : 70_000 - 4_000L * look;
    }

    /// The share of series with a signal, and the mean power that the surveillances themselves say
    /// they have.
    private record Found(double signals, double power) {}

    @ParameterizedTest
    @CsvSource({
        "method: poisson, 1",
        "'method: poisson\nspending: 1.0', 1",
        "method: conditional, 1",
        "'method: conditional\nspending: 1.0', 1",
        "'method: binomial\ncomparison_window: {start: 43, end: 126}', 1",
        "'method: poisson\nspending: 1.0', 2",
        "method: conditional, 2",
        "'method: binomial\ncomparison_window: {start: 43, end: 126}', 2"
    })
    void signalsComeAsOftenAsIsSaid(String method, double ratio) {
        boolean known = method.contains("poisson");
        var found = series(method, ratio, known);
        double error = STANDARD_ERRORS * Math.sqrt(found.power() * (1 - found.power()) / SERIES);
        System.out.printf(
                "%s, ratio %s: %.4f of %d series signal, said is %.4f%n",
                method.replace('\n', ' '), ratio, found.signals(), SERIES, found.power());
        if (ratio == 1) {
            assertTrue(found.signals() <= .05 + STANDARD_ERRORS * Math.sqrt(.05 * .95 / SERIES));
        }
        if (!method.contains("conditional")) {
            assertEquals(found.power(), found.signals(), error);
        }
    }

    /// The level that can be held where the error is not known but fitted to 50 controls. Its
    /// standard deviation is then known to 10 to 15 %, its mean to a seventh of that: .05 is
    /// Φ(−1.645), and the mean of Φ(−1.645 d) over d = .85 and 1.15 is .055, with the mean's error
    /// some .06.
    private static final double CALIBRATED = .06;

    /// A systematic error that lets rates be 1.3 times as high, give or take, holds the level where
    /// negative controls show it, and does not where nothing is calibrated.
    @ParameterizedTest
    @CsvSource({"'method: poisson\nspending: 1.0'", "'method: conditional\nspending: 1.0'"})
    void calibratedSignalsHoldTheLevel(String method) {
        int series = SERIES / 10;
        var random = new SplittableRandom(158_411);
        var protocol = Drawn.protocol(text(method, CONTROLS));
        int raw = 0;
        int calibrated = 0;
        for (int i = 0; i < series; i++) {
            var counts = new SurveillanceCounts();
            for (int outcome = 0; outcome <= CONTROLS; outcome++) {
                double error = Math.exp(.25 + .3 * random.nextGaussian());
                draw(counts, outcome, error, method.contains("poisson"), random);
            }
            var shown =
                    DisclosedSurveillance.of(
                            new SurveillanceAnalysis(protocol, vocabulary())
                                    .result(counts, new ArrayList<>()));
            var last = shown.looks().getLast();
            raw += last.signal().orElseThrow() ? 1 : 0;
            calibrated += last.calibratedSignal().orElse(false) ? 1 : 0;
        }
        double limit =
                CALIBRATED + STANDARD_ERRORS * Math.sqrt(CALIBRATED * (1 - CALIBRATED) / series);
        System.out.printf(
                "%s, 50 controls: %.4f of %d series signal, %.4f calibrated%n",
                method.replace('\n', ' '),
                (double) raw / series,
                series,
                (double) calibrated / series);
        assertTrue((double) calibrated / series <= limit, "calibrated " + calibrated);
        assertTrue((double) raw / series > limit, "raw " + raw);
    }

    private static Found series(String method, double ratio, boolean known) {
        var random = new SplittableRandom(158_409);
        var protocol = Drawn.protocol(text(method, 0));
        int signals = 0;
        double power = 0;
        for (int i = 0; i < SERIES; i++) {
            var counts = new SurveillanceCounts();
            if (method.contains("binomial")) {
                drawWindows(counts, ratio, random);
            } else {
                draw(counts, 0, ratio, known, random);
            }
            var pair =
                    new SurveillanceAnalysis(protocol, vocabulary())
                            .result(counts, new ArrayList<>())
                            .pairs()
                            .getFirst();
            signals += pair.looks().getLast().result().signal() ? 1 : 0;
            power += pair.performance().get(ratio).power();
        }
        return new Found((double) signals / SERIES, power / SERIES);
    }

    private static void draw(
            SurveillanceCounts counts,
            int outcome,
            double ratio,
            boolean known,
            SplittableRandom random) {
        for (boolean women : new boolean[] {false, true}) {
            double rate = women ? WOMEN : MEN;
            var sex = women ? "F" : "M";
            double past = rate * PAST_DAYS;
            counts.add(
                    "0|" + outcome + "|-1|-1|" + sex,
                    PAST_DAYS,
                    known ? Math.round(past) : poisson(past, random));
            for (int look = 0; look < LOOKS; look++) {
                long days = days(look, women);
                counts.add(
                        "0|" + outcome + "|" + look + "|-1|" + sex,
                        days,
                        poisson(rate * ratio * days, random));
            }
        }
    }

    /// Some 5 events a look in both windows, a third of their days at risk.
    private static void drawWindows(
            SurveillanceCounts counts, double ratio, SplittableRandom random) {
        for (int look = 0; look < LOOKS; look++) {
            long both = poisson(5, random);
            long risk =
                    BinomialDistribution.of(Math.toIntExact(both), ratio / (ratio + 2))
                            .createSampler(random::nextLong)
                            .sample();
            counts.addMatched("0|0|" + look, risk, both - risk);
        }
    }

    private static long poisson(double mean, SplittableRandom random) {
        return PoissonDistribution.of(mean).createSampler(random::nextLong).sample();
    }

    private static String text(String method, int controls) {
        var names = IntStream.range(0, controls).mapToObj(i -> "none" + i).toList();
        var sets = new StringBuilder();
        names.forEach(name -> sets.append(", ").append(name).append(": [C]"));
        return Drawn.SOUND.replace("[OUT]}", "[OUT]" + sets + "}")
                + "small_cells: 0\nage_groups: []\n"
                + (controls == 0 ? "" : "negative_controls: " + List.copyOf(names) + "\n")
                + method
                + "\n";
    }

    private static Vocabulary vocabulary() {
        var codes = Codes.of(List.of());
        return new Vocabulary(codes, Hierarchy.flat(codes));
    }
}
