/// When to stop watching: tests that may be made at every event, or at every look, and still err at
/// the stated level.
///
/// Start at {@link org.vigie.statistics.sequential.Looks}, counts at planned looks: against a known
/// expected number ({@link org.vigie.statistics.sequential.PoissonLooks}, with a systematic error
/// if it has one), against a history ({@link org.vigie.statistics.sequential.ConditionalLooks}) or
/// against comparators or control time ({@link org.vigie.statistics.sequential.BinomialLooks}).
/// {@link org.vigie.statistics.sequential.Bounds} are the counts that signal,
/// {@link org.vigie.statistics.sequential.LookResult} what each look found.
///
/// With a test at any moment: {@link org.vigie.statistics.sequential.PoissonMaxSprt},
/// {@link org.vigie.statistics.sequential.ConditionalMaxSprt} and
/// {@link org.vigie.statistics.sequential.BinomialMaxSprt}. For a rate that rises at some time:
/// {@link org.vigie.statistics.sequential.Cusum}. For data that come late:
/// {@link org.vigie.statistics.sequential.late.RiskWindow} and
/// {@link org.vigie.statistics.sequential.late.Completeness}.
@NullMarked
package org.vigie.statistics.sequential;

import org.jspecify.annotations.NullMarked;
