package org.vigie.disclosure;

import java.util.BitSet;
import java.util.SplittableRandom;

/// Which cells are hidden.
///
/// Primary: cells of few people, 1 to a limit. Secondary: what else is hidden so that each primary
/// cell can, for all that is shown, be more than the limit, and that its least and greatest
/// possible values are at least the limit apart ({@link Protection} looks for such tables; where
/// the search is given up, no hidden cell is determined all the same). Numbers that are in no table
/// and follow from two that are shown are protected in the same way. Cells without people are
/// shown, because nobody is behind them, unless nothing else is left.
///
/// Which cells protect is a question of cost, the people whose numbers are lost. Costs are taken to
/// about a factor of two, where one begins being chosen by the {@link DisclosureKey}, and what
/// turns out not to be needed is shown again. Who does not have the key cannot tell from the choice
/// which of all tables that agree with what is shown it was made for. In small tables, where all of
/// them can be tried, each hidden number can moreover be several small ones while the same cells
/// are those of few people.
///
/// Hundepool A et al. (2012). Statistical Disclosure Control. Wiley. doi 10.1002/9781118348239,
/// chapter 4. Kelly JP, Golden BL, Assad AA (1992). Cell suppression: disclosure protection for
/// sensitive tabular data. Networks 22:397–417. doi 10.1002/net.3230220407.
public final class Suppression {

    /// Tables of up to so many cells are tried several times, and what hides fewest people is
    /// taken.
    private static final int SMALL = 100;

    private static final int TRIES = 3;

    /// By how much costs are made a little more or less, so that not always the first of equals is
    /// chosen.
    private static final double NOISE = 0.05;

    private final LinkedTables cells;
    private final int most;
    private final BitSet already;
    private final long seed;

    private Suppression(LinkedTables cells, int most, BitSet already, long seed) {
        this.cells = cells;
        this.most = most;
        this.already = already;
        this.seed = seed;
    }

    /// The hidden cells.
    ///
    /// @param most cells of 1 to so many people are hidden; 0 hides none
    /// @param key by which those are chosen that protect them
    /// @param table what the tables are called: each has its own choices
    public static BitSet of(LinkedTables cells, int most, DisclosureKey key, String table) {
        return of(cells, most, new BitSet(), key, table);
    }

    /// The hidden cells where some are hidden for other reasons.
    ///
    /// @param already hidden whatever else
    public static BitSet of(
            LinkedTables cells, int most, BitSet already, DisclosureKey key, String table) {
        if (most == 0 && already.isEmpty()) {
            return new BitSet();
        }
        return new Suppression(cells, most, already, key.seed(table)).best();
    }

    private BitSet best() {
        var random = new SplittableRandom(seed);
        var best = attempt(random);
        for (int more = 1; more < TRIES && cells.size() <= SMALL; more++) {
            var other = attempt(random);
            best = cost(other) < cost(best) ? other : best;
        }
        return best;
    }

    private BitSet attempt(SplittableRandom random) {
        if (cells.isShared()) {
            return new CompletedSums(cells, most, already, random.split()).found();
        }
        double offset = random.nextDouble();
        return new HiddenCells(
                        cells,
                        most,
                        already,
                        people -> rough(people, offset),
                        NOISE,
                        random.split())
                .found();
    }

    /// The number of people to about a factor of two.
    ///
    /// @param offset where a step begins, from 0 to 1
    private static double rough(long people, double offset) {
        double step = Math.floor(Math.log((double) people) / Math.log(2) + offset);
        return people == 0 ? 0 : Math.pow(2, step - offset);
    }

    /// People whose numbers are lost.
    private double cost(BitSet hidden) {
        return hidden.stream().mapToDouble(cells::people).sum();
    }
}
