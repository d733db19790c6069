package org.vigie.study.signal.question;

import java.util.Arrays;

/// A person with an outcome while observed: all that a case series needs. Days count from
/// 1970-01-01.
///
/// @param birth day of birth; 0 where it does not matter
/// @param starts first days of the spans at risk
/// @param ends their last days
/// @param outcomes numbers of the outcomes, ascending
/// @param events of each outcome, days inside the spans, ascending
/// @param exposures numbers of the exposures, ascending
/// @param eras of each exposure, first and last days in turn, in time order
public record CasePerson(
        int birth,
        int[] starts,
        int[] ends,
        int[] outcomes,
        int[][] events,
        int[] exposures,
        int[][] eras) {

    /// As short as it can be told; equal people have equal bytes.
    byte[] bytes() {
        var out = new Varints();
        int zero = starts[0];
        out.whole(zero);
        out.whole(birth - zero);
        out.days(starts, zero);
        out.days(ends, zero);
        out.days(outcomes, 0);
        Arrays.stream(events).forEach(days -> out.days(days, zero));
        out.days(exposures, 0);
        Arrays.stream(eras).forEach(days -> out.days(days, zero));
        return out.bytes();
    }

    public static CasePerson of(byte[] bytes) {
        var in = new Varints(bytes);
        int zero = in.whole();
        int birth = zero + in.whole();
        var starts = in.days(zero);
        var ends = in.days(zero);
        var outcomes = in.days(0);
        var events = new int[outcomes.length][];
        for (int i = 0; i < events.length; i++) {
            events[i] = in.days(zero);
        }
        var exposures = in.days(0);
        var eras = new int[exposures.length][];
        for (int i = 0; i < eras.length; i++) {
            eras[i] = in.days(zero);
        }
        return new CasePerson(birth, starts, ends, outcomes, events, exposures, eras);
    }

    /// The outcomes alone.
    public static int[] outcomesOf(byte[] bytes) {
        var in = new Varints(bytes);
        in.whole();
        in.whole();
        in.days(0);
        in.days(0);
        return in.days(0);
    }

    /// The days of an outcome; empty where the person has it not.
    int[] eventsOf(int outcome) {
        int place = Arrays.binarySearch(outcomes, outcome);
        return place < 0 ? new int[0] : events[place];
    }
}
