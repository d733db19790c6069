package org.vigie.study.expenditure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.vigie.report.page.Section;
import org.vigie.report.table.Column;
import org.vigie.study.expenditure.question.AmountScope;
import org.vigie.study.expenditure.question.ExpenditureRow;

/// Where all the money of the store is, so that a reader can add it up.
record ExpenditureBalance(DisclosedExpenditure map) {

    /// One line.
    ///
    /// @param id what it is called in the file
    record Line(String id, String words, OptionalLong cents) {}

    List<Line> lines() {
        int last = map.firstYear() + map.years() - 1;
        var years = map.years() == 1 ? "in " + last : "from " + map.firstYear() + " to " + last;
        var lines =
                new ArrayList<>(
                        List.of(
                                new Line("groups", "Given to groups, " + years, groups()),
                                new Line(
                                        "remainder",
                                        "Given to no group, " + years,
                                        all(ExpenditureRow.Kind.REMAINDER)),
                                new Line(
                                        "unobserved",
                                        "Of people not observed in the year, " + years,
                                        all(ExpenditureRow.Kind.UNOBSERVED)),
                                new Line(
                                        "within",
                                        "All of that: " + years,
                                        map.amount(AmountScope.WITHIN)),
                                new Line(
                                        "before",
                                        "Before " + map.firstYear(),
                                        map.amount(AmountScope.BEFORE)),
                                new Line("after", "After " + last, map.amount(AmountScope.AFTER)),
                                new Line(
                                        "undated",
                                        "Without a date",
                                        map.amount(AmountScope.UNDATED)),
                                new Line(
                                        "not_counted",
                                        "Not counted"
                                                + (map.notCounted().isEmpty()
                                                        ? ""
                                                        : ", other tables hold the same: "
                                                                + String.join(
                                                                        ", ", map.notCounted())),
                                        map.amount(AmountScope.NOT_COUNTED)),
                                new Line("all", "Every amount of the store", map.amount())));
        map.protocol()
                .population()
                .ifPresent(population ->
                        lines.add(
                                4,
                                new Line(
                                        "not_in_population",
                                        "Of people not in "
                                                + population.name()
                                                + " in the year, "
                                                + years,
                                        map.amount(AmountScope.NOT_IN_POPULATION))));
        return lines;
    }

    /// What is left of all when remainder and unobserved are taken off: shown where those are,
    /// whatever group is hidden.
    private OptionalLong groups() {
        var all = map.amount(AmountScope.WITHIN);
        var remainder = all(ExpenditureRow.Kind.REMAINDER);
        var unobserved = all(ExpenditureRow.Kind.UNOBSERVED);
        return all.isPresent() && remainder.isPresent() && unobserved.isPresent()
                ? OptionalLong.of(all.getAsLong() - remainder.getAsLong() - unobserved.getAsLong())
                : OptionalLong.empty();
    }

    private OptionalLong all(ExpenditureRow.Kind kind) {
        return map.spentInAll(
                IntStream.range(0, map.rows().size())
                        .filter(row -> map.rows().get(row).kind() == kind)
                        .findFirst()
                        .orElseThrow());
    }

    Section.DataTable section() {
        var lines = lines();
        return new Section.DataTable(
                "Where all the money is",
                """
                In %s. Groups, remainder and unobserved are what lies in the years; that, \
                and what lies before, after, without a date or not counted, are every \
                amount of the store. A dash is hidden.\
                """
                        .formatted(map.protocol().currency()),
                "balance",
                List.of(
                        new Column.Text("Which", lines.stream().map(Line::words).toList()),
                        new Column.Text(
                                "Amount",
                                lines.stream().map(line -> words(line.cents())).toList())));
    }

    /// To the cent, so that it can be added up.
    private String words(OptionalLong cents) {
        return cents.isPresent()
                ? String.format(
                        Locale.UK,
                        "%,.2f %s",
                        BigDecimal.valueOf(cents.getAsLong(), 2),
                        map.protocol().currency())
                : "–";
    }
}
