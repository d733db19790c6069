package org.vigie.statistics;

import java.util.ArrayList;
import java.util.List;

/// StratifiedPeople put together for a conditional logistic regression, one by one.
final class StratifiedPeople {

    private final List<Long> strata = new ArrayList<>();
    private final List<Boolean> cases = new ArrayList<>();
    private final List<double[]> covariates = new ArrayList<>();

    StratifiedPeople add(long stratum, boolean isCase, double... x) {
        strata.add(stratum);
        cases.add(isCase);
        covariates.add(x);
        return this;
    }

    /// The sets of a tally, one covariate: the exposure.
    static StratifiedPeople of(MatchedTally tally) {
        StratifiedPeople people = new StratifiedPeople();
        long set = 0;
        for (MatchedTally.Row row : tally) {
            for (long i = 0; i < row.count(); i++, set++) {
                int exposedControls = row.exposed() - (row.caseExposed() ? 1 : 0);
                people.add(set, true, row.caseExposed() ? 1 : 0);
                for (int control = 0; control < row.size() - 1; control++) {
                    people.add(set, false, control < exposedControls ? 1 : 0);
                }
            }
        }
        return people;
    }

    ConditionalLogistic fit(String... names) {
        return ConditionalLogistic.fit(
                numbers(), flags(), covariates.toArray(double[][]::new), List.of(names));
    }

    List<Stratum> strata() {
        return Stratum.informative(numbers(), flags(), covariates.toArray(double[][]::new));
    }

    private long[] numbers() {
        return strata.stream().mapToLong(Long::longValue).toArray();
    }

    private boolean[] flags() {
        boolean[] isCase = new boolean[cases.size()];
        for (int i = 0; i < isCase.length; i++) {
            isCase[i] = cases.get(i);
        }
        return isCase;
    }
}
