package org.vigie.disclosure;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// Looks for the cheapest exchange that changes a cell, depth first with bounds.
///
/// A cell that changes upsets its sums; each is put right by one other cell of it, which may upset
/// others, until none is left. In a table of two dimensions exchanges are the cycles by which
/// hidden cells protect one another; of more dimensions, and of linked tables, the same search
/// finds what corresponds to them.
final class ExchangeSearch {

    /// Cells tried for a sum at the most, the cheapest first.
    private static final int BREADTH = 10;

    /// Cells of an exchange at the most.
    private static final int CELLS = 96;

    /// No sum is upset.
    private static final int RIGHT = -1;

    /// A sum is upset that no cell puts right.
    private static final int HOPELESS = -2;

    private final LinkedTables cells;
    private final LinkedTables.Sum[] sums;
    private final long[] now;
    private final BitSet hidden;
    private final double[] costs;
    private final int most;
    private final int steps;
    private final byte[] moved;
    private final int[] order = new int[CELLS];
    private final int[] upset;

    /// Whether a cell can grow, at 2 × its number, or shrink, by as much as is asked for: the
    /// number of the search if it can, less than 0 if not. Numbers do not change during a search,
    /// and the same cells are asked for again and again.
    private final int[] canMove;

    /// How many cells put a sum right if it is too much, at 2 × its number, or too little, and
    /// nothing is moved; and the number of the search in which they were counted.
    private final int[] counts;

    private final int[] counted;
    private int searches;
    private int size;
    private int left;
    private long least;
    private boolean alsoShown;
    private boolean alike;
    private double bound;
    private @Nullable Exchange best;

    /// @param now the numbers that are to be changed; not copied
    /// @param hidden what is hidden; not copied
    /// @param costs what hiding a cell costs
    /// @param steps cells that are tried before the best so far is taken
    ExchangeSearch(
            LinkedTables cells, long[] now, BitSet hidden, double[] costs, int most, int steps) {
        this.cells = cells;
        this.now = now;
        this.hidden = hidden;
        this.costs = costs;
        this.most = most;
        this.steps = steps;
        moved = new byte[cells.size()];
        sums = cells.sums().toArray(LinkedTables.Sum[]::new);
        upset = new int[sums.length];
        canMove = new int[2 * cells.size()];
        counts = new int[2 * sums.length];
        counted = new int[2 * sums.length];
    }

    /// An exchange of hidden cells alone.
    ///
    /// @param sign 1 for one by which the cell grows, -1 for one by which it shrinks
    /// @param least by so much at least
    /// @return `null` where none was found
    @Nullable Exchange ofHidden(int cell, int sign, long least) {
        return find(cell, sign, least, false);
    }

    /// The cheapest exchange of hidden and shown cells.
    @Nullable Exchange ofAny(int cell, int sign, long least) {
        return find(cell, sign, least, true);
    }

    /// From now on whether exchanges leave few people few and others more.
    ExchangeSearch alike(boolean isAlike) {
        alike = isAlike;
        return this;
    }

    private @Nullable Exchange find(int cell, int sign, long amount, boolean shownToo) {
        if (room(cell, sign) < amount) {
            return null;
        }
        searches++;
        least = amount;
        alsoShown = shownToo;
        left = steps;
        bound = Double.POSITIVE_INFINITY;
        best = null;
        move(cell, sign);
        search(0);
        undo(cell);
        return best;
    }

    /// How much an exchange can move: the people of the cells that shrink, of which one person
    /// stays where there is any, for a cell of nobody would not be hidden.
    long amount(Exchange exchange) {
        long amount = Long.MAX_VALUE;
        for (int cell : exchange.up()) {
            amount = Math.min(amount, room(cell, 1));
        }
        for (int cell : exchange.down()) {
            amount = Math.min(amount, room(cell, -1));
        }
        return amount;
    }

    private long room(int cell, int sign) {
        long people = cells.people(cell);
        long change = now[cell] - people;
        long room = room(people, now[cell], sign);
        for (var other : cells.following(cell)) {
            long then = other.people() + other.sign() * change;
            room = Math.min(room, room(other.people(), then, sign * other.sign()));
        }
        return room;
    }

    /// @param people as it is
    /// @param then as it was made by exchanges so far
    private long room(long people, long then, int sign) {
        if (!alike) {
            return sign > 0 ? Long.MAX_VALUE : then - (people == 0 ? 0 : 1);
        }
        if (people == 0) {
            return 0;
        }
        boolean few = people <= most;
        return sign > 0 ? few ? most - then : Long.MAX_VALUE : then - (few ? 1 : most + 1);
    }

