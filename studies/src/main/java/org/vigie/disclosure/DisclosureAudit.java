package org.vigie.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Which hidden cells the sums give away: those whose value is the same in every solution of the
/// equations that the sums and the shown cells make.
///
/// Gauss and Jordan's elimination over the whole numbers modulo the prime 2³¹ − 1: a cell is
/// determined where its row is left with no other cell. What a rational combination of sums gives
/// away is found so unless the prime divides its denominator, which sums of tables do not come
/// near.
public final class DisclosureAudit {

    private static final long PRIME = Integer.MAX_VALUE;

    /// A reduced row by the cell it is solved for, its coefficient being 1.
    private final Map<Integer, Map<Integer, Long>> rows = new HashMap<>();

    /// The pivots of the rows in which a cell is that no row is solved for.
    private final Map<Integer, Set<Integer>> users = new HashMap<>();

    private DisclosureAudit() {}

    public static BitSet of(List<LinkedTables.Sum> sums, BitSet hidden) {
        var determined = new DisclosureAudit();
        var equations = new ArrayList<Map<Integer, Long>>();
        for (var sum : sums) {
            var equation = equation(sum, hidden);
            if (!equation.isEmpty()) {
                equations.add(equation);
            }
        }
        equations.sort(Comparator.comparingInt(Map::size));
        equations.forEach(determined::add);
        var cells = new BitSet();
        determined.rows.forEach((cell, row) -> {
            if (row.size() == 1) {
                cells.set(cell);
            }
        });
        return cells;
    }

    private static Map<Integer, Long> equation(LinkedTables.Sum sum, BitSet hidden) {
        var equation = new HashMap<Integer, Long>();
        for (int part : sum.parts()) {
            if (hidden.get(part)) {
                equation.merge(part, 1L, DisclosureAudit::plus);
            }
        }
        if (hidden.get(sum.total())) {
            equation.merge(sum.total(), PRIME - 1, DisclosureAudit::plus);
        }
        equation.values().removeIf(coefficient -> coefficient == 0);
        return equation;
    }

    private static long plus(long one, long other) {
        return (one + other) % PRIME;
    }

    private void add(Map<Integer, Long> equation) {
        for (int cell : List.copyOf(equation.keySet())) {
            var row = rows.get(cell);
            if (row != null) {
                subtract(equation, coefficient(equation, cell), row);
            }
        }
        if (equation.isEmpty()) {
            return;
        }
        int pivot =
                equation.keySet().stream()
                        .min(
                                Comparator.<Integer>comparingInt(
                                                cell -> users.getOrDefault(cell, Set.of()).size())
                                        .thenComparing(Comparator.naturalOrder()))
                        .orElseThrow();
        long inverse = inverse(coefficient(equation, pivot));
        equation.replaceAll((_, coefficient) -> coefficient * inverse % PRIME);
        var above = users.remove(pivot);
        for (int user : above == null ? Set.<Integer>of() : above) {
            var row = Objects.requireNonNull(rows.get(user), "who uses a cell has a row");
            row.keySet().forEach(cell -> forget(cell, user));
            subtract(row, coefficient(row, pivot), equation);
            row.keySet().forEach(cell -> use(cell, user));
        }
        rows.put(pivot, equation);
        equation.keySet().forEach(cell -> use(cell, pivot));
    }

    private static long coefficient(Map<Integer, Long> row, int cell) {
        return row.getOrDefault(cell, 0L);
    }

    private void use(int cell, int pivot) {
        if (cell != pivot) {
            users.computeIfAbsent(cell, _ -> new HashSet<>()).add(pivot);
        }
    }

    private void forget(int cell, int pivot) {
        if (cell != pivot && users.containsKey(cell)) {
            users.get(cell).remove(pivot);
        }
    }

    /// `from` less so many times `row`.
    private static void subtract(Map<Integer, Long> from, long times, Map<Integer, Long> row) {
        if (times == 0) {
            return;
        }
        row.forEach((cell, coefficient) -> {
            long left = plus(coefficient(from, cell), PRIME - times * coefficient % PRIME);
            if (left == 0) {
                from.remove(cell);
            } else {
                from.put(cell, left);
            }
        });
    }

    /// Fermat's little theorem: a^(p − 2).
    private static long inverse(long number) {
        long inverse = 1;
        long square = number;
        for (long power = PRIME - 2; power > 0; power >>= 1) {
            if ((power & 1) == 1) {
                inverse = inverse * square % PRIME;
            }
            square = square * square % PRIME;
        }
        return inverse;
    }
}
