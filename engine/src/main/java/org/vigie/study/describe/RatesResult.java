package org.vigie.study.describe;

import java.util.List;
import org.vigie.study.Attrition;

/// Incidence and prevalence, before disclosure.
///
/// @param rows by outcome, interval, age, sex and region, with all totals
public record RatesResult(RatesProtocol protocol, List<RateRow> rows, Attrition attrition, List<String> methods,
        List<String> limits, List<String> warnings) {
}
