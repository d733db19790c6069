package org.vigie.study.mapping;

import org.vigie.timeline.Days;
import org.vigie.timeline.Fold;
import org.vigie.timeline.Sex;
import org.vigie.timeline.Timeline;

/// Counts people and money by year, group, age, sex and region.
public record MapFold(MapPlan plan) implements Fold<MapCounts> {

    private static final int MEASURES = Measure.values().length;

    @Override
    public MapCounts empty() {
        return MapCounts.empty(plan);
    }

    @Override
    public void add(MapCounts counts, Timeline person) {
        counts.people++;
        if (!plan.isMember(person.person())) {
            return;
        }
        counts.members++;
        var member = plan.memberYears(person.person());
        var records = PersonRecords.of(plan, counts.index(plan, person.codes()), person);
        var membership = new Membership(plan, records, person);
        var money = new PersonMoney(plan, records, membership, person);
        counts.undated += money.undated();
        boolean ever = false;
        for (int year = 0; year < plan.years(); year++) {
            if (!member[year]) {
                continue;
            }
            counts.ignored[year] += money.ignored(year);
            boolean observed = membership.observed(plan.firstYear() + year);
            ever |= observed;
            if (observed) {
                count(counts, membership, person, year);
            }
            spend(counts, money, person, year, observed);
        }
        counts.observed += ever ? 1 : 0;
    }

    private void count(MapCounts counts, Membership membership, Timeline person, int year) {
        int calendar = plan.firstYear() + year;
        boolean died = person.deathDay() != Timeline.NO_DAY && Days.year(person.deathDay()) == calendar;
        boolean documented = membership.documentedBefore(calendar);
        var strata = strata(counts, person);
        int stratum = stratum(person, calendar);
        for (int row = 0; row <= plan.everybody(); row++) {
            boolean in = membership.in(row, calendar);
            boolean risk = documented && !membership.before(row, calendar);
            add(strata, year, row, stratum, Measure.PEOPLE, in ? 1 : 0);
            add(strata, year, row, stratum, Measure.AT_RISK, risk ? 1 : 0);
            add(strata, year, row, stratum, Measure.NEW_CASES, in && risk ? 1 : 0);
            add(strata, year, row, stratum, Measure.DEATHS, in && died ? 1 : 0);
        }
    }

    private void spend(MapCounts counts, PersonMoney money, Timeline person, int year, boolean observed) {
        for (int row = 0; row < plan.rows(); row++) {
            long all = 0;
            boolean any = false;
            for (int item = 0; item < plan.items(); item++) {
                long spent = money.spent(year, row, item);
                boolean used = money.used(year, row, item);
                counts.spent[(year * plan.rows() + row) * plan.items() + item] += spent;
                counts.users[(year * plan.rows() + row) * (plan.items() + 1) + item] += used ? 1 : 0;
                all += spent;
                any |= used;
            }
            counts.users[(year * plan.rows() + row) * (plan.items() + 1) + plan.items()] += any ? 1 : 0;
            if (observed && all != 0) {
                add(strata(counts, person), year, row, stratum(person, plan.firstYear() + year), Measure.COST, all);
            }
        }
    }

    private long[] strata(MapCounts counts, Timeline person) {
        return counts.strata.computeIfAbsent(plan.regions() ? person.region() : "",
                _ -> new long[plan.years() * plan.rows() * plan.ageCount() * plan.sexCount() * MEASURES]);
    }

    private void add(long[] strata, int year, int row, int stratum, Measure measure, long more) {
        int strataCount = plan.ageCount() * plan.sexCount();
        strata[((year * plan.rows() + row) * strataCount + stratum) * MEASURES + measure.ordinal()] += more;
    }

    /// Age is that reached in the year.
    private int stratum(Timeline person, int year) {
        return age(plan, person.birthYear(), year) * plan.sexCount() + (plan.sexes() ? sex(person.sex()) : 0);
    }

    private static int sex(Sex sex) {
        return switch (sex) {
            case FEMALE -> 0;
            case MALE -> 1;
            case UNKNOWN -> 2;
        };
    }

    static int age(MapPlan plan, int birthYear, int year) {
        if (plan.ages().isEmpty()) {
            return 0;
        }
        if (birthYear == Timeline.NO_DAY) {
            return plan.ages().size();
        }
        int group = 0;
        while (group + 1 < plan.ages().size() && plan.ages().get(group + 1) <= year - birthYear) {
            group++;
        }
        return group;
    }

    @Override
    public MapCounts merge(MapCounts left, MapCounts right) {
        return left.merge(right);
    }
}
