package org.vigie.study.screen.question;

import org.vigie.statistics.Estimate;
import org.vigie.study.DayWindow;
import org.vigie.timeline.Code;

/// One code in one window: how many were exposed, and what that says.
///
/// @param sets matched sets whose case and at least one control were observed throughout the window
/// @param exposedCases cases exposed, of `sets`
/// @param controls controls observed throughout the window, in those sets
/// @param exposedControls controls exposed, of `controls`
/// @param oddsRatio conditional odds ratio
/// @param penalised whether the estimate is Firth's, because the data are separated
/// @param pBonferroni p times the number of tests, at most 1
/// @param q Benjamini and Hochberg's adjusted p
public record Association(
        Code code,
        DayWindow window,
        long sets,
        long exposedCases,
        long controls,
        long exposedControls,
        Estimate oddsRatio,
        boolean penalised,
        double pBonferroni,
        double q) {

    /// The same with another rate of false discoveries.
    public Association with(double other) {
        return new Association(
                code,
                window,
                sets,
                exposedCases,
                controls,
                exposedControls,
                oddsRatio,
                penalised,
                pBonferroni,
                other);
    }

    /// The people that the estimate tells of.
    public Exposed exposed() {
        return new Exposed(sets, exposedCases, controls, exposedControls);
    }
}
