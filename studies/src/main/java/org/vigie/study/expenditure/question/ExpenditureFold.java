package org.vigie.study.expenditure.question;

import org.vigie.study.AgeGroups;
import org.vigie.timeline.Days;
import org.vigie.timeline.Fold;
import org.vigie.timeline.Sex;
import org.vigie.timeline.Timeline;

/// Counts people and money by year, group, age, sex and region.
public record ExpenditureFold(ExpenditurePlan plan) implements Fold<ExpenditureCounts> {

    private static final int MEASURES = Measure.values().length;

    @Override
    public ExpenditureCounts empty() {
        return ExpenditureCounts.empty(plan);
    }

    @Override
    public void add(ExpenditureCounts counts, Timeline person) {
        counts.people++;
        counts.members += plan.isMember(person.person()) ? 1 : 0;
        var reader = counts.reader(plan, person.codes());
        reader.read(person);
        reader.money().tell(counts.amounts, counts.payers);
        int birthYear = person.birthYear();
        boolean ever = false;
        for (int year = 0; year < plan.years(); year++) {
            if (reader.isMember(year) && reader.membership().observed(year)) {
                ever = true;
                count(
                        strata(counts, person),
                        reader,
                        person,
                        year,
                        stratum(person.sex(), birthYear, year));
            }
        }
        spend(counts, reader, person, birthYear);
        counts.observed += ever ? 1 : 0;
    }

    private void count(long[] strata, PersonReader reader, Timeline person, int year, int stratum) {
        boolean died =
                person.deathDay() != Timeline.NO_DAY
                        && Days.year(person.deathDay()) == plan.firstYear() + year;
        boolean documented = reader.membership().documentedBefore(year);
        var in = reader.membership().in(year);
        var before = reader.before(year);
        for (int row = ExpenditureIndex.next(in, 0);
                row >= 0;
                row = ExpenditureIndex.next(in, row + 1)) {
            boolean isNew = documented && !ExpenditureIndex.has(before, row);
            add(strata, year, row, stratum, Measure.PEOPLE, 1);
            add(strata, year, row, stratum, Measure.NEW_CASES, isNew ? 1 : 0);
            add(strata, year, row, stratum, Measure.DEATHS, died ? 1 : 0);
        }
        for (int row = 0; documented && row < plan.everybody(); row++) {
            add(
                    strata,
                    year,
                    row,
                    stratum,
                    Measure.AT_RISK,
                    ExpenditureIndex.has(before, row) ? 0 : 1);
        }
        add(strata, year, plan.everybody(), stratum, Measure.PEOPLE, 1);
        add(strata, year, plan.everybody(), stratum, Measure.DEATHS, died ? 1 : 0);
    }

    private void spend(
            ExpenditureCounts counts, PersonReader reader, Timeline person, int birthYear) {
        var money = reader.money();
        for (int place = 0; place < money.rowCount(); place++) {
            int row = money.row(place);
            long all = 0;
            for (int item = 0; item < plan.items(); item++) {
                long spent = money.spent(row, item);
                counts.spent[row * plan.items() + item] += spent;
                counts.users[row * (plan.items() + 1) + item] += money.used(row, item) ? 1 : 0;
                all += spent;
            }
            counts.users[row * (plan.items() + 1) + plan.items()]++;
            int year = row / plan.rows();
            if (all != 0 && reader.membership().observed(year)) {
                add(
                        strata(counts, person),
                        year,
                        row % plan.rows(),
                        stratum(person.sex(), birthYear, year),
                        Measure.COST,
                        all);
            }
        }
    }

    private long[] strata(ExpenditureCounts counts, Timeline person) {
        return counts.strata.computeIfAbsent(
                plan.regions() ? person.region() : "",
                _ ->
                        new long
                                [plan.years()
                                        * plan.rows()
                                        * plan.ageCount()
                                        * plan.sexCount()
                                        * MEASURES]);
    }

    private void add(long[] strata, int year, int row, int stratum, Measure measure, long more) {
        int strataCount = plan.ageCount() * plan.sexCount();
        strata[
                        ((year * plan.rows() + row) * strataCount + stratum) * MEASURES
                                + measure.ordinal()] +=
                more;
    }

    /// Age is that reached in the year.
    private int stratum(Sex sex, int birthYear, int year) {
        return age(plan, birthYear, plan.firstYear() + year) * plan.sexCount()
                + (plan.sexes() ? place(sex) : 0);
    }

    private static int place(Sex sex) {
        return switch (sex) {
            case FEMALE -> 0;
            case MALE -> 1;
            case UNKNOWN -> 2;
        };
    }

    static int age(ExpenditurePlan plan, int birthYear, int year) {
        if (plan.ages().isEmpty()) {
            return 0;
        }
        if (birthYear == Timeline.NO_DAY) {
            return plan.ages().size();
        }
        return new AgeGroups(plan.ages()).of(year - birthYear);
    }

    @Override
    public ExpenditureCounts merge(ExpenditureCounts left, ExpenditureCounts right) {
        return left.merge(right);
    }
}
