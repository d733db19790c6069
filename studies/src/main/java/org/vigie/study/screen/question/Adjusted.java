package org.vigie.study.screen.question;

import java.util.List;
import org.vigie.statistics.Estimate;
import org.vigie.study.DayWindow;
import org.vigie.timeline.Code;

/// One of the strongest associations again, with covariates held fixed.
///
/// @param crude odds ratio of the exposure alone
/// @param oddsRatio odds ratio of the exposure given the covariates
/// @param covariates what was held fixed, in the order of `effects`
/// @param effects odds ratio of each covariate, per unit
/// @param having how many have each covariate, or have any days of it
/// @param note why there is no estimate, or which covariates there was nothing to adjust for;
///   mostly empty
public record Adjusted(
        Code code,
        DayWindow window,
        Estimate crude,
        Estimate oddsRatio,
        List<String> covariates,
        List<Estimate> effects,
        List<Exposed> having,
        String note) {

    /// The same with other effects of the covariates.
    public Adjusted with(List<Estimate> shown) {
        return new Adjusted(code, window, crude, oddsRatio, covariates, shown, having, note);
    }
}
