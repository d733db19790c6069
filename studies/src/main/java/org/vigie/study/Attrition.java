package org.vigie.study;

import java.util.List;

/// Whom each rule dropped, in the order the rules were applied.
///
/// @param steps the first step is everybody and drops no one
public record Attrition(List<Step> steps) {

    /// One rule.
    ///
    /// @param rule in plain English, for example `first outcome inside an observation period`
    /// @param dropped how many persons failed it
    /// @param left how many were left after it
    public record Step(String rule, long dropped, long left) {}
}
