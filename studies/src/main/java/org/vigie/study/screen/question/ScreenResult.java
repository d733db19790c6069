package org.vigie.study.screen.question;

import java.util.List;
import org.vigie.study.Attrition;
import org.vigie.study.DayWindow;
import org.vigie.vocabulary.Ancestry;

/// What a screen found, not yet fit to be shown.
///
/// @param title the protocol's title
/// @param cases cases in a matched set
/// @param controls controls in a matched set; a person may be control of several cases
/// @param unmatched cases for whom no control was found
/// @param windows the windows, earliest first
/// @param tests how many code and window pairs were tested: the number Bonferroni divides by
/// @param attrition how the cases came to be
/// @param associations all tests, by p value, then code, then window
/// @param ancestry which codes are counted in which others
/// @param adjusted the strongest of those that may be shown, again with covariates; may be empty
/// @param replications by site, strongest first; empty where there is one site
/// @param methods what was done, one paragraph each, in plain English
/// @param limits what the numbers cannot say, one paragraph each
/// @param warnings what a reader must know before the numbers; mostly empty
public record ScreenResult(
        String title,
        String outcome,
        long cases,
        long controls,
        long unmatched,
        List<DayWindow> windows,
        long tests,
        Attrition attrition,
        List<Association> associations,
        Ancestry ancestry,
        List<Adjusted> adjusted,
        List<Replication> replications,
        List<String> methods,
        List<String> limits,
        List<String> warnings) {}
