package org.vigie.study.risk;

import java.util.List;
import java.util.stream.Collectors;
import org.vigie.timeline.Fold;
import org.vigie.timeline.Timeline;

/// Counts people by their quasi-identifiers (Sweeney 2002, doi:10.1142/S0218488502001648).
public record ClassesFold(List<QuasiIdentifier> by) implements Fold<Classes> {

    @Override
    public Classes empty() {
        return new Classes();
    }

    @Override
    public void add(Classes classes, Timeline person) {
        classes.add(by.stream().map(one -> one.of(person)).collect(Collectors.joining("\u001f")), 1);
    }

    @Override
    public Classes merge(Classes left, Classes right) {
        return left.merge(right);
    }
}
