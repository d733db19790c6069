package org.vigie.study.expenditure.question;

import org.vigie.timeline.Timeline;

/// Reads one person after the other, with room that is made once.
final class PersonReader {

    private final ExpenditureIndex index;
    private final PersonRecords records;
    private final Membership membership;
    private final CostAllocator money;
    private final long[] before;
    private boolean[] member = {};

    PersonReader(ExpenditureIndex index) {
        this.index = index;
        records = new PersonRecords(index);
        membership = new Membership(index);
        money = new CostAllocator(index, records, membership);
        before = new long[index.words()];
    }

    ExpenditureIndex index() {
        return index;
    }

    void read(Timeline person) {
        member = index.plan().memberYears(person.person());
        records.read(person);
        membership.read(records, person);
        money.read(person, member);
    }

    /// Whether the person is in the population in a year, counted from the first that is mapped.
    boolean isMember(int year) {
        return member[year];
    }

    Membership membership() {
        return membership;
    }

    CostAllocator money() {
        return money;
    }

    /// Groups and families of the years of a year's washout; valid until it is asked again.
    long[] before(int year) {
        membership.before(year, before);
        return before;
    }
}