    private void search(double cost) {
        int sum = next();
        if (sum == RIGHT) {
            bound = cost;
            best = new Exchange(of(1), of(-1), cost);
            return;
        }
        if (sum == HOPELESS || size == CELLS) {
            return;
        }
        for (int cell : choices(sum)) {
            double more = cost + (free(cell) ? 0 : costs[cell]);
            if (left-- <= 0) {
                return;
            }
            if (more < bound) {
                move(cell, sign(sum, cell));
                search(more);
                undo(cell);
            }
        }
    }

    /// The sum that is upset which the fewest cells put right.
    private int next() {
        int fewest = Integer.MAX_VALUE;
        int next = RIGHT;
        for (int i = 0; i < size; i++) {
            for (int sum : cells.sumsOf(order[i])) {
                if (upset[sum] == 0 || sum == next) {
                    continue;
                }
                int count = count(sum);
                if (count == 0) {
                    return HOPELESS;
                }
                if (count < fewest) {
                    fewest = count;
                    next = sum;
                }
            }
        }
        return next;
    }

    /// How many cells put a sum right: those that do when nothing is moved, less those that are.
    private int count(int sum) {
        int place = upset[sum] > 0 ? 2 * sum : 2 * sum + 1;
        if (counted[place] != searches) {
            int all = 0;
            for (int cell : sums[sum].all()) {
                all += fits(sum, cell) ? 1 : 0;
            }
            counts[place] = all;
            counted[place] = searches;
        }
        int count = counts[place];
        for (int i = 0; i < size; i++) {
            count -= isIn(order[i], sum) && fits(sum, order[i]) ? 1 : 0;
        }
        return count;
    }

    private boolean isIn(int cell, int sum) {
        for (int one : cells.sumsOf(cell)) {
            if (one == sum) {
                return true;
            }
        }
        return false;
    }

    private boolean can(int sum, int cell) {
        return moved[cell] == 0 && fits(sum, cell);
    }

    /// Whether a cell puts a sum right if it is not moved yet.
    private boolean fits(int sum, int cell) {
        return (alsoShown || free(cell)) && canMove(cell, sign(sum, cell));
    }

    private boolean canMove(int cell, int sign) {
        int place = sign > 0 ? 2 * cell : 2 * cell + 1;
        if (Math.abs(canMove[place]) != searches) {
            canMove[place] = room(cell, sign) >= least ? searches : -searches;
        }
        return canMove[place] > 0;
    }

    private boolean free(int cell) {
        return hidden.get(cell);
    }

    /// Which way a cell has to go.
    private int sign(int sum, int cell) {
        int against = upset[sum] > 0 ? -1 : 1;
        return sums[sum].total() == cell ? -against : against;
    }

    /// Cells that put a sum right, the cheapest first.
    private int[] choices(int sum) {
        var found = new int[BREADTH];
        var prices = new double[BREADTH];
        int count = 0;
        for (int cell : sums[sum].all()) {
            if (!can(sum, cell)) {
                continue;
            }
            double price = price(sum, cell);
            int place = count;
            while (place > 0 && prices[place - 1] > price) {
                place--;
            }
            if (place < BREADTH) {
                count = Math.min(BREADTH, count + 1);
                for (int i = count - 1; i > place; i--) {
                    found[i] = found[i - 1];
                    prices[i] = prices[i - 1];
                }
                found[place] = cell;
                prices[place] = price;
            }
        }
        return Arrays.copyOf(found, count);
    }

    /// Hidden cells cost nothing, and those of many people can give the most; what puts several
    /// sums right at once comes before the others.
    private double price(int sum, int cell) {
        int sign = sign(sum, cell);
        int better = 0;
        for (int other : cells.sumsOf(cell)) {
            int change = sums[other].total() == cell ? -sign : sign;
            better += upset[other] == 0 ? -1 : upset[other] * change < 0 ? 1 : -2;
        }
        return free(cell)
                ? -better - 2 + 1.0 / (1 + now[cell])
                : costs[cell] * Math.pow(2, -better);
    }

    private void move(int cell, int sign) {
        moved[cell] = (byte) sign;
        order[size++] = cell;
        for (int sum : cells.sumsOf(cell)) {
            upset[sum] += sums[sum].total() == cell ? -sign : sign;
        }
    }

    private void undo(int cell) {
        int sign = moved[cell];
        moved[cell] = 0;
        size--;
        for (int sum : cells.sumsOf(cell)) {
            upset[sum] -= sums[sum].total() == cell ? -sign : sign;
        }
    }

    private int[] of(int sign) {
        return Arrays.stream(order, 0, size).filter(cell -> moved[cell] == sign).toArray();
    }
}
