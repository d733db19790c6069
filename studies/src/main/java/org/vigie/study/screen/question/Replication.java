package org.vigie.study.screen.question;

import java.util.List;
import org.vigie.statistics.Estimate;
import org.vigie.study.DayWindow;
import org.vigie.timeline.Code;

/// One association in each country or site, and pooled over them.
///
/// @param sites the sites' names
/// @param bySite the odds ratio in each, in the order of `sites`; {@link Estimate#NONE} where it
///   was not tested
/// @param fixed inverse-variance pooled odds ratio, one effect common to all
/// @param random pooled odds ratio under effects that vary between sites
/// @param i2 share of the variation that is between sites, 0 to 1
/// @param heterogeneityP p value of Cochran's Q
/// @param replicated whether at least two sites agree in direction and are each significant after
///   Bonferroni
public record Replication(
        Code code,
        DayWindow window,
        List<String> sites,
        List<Estimate> bySite,
        Estimate fixed,
        Estimate random,
        double i2,
        double heterogeneityP,
        boolean replicated) {}
