package org.vigie.study.signal.question;

import java.util.Arrays;

/// The eras and outcomes of one person while their records are read.
final class PersonScratch {

    private final IntList[] eras;
    private final IntList[] events;
    private final IntList exposed = new IntList();
    private final IntList withOutcome = new IntList();

    PersonScratch(int exposures, int outcomes) {
        eras = new IntList[exposures];
        events = new IntList[outcomes];
        Arrays.setAll(eras, _ -> new IntList());
        Arrays.setAll(events, _ -> new IntList());
    }

    void clear() {
        for (int i = 0; i < exposed.size(); i++) {
            eras[exposed.get(i)].clear();
        }
        for (int i = 0; i < withOutcome.size(); i++) {
            events[withOutcome.get(i)].clear();
        }
        exposed.clear();
        withOutcome.clear();
    }

    /// Days of an exposure, which come by first day; joined to the era before where no more than so
    /// many days lie between.
    void expose(int exposure, int start, int end, int gapDays) {
        var days = eras[exposure];
        if (days.size() == 0) {
            exposed.add(exposure);
        }
        if (days.size() > 0 && start <= (long) days.last() + gapDays + 1) {
            days.setLast(Math.max(days.last(), end));
        } else {
            days.add(start);
            days.add(end);
        }
    }

    /// A day of an outcome, which come in order.
    void happen(int outcome, int day) {
        var days = events[outcome];
        if (days.size() == 0) {
            withOutcome.add(outcome);
        }
        if (days.size() == 0 || days.last() != day) {
            days.add(day);
        }
    }

    /// The exposures there are, ascending.
    int[] exposures() {
        return sorted(exposed);
    }

    /// The outcomes there are, ascending.
    int[] outcomes() {
        return sorted(withOutcome);
    }

    private static int[] sorted(IntList numbers) {
        var sorted = numbers.toArray();
        Arrays.sort(sorted);
        return sorted;
    }

    int[] eras(int exposure) {
        return eras[exposure].toArray();
    }

    int[] events(int outcome) {
        return events[outcome].toArray();
    }
}
