package org.vigie.study.mapping;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import java.util.TreeMap;
import org.vigie.timeline.Codes;

/// What a map counted: whole numbers only.
@JsonAutoDetect(fieldVisibility = Visibility.ANY)
public final class MapCounts {

    /// By region, then year, row, age, sex and measure, in one array.
    TreeMap<String, long[]> strata;
    /// Amounts by year, row and item.
    long[] spent;
    /// People on whom anything was spent, by year, row and item, and one more item for any of them.
    long[] users;
    /// Amounts by year that are not counted, because their table is left out.
    long[] ignored;
    /// Amounts without a day.
    long undated;
    long people;
    /// Those of them who are ever in the population.
    long members;
    long observed;
    /// Kept from person to person, no part of what was counted.
    private transient Optional<TermIndex> index = Optional.empty();

    @JsonCreator
    MapCounts(@JsonProperty("strata") TreeMap<String, long[]> strata, @JsonProperty("spent") long[] spent,
            @JsonProperty("users") long[] users, @JsonProperty("ignored") long[] ignored,
            @JsonProperty("undated") long undated, @JsonProperty("people") long people,
            @JsonProperty("members") long members, @JsonProperty("observed") long observed) {
        this.strata = strata;
        this.spent = spent;
        this.users = users;
        this.ignored = ignored;
        this.undated = undated;
        this.people = people;
        this.members = members;
        this.observed = observed;
    }

    static MapCounts empty(MapPlan plan) {
        return new MapCounts(new TreeMap<>(), new long[plan.years() * plan.rows() * plan.items()],
                new long[plan.years() * plan.rows() * (plan.items() + 1)], new long[plan.years()], 0, 0, 0, 0);
    }

    TermIndex index(MapPlan plan, Codes codes) {
        if (index.isEmpty() || index.get().codes() != codes) {
            index = Optional.of(TermIndex.of(plan, codes));
        }
        return index.get();
    }

    MapCounts merge(MapCounts other) {
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
        add(ignored, other.ignored);
        undated += other.undated;
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
