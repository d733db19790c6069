package org.vigie.study.risk;

import java.util.ArrayList;
import java.util.List;
import org.vigie.store.Store;
import org.vigie.timeline.Fold;

/// An example of each fold of this package, over the people of a store.
public final class RiskFolds {

    private RiskFolds() {
    }

    public static List<Fold<?>> examples(Store store) {
        var draw = new DrawFold(7, 20, 3);
        var drawn = draw.empty();
        store.forEach(person -> draw.add(drawn, person));
        return List.of(new ClassesFold(List.of(QuasiIdentifier.values())), draw,
                new SharersFold(Draws.of(new ArrayList<>(drawn.events.values())), 3));
    }
}
