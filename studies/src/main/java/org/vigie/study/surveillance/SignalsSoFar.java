package org.vigie.study.surveillance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/// Whether there was a signal so far, told at looks whose events are shown, so that it tells
/// nothing of those that are hidden. Once told, a signal stands.
final class SignalsSoFar {

    private SignalsSoFar() {}

    /// @param shown whether the events of each look are
    /// @param reached whether there is a signal at a look
    static List<Optional<Boolean>> of(List<Boolean> shown, IntPredicate reached) {
        var told = new ArrayList<Optional<Boolean>>();
        boolean signal = false;
        for (int look = 0; look < shown.size(); look++) {
            signal |= shown.get(look) && reached.test(look);
            told.add(shown.get(look) || signal ? Optional.of(signal) : Optional.empty());
        }
        return told;
    }

    /// With systematic error allowed for, where that is known.
    static List<Optional<Boolean>> calibrated(WatchedPair pair, List<Boolean> shown) {
        var known = new ArrayList<Boolean>();
        for (int look = 0; look < shown.size(); look++) {
            known.add(shown.get(look) && pair.looks().get(look).calibrated().isPresent());
        }
        return of(
                known,
                look -> {
                    var one = pair.looks().get(look);
                    return one.result().observed() >= one.calibrated().orElseThrow().bound();
                });
    }

    /// A cumulative sum depends on the counts of all looks: it is shown until one is hidden.
    static List<Boolean> whileAllAreShown(List<Boolean> shown) {
        var all = new ArrayList<Boolean>();
        boolean still = true;
        for (boolean one : shown) {
            still &= one;
            all.add(still);
        }
        return all;
    }

    /// Alarms of the cumulative sums; nothing where there are none.
    static List<Optional<Boolean>> alarms(WatchedPair pair, List<Boolean> shown) {
        return pair.sums()
                .map(sums -> of(shown, look -> sums.isAlarm(look)))
                .orElseGet(() -> shown.stream().map(_ -> Optional.<Boolean>empty()).toList());
    }
}
