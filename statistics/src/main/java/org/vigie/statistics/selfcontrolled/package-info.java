/// Self-controlled case series: each person with an outcome compared with themselves at other
/// times.
///
/// How a study would use it, in one pass over people and then without them:
///
/// 1. A {@link org.vigie.statistics.selfcontrolled.design.CaseDesign} says the windows of risk of
///    each exposure and the terms of time. It is a record, and may be part of a fold.
/// 2. For each person with the outcome and each pair of exposure and outcome the fold makes an
///    {@link org.vigie.statistics.selfcontrolled.design.ObservedCase} and adds it to the pair's
///    {@link org.vigie.statistics.selfcontrolled.design.CaseTally}: counts that merge in any order.
///    A case never exposed tells of age alone.
/// 3. {@link org.vigie.statistics.selfcontrolled.CaseSeries} estimates: relative incidences, Wald's
///    and profile intervals, and {@link org.vigie.statistics.selfcontrolled.Flag flags} for
///    whatever is missing or doubtful.
///
/// Variants: {@link org.vigie.statistics.selfcontrolled.time.EventDays} (age unspecified), {@link
/// org.vigie.statistics.selfcontrolled.time.AgeSpline},
/// {@link org.vigie.statistics.selfcontrolled.time.SeasonSpline}, {@link
/// org.vigie.statistics.selfcontrolled.eventdependent.EventDependentExposure}, {@link
/// org.vigie.statistics.selfcontrolled.eventdependent.EventDependentObservation}, {@link
/// org.vigie.statistics.selfcontrolled.LassoSeries} (many exposures at once), and curves by lag in
/// {@code selfcontrolled.lag}.
@NullMarked
package org.vigie.statistics.selfcontrolled;

import org.jspecify.annotations.NullMarked;
