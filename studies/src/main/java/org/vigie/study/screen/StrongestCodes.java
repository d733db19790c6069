package org.vigie.study.screen;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vigie.study.DayWindow;
import org.vigie.study.screen.question.Association;
import org.vigie.timeline.Code;

/// The codes with the smallest p value in any window, each with what was found in all windows.
///
/// @param byWindow only the windows in which the code was tested and has an estimate
record StrongestCodes(Code code, Map<DayWindow, Association> byWindow) {

    static List<StrongestCodes> of(DisclosedScreen result, int most) {
        var codes = new LinkedHashMap<String, StrongestCodes>();
        for (var association : result.associations()) {
            var code = association.code();
            if (!Double.isNaN(association.oddsRatio().value())
                    && (codes.size() < most || codes.containsKey(code.code()))) {
                codes.computeIfAbsent(
                                code.code(), _ -> new StrongestCodes(code, new LinkedHashMap<>()))
                        .byWindow
                        .put(association.window(), association);
            }
        }
        return new ArrayList<>(codes.values());
    }
}
