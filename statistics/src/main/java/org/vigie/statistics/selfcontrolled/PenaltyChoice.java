package org.vigie.statistics.selfcontrolled;

/// A penalty and how well it foretells.
///
/// @param penalty λ
/// @param heldOut log-likelihood of the cases held out, summed over folds
public record PenaltyChoice(double penalty, double heldOut) {}
