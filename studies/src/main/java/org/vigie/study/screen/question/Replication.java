package org.vigie.study.screen.question;

import java.util.List;
import java.util.Optional;
import org.vigie.statistics.Estimate;
import org.vigie.study.DayWindow;
import org.vigie.timeline.Code;

/// One association in each country or site, and pooled over them.
///
/// @param sites the sites' names
/// @param bySite the odds ratio in each, in the order of `sites`; {@link Estimate#NONE} where it
///   was not tested
/// @param exposed how many were exposed in each, in the order of `sites`
/// @param fixed inverse-variance pooled odds ratio, one effect common to all
/// @param random pooled odds ratio under effects that vary between sites
/// @param i2 share of the variation that is between sites, 0 to 1
/// @param heterogeneityP p value of Cochran's Q
/// @param replicated whether at least two sites agree in direction and are each significant after
///   Bonferroni; empty where that is not told
public record Replication(
        Code code,
        DayWindow window,
        List<String> sites,
        List<Estimate> bySite,
        List<Exposed> exposed,
        Estimate fixed,
        Estimate random,
        double i2,
        double heterogeneityP,
        Optional<Boolean> replicated) {

    /// The same without the numbers of some sites, and so without those of all together, from which
    /// they could be solved for.
    ///
    /// @param shown of each site; {@link Estimate#NONE} where it is not to be told
    public Replication withheld(List<Estimate> shown) {
        return new Replication(
                code,
                window,
                sites,
                shown,
                List.of(),
                Estimate.NONE,
                Estimate.NONE,
                Double.NaN,
                Double.NaN,
                Optional.empty());
    }
}
