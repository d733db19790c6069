package org.vigie.study.druguse;

import java.util.List;
import java.util.Map;
import org.vigie.statistics.KaplanMeier;
import org.vigie.statistics.Quartiles;
import org.vigie.study.Attrition;

/// How drugs are used, before disclosure.
///
/// @param rows by drug, year, age, sex and region, with all totals
/// @param warnings what a reader must know before the numbers; mostly empty
public record DrugUseResult(
        DrugUseProtocol protocol,
        List<DrugUseRow> rows,
        DrugUseCounts counts,
        Attrition attrition,
        List<String> methods,
        List<String> limits,
        List<String> warnings) {

    /// New users of a drug in the study.
    public long newUsers(int drug) {
        return counts.total(drug, DrugUseCounts.FIRST);
    }

    /// New users with any code looked for before their start.
    public long indicated(int drug) {
        return counts.total(drug, DrugUseCounts.INDICATED);
    }

    /// How a measure is distributed over new users.
    public Quartiles quartiles(int drug, DrugUseMeasure measure) {
        return Quartiles.of(counts.values(drug, measure));
    }

    /// How many people a measure is of.
    public long people(int drug, DrugUseMeasure measure) {
        return measure == DrugUseMeasure.BETWEEN
                ? counts.total(drug, DrugUseCounts.BETWEEN)
                : quartiles(drug, measure).count();
    }

    /// New users who have not stopped, by days since they began.
    public KaplanMeier persistence(int drug) {
        return new KaplanMeier(
                counts.values(drug, DrugUseMeasure.STOPPED),
                counts.values(drug, DrugUseMeasure.NOT_STOPPED));
    }

    /// Of those who stopped, who has not begun again, by days since they stopped.
    public KaplanMeier abstinence(int drug) {
        return new KaplanMeier(
                counts.values(drug, DrugUseMeasure.RESTARTED),
                counts.values(drug, DrugUseMeasure.NOT_RESTARTED));
    }

    /// New users with each code before their start, the most frequent first.
    public List<Map.Entry<String, Long>> indications(int drug) {
        return counts.indications(drug).entrySet().stream()
                .sorted(
                        Map.Entry.<String, Long>comparingByValue()
                                .reversed()
                                .thenComparing(Map.Entry.comparingByKey()))
                .toList();
    }
}
