package org.vigie.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/// A table of rows and columns with all totals: the inner cells come first, line by line, then a
/// total of each row, of each column, and of all.
record TwoWayTable(int[][] inner) {

    static TwoWayTable drawn(SplittableRandom random, int rows, int columns) {
        var inner = new int[rows][columns];
        for (var row : inner) {
            for (int c = 0; c < columns; c++) {
                row[c] = random.nextInt(3) == 0 ? random.nextInt(11) : random.nextInt(11, 60);
            }
        }
        return new TwoWayTable(inner);
    }

    int rows() {
        return inner.length;
    }

    int columns() {
        return inner[0].length;
    }

    int at(int cell) {
        return inner[cell / columns()][cell % columns()];
    }

    int row(int row) {
        return IntStream.of(inner[row]).sum();
    }

    int column(int column) {
        return Arrays.stream(inner).mapToInt(row -> row[column]).sum();
    }

    LinkedTables cells() {
        var cells = new LinkedTables();
        Arrays.stream(inner).flatMapToInt(IntStream::of).forEach(cells::add);
        int inside = cells.size();
        IntStream.range(0, rows()).forEach(r -> cells.add(row(r)));
        IntStream.range(0, columns()).forEach(c -> cells.add(column(c)));
        int all = cells.add(IntStream.range(0, rows()).map(this::row).sum());
        for (int r = 0; r < rows(); r++) {
            int first = r * columns();
            cells.sum(inside + r, IntStream.range(first, first + columns()).toArray());
        }
        for (int c = 0; c < columns(); c++) {
            int column = c;
            cells.sum(
                    inside + rows() + c,
                    IntStream.range(0, rows()).map(r -> r * columns() + column).toArray());
        }
        cells.sum(all, IntStream.range(inside, inside + rows()).toArray());
        cells.sum(all, IntStream.range(inside + rows(), all).toArray());
        return cells;
    }

    /// So many tables are looked at one after the other; where there are more, some of them all
    /// over.
    private static final int MANY = 50_000;

    private static final int STARTS = 400;

    /// Tables that agree with what is shown, where no hidden cell is of nobody unless it is so
    /// here; hidden totals are free. All of them, or where they are very many, a sample.
    List<TwoWayTable> agreeing(BitSet hidden, int most, SplittableRandom random) {
        var found = new ArrayList<TwoWayTable>();
        var so = new int[rows()][columns()];
        fill(0, so, hidden, most, found, MANY, _ -> 0);
        if (found.size() == MANY) {
            for (int start = 1; start <= STARTS; start++) {
                fill(0, so, hidden, most, found, MANY + 10 * start, random::nextInt);
            }
        }
        return found;
    }

    /// @param enough no more are looked for
    /// @param first with which of several values to begin
    private void fill(
            int cell,
            int[][] so,
            BitSet hidden,
            int most,
            List<TwoWayTable> found,
            int enough,
            IntUnaryOperator first) {
        if (found.size() >= enough) {
            return;
        }
        if (cell == rows() * columns()) {
            var one = new TwoWayTable(Arrays.stream(so).map(int[]::clone).toArray(int[][]::new));
            int total = IntStream.range(0, rows()).map(one::row).sum();
            int inside = rows() * columns();
            if (hidden.get(inside + rows() + columns())
                    || total == IntStream.range(0, rows()).map(this::row).sum()) {
                found.add(one);
            }
            return;
        }
        int r = cell / columns();
        int c = cell % columns();
        int inside = rows() * columns();
        int from = hidden.get(cell) ? (inner[r][c] == 0 ? 0 : 1) : inner[r][c];
        int to = hidden.get(cell) ? most : inner[r][c];
        if (!hidden.get(inside + r)) {
            int left = row(r) - IntStream.range(0, c).map(other -> so[r][other]).sum();
            to = Math.min(to, left);
            from = c == columns() - 1 ? Math.max(from, left) : from;
        }
        if (!hidden.get(inside + rows() + c)) {
            int left = column(c) - IntStream.range(0, r).map(other -> so[other][c]).sum();
            to = Math.min(to, left);
            from = r == rows() - 1 ? Math.max(from, left) : from;
        }
        int values = to - from + 1;
        int begin = values > 0 ? first.applyAsInt(values) : 0;
        for (int value = 0; value < values; value++) {
            so[r][c] = from + (begin + value) % values;
            fill(cell + 1, so, hidden, most, found, enough, first);
        }
        so[r][c] = 0;
    }
}
