package org.vigie.study.surveillance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vigie.statistics.Estimate;
import org.vigie.statistics.calibration.LogEstimate;
import org.vigie.statistics.calibration.NullDistribution;
import org.vigie.statistics.calibration.SystematicError;
import org.vigie.statistics.sequential.error.ControlCount;
import org.vigie.statistics.sequential.error.RateError;
import org.vigie.statistics.sequential.error.RateErrorFit;

/// The systematic error of an exposure at each look, as its negative controls show it with the data
/// there were by then.
///
/// Nothing is known where fewer than {@link SystematicError#FEWEST} controls have a look, or where
/// what is known may not be told: where it comes from 1 to so many new people with an event.
///
/// @param errors at each look of the calendar
record Calibration(List<Optional<Fitted>> errors) {

    /// @param controls of which it was fitted
    record Fitted(RateError error, int controls) {

        /// A ratio with systematic error allowed for, its interval and p value as of the only look.
        Estimate calibrate(Estimate ratio) {
            return new NullDistribution(error.mean(), error.sd(), controls)
                    .errorModel()
                    .calibrate(LogEstimate.of(ratio));
        }
    }

    /// @param controls looks at each negative control
    /// @param allowed whether the people exposed may be shown at each look of the calendar
    /// @param most small cells are 1 to so many; 0 for none
    static Calibration of(List<PairLooks> controls, List<Boolean> allowed, int most) {
        var observed = sums(controls, allowed.size(), false);
        var compared = sums(controls, allowed.size(), true);
        var shown = CumulativeCounts.together(List.of(observed, compared), allowed, most);
        var errors = new ArrayList<Optional<Fitted>>();
        for (int place = 0; place < allowed.size(); place++) {
            errors.add(shown.get(place) ? fitted(controls, place) : Optional.empty());
        }
        return new Calibration(List.copyOf(errors));
    }

    private static List<Long> sums(List<PairLooks> controls, int places, boolean compared) {
        var sums = new ArrayList<Long>();
        for (int place = 0; place < places; place++) {
            int at = place;
            sums.add(
                    controls.stream()
                            .mapToLong(one -> compared ? one.comparedBy(at) : one.observedBy(at))
                            .sum());
        }
        return sums;
    }

    private static Optional<Fitted> fitted(List<PairLooks> controls, int place) {
        List<ControlCount> counts =
                controls.stream().flatMap(one -> one.control(place).stream()).toList();
        return counts.size() < SystematicError.FEWEST
                ? Optional.empty()
                : RateErrorFit.of(counts).map(error -> new Fitted(error, counts.size()));
    }
}
