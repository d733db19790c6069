package org.vigie.study.signal.question;

/// The steps of a curve since the exposure began.
///
/// @param days of a step
/// @param steps how many there are
/// @param seed of what is drawn
public record LagSteps(int days, int steps, long seed) {}
