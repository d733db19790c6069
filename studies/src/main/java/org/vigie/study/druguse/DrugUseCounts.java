package org.vigie.study.druguse;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.util.SortedMap;
import java.util.TreeMap;
import org.vigie.study.Stratum;

/// What was counted, whole numbers only.
@JsonAutoDetect(fieldVisibility = Visibility.ANY)
public final class DrugUseCounts {

    static final int POPULATION = 0;
    static final int USERS = 1;
    static final int AT_RISK = 2;
    static final int NEW_USERS = 3;

    /// Population, users, people at risk of new use and new users by drug, year and who they are.
    TreeMap<Stratum, long[]> strata = new TreeMap<>();

    /// How many have a value, by drug, measure and value.
    TreeMap<Integer, TreeMap<DrugUseMeasure, TreeMap<Integer, Long>>> values = new TreeMap<>();

    /// New users with a code before their start, by drug and code.
    TreeMap<Integer, TreeMap<String, Long>> indications = new TreeMap<>();

    /// By drug: new users in the study, those with any code before their start, those with more
    /// than one supply in the first era; of all people supplies, those that say how long they last,
    /// and records that end before they start, which are none.
    TreeMap<Integer, long[]> totals = new TreeMap<>();

    long people;
    long observed;

    static final int FIRST = 0;
    static final int INDICATED = 1;
    static final int BETWEEN = 2;
    static final int SUPPLIES = 3;
    static final int KNOWN = 4;
    static final int REVERSED = 5;

    void stratum(Stratum stratum, int measure) {
        strata.computeIfAbsent(stratum, _ -> new long[4])[measure]++;
    }

    void value(int drug, DrugUseMeasure measure, int value) {
        value(drug, measure, value, 1);
    }

    private void value(int drug, DrugUseMeasure measure, int value, long count) {
        values.computeIfAbsent(drug, _ -> new TreeMap<>())
                .computeIfAbsent(measure, _ -> new TreeMap<>())
                .merge(value, count, Long::sum);
    }

    void indication(int drug, String code) {
        indication(drug, code, 1);
    }

    private void indication(int drug, String code, long count) {
        indications.computeIfAbsent(drug, _ -> new TreeMap<>()).merge(code, count, Long::sum);
    }

    void total(int drug, int which, long more) {
        totals.computeIfAbsent(drug, _ -> new long[6])[which] += more;
    }

    long total(int drug, int which) {
        return totals.containsKey(drug) ? totals.get(drug)[which] : 0;
    }

    SortedMap<Integer, Long> values(int drug, DrugUseMeasure measure) {
        return values.getOrDefault(drug, new TreeMap<>()).getOrDefault(measure, new TreeMap<>());
    }

    /// New users with a code before their start, by code.
    SortedMap<String, Long> indications(int drug) {
        return indications.getOrDefault(drug, new TreeMap<>());
    }

    DrugUseCounts merge(DrugUseCounts other) {
        other.strata.forEach((key, more) -> {
            for (int measure = 0; measure < more.length; measure++) {
                strata.computeIfAbsent(key, _ -> new long[4])[measure] += more[measure];
            }
        });
        other.values.forEach((drug, measures) ->
                measures.forEach((measure, more) ->
                        more.forEach((value, count) -> value(drug, measure, value, count))));
        other.indications.forEach(
                (drug, codes) -> codes.forEach((code, count) -> indication(drug, code, count)));
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
