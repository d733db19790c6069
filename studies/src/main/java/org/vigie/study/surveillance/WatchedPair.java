package org.vigie.study.surveillance;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.vigie.statistics.sequential.Bounds;
import org.vigie.statistics.sequential.LookResult;
import org.vigie.statistics.sequential.Performance;

/// An exposure and an outcome, before disclosure.
///
/// @param exposure its place in the protocol
/// @param outcome its place in the protocol
/// @param pastEvents events of the history
/// @param pastDays days at risk of the history
/// @param looks the looks at which something was expected
/// @param bounds of these looks; none where nothing was tested
/// @param performance by true rate ratio; 1 has the level
/// @param sums cumulative sums at these looks, where the protocol asks for them
/// @param untested why there are no looks, or the empty string
public record WatchedPair(
        int exposure,
        int outcome,
        long pastEvents,
        long pastDays,
        List<Look> looks,
        List<Bounds> bounds,
        Map<Double, Performance> performance,
        Optional<CumulativeSums> sums,
        String untested) {

    /// @param place of the look in the calendar, from 0
    /// @param compared events in comparison windows, where there are such
    /// @param calibrated with systematic error allowed for, where that is known
    public record Look(
            int place,
            LookResult result,
            OptionalLong compared,
            Optional<CalibratedLook> calibrated) {}

    static WatchedPair untested(PairLooks pair, String why) {
        return new WatchedPair(
                pair.exposure(),
                pair.outcome(),
                pair.history().events(),
                pair.history().days(),
                List.of(),
                List.of(),
                Map.of(),
                Optional.empty(),
                why);
    }
}
