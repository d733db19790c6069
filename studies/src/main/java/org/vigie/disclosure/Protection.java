package org.vigie.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether a hidden cell is protected by the others: how far it can go up and down while all that
/// is shown stays as it is. Exchanges are made one after the other until it has gone far enough, so
/// that what is found is a table that agrees with everything shown.
final class Protection {

    private record Made(Exchange exchange, long amount) {}

    private final LinkedTables cells;
    private final int most;
    private final long[] now;
    private final ExchangeSearch search;

    /// @param hidden what is hidden; not copied, so that it may change
    /// @param steps cells that are tried for an exchange
    Protection(LinkedTables cells, BitSet hidden, int most, int steps) {
        this.cells = cells;
        this.most = most;
        now = new long[cells.size()];
        for (int cell = 0; cell < now.length; cell++) {
            now[cell] = cells.people(cell);
        }
        search = new ExchangeSearch(cells, now, hidden, new double[now.length], most, steps);
    }

    /// The cells that protect one, itself among them; `null` where it is not protected.
    @Nullable BitSet of(int cell) {
        var used = new BitSet();
        boolean isProtected = protects(cell, cells.people(cell), 1, used);
        boolean isFew = few(cells.people(cell));
        for (var other : cells.following(cell)) {
            isFew |= few(other.people());
            isProtected = isProtected && protects(cell, other.people(), other.sign(), used);
        }
        if (!isFew) {
            isProtected = reach(cell, 1, 1, false, used) > 0 || reach(cell, -1, 1, false, used) > 0;
        }
        return isProtected ? used : null;
    }

    /// Whether a cell, or a number that follows from it, can be more than few and is not bound too
    /// narrowly.
    ///
    /// @param sign of the number, as the cell grows
    private boolean protects(int cell, long people, int sign, BitSet used) {
        if (!few(people)) {
            return true;
        }
        long up = reach(cell, sign, most, false, used);
        // It can be 1 at the least, so what is the limit apart is more than the limit at the most.
        return up + reach(cell, -sign, most - up, false, used) >= most;
    }

    private boolean few(long people) {
        return SmallCells.few(people, most);
    }

    /// Whether any number of a cell is one of few people.
    boolean isFew(int cell) {
        return few(cells.people(cell))
                || Arrays.stream(cells.following(cell)).anyMatch(other -> few(other.people()));
    }

    /// The cells by which one of few people can be of several other numbers of few people while
    /// those of few remain so and no others become so: what is known to who knows which cells are
    /// of few.
    @Nullable BitSet ofAlike(int cell) {
        var used = new BitSet();
        long wide = most / 2;
        long up = reach(cell, 1, wide, true, used);
        return up + reach(cell, -1, wide - up, true, used) >= wide ? used : null;
    }

    /// How far a cell can go, up to what is wanted.
    ///
    /// @param alike whether few stay few and others stay more
    private long reach(int cell, int sign, long wanted, boolean alike, BitSet used) {
        var made = new ArrayList<Made>();
        long gone = 0;
        for (long least = wanted; least >= 1 && gone < wanted; ) {
            long part = Math.min(least, wanted - gone);
            var exchange = search.alike(alike).ofHidden(cell, sign, part);
            if (exchange == null) {
                least = least == 1 ? 0 : Math.max(1, least / 3);
                continue;
            }
            long amount = Math.min(wanted - gone, search.amount(exchange));
            make(exchange, amount);
            made.add(new Made(exchange, amount));
            gone += amount;
        }
        undo(made, used);
        return gone;
    }

    private void make(Exchange exchange, long amount) {
        for (int cell : exchange.up()) {
            now[cell] += amount;
        }
        for (int cell : exchange.down()) {
            now[cell] -= amount;
        }
    }

    private void undo(List<Made> made, BitSet used) {
        for (var each : made) {
            make(each.exchange(), -each.amount());
            for (int cell : each.exchange().up()) {
                used.set(cell);
            }
            for (int cell : each.exchange().down()) {
                used.set(cell);
            }
        }
    }
}
