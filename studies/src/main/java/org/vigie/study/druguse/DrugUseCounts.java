package org.vigie.study.druguse;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.util.SortedMap;
import java.util.TreeMap;

/// What was counted, whole numbers only.
@JsonAutoDetect(fieldVisibility = Visibility.ANY)
public final class DrugUseCounts {

    static final int POPULATION = 0;
    static final int USERS = 1;
    static final int AT_RISK = 2;
    static final int NEW_USERS = 3;

    /// Population, users, people at risk of new use and new users by `drug|year|age|sex|region`; an
    /// age of −2 is not known.
    TreeMap<String, long[]> strata = new TreeMap<>();

    /// How many have a value, by `drug|MEASURE` and value.
    TreeMap<String, TreeMap<Integer, Long>> values = new TreeMap<>();

    /// New users with a code before their start, by `drug|code`.
    TreeMap<String, Long> indications = new TreeMap<>();

    /// By drug: new users in the study, those with any code before their start, those with more
    /// than one supply in the first era; of all people supplies, and those that say how long they
    /// last.
    TreeMap<Integer, long[]> totals = new TreeMap<>();

    long people;
    long observed;

    static final int FIRST = 0;
    static final int INDICATED = 1;
    static final int BETWEEN = 2;
    static final int SUPPLIES = 3;
    static final int KNOWN = 4;

    void stratum(String key, int measure) {
        strata.computeIfAbsent(key, _ -> new long[4])[measure]++;
    }

    void value(int drug, DrugUseMeasure measure, int value) {
        values.computeIfAbsent(drug + "|" + measure, _ -> new TreeMap<>())
                .merge(value, 1L, Long::sum);
    }

    void indication(int drug, String code) {
        indications.merge(drug + "|" + code, 1L, Long::sum);
    }

    void total(int drug, int which, long more) {
        totals.computeIfAbsent(drug, _ -> new long[5])[which] += more;
    }

    long total(int drug, int which) {
        return totals.containsKey(drug) ? totals.get(drug)[which] : 0;
    }

    SortedMap<Integer, Long> values(int drug, DrugUseMeasure measure) {
        return values.getOrDefault(drug + "|" + measure, new TreeMap<>());
    }

    DrugUseCounts merge(DrugUseCounts other) {
        other.strata.forEach((key, more) -> {
            for (int measure = 0; measure < more.length; measure++) {
                strata.computeIfAbsent(key, _ -> new long[4])[measure] += more[measure];
            }
        });
        other.values.forEach((key, more) -> {
            var mine = values.computeIfAbsent(key, _ -> new TreeMap<>());
            more.forEach((value, count) -> mine.merge(value, count, Long::sum));
        });
        other.indications.forEach((key, count) -> indications.merge(key, count, Long::sum));
        other.totals.forEach((drug, more) -> {
            for (int which = 0; which < more.length; which++) {
                total(drug, which, more[which]);
            }
        });
        people += other.people;
        observed += other.observed;
        return this;
    }
}
