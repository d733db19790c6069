package org.vigie.study.druguse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.vigie.study.SupplyDays;
import org.vigie.timeline.Timeline;

/// One person's use of one drug. Records of eras that a source derived itself are passed over, and
/// those that end before they start.
final class PersonDrugUse {

    private static final Set<String> DERIVED = Set.of("drug_era", "dose_era");

    /// A record of the drug.
    ///
    /// @param end its last day
    /// @param known whether the source says how long it lasts
    record Supply(int start, int end, boolean known) {}

    /// Use without a break: supplies in order, and the last day of any.
    record Era(List<Supply> supplies, int end) {

        int start() {
            return supplies.getFirst().start();
        }
    }

    /// An observation period with the eras that begin in it, up to the end of the study.
    ///
    /// @param last the last day looked at: that of the period or of the study
    record Period(int start, int last, List<Era> eras) {}

    private final DrugUsePlan plan;
    private final Timeline person;
    private final List<Period> periods = new ArrayList<>();
    private final List<Integer> reversed = new ArrayList<>();

    PersonDrugUse(DrugUsePlan plan, DrugUsePlan.Drug drug, Timeline person) {
        this.plan = plan;
        this.person = person;
        var supplies = drug.cohort() ? listed(drug) : recorded(drug);
        for (int period = 0; period < person.periods(); period++) {
            int start = person.periodStart(period);
            int last = Math.min(person.periodEnd(period), plan.to());
            if (person.deathDay() != Timeline.NO_DAY) {
                last = Math.min(last, person.deathDay());
            }
            int end = last;
            if (start <= last) {
                periods.add(
                        new Period(
                                start,
                                last,
                                eras(
                                        supplies.stream()
                                                .filter(s -> start <= s.start() && s.start() <= end)
                                                .toList())));
            }
        }
    }

    private List<Supply> listed(DrugUsePlan.Drug drug) {
        var starts = drug.entries().starts(person.person());
        var ends = drug.entries().ends(person.person());
        var supplies = new ArrayList<Supply>();
        for (int entry = 0; entry < starts.length; entry++) {
            supplies.add(new Supply(starts[entry], ends[entry], true));
        }
        return supplies;
    }

    private List<Supply> recorded(DrugUsePlan.Drug drug) {
        var asked = drug.codes().in(person.codes());
        var supplies = new ArrayList<Supply>();
        for (int event = 0; event < person.size(); event++) {
            if (asked[person.code(event)]
                    && person.day(event) != Timeline.NO_DAY
                    && !DERIVED.contains(person.table(event))) {
                if (SupplyDays.endsBeforeItStarts(person, event)) {
                    reversed.add(person.day(event));
                } else {
                    supplies.add(supply(event));
                }
            }
        }
        return supplies;
    }

    /// How long it lasts: days of supply, else to the day it ends, else as long as the plan says.
    private Supply supply(int event) {
        int day = person.day(event);
        int last = SupplyDays.last(person, event);
        return last != Timeline.NO_DAY
                ? new Supply(day, last, true)
                : new Supply(day, day + plan.supplied() - 1, false);
    }

    private List<Era> eras(List<Supply> supplies) {
        var eras = new ArrayList<Era>();
        var open = new ArrayList<Supply>();
        int end = 0;
        for (var supply :
                supplies.stream().sorted(Comparator.comparingInt(Supply::start)).toList()) {
            if (!open.isEmpty() && supply.start() - end - 1 > plan.gap()) {
                eras.add(new Era(List.copyOf(open), end));
                open.clear();
            }
            end = open.isEmpty() ? supply.end() : Math.max(end, supply.end());
            open.add(supply);
        }
        if (!open.isEmpty()) {
            eras.add(new Era(List.copyOf(open), end));
        }
        return eras;
    }

    List<Period> periods() {
        return periods;
    }

    /// Records of the study that end before they start.
    long reversed() {
        return reversed.stream()
                .filter(day ->
                        day >= plan.from()
                                && periods.stream()
                                        .anyMatch(p -> p.start() <= day && day <= p.last()))
                .count();
    }

    /// The first day from the beginning of a period on which an era could be new: observed for the
    /// washout, and none within it before.
    ///
    /// @param era its place, or how many there are for the time after all of them
    int free(Period period, int era) {
        int observed = period.start() + plan.washout();
        return era == 0
                ? observed
                : Math.max(observed, period.eras().get(era - 1).end() + 1 + plan.washout());
    }

    /// Whether an era is new use.
    boolean isNew(Period period, int era) {
        return period.eras().get(era).start() >= free(period, era);
    }
}
