package org.vigie.statistics.sequential;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/// The least count that signals at each look.
///
/// @param counts at each look, at least 1; above what a look can have if nothing signals there
/// @param critical what the statistic is compared with at each look: it signals at or above
/// @param level the exact probability of a signal without effect
public record Bounds(List<Integer> counts, List<Double> critical, double level) {

    public Bounds {
        counts = List.copyOf(counts);
        critical = List.copyOf(critical);
    }

    /// One critical value for all looks, the least with a level of at most α (flat on the scale of
    /// the statistic).
    ///
    /// The level falls in steps as the critical value rises. The one told is the upper side of the
    /// step: a value that the statistic takes, so that it signals at or above it, and would hold as
    /// well for every value above the next lower one. All looks must be known beforehand.
    ///
    /// @param alpha above 0 and at most .5
    public static Bounds flat(Looks looks, double alpha) {
        return FlatBounds.least(looks, alpha);
    }

    /// One critical value, whatever the level.
    ///
    /// @param value above 0: signal at or above it
    public static Bounds at(Looks looks, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("a critical value is above 0, was " + value);
        }
        return FlatBounds.at(looks, value);
    }

    /// At each look as few as keep the probability of a signal so far within α (i/N)^ρ, i being
    /// what has been seen and N what will have been seen at the end. What a look cannot spend is
    /// left to later ones. Bounds of earlier looks do not depend on later ones, which need not be
    /// known.
    ///
    /// Kim K, DeMets DL (1987). Design and analysis of group sequential tests based on the type I
    /// error spending rate function. doi 10.1093/biomet/74.1.149.
    ///
    /// @param alpha above 0 and at most .5
    /// @param rho ρ, above 0: the higher, the less is spent early
    /// @param end N, at least {@link Looks#information} of the last look
    public static Bounds spending(Looks looks, double alpha, double rho, double end) {
        return SpentBounds.of(looks, alpha, rho, end);
    }

    /// The same, at whose last look all of α may be spent.
    public static Bounds spending(Looks looks, double alpha, double rho) {
        return spending(looks, alpha, rho, looks.information(looks.size() - 1));
    }

    /// Given counts, whatever the level.
    ///
    /// @param counts one a look, at least 1
    public static Bounds ofCounts(Looks looks, List<Integer> counts) {
        if (counts.size() != looks.size() || counts.stream().anyMatch(each -> each < 1)) {
            throw new IllegalArgumentException(
                    "%d looks need as many bounds of 1 or more, were %s"
                            .formatted(looks.size(), counts));
        }
        return own(looks, counts.stream().mapToInt(Integer::intValue).toArray());
    }

    /// Bounds whose critical values are those their own counts have.
    static Bounds own(Looks looks, int[] counts) {
        List<Double> critical =
                IntStream.range(0, counts.length)
                        .mapToObj(i ->
                                counts[i] <= looks.most(i)
                                        ? looks.statistic(i, counts[i])
                                        : Double.POSITIVE_INFINITY)
                        .toList();
        return new Bounds(IntStream.of(counts).boxed().toList(), critical, level(looks, counts));
    }

    /// Bounds with one critical value.
    static Bounds same(Looks looks, int[] counts, double value) {
        return new Bounds(
                IntStream.of(counts).boxed().toList(),
                Collections.nCopies(counts.length, value),
                level(looks, counts));
    }

    static double level(Looks looks, int[] counts) {
        Course course = Course.of(looks, 1);
        for (int count : counts) {
            course.pass(count);
        }
        return Math.max(0, 1 - course.quiet());
    }

    static void checkLevel(double alpha) {
        if (!(alpha > 0 && alpha <= 0.5)) {
            throw new IllegalArgumentException(
                    "a level lies above 0 and at most at 0.5, was " + alpha);
        }
    }

    int[] array() {
        return counts.stream().mapToInt(Integer::intValue).toArray();
    }
}
