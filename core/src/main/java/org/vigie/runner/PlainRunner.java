package org.vigie.runner;

import org.vigie.store.read.Store;
import org.vigie.timeline.Fold;
import org.vigie.timeline.People;

/// Everybody in one loop: what every other runner must equal.
public record PlainRunner(Store store) implements People {

    @Override
    public <S> S fold(Fold<S> fold) {
        var state = fold.empty();
        store.forEach(person -> fold.add(state, person));
        return state;
    }
}
