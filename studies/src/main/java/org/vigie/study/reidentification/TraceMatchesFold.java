package org.vigie.study.reidentification;

import java.util.List;
import org.vigie.timeline.CodeSet;
import org.vigie.timeline.Fold;
import org.vigie.timeline.Timeline;

/// Counts for every draw the people who have its first pair, its first two, and so on.
public record TraceMatchesFold(TraceIndex draws, int events) implements Fold<TraceMatches> {

    @Override
    public List<CodeSet> relevant() {
        return List.of(draws.first());
    }

    @Override
    public TraceMatches empty() {
        return new TraceMatches(draws.size() * events);
    }

    @Override
    public void add(TraceMatches sharers, Timeline person) {
        var held = draws.held(person);
        for (int draw = 0; draw < held.length; draw++) {
            for (int e = 0; e < events && (held[draw] >> e & 1) == 1; e++) {
                sharers.people[draw * events + e]++;
            }
        }
    }

    @Override
    public TraceMatches merge(TraceMatches left, TraceMatches right) {
        return left.merge(right);
    }
}
