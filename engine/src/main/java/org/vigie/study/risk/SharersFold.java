package org.vigie.study.risk;

import java.util.List;
import org.vigie.timeline.CodeSet;
import org.vigie.timeline.Fold;
import org.vigie.timeline.Timeline;

/// Counts for every draw the people who have its first pair, its first two, and so on.
public record SharersFold(Draws draws, int events) implements Fold<Sharers> {

    @Override
    public List<CodeSet> relevant() {
        return List.of(draws.first());
    }

    @Override
    public Sharers empty() {
        return new Sharers(draws.size() * events);
    }

    @Override
    public void add(Sharers sharers, Timeline person) {
        var held = draws.held(person);
        for (int draw = 0; draw < held.length; draw++) {
            for (int e = 0; e < events && (held[draw] >> e & 1) == 1; e++) {
                sharers.people[draw * events + e]++;
            }
        }
    }

    @Override
    public Sharers merge(Sharers left, Sharers right) {
        return left.merge(right);
    }
}
