package org.vigie.simulate.people;

import java.util.Arrays;
import org.vigie.statistics.random.RandomStream;

/// The days on which planted things happen to a person: each a Poisson process of its own, at a
/// constant rate that is the same for everybody. So what happens in one window says nothing about
/// another window or another code.
final class SingleEvents {

    private final double[] perDay;
    private final int[][] days;
    private final int[] counts;

    SingleEvents(double[] perDay) {
        this.perDay = perDay.clone();
        days = new int[perDay.length][16];
        counts = new int[perDay.length];
    }

    /// Draws everything anew between two days, both included.
    void draw(int first, int last, RandomStream draws) {
        for (int process = 0; process < perDay.length; process++) {
            counts[process] = 0;
            double time = first;
            while ((time += draws.exponential() / perDay[process]) < last + 1.0) {
                add(process, (int) Math.floor(time));
            }
        }
    }

    /// Adds a day, which need not be the latest.
    void add(int process, int day) {
        if (counts[process] == days[process].length) {
            days[process] = Arrays.copyOf(days[process], counts[process] * 2);
        }
        days[process][counts[process]++] = day;
    }

    int processes() {
        return perDay.length;
    }

    int count(int process) {
        return counts[process];
    }

    int day(int process, int event) {
        return days[process][event];
    }

    /// Whether anything happened between two days, both included.
    boolean any(int process, int from, int to) {
        for (int event = 0; event < counts[process]; event++) {
            if (days[process][event] >= from && days[process][event] <= to) {
                return true;
            }
        }
        return false;
    }
}
