package org.vigie.cohort.evaluate;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.vigie.cohort.CohortSteps;
import org.vigie.cohort.Members;
import org.vigie.timeline.Codes;
import org.vigie.timeline.Timeline;

/// Who is in each cohort, and how many came how far.
public final class CohortMembers implements CohortSteps {

    private final List<Members> cohorts = new ArrayList<>();
    private @Nullable Codes codes;
    private @Nullable Evaluator evaluator;
    private long person;

    CohortMembers(int size) {
        for (int c = 0; c < size; c++) {
            cohorts.add(new Members());
        }
    }

    @JsonCreator
    static CohortMembers of(List<Members> cohorts) {
        var members = new CohortMembers(0);
        members.cohorts.addAll(cohorts);
        return members;
    }

    /// A cohort's members, in the order of the fold's cohorts.
    @JsonValue
    List<Members> all() {
        return cohorts;
    }

    public Members of(int cohort) {
        return cohorts.get(cohort);
    }

    /// @param evaluators one for each dictionary
    void add(Timeline next, Function<Codes, Evaluator> evaluators) {
        var known = evaluator;
        if (known == null || codes != next.codes()) {
            codes = next.codes();
            known = evaluators.apply(next.codes());
            evaluator = known;
        }
        person = next.person();
        known.evaluate(next, this);
    }

    void addAll(CohortMembers other) {
        for (int c = 0; c < cohorts.size(); c++) {
            cohorts.get(c).addAll(other.cohorts.get(c));
        }
    }

    @Override
    public void reached(int cohort, int step, int events) {
        cohorts.get(cohort).reached(step, events);
    }

    @Override
    public void entry(int cohort, int start, int end) {
        cohorts.get(cohort).add(person, start, end);
    }
}
