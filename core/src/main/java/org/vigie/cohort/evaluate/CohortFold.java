package org.vigie.cohort.evaluate;

import java.util.List;
import org.vigie.cohort.CodeConcepts;
import org.vigie.cohort.Cohort;
import org.vigie.timeline.CodeSet;
import org.vigie.timeline.Codes;
import org.vigie.timeline.Fold;
import org.vigie.timeline.Timeline;

/// Who is in each of many cohorts, in one pass over the people.
///
/// @param method how; both give the same
public record CohortFold(Cohorts cohorts, Method method) implements Fold<CohortMembers> {

    /// Up to so many cohorts it is worth finding out whom they cannot concern; more concern nearly
    /// everybody.
    private static final int FEW = 50;

    public enum Method {
        /// One definition after the other: the reference.
        PLAIN,
        /// All at once, touching only the events they name.
        FAST
    }

    public CohortFold(List<Cohort> cohorts) {
        this(Cohorts.of(cohorts), Method.FAST);
    }

    @Override
    public List<CodeSet> relevant() {
        var all = cohorts.all();
        if (all.size() > FEW) {
            return List.of();
        }
        var entries = all.stream().map(Cohort::entry).toList();
        return entries.stream().anyMatch(List::isEmpty)
                ? List.of()
                : List.of(
                        CodeSet.of(
                                entries.stream()
                                        .flatMap(codes -> codes.getFirst().codes().stream())
                                        .toList()));
    }

    @Override
    public CohortMembers empty() {
        return new CohortMembers(cohorts.all().size());
    }

    @Override
    public void add(CohortMembers state, Timeline person) {
        state.add(person, this::evaluator);
    }

    @Override
    public CohortMembers merge(CohortMembers left, CohortMembers right) {
        left.addAll(right);
        return left;
    }

    private Evaluator evaluator(Codes codes) {
        return switch (method) {
            case PLAIN -> new PlainEvaluator(cohorts.all(), new CodeConcepts(codes));
            case FAST -> new FastEvaluator(cohorts.plan(codes));
        };
    }
}
