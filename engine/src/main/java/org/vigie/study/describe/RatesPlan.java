package org.vigie.study.describe;

import java.util.List;
import org.vigie.timeline.CodeSet;

/// What is asked of people, as a fold carries it. The words are those of the R package IncidencePrevalence
/// (Raventós B et al. 2024, Pharmacoepidemiol Drug Saf 33:e5717, doi 10.1002/pds.5717).
///
/// @param outcomes       the codes of each outcome
/// @param from           the first day of the study
/// @param to             the last
/// @param history        days of observation without a break before a person contributes
/// @param washout        days after the end of an outcome before the person is at risk again; −1 for never
/// @param repeated       whether a person is at risk again after an event that counted
/// @param lasts          days that an outcome lasts after its record; −1 for ever, −2 for what the record says
/// @param point          prevalence on the first day of an interval rather than over it
/// @param full           only people observed on every day of an interval count in its prevalence
/// @param ages           the first age of each age group, the first being 0; empty where age is not asked
public record RatesPlan(List<CodeSet> outcomes, Interval interval, int from, int to, int history, int washout,
        boolean repeated, int lasts, boolean point, boolean full, List<Integer> ages, boolean sexes, boolean regions) {

    static final int EVER = -1;
    static final int AS_RECORDED = -2;
}
