package org.vigie.study.mapping;

import java.util.List;
import org.vigie.study.Attrition;

/// What a map counted, before disclosure.
///
/// @param methods  what was done, one paragraph each, in plain English
/// @param limits   what the numbers cannot say
/// @param warnings what a reader must know before the numbers; mostly empty
public record MapResult(MapProtocol protocol, MapTable table, Attrition attrition, List<String> methods,
        List<String> limits, List<String> warnings) {
}
