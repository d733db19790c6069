package org.vigie.study.reidentification;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.vigie.statistics.random.Mixing;
import org.vigie.timeline.Fold;
import org.vigie.timeline.Timeline;

/// Draws people who have a dated event, and of each some of their distinct pairs of code and day,
/// all equally likely. Who is drawn is a hash of person and seed, so no split changes it.
///
/// @param size how many people
/// @param events how many pairs of each, in random order: the first alone is a draw of one
public record TraceSampleFold(long seed, int size, int events) implements Fold<SampledTraces> {

    /// A pair with its random place.
    private record Placed(long place, DatedCode pair) {
        static final Comparator<Placed> ORDER =
                Comparator.comparingLong(Placed::place)
                        .thenComparing(Placed::pair, DatedCode.ORDER);
    }

    @Override
    public SampledTraces empty() {
        return new SampledTraces();
    }

    @Override
    public void add(SampledTraces drawn, Timeline person) {
        drawn.people++;
        if (person.size() == 0 || person.day(person.size() - 1) == Timeline.NO_DAY) {
            return;
        }
        drawn.dated++;
        long place = Mixing.finalise(person.person() + Mixing.finalise(seed));
        if (drawn.events.size() < size || place < drawn.events.lastKey()) {
            drawn.events.put(place, pairs(person, place));
            drawn.trim(size);
        }
    }

    private List<DatedCode> pairs(Timeline person, long salt) {
        var first = new TreeSet<>(Placed.ORDER);
        for (int event = person.firstOnOrAfter(Timeline.NO_DAY + 1);
                event < person.size();
                event++) {
            var pair = new DatedCode(person.codes().text(person.code(event)), person.day(event));
            first.add(
                    new Placed(
                            Mixing.finalise(
                                    Mixing.finalise(salt + pair.code().hashCode()) + pair.day()),
                            pair));
            if (first.size() > events) {
                first.pollLast();
            }
        }
        return new ArrayList<>(first.stream().map(Placed::pair).toList());
    }

    @Override
    public SampledTraces merge(SampledTraces left, SampledTraces right) {
        return left.merge(right, size);
    }
}
