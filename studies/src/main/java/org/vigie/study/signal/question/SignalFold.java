package org.vigie.study.signal.question;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.vigie.study.SupplyDays;
import org.vigie.timeline.Fold;
import org.vigie.timeline.Timeline;

/// One pass for all pairs of exposure and outcome.
///
/// An era begins on the day of a record and lasts to its last day, as far as that is known, and the
/// days beyond; records that end before they start are passed over, and records that lie no more
/// than the gap apart are one era. Of an outcome the first record, or every day with one, counts if
/// it is at risk.
public record SignalFold(Targets exposures, Targets outcomes, AtRiskRules watch)
        implements Fold<SignalCounts> {

    @Override
    public SignalCounts empty() {
        return new SignalCounts();
    }

    @Override
    public void add(SignalCounts state, Timeline person) {
        var observed = TimeAtRisk.observed(person, watch.washoutDays());
        var spans = observed.in(watch.population(), person.person());
        boolean born = !watch.birthNeeded() || person.birthDay() != Timeline.NO_DAY;
        for (int period = 0; period < person.periods(); period++) {
            state.observedUntil(person.periodEnd(period));
        }
        if (spans.size() == 0 || !born) {
            state.add(
                    new SignalCounts.Left(
                            1, one(observed.size() > 0), one(spans.size() > 0), 0, 0, 0));
            return;
        }
        var scratch = state.scratch(exposures.size(), outcomes.size());
        scratch.clear();
        read(person, scratch);
        readCohorts(person.person(), scratch);
        var exposed = scratch.exposures();
        var eras = new int[exposed.length][];
        Arrays.setAll(
                eras,
                i ->
                        watch.firstEraOnly()
                                ? Arrays.copyOf(scratch.eras(exposed[i]), 2)
                                : scratch.eras(exposed[i]));
        for (int i = 0; i < exposed.length; i++) {
            count(state, exposed[i], eras[i], spans);
        }
        watch.personTime().ifPresent(rules -> addTime(state, rules, person, spans, exposed, eras));
        var found = scratch.outcomes();
        var events = new int[found.length][];
        Arrays.setAll(events, i -> counted(scratch.events(found[i]), spans));
        int[] kept = IntStream.range(0, found.length).filter(i -> events[i].length > 0).toArray();
        state.add(
                new SignalCounts.Left(
                        1,
                        1,
                        1,
                        1,
                        one(kept.length > 0),
                        one(kept.length > 0 && exposed.length > 0)));
        if (kept.length > 0) {
            state.add(
                    new CasePerson(
                            person.birthDay() == Timeline.NO_DAY ? 0 : person.birthDay(),
                            spans.starts(),
                            spans.ends(),
                            Arrays.stream(kept).map(i -> found[i]).toArray(),
                            Arrays.stream(kept).mapToObj(i -> events[i]).toArray(int[][]::new),
                            exposed,
                            eras));
        }
    }

    private static void addTime(
            SignalCounts state,
            PersonTimeRules rules,
            Timeline person,
            TimeAtRisk spans,
            int[] exposed,
            int[][] eras) {
        int birth = person.birthDay() == Timeline.NO_DAY ? 0 : person.birthDay();
        state.addDays(rules.days(spans, birth));
        for (int i = 0; i < exposed.length; i++) {
            var days = rules.exposed(eras[i], spans, birth);
            if (Arrays.stream(days).anyMatch(count -> count > 0)) {
                state.exposure(exposed[i]).addDays(days);
            }
        }
    }

    private static int one(boolean holds) {
        return holds ? 1 : 0;
    }

    private void read(Timeline person, PersonScratch scratch) {
        var isExposure = exposures.in(person.codes());
        var isOutcome = outcomes.in(person.codes());
        for (int event = 0; event < person.size(); event++) {
            int code = person.code(event);
            int day =
                    isExposure[code].length + isOutcome[code].length == 0
                            ? Timeline.NO_DAY
                            : person.day(event);
            if (day == Timeline.NO_DAY) {
                continue;
            }
            if (isExposure[code].length > 0 && !SupplyDays.endsBeforeItStarts(person, event)) {
                int last = lastDay(person, event);
                for (int exposure : isExposure[code]) {
                    scratch.expose(exposure, day, last + watch.extraDays(), watch.gapDays());
                }
            }
            for (int outcome : isOutcome[code]) {
                scratch.happen(outcome, day);
            }
        }
    }

    private int lastDay(Timeline person, int event) {
        int last = SupplyDays.last(person, event);
        return last == Timeline.NO_DAY ? person.day(event) + watch.suppliedDays() - 1 : last;
    }

    /// Entries of cohorts come by first day too; they last as long as they say, whatever the
    /// persistence.
    private void readCohorts(long person, PersonScratch scratch) {
        for (int number = 0; number < exposures.size(); number++) {
            var entries = exposures.get(number).entries();
            if (entries.size() > 0) {
                var starts = entries.starts(person);
                var ends = entries.ends(person);
                for (int i = 0; i < starts.length; i++) {
                    scratch.expose(
                            number, starts[i], Math.max(starts[i], ends[i]), watch.gapDays());
                }
            }
        }
        for (int number = 0; number < outcomes.size(); number++) {
            if (outcomes.get(number).entries().size() > 0) {
                for (int day : outcomes.get(number).entries().starts(person)) {
                    scratch.happen(number, day);
                }
            }
        }
    }

    private int[] counted(int[] days, TimeAtRisk spans) {
        return Arrays.stream(days, 0, watch.firstEventOnly() ? 1 : days.length)
                .filter(spans::holds)
                .toArray();
    }

    private void count(SignalCounts state, int exposure, int[] eras, TimeAtRisk spans) {
        boolean first = true;
        for (int i = 0; i < eras.length; i += 2) {
            if (spans.holds(eras[i])) {
                var totals = state.exposure(exposure);
                totals.addStart(eras[i], spans, watch.risk().isEmpty(eras[i], eras[i + 1]));
                if (first) {
                    totals.addPerson();
                    if (watch.firstUses()) {
                        totals.use(eras[i], 1);
                    }
                }
                first = false;
            }
        }
    }

    @Override
    public SignalCounts merge(SignalCounts left, SignalCounts right) {
        return left.merge(right);
    }
}
