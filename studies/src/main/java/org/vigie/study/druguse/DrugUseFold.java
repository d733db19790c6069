package org.vigie.study.druguse;

import java.util.List;
import java.util.TreeSet;
import org.vigie.study.AgeGroups;
import org.vigie.study.Stratum;
import org.vigie.study.druguse.PersonDrugUse.Era;
import org.vigie.study.druguse.PersonDrugUse.Period;
import org.vigie.study.druguse.PersonDrugUse.Supply;
import org.vigie.timeline.Days;
import org.vigie.timeline.Fold;
import org.vigie.timeline.Timeline;

/// Counts who uses drugs in each year, and how those who begin go on.
public record DrugUseFold(DrugUsePlan plan) implements Fold<DrugUseCounts> {

    @Override
    public DrugUseCounts empty() {
        return new DrugUseCounts();
    }

    @Override
    public void add(DrugUseCounts counts, Timeline person) {
        counts.people++;
        boolean observed = false;
        for (int drug = 0; drug < plan.drugs().size(); drug++) {
            var use = new PersonDrugUse(plan, plan.drugs().get(drug), person);
            for (int year = Days.year(plan.from()); year <= Days.year(plan.to()); year++) {
                observed |= year(counts, drug, person, use, year);
            }
            supplies(counts, drug, use);
            first(counts, drug, person, use);
        }
        counts.observed += observed ? 1 : 0;
    }

    /// Whether the person was observed on a day of the year that the study covers.
    private boolean year(
            DrugUseCounts counts, int drug, Timeline person, PersonDrugUse use, int year) {
        int from = Math.max(plan.from(), Days.of(year, 1, 1));
        int to = Math.min(plan.to(), Days.of(year, 12, 31));
        var is = new boolean[4];
        for (var period : use.periods()) {
            is[DrugUseCounts.POPULATION] |= overlap(period.start(), period.last(), from, to);
            for (int era = 0; era <= period.eras().size(); era++) {
                boolean ends = era == period.eras().size();
                int start = ends ? period.last() : period.eras().get(era).start();
                is[DrugUseCounts.AT_RISK] |= overlap(use.free(period, era), start, from, to);
                if (!ends) {
                    int end = Math.min(period.last(), period.eras().get(era).end());
                    is[DrugUseCounts.USERS] |= overlap(start, end, from, to);
                    is[DrugUseCounts.NEW_USERS] |=
                            overlap(start, start, from, to) && use.isNew(period, era);
                }
            }
        }
        var stratum = Stratum.of(drug, year, age(person, year), person, plan.by());
        for (int measure = 0; measure < is.length; measure++) {
            if (is[measure]) {
                counts.stratum(stratum, measure);
            }
        }
        return is[DrugUseCounts.POPULATION];
    }

    private static boolean overlap(int start, int end, int from, int to) {
        return Math.max(start, from) <= Math.min(end, to);
    }

    /// The group of the age reached in the year.
    private int age(Timeline person, int year) {
        if (person.birthDay() == Timeline.NO_DAY && !plan.by().ages().isEmpty()) {
            return Stratum.UNKNOWN_AGE;
        }
        return new AgeGroups(plan.by().ages()).of(year - person.birthYear());
    }

    /// How many of the supplies of the study say how long they last, and how many records are none.
    private void supplies(DrugUseCounts counts, int drug, PersonDrugUse use) {
        counts.total(drug, DrugUseCounts.REVERSED, use.reversed());
        for (var period : use.periods()) {
            for (var era : period.eras()) {
                for (var supply : era.supplies()) {
                    boolean inside = supply.start() >= plan.from();
                    counts.total(drug, DrugUseCounts.SUPPLIES, inside ? 1 : 0);
                    counts.total(drug, DrugUseCounts.KNOWN, inside && supply.known() ? 1 : 0);
                }
            }
        }
    }

