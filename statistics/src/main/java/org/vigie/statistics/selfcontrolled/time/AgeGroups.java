package org.vigie.statistics.selfcontrolled.time;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Age groups; the first, which starts with observation, is the reference.
///
/// @param firstDays the first day of age of each further group, increasing
public record AgeGroups(int... firstDays) implements TimeTerm {

    public AgeGroups {
        if (IntStream.range(1, firstDays.length).anyMatch(i -> firstDays[i - 1] >= firstDays[i])) {
            throw new IllegalArgumentException(
                    "first days of age groups increase, were " + Arrays.toString(firstDays));
        }
    }

    @Override
    public List<String> columns() {
        return Arrays.stream(firstDays).mapToObj(day -> "age " + day).toList();
    }

    @Override
    public int cells() {
        return firstDays.length;
    }

    @Override
    public boolean groups() {
        return true;
    }

    @Override
    public int cell(int day, long birth) {
        return next(day) - 1;
    }

    @Override
    public int lastOf(int day, long birth) {
        int next = next(day);
        return next == firstDays.length ? Integer.MAX_VALUE : firstDays[next] - 1;
    }

    /// The first group that has not begun on a day.
    private int next(int day) {
        int found = Arrays.binarySearch(firstDays, day);
        return found >= 0 ? found + 1 : -found - 1;
    }

    @Override
    public double[] row(int cell) {
        double[] row = new double[firstDays.length];
        row[cell] = 1;
        return row;
    }
}
