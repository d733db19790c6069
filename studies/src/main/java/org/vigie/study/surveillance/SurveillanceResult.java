package org.vigie.study.surveillance;

import java.util.List;
import org.vigie.study.Attrition;
import org.vigie.study.surveillance.question.SurveillanceProtocol;

/// A surveillance, before disclosure.
///
/// @param exposed people with a day in a risk window up to each look, for each exposure, whatever
///   outcomes they had
/// @param riskDays their days in one up to each look
/// @param pairs each exposure with each outcome
public record SurveillanceResult(
        SurveillanceProtocol protocol,
        List<List<Long>> exposed,
        List<List<Long>> riskDays,
        List<WatchedPair> pairs,
        Attrition attrition,
        List<String> methods,
        List<String> limits,
        List<String> warnings) {}
