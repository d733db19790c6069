package org.vigie.disclosure;

import java.util.BitSet;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Variable;

/// The least and the greatest value that a hidden cell can have, by linear programming: what who
/// reads the tables can find out at most. Hidden cells are of one person at least unless they are
/// of nobody.
final class ProgrammedBounds {

    static final double NO_END = 1e6;

    private final LinkedTables cells;
    private final BitSet hidden;

    ProgrammedBounds(LinkedTables cells, BitSet hidden) {
        this.cells = cells;
        this.hidden = hidden;
    }

    double least(int cell) {
        return solved(cell, false);
    }

    double greatest(int cell) {
        return solved(cell, true);
    }

    private double solved(int cell, boolean most) {
        var model = new ExpressionsBasedModel();
        var variables = new Variable[cells.size()];
        hidden.stream()
                .forEach(each -> {
                    variables[each] =
                            model.newVariable("x" + each)
                                    .lower(cells.people(each) == 0 ? 0 : 1)
                                    .upper(NO_END);
                    if (each == cell) {
                        variables[each].weight(1);
                    }
                });
        for (int i = 0; i < cells.sums().size(); i++) {
            var sum = cells.sums().get(i);
            Expression row = null;
            long right = 0;
            for (int each : sum.all()) {
                int sign = each == sum.total() ? -1 : 1;
                if (hidden.get(each)) {
                    row = row == null ? model.newExpression("s" + i) : row;
                    row.set(variables[each], sign);
                    right += sign * cells.people(each);
                }
            }
            if (row != null) {
                row.level(right);
            }
        }
        var result = most ? model.maximise() : model.minimise();
        if (!result.getState().isFeasible()) {
            throw new IllegalStateException("the true table is a solution: " + result.getState());
        }
        return result.getValue();
    }
}
