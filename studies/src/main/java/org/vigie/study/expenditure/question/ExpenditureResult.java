package org.vigie.study.expenditure.question;

import java.util.List;
import org.vigie.study.Attrition;

/// What a map counted, before disclosure.
///
/// @param methods what was done, one paragraph each, in plain English
/// @param limits what the numbers cannot say
/// @param warnings what a reader must know before the numbers; mostly empty
public record ExpenditureResult(
        ExpenditureProtocol protocol,
        ExpenditureTotals counted,
        Attrition attrition,
        List<String> methods,
        List<String> limits,
        List<String> warnings) {}