    private void first(DrugUseCounts counts, int drug, Timeline person, PersonDrugUse use) {
        for (var period : use.periods()) {
            for (int era = 0; era < period.eras().size(); era++) {
                if (period.eras().get(era).start() >= plan.from() && use.isNew(period, era)) {
                    counts.total(drug, DrugUseCounts.FIRST, 1);
                    follow(counts, drug, period, period.eras().subList(era, period.eras().size()));
                    indications(counts, drug, person, period.eras().get(era).start());
                    return;
                }
            }
        }
    }

    private void follow(DrugUseCounts counts, int drug, Period period, List<Era> eras) {
        var first = eras.getFirst();
        int start = first.start();
        int end = Math.min(first.end(), period.last());
        counts.value(drug, DrugUseMeasure.DURATION, end - start + 1);
        counts.value(drug, DrugUseMeasure.ERAS, eras.size());
        // The end of use is known once a whole gap after it was seen.
        boolean stopped = first.end() + plan.gap() < period.last();
        if (stopped) {
            counts.value(drug, DrugUseMeasure.STOPPED, end - start + 1);
        } else {
            // No stop later than this could have been seen. Who counted for longer would be at risk
            // of what is never seen.
            counts.value(
                    drug,
                    DrugUseMeasure.NOT_STOPPED,
                    Math.max(0, period.last() - plan.gap() - start));
        }
        if (stopped) {
            boolean again = eras.size() > 1;
            counts.value(
                    drug,
                    again ? DrugUseMeasure.RESTARTED : DrugUseMeasure.NOT_RESTARTED,
                    (again ? eras.get(1).start() : period.last()) - end);
        }
        between(counts, drug, first);
        if (start + DrugUsePlan.YEAR - 1 <= period.last()) {
            year(counts, drug, eras, start);
        }
    }

    private void between(DrugUseCounts counts, int drug, Era era) {
        var days = new TreeSet<Integer>();
        era.supplies().forEach(supply -> days.add(supply.start()));
        counts.total(drug, DrugUseCounts.BETWEEN, days.size() > 1 ? 1 : 0);
        int before = days.first();
        for (int day : days.tailSet(before, false)) {
            counts.value(drug, DrugUseMeasure.BETWEEN, day - before);
            before = day;
        }
    }

    private void year(DrugUseCounts counts, int drug, List<Era> eras, int start) {
        int last = start + DrugUsePlan.YEAR - 1;
        var supplies =
                eras.stream()
                        .flatMap(era -> era.supplies().stream())
                        .filter(supply -> supply.start() <= last)
                        .toList();
        counts.value(
                drug,
                DrugUseMeasure.SUPPLIES,
                (int) supplies.stream().mapToInt(Supply::start).distinct().count());
        if (supplies.stream().allMatch(Supply::known)) {
            int covered = 0;
            int next = start;
            for (var supply : supplies) {
                covered +=
                        Math.max(
                                0,
                                Math.min(supply.end(), last) - Math.max(supply.start(), next) + 1);
                next = Math.max(next, supply.end() + 1);
            }
            counts.value(drug, DrugUseMeasure.COVERED, covered);
        }
    }

    private void indications(DrugUseCounts counts, int drug, Timeline person, int start) {
        if (plan.indications().isEmpty()) {
            return;
        }
        var asked = plan.indications().in(person.codes());
        var codes = new TreeSet<String>();
        for (int event = person.firstOnOrAfter(start + plan.before());
                event < person.size() && person.day(event) <= start + plan.until();
                event++) {
            if (asked[person.code(event)]) {
                codes.add(person.codes().text(person.code(event)));
            }
        }
        codes.forEach(code -> counts.indication(drug, code));
        counts.total(drug, DrugUseCounts.INDICATED, codes.isEmpty() ? 0 : 1);
    }

    @Override
    public DrugUseCounts merge(DrugUseCounts left, DrugUseCounts right) {
        return left.merge(right);
    }
}
