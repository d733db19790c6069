package org.vigie.study.signal;

/// A code of the exposures' hierarchy with all that is below it, and one outcome: events in the month after the exposure
/// began against those in the month before.
///
/// @param code      the top of the branch
/// @param name      in words, or the empty string
/// @param above     how many codes above it are exposures' too, for drawing it as a tree
/// @param after     events on days 1 to 30
/// @param before    events on days −30 to −1
/// @param statistic log-likelihood ratio of Bernoulli's model with chance ½
/// @param p         adjusted for all branches and outcomes
public record TreeBranch(Watched outcome, String code, String name, int above, long after, long before,
        double statistic, double p) {
}
