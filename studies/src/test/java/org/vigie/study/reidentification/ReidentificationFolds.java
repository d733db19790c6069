package org.vigie.study.reidentification;

import java.util.ArrayList;
import java.util.List;
import org.vigie.store.read.Store;
import org.vigie.timeline.Fold;

/// An example of each fold of this package, over the people of a store.
public final class ReidentificationFolds {

    private ReidentificationFolds() {}

    public static List<Fold<?>> examples(Store store) {
        var draw = new TraceSampleFold(7, 20, 3);
        var drawn = draw.empty();
        store.forEach(person -> draw.add(drawn, person));
        return List.of(
                new EquivalenceClassesFold(List.of(QuasiIdentifier.values())),
                draw,
                new TraceMatchesFold(TraceIndex.of(new ArrayList<>(drawn.events.values())), 3));
    }
}
