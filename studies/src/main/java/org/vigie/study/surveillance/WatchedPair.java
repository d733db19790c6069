package org.vigie.study.surveillance;

import java.util.List;
import java.util.Map;
import org.vigie.statistics.sequential.Bounds;
import org.vigie.statistics.sequential.LookResult;
import org.vigie.statistics.sequential.Performance;
import org.vigie.study.surveillance.count.History;

/// An exposure and an outcome, before disclosure.
///
/// @param exposure its place in the protocol
/// @param outcome its place in the protocol
/// @param pastEvents events of the history
/// @param pastDays days at risk of the history
/// @param looks the looks at which something was expected
/// @param bounds of these looks; none where nothing was tested
/// @param performance by true rate ratio; 1 has the level
/// @param untested why there are no looks, or the empty string
public record WatchedPair(
        int exposure,
        int outcome,
        long pastEvents,
        long pastDays,
        List<Look> looks,
        List<Bounds> bounds,
        Map<Double, Performance> performance,
        String untested) {

    /// @param place of the look in the calendar, from 0
    public record Look(int place, LookResult result) {}

    static WatchedPair untested(int exposure, int outcome, History history, String why) {
        return new WatchedPair(
                exposure,
                outcome,
                history.events(),
                history.days(),
                List.of(),
                List.of(),
                Map.of(),
                why);
    }
}
