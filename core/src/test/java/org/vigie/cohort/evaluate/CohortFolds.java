package org.vigie.cohort.evaluate;

import java.util.List;
import org.vigie.cohort.Cohort;
import org.vigie.cohort.evaluate.CohortFold.Method;
import org.vigie.store.read.Store;

/// Cohort folds whose parameters make them do all they can, for the laws of folds.
public final class CohortFolds {

    private static final String CONDITIONS =
            """
            {"PrimaryCriteria": {"CriteriaList": [{"ConditionOccurrence": {}}, {"DrugExposure": {}}],
                "PrimaryCriteriaLimit": {"Type": "All"}}, "ExpressionLimit": {"Type": "All"},
             "InclusionRules": [{"name": "a measurement before", "expression": {"Type": "ALL", "CriteriaList": [
               {"Criteria": {"Measurement": {}}, "StartWindow": {"Start": {"Coeff": -1}, "End": {"Days": 0, "Coeff": 1}},
                "Occurrence": {"Type": 2, "Count": 1}}]}}],
             "EndStrategy": {"DateOffset": {"DateField": "EndDate", "Offset": 30}}}\
            """;
    private static final String PERIODS =
            """
            {"PrimaryCriteria": {"CriteriaList": [{"ObservationPeriod": {}}], "PrimaryCriteriaLimit": {"Type": "All"}},
             "ExpressionLimit": {"Type": "All"}}\
            """;

    private CohortFolds() {}

    public static List<CohortFold> examples(Store store) {
        var cohorts =
                Cohorts.of(
                        List.of(
                                Cohort.of(1, CONDITIONS, store.vocabulary()),
                                Cohort.of(2, PERIODS, store.vocabulary())));
        return List.of(new CohortFold(cohorts, Method.PLAIN), new CohortFold(cohorts, Method.FAST));
    }
}
