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
/// @param note why there is no estimate, or which covariates there was nothing to adjust for;
///   mostly empty
public record Adjusted(
        Code code,
        DayWindow window,
        Estimate crude,
        Estimate oddsRatio,
        List<String> covariates,
        List<Estimate> effects,
        String note) {}
