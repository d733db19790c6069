package org.vigie.simulate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.vigie.simulate.people.Population;

/// Cases, each with controls drawn on its day among those still at risk (incidence density
/// sampling).
record MatchedSets(List<MatchedSet> sets) {

    record MatchedSet(Population.Kept who, int day, List<Population.Kept> controls) {}

    private static final int CONTROLS = 5;
    private static final int HALF_YEAR = 182;

    /// @param matched whether controls are of the case's sex and age
    static MatchedSets of(Population population, boolean matched, long seed) {
        var shuffled = new ArrayList<>(population.people());
        var random = new Random(seed);
        Collections.shuffle(shuffled, random);
        var sets = new ArrayList<MatchedSet>();
        for (var who : population.cases()) {
            sets.add(
                    new MatchedSet(
                            who, who.cancer(), controls(who, shuffled, random.nextInt(), matched)));
        }
        return new MatchedSets(sets);
    }

    private static List<Population.Kept> controls(
            Population.Kept who, List<Population.Kept> people, int from, boolean matched) {
        int day = who.cancer();
        Predicate<Population.Kept> fits =
                other ->
                        other.observed(day, day)
                                && other != who
                                && !(other.hasCancer() && other.cancer() <= day)
                                && (!matched
                                        || other.sex() == who.sex()
                                                && Math.abs(other.birth() - who.birth())
                                                        <= HALF_YEAR);
        var controls = new ArrayList<Population.Kept>();
        for (int i = 0; i < people.size() && controls.size() < CONTROLS; i++) {
            var other = people.get(Math.floorMod(from + i, people.size()));
            if (fits.test(other)) {
                controls.add(other);
            }
        }
        return controls;
    }

    /// What the sets say of one code in one window.
    ///
    /// @param oddsRatio Mantel and Haenszel's
    /// @param error standard error of its logarithm, from the pooled table
    /// @param score standard normal where there is no effect
    record Verdict(double oddsRatio, double error, double score) {}

    /// Compares those who were observed throughout the window.
    Verdict verdict(int code, int start, int end) {
        double top = 0;
        double bottom = 0;
        double excess = 0;
        double variance = 0;
        var table = new double[4];
        for (var set : sets) {
            int from = set.day + start;
            int to = set.day + end;
            var seen = set.controls.stream().filter(c -> c.observed(from, to)).toList();
            if (seen.isEmpty() || !set.who.observed(from, to)) {
                continue;
            }
            double size = 1 + seen.size();
            double exposed = seen.stream().filter(c -> c.has(code, from, to)).count();
            double isExposed = set.who.has(code, from, to) ? 1 : 0;
            top += isExposed * (seen.size() - exposed) / size;
            bottom += (1 - isExposed) * exposed / size;
            double share = (exposed + isExposed) / size;
            excess += isExposed - share;
            variance += share * (1 - share);
            table[0] += isExposed;
            table[1] += 1 - isExposed;
            table[2] += exposed;
            table[3] += seen.size() - exposed;
        }
        double error = Math.sqrt(1 / table[0] + 1 / table[1] + 1 / table[2] + 1 / table[3]);
        return new Verdict(top / bottom, error, excess / Math.sqrt(variance));
    }
}
