package org.vigie.statistics.selfcontrolled.time;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.stream.IntStream;

/// Seasons, each from a day of the year to the day before the next; the reference begins earliest
/// in the year.
///
/// @param firstDays the first day of each season, in the order of the year, at least two; not 29
///   February
public record Seasons(List<MonthDay> firstDays) implements TimeTerm {

    public Seasons {
        firstDays = List.copyOf(firstDays);
        List<MonthDay> days = firstDays;
        if (days.size() < 2
                || days.contains(MonthDay.of(2, 29))
                || IntStream.range(1, days.size())
                        .anyMatch(i -> !days.get(i - 1).isBefore(days.get(i)))) {
            throw new IllegalArgumentException(
                    """
                    seasons need two first days or more, in the order of the year \
                    and not 29 February, were %s\
                    """
                            .formatted(days));
        }
    }

    @Override
    public List<String> columns() {
        return firstDays.stream()
                .skip(1)
                .map(day -> "season from " + day.toString().substring(2))
                .toList();
    }

    @Override
    public int cells() {
        return firstDays.size() - 1;
    }

    @Override
    public boolean groups() {
        return true;
    }

    @Override
    public int cell(int day, long birth) {
        int begun = begun(LocalDate.ofEpochDay(birth + day));
        return (begun == 0 ? firstDays.size() : begun) - 2;
    }

    @Override
    public int lastOf(int day, long birth) {
        LocalDate date = LocalDate.ofEpochDay(birth + day);
        int begun = begun(date);
        LocalDate next =
                begun < firstDays.size()
                        ? firstDays.get(begun).atYear(date.getYear())
                        : firstDays.getFirst().atYear(date.getYear() + 1);
        return Math.toIntExact(next.toEpochDay() - birth - 1);
    }

    /// How many seasons have begun in the date's year.
    private int begun(LocalDate date) {
        return (int) firstDays.stream().filter(day -> !MonthDay.from(date).isBefore(day)).count();
    }

    @Override
    public double[] row(int cell) {
        double[] row = new double[cells()];
        row[cell] = 1;
        return row;
    }
}
