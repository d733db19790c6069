package org.vigie.disclosure;

import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.function.LongToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// One try at hiding: few people first, then the cheapest cells that protect each of them, and at
/// last what is not needed is shown again.
final class HiddenCells {

    /// Tables of up to so many cells can be tried out.
    private static final int SMALL = 64;

    /// How far from a cell others are hidden.
    private static final int DEPTH = 4;

    /// Cells that are hidden around one for which no exchange is found.
    private static final int NEAR = 6;

    private final LinkedTables cells;
    private final int most;
    private final BitSet wanted;
    private final BitSet hidden;
    private final double[] costs;
    private final long[] people;
    private final Protection protection;

    private final ExchangeSearch search;

    /// What protects each cell that has to be protected.
    private final Map<Integer, BitSet> protectors = new HashMap<>();

    private final Map<Integer, BitSet> alike = new HashMap<>();

    /// @param already hidden whatever else
    /// @param weigh what a number of people costs if it is hidden
    /// @param random by which costs are made a little more or less
    HiddenCells(
            LinkedTables cells,
            int most,
            BitSet already,
            LongToDoubleFunction weigh,
            double noise,
            SplittableRandom random) {
        this.cells = cells;
        this.most = most;
        wanted = (BitSet) already.clone();
        costs = new double[cells.size()];
        people = new long[cells.size()];
        double all = 1;
        for (int cell = 0; cell < cells.size(); cell++) {
            people[cell] = cells.people(cell);
            costs[cell] =
                    weigh.applyAsDouble(people[cell]) * random.nextDouble(1 - noise, 1 + noise);
            all += costs[cell];
        }
        for (int cell = 0; cell < cells.size(); cell++) {
            costs[cell] = people[cell] == 0 ? all : costs[cell];
            costs[cell] *= cells.isPrecious(cell) ? CompletedSums.PRECIOUS : 1;
        }
        hidden = new BitSet();
        int steps = cells.size() <= SMALL ? 2_000 : 150;
        protection = new Protection(cells, hidden, most, steps);
        for (int cell = 0; cell < cells.size(); cell++) {
            if (protection.isFew(cell)) {
                wanted.set(cell);
            }
        }
        hidden.or(wanted);
        search = new ExchangeSearch(cells, people, hidden, costs, most, steps);
    }

    BitSet found() {
        var toProtect =
                wanted.stream()
                        .boxed()
                        .sorted(Comparator.comparingDouble(cell -> costs[cell]))
                        .toList();
        toProtect.forEach(this::protect);
        showAgain();
        protectDetermined();
        return hidden;
    }

    /// Where a search was given up, at least nothing is determined.
    private void protectDetermined() {
        boolean isMore = true;
        while (isMore) {
            var determined = DisclosureAudit.of(cells.sums(), hidden);
            isMore = false;
            for (int cell : determined.stream().toArray()) {
                isMore |= hideNear(cell);
            }
        }
    }

    private void protect(int cell) {
        for (int more = 0; ; ) {
            var by = protection.of(cell);
            if (by != null) {
                protectors.put(cell, by);
                break;
            }
            var exchange = cheapest(cell, false);
            boolean isNearer = exchange != null && hide(exchange);
            if (!isNearer && (more++ == NEAR || !hideNear(cell))) {
                protectors.put(cell, near(cell));
                return;
            }
        }
        if (protection.isFew(cell) && cells.size() <= SMALL) {
            spread(cell);
        }
    }

    /// Who has a small table can try all that agree with it.
    private void spread(int cell) {
        while (true) {
            var by = protection.ofAlike(cell);
            if (by != null) {
                alike.put(cell, by);
                return;
            }
            var exchange = cheapest(cell, true);
            if (exchange == null || !hide(exchange)) {
                return;
            }
        }
    }

    /// The cheapest exchange that protects a cell more than it is, of as many people as can be.
    private @Nullable Exchange cheapest(int cell, boolean isAlike) {
        long wanted = protection.isFew(cell) ? isAlike ? most / 2 : most : 1;
        for (long least = wanted; least >= 1; least /= 2) {
            var up = hiding(search.alike(isAlike).ofAny(cell, 1, least));
            var down = hiding(search.alike(isAlike).ofAny(cell, -1, least));
            if (up != null && (down == null || up.cost() <= down.cost())) {
                return up;
            }
            if (down != null) {
                return down;
            }
        }
        return null;
    }

    /// An exchange by which more is hidden than is.
    private static @Nullable Exchange hiding(@Nullable Exchange exchange) {
        return exchange != null && exchange.cost() > 0 ? exchange : null;
    }

    /// Hides the cheapest cell in the sums of a cell, or where all are hidden there in those of the
    /// hidden cells around it.
    private boolean hideNear(int cell) {
        var near = new BitSet();
        near.set(cell);
        var layer = near;
        for (int depth = 0; depth < DEPTH; depth++) {
            layer = around(layer);
            layer.andNot(near);
            near.or(layer);
            int next =
                    layer.stream()
                            .filter(other -> !hidden.get(other))
                            .boxed()
                            .min(Comparator.comparingDouble(other -> costs[other]))
                            .orElse(-1);
            if (next >= 0) {
                hidden.set(next);
                return true;
            }
        }
        return false;
    }

    /// The hidden cells around one.
    private BitSet near(int cell) {
        var near = new BitSet();
        near.set(cell);
        var layer = near;
        for (int depth = 0; depth < DEPTH; depth++) {
            layer = around(layer);
            layer.andNot(near);
            near.or(layer);
        }
        near.and(hidden);
        return near;
    }

    private BitSet around(BitSet some) {
        var around = new BitSet(cells.size());
        var sums = new BitSet(cells.sums().size());
        for (int cell = some.nextSetBit(0); cell >= 0; cell = some.nextSetBit(cell + 1)) {
            for (int sum : cells.sumsOf(cell)) {
                sums.set(sum);
            }
        }
        for (int sum = sums.nextSetBit(0); sum >= 0; sum = sums.nextSetBit(sum + 1)) {
            for (int other : cells.sums().get(sum).all()) {
                around.set(other);
            }
        }
        return around;
    }

    private boolean hide(Exchange exchange) {
        int before = hidden.cardinality();
        IntStream.concat(IntStream.of(exchange.up()), IntStream.of(exchange.down()))
                .forEach(hidden::set);
        return hidden.cardinality() > before;
    }

    /// The dearest first.
    private void showAgain() {
        List<Integer> candidates =
                hidden.stream()
                        .filter(cell -> !wanted.get(cell))
                        .boxed()
                        .sorted(Comparator.comparingDouble((Integer cell) -> -costs[cell]))
                        .toList();
        for (int cell : candidates) {
            hidden.clear(cell);
            if (!standsWithout(cell)) {
                hidden.set(cell);
            }
        }
    }

    private boolean standsWithout(int shown) {
        return stand(shown, protectors, protection::of) && stand(shown, alike, protection::ofAlike);
    }

    private static boolean stand(
            int shown, Map<Integer, BitSet> by, IntFunction<@Nullable BitSet> protectorsOf) {
        var changed = new HashMap<Integer, BitSet>();
        for (var entry : by.entrySet()) {
            if (entry.getValue().get(shown)) {
                var others = protectorsOf.apply(entry.getKey());
                if (others == null) {
                    return false;
                }
                changed.put(entry.getKey(), others);
            }
        }
        by.putAll(changed);
        return true;
    }
}
