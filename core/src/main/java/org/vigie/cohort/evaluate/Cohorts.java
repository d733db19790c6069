package org.vigie.cohort.evaluate;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.cohort.CodeConcepts;
import org.vigie.cohort.Cohort;
import org.vigie.timeline.Codes;

/// Cohorts that are evaluated together. What they share is worked out once for a dictionary of
/// codes and used by every thread.
public final class Cohorts {

    private final List<Cohort> all;
    private volatile @Nullable EvaluationPlan last;

    private Cohorts(List<Cohort> all) {
        this.all = all;
    }

    @JsonCreator
    public static Cohorts of(List<Cohort> all) {
        return new Cohorts(List.copyOf(all));
    }

    @JsonValue
    public List<Cohort> all() {
        return all;
    }

    /// How to evaluate them over people whose events carry ids of this dictionary.
    EvaluationPlan plan(Codes codes) {
        var plan = last;
        if (plan == null || plan.conditions().codes().codes() != codes) {
            synchronized (this) {
                plan = last;
                if (plan == null || plan.conditions().codes().codes() != codes) {
                    plan = EvaluationPlanner.plan(all, new CodeConcepts(codes));
                    last = plan;
                }
            }
        }
        return plan;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Cohorts cohorts && cohorts.all.equals(all);
    }

    @Override
    public int hashCode() {
        return all.hashCode();
    }
}
