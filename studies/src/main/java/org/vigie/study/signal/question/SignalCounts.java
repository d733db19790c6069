package org.vigie.study.signal.question;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What one pass over the people leaves of them: those with an outcome, a few dozen bytes each, and
/// counts of every exposure over everybody. It tells of persons, so it stays where its people are.
public final class SignalCounts {

    /// Whom each rule left: everybody, at risk on some day, with a day of birth where that is
    /// needed, with an outcome, and with an exposure too.
    public record Left(
            long everybody, long observed, long member, long born, long withOutcome, long exposed) {

        static final Left NOBODY = new Left(0, 0, 0, 0, 0, 0);

        Left plus(Left other) {
            return new Left(
                    everybody + other.everybody,
                    observed + other.observed,
                    member + other.member,
                    born + other.born,
                    withOutcome + other.withOutcome,
                    exposed + other.exposed);
        }
    }

    /// A state as it is written.
    record Written(
            Left left,
            int lastDay,
            List<byte[]> cases,
            Map<Integer, ExposureTotals> exposures,
            long[] days) {}

    private Left left = Left.NOBODY;
    private int lastDay = Integer.MIN_VALUE;
    private final List<byte[]> cases = new ArrayList<>();
    private Totals[] exposures = {};
    private @Nullable PersonScratch scratch;
    private long[] days = {};

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static SignalCounts of(Written written) {
        var counts = new SignalCounts();
        counts.left = written.left;
        counts.lastDay = written.lastDay;
        counts.days = written.days;
        counts.cases.addAll(written.cases);
        written.exposures.forEach((number, totals) -> counts.exposure(number).add(totals));
        return counts;
    }

    @JsonValue
    Written written() {
        cases.sort(Arrays::compare);
        return new Written(left, lastDay, cases, totals(), days);
    }

    /// What was counted of each exposure, by number; those that nobody had are not there.
    public Map<Integer, ExposureTotals> totals() {
        var totals = new TreeMap<Integer, ExposureTotals>();
        for (int number = 0; number < exposures.length; number++) {
            if (exposures[number] != null) {
                totals.put(number, exposures[number].total());
            }
        }
        return totals;
    }

    void add(Left who) {
        left = left.plus(who);
    }

    void observedUntil(int day) {
        lastDay = Math.max(lastDay, day);
    }

    void addDays(long[] more) {
        days = ExposureTotals.sum(days, more);
    }

    /// Days at risk of everybody, by age group; empty unless asked for.
    public long[] days() {
        return days.clone();
    }

    void add(CasePerson person) {
        cases.add(person.bytes());
    }

    Totals exposure(int number) {
        if (number >= exposures.length) {
            exposures = Arrays.copyOf(exposures, Math.max(number + 1, 2 * exposures.length));
        }
        if (exposures[number] == null) {
            exposures[number] = new Totals();
        }
        return exposures[number];
    }

    /// Room for one person at a time.
    PersonScratch scratch(int exposureCount, int outcomeCount) {
        if (scratch == null) {
            scratch = new PersonScratch(exposureCount, outcomeCount);
        }
        return scratch;
    }

    public Left left() {
        return left;
    }

    /// The last day on which anybody was observed.
    public int lastDay() {
        return lastDay;
    }

    /// Everybody with an outcome, in an order that depends on nothing but who they are.
    public List<byte[]> cases() {
        cases.sort(Arrays::compare);
        return cases;
    }

    SignalCounts merge(SignalCounts other) {
        left = left.plus(other.left);
        lastDay = Math.max(lastDay, other.lastDay);
        cases.addAll(other.cases);
        addDays(other.days);
        for (int number = 0; number < other.exposures.length; number++) {
            if (other.exposures[number] != null) {
                exposure(number).add(other.exposures[number].total());
            }
        }
        return this;
    }
}
