package org.vigie.report;

import static org.vigie.report.table.Unit.PEOPLE;
import static org.vigie.report.table.Unit.PLACE;

import java.util.List;
import java.util.stream.IntStream;
import org.vigie.report.table.ResultTable;
import org.vigie.report.table.Unit;
import org.vigie.study.Attrition;

/// Whom each rule dropped, as every study writes it.
public final class AttritionTable {

    /// A rule and its place among all.
    public record Row(long place, Attrition.Step step) {}

    /// Of people, told as it is.
    public static final ResultTable<Row> OF_PEOPLE =
            named("attrition", "Whom each rule dropped: one row for each rule, in order.", PEOPLE);

    /// Of people, with small numbers hidden.
    public static final ResultTable<Row> OF_MANY =
            OF_PEOPLE.notes("Rules that dropped few are told together.");

    private AttritionTable() {}

    /// @param unit what is dropped and left
    public static ResultTable<Row> named(String name, String words, Unit unit) {
        return ResultTable.<Row>named(name, words)
                .whole("step", PLACE, "place of the rule", Row::place)
                .text("rule", "the rule in words", row -> row.step().rule())
                .whole("dropped", unit, "how many failed the rule", row -> row.step().dropped())
                .whole("left", unit, "how many were left after it", row -> row.step().left());
    }

    public static List<Row> rows(Attrition attrition) {
        var steps = attrition.steps();
        return IntStream.range(0, steps.size())
                .mapToObj(place -> new Row(place, steps.get(place)))
                .toList();
    }
}
