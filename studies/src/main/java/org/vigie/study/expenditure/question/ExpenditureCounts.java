package org.vigie.study.expenditure.question;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import java.util.TreeMap;
import org.vigie.timeline.Codes;

/// What a map counted: whole numbers only.
@JsonAutoDetect(fieldVisibility = Visibility.ANY)
public final class ExpenditureCounts {

    private static final int WHEREABOUTS = AmountScope.values().length;

    /// By region, then year, row, age, sex and measure, in one array.
    TreeMap<String, long[]> strata;

    /// Amounts by year, row and item.
    long[] spent;

    /// People on whom anything was spent, by year, row and item, and one more item for any of them.
    long[] users;

    /// Amounts by {@link AmountScope}.
    long[] amounts;

    /// People with any amount, by scope, and in the last place with any outside the years.
    long[] payers;

    long people;

    /// Those of them who are ever in the population.
    long members;

    long observed;

    /// Kept from person to person, no part of what was counted.
    private transient Optional<PersonReader> reader = Optional.empty();

    @JsonCreator
    ExpenditureCounts(
            @JsonProperty("strata") TreeMap<String, long[]> strata,
            @JsonProperty("spent") long[] spent,
            @JsonProperty("users") long[] users,
            @JsonProperty("amounts") long[] amounts,
            @JsonProperty("payers") long[] payers,
            @JsonProperty("people") long people,
            @JsonProperty("members") long members,
            @JsonProperty("observed") long observed) {
        this.strata = strata;
        this.spent = spent;
        this.users = users;
        this.amounts = amounts;
        this.payers = payers;
        this.people = people;
        this.members = members;
        this.observed = observed;
    }

    static ExpenditureCounts empty(ExpenditurePlan plan) {
        return new ExpenditureCounts(
                new TreeMap<>(),
                new long[plan.years() * plan.rows() * plan.items()],
                new long[plan.years() * plan.rows() * (plan.items() + 1)],
                new long[WHEREABOUTS],
                new long[WHEREABOUTS + 1],
                0,
                0,
                0);
    }

    PersonReader reader(ExpenditurePlan plan, Codes codes) {
        if (reader.isEmpty() || reader.get().index().codes() != codes) {
            reader = Optional.of(new PersonReader(new ExpenditureIndex(plan, codes)));
        }
        return reader.get();
    }

    ExpenditureCounts merge(ExpenditureCounts other) {
        other.strata.forEach((region, counts) -> {
            var mine = strata.get(region);
            if (mine == null) {
                strata.put(region, counts.clone());
            } else {
                add(mine, counts);
            }
        });
        add(spent, other.spent);
        add(users, other.users);
        add(amounts, other.amounts);
        add(payers, other.payers);
        people += other.people;
        members += other.members;
        observed += other.observed;
        return this;
    }

    private static void add(long[] to, long[] more) {
        for (int i = 0; i < to.length; i++) {
            to[i] += more[i];
        }
    }
}
