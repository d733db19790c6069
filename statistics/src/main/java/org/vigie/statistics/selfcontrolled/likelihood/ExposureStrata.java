package org.vigie.statistics.selfcontrolled.likelihood;

import java.util.Arrays;
import org.vigie.statistics.selfcontrolled.design.CaseTally;

/// The strata of cases with one exposure and age groups, cut without an object a day or an
/// interval: what {@link org.vigie.statistics.selfcontrolled.design.CaseDesign} and
/// {@link CaseTally} make of them, a stratum a case, for searches over very many pairs.
///
/// Windows begin on given days after the start of an era, the last runs to its end, and later eras
/// override earlier ones, as {@link org.vigie.statistics.selfcontrolled.design.RiskWindows} says.
public final class ExposureStrata {

    private final int[] starts;
    private final int[] ages;
    private final StrataBuilder builder;
    private final int[] pattern;
    private final int[] days;
    private final int[] found;
    private final int[] touched;
    private int many;
    private CaseTally.Counts counts = CaseTally.Counts.NONE;
    private double allDays;
    private final double[] daysOf;
    private final int[] eventsOf;

    /// @param starts first days of the windows after the start of an era, increasing
    /// @param ages first days of the age groups after the first, increasing
    public ExposureStrata(int[] starts, int[] ages) {
        this.starts = starts.clone();
        this.ages = ages.clone();
        builder = new StrataBuilder(starts.length + ages.length);
        int cells = (starts.length + 1) * (ages.length + 1);
        pattern = new int[cells];
        Arrays.fill(pattern, -1);
        days = new int[cells];
        found = new int[cells];
        touched = new int[cells];
        daysOf = new double[starts.length + 1];
        eventsOf = new int[starts.length + 1];
    }

    /// Adds one case.
    ///
    /// @param start first day of age observed
    /// @param end last day
    /// @param events days of the outcome, ascending, each once, all observed; at least one
    /// @param eras first and last days of eras in turn, by first day
    public void add(int start, int end, int[] events, int[] eras) {
        many = 0;
        int upper = end;
        for (int i = eras.length - 2; i >= 0 && upper >= start; i -= 2) {
            upper = cover(Math.max(start - 1, eras[i + 1]), upper, 0, events);
            for (int window = starts.length - 1; window >= 0 && upper >= start; window--) {
                upper =
                        cover(
                                Math.max(start - 1, eras[i] - 1 + starts[window]),
                                upper,
                                window + 1,
                                events);
            }
        }
        cover(start - 1, upper, 0, events);
        close(events.length);
        allDays += (end - start + 1.0) * events.length;
        counts =
                counts.plus(
                        new CaseTally.Counts(
                                1,
                                0,
                                events[events.length - 1] == end ? 1 : 0,
                                overlap(eras) ? 1 : 0));
    }

    /// Days after one up to another are under a level; returns up to where the days before it are
    /// still to be told.
    private int cover(int after, int upper, int level, int[] events) {
        if (after >= upper) {
            return upper;
        }
        int from = after + 1;
        int group = group(from);
        while (from <= upper) {
            int to = group < ages.length ? Math.min(upper, ages[group] - 1) : upper;
            put(level * (ages.length + 1) + group, from, to, events);
            from = to + 1;
            group++;
        }
        return after;
    }

    private int group(int day) {
        int index = Arrays.binarySearch(ages, day);
        return index >= 0 ? index + 1 : -index - 1;
    }

    private void put(int cell, int from, int to, int[] events) {
        if (days[cell] == 0) {
            touched[many++] = cell;
        }
        days[cell] += to - from + 1;
        for (int event : events) {
            found[cell] += event >= from && event <= to ? 1 : 0;
        }
    }

    private void close(int events) {
        Arrays.sort(touched, 0, many);
        Arrays.fill(eventsOf, 0);
        for (int i = 0; i < many; i++) {
            int cell = touched[i];
            builder.interval(pattern(cell), days[cell], found[cell]);
            int level = cell / (ages.length + 1);
            daysOf[level] += (double) days[cell] * events;
            eventsOf[level] += found[cell];
            days[cell] = 0;
            found[cell] = 0;
        }
        builder.endStratum();
    }

    private int pattern(int cell) {
        if (pattern[cell] < 0) {
            var values = new double[starts.length + ages.length];
            int level = cell / (ages.length + 1);
            int group = cell % (ages.length + 1);
            if (level > 0) {
                values[level - 1] = 1;
            }
            if (group > 0) {
                values[starts.length + group - 1] = 1;
            }
            pattern[cell] = builder.pattern(values);
        }
        return pattern[cell];
    }

    private boolean overlap(int[] eras) {
        int before = Math.min(0, starts[0]);
        for (int i = 2; i < eras.length; i += 2) {
            if (eras[i] + before <= eras[i - 1]) {
                return true;
            }
        }
        return false;
    }

    /// How many events of the case added last fell in a window, counted from 0.
    public int events(int window) {
        return eventsOf[window + 1];
    }

    /// How many of them fell on days in no window.
    public int eventsElsewhere() {
        return eventsOf[0];
    }

    /// What has been added so far.
    public CaseStrata build() {
        return CaseStrata.of(builder);
    }

    public CaseTally.Counts counts() {
        return counts;
    }

    /// Days of the cases, each case's times its events.
    public double days() {
        return allDays;
    }

    /// Those of them in a window, counted from 0.
    public double days(int window) {
        return daysOf[window + 1];
    }
}
