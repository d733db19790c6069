package org.vigie.study.incidence;

import java.util.List;
import org.vigie.study.Attrition;

/// Incidence and prevalence, before disclosure.
///
/// @param rows by outcome, interval, age, sex and region, with all totals
public record IncidencePrevalenceResult(
        IncidencePrevalenceProtocol protocol,
        List<IncidencePrevalenceRow> rows,
        Attrition attrition,
        List<String> methods,
        List<String> limits,
        List<String> warnings) {}
