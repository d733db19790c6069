package org.vigie.study;

import java.util.ArrayList;
import org.vigie.disclosure.SmallCells;

/// Attrition in which no rule is seen to drop few people: such a rule is told together with the
/// next one, or the last with the one before.
public final class SafeAttrition {

    private SafeAttrition() {}

    /// @param most 1 to so many dropped by a rule are not told; 0 tells all
    public static Attrition of(Attrition attrition, int most) {
        var told = new ArrayList<Attrition.Step>();
        for (var step : attrition.steps()) {
            boolean open = told.size() > 1 && SmallCells.few(told.getLast().dropped(), most);
            told.add(open ? together(told.removeLast(), step) : step);
        }
        while (told.size() > 1 && SmallCells.few(told.getLast().dropped(), most)) {
            var last = told.removeLast();
            var before = told.removeLast();
            told.add(
                    told.isEmpty()
                            ? new Attrition.Step(before.rule() + "; " + last.rule(), 0, last.left())
                            : together(before, last));
        }
        return new Attrition(told);
    }

    private static Attrition.Step together(Attrition.Step one, Attrition.Step next) {
        return new Attrition.Step(
                one.rule() + "; " + next.rule(), one.dropped() + next.dropped(), next.left());
    }
}
