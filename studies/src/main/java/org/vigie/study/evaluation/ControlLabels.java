package org.vigie.study.evaluation;

import org.vigie.statistics.evaluation.Control;

/// What tables, page and figures call a control.
final class ControlLabels {

    private ControlLabels() {}

    static String truth(Control control) {
        if (!control.positive()) {
            return "negative";
        }
        return control.harms() ? "positive" : "protective";
    }

    static String group(EvaluationResult result, Control control) {
        return result.groupedBy().map(column -> control.rest().getOrDefault(column, "")).orElse("");
    }
}
