package org.vigie.study.evaluate;

import org.vigie.statistics.evaluation.Control;

/// A pair that is not evaluated.
///
/// @param reason in plain English
public record Excluded(Control control, String reason) {
}
