package org.vigie.study.evaluation;

import org.vigie.statistics.evaluation.Control;

/// A pair that is not evaluated.
///
/// @param reason in plain English
public record ExcludedControl(Control control, String reason) {}
