package org.vigie.simulate.people;

import java.util.Arrays;
import org.vigie.timeline.Timeline;

/// A person's events as they come to mind, put in time order at the end; one object is reused for
/// all. What happens outside observation is not recorded.
public final class PersonEvents {

    private static final long VISITS_PER_PERSON = 100_000;
    private static final int INDEX_BITS = 24;

    private final Life life;
    private int size;
    private int visits;
    private int[] day = new int[256];
    private int[] code = new int[256];
    private double[] value = new double[256];
    private int[] end = new int[256];
    private long[] visit = new long[256];
    private long[] provider = new long[256];
    private long[] cost = new long[256];
    private long[] order = new long[256];

    /// @param life of the person whose events they are
    PersonEvents(Life life) {
        this.life = life;
    }

    void restart() {
        size = 0;
        visits = 0;
    }

    /// Adds a visit and answers its number, or {@link Timeline#NONE} where it is not recorded.
    long addVisit(int onDay, int visitCode, int lastDay, long by, long cents) {
        if (!life.observed(onDay)) {
            return Timeline.NONE;
        }
        long number = life.person * VISITS_PER_PERSON + visits++;
        add(onDay, visitCode, Double.NaN, lastDay, number, by, cents);
        return number;
    }

    /// Adds an event if its day is observed; an end beyond observation is cut there.
    void add(int onDay, int what, double number, int lastDay, long during, long by, long cents) {
        if (!life.observed(onDay)) {
            return;
        }
        if (size == day.length) {
            grow();
        }
        day[size] = onDay;
        code[size] = what;
        value[size] = number;
        end[size] =
                lastDay == Timeline.NO_DAY ? lastDay : Math.min(lastDay, life.observedUntil(onDay));
        visit[size] = during;
        provider[size] = by;
        cost[size] = cents;
        order[size] = (long) onDay << INDEX_BITS | size;
        size++;
    }

    /// Forgets what comes after a day.
    void endOn(int last) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (day[i] <= last) {
                day[kept] = day[i];
                code[kept] = code[i];
                value[kept] = value[i];
                end[kept] = Math.min(end[i], last);
                visit[kept] = visit[i];
                provider[kept] = provider[i];
                cost[kept] = cost[i];
                order[kept] = (long) day[i] << INDEX_BITS | kept;
                kept++;
            }
        }
        size = kept;
    }

    private void grow() {
        int more = size * 2;
        day = Arrays.copyOf(day, more);
        code = Arrays.copyOf(code, more);
        value = Arrays.copyOf(value, more);
        end = Arrays.copyOf(end, more);
        visit = Arrays.copyOf(visit, more);
        provider = Arrays.copyOf(provider, more);
        cost = Arrays.copyOf(cost, more);
        order = Arrays.copyOf(order, more);
    }

    /// Puts the events in time order, those of a day as they were added: a visit before its
    /// content.
    void settle() {
        Arrays.sort(order, 0, size);
    }

    public int size() {
        return size;
    }

    /// Where the event at a place in time order is kept.
    private int at(int event) {
        return (int) order[event] & (1 << INDEX_BITS) - 1;
    }

    public int day(int event) {
        return day[at(event)];
    }

    public int code(int event) {
        return code[at(event)];
    }

    public double value(int event) {
        return value[at(event)];
    }

    public int end(int event) {
        return end[at(event)];
    }

    public long visit(int event) {
        return visit[at(event)];
    }

    public long provider(int event) {
        return provider[at(event)];
    }

    public long cost(int event) {
        return cost[at(event)];
    }
}
