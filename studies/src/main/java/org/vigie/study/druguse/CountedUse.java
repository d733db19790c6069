package org.vigie.study.druguse;

import java.util.function.ToLongFunction;

/// What is counted of people in a year.
public enum CountedUse {
    POPULATION(DrugUseRow::population),
    USERS(DrugUseRow::users),
    AT_RISK(DrugUseRow::atRisk),
    NEW_USERS(DrugUseRow::newUsers);

    private final ToLongFunction<DrugUseRow> count;

    CountedUse(ToLongFunction<DrugUseRow> count) {
        this.count = count;
    }

    long of(DrugUseRow row) {
        return count.applyAsLong(row);
    }
}
