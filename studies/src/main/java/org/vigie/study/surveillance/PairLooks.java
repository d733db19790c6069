package org.vigie.study.surveillance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.vigie.statistics.sequential.Looks;
import org.vigie.statistics.sequential.error.ControlCount;

/// What the looks at an exposure and an outcome saw, or why there are none.
///
/// @param exposure its place in the protocol
/// @param outcome its place among outcomes, or among negative controls
/// @param history what the history has of the pair, days in groups that it has nobody of too
/// @param places of the looks in the calendar, from 0
/// @param observed events up to each look
/// @param compared events in comparison windows up to each look; empty where there are none
/// @param looks the plan; nothing where there is no test
/// @param untested why there are no looks, or the empty string
record PairLooks(
        int exposure,
        int outcome,
        Past history,
        List<Integer> places,
        List<Integer> observed,
        List<Integer> compared,
        Optional<Looks> looks,
        String untested) {

    /// @param events of the history
    /// @param days at risk of the history
    /// @param daysWithout at risk in surveillance, in groups that the history has nobody of
    record Past(long events, long days, long daysWithout) {}

    static PairLooks none(int exposure, int outcome, Past history, String why) {
        return new PairLooks(
                exposure, outcome, history, List.of(), List.of(), List.of(), Optional.empty(), why);
    }

    OptionalLong comparedAt(int look) {
        return compared.isEmpty() ? OptionalLong.empty() : OptionalLong.of(compared.get(look));
    }

    /// What the pair tells of systematic error by a look of the calendar, if it has no effect.
    Optional<ControlCount> control(int place) {
        return lastBy(place)
                .flatMap(look -> looks.map(plan -> plan.control(look, observed.get(look))));
    }

    /// Events up to a look of the calendar; 0 where there was no look yet.
    long observedBy(int place) {
        return lastBy(place).map(look -> (long) observed.get(look)).orElse(0L);
    }

    /// The same in comparison windows; 0 where there are none.
    long comparedBy(int place) {
        return lastBy(place).map(look -> comparedAt(look).orElse(0)).orElse(0L);
    }

    private Optional<Integer> lastBy(int place) {
        Optional<Integer> last = Optional.empty();
        for (int look = 0; look < places.size() && places.get(look) <= place; look++) {
            last = Optional.of(look);
        }
        return last;
    }

    /// Of each look that is left.
    static <T> List<T> at(List<Integer> places, List<T> all) {
        var some = new ArrayList<T>();
        places.forEach(place -> some.add(all.get(place)));
        return List.copyOf(some);
    }
}
