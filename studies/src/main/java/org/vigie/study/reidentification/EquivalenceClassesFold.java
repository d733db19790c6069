package org.vigie.study.reidentification;

import java.util.List;
import java.util.stream.Collectors;
import org.vigie.timeline.Fold;
import org.vigie.timeline.Timeline;

/// Counts people by their quasi-identifiers (Sweeney 2002, doi:10.1142/S0218488502001648).
public record EquivalenceClassesFold(List<QuasiIdentifier> by) implements Fold<EquivalenceClasses> {

    @Override
    public EquivalenceClasses empty() {
        return new EquivalenceClasses();
    }

    @Override
    public void add(EquivalenceClasses classes, Timeline person) {
        classes.add(
                by.stream().map(one -> one.of(person)).collect(Collectors.joining("\u001f")), 1);
    }

    @Override
    public EquivalenceClasses merge(EquivalenceClasses left, EquivalenceClasses right) {
        return left.merge(right);
    }
}
