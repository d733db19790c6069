package org.vigie.study.count;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.vigie.report.page.Page;
import org.vigie.report.page.Section;
import org.vigie.report.table.Column;
import org.vigie.report.table.Numbers;

/// The page of a count.
final class CountReport {

    private CountReport() {}

    static Page page(DisclosedCount count, Map<String, String> provenance) {
        var years = count.years();
        var table =
                new Section.DataTable(
                        "By year",
                        "A number that is missing is hidden.",
                        "years",
                        List.of(
                                new Column.Text(
                                        "year",
                                        years.stream()
                                                .map(year -> Integer.toString(year.year()))
                                                .toList()),
                                new Column.Amount(
                                        "observed",
                                        numbers(
                                                years.stream()
                                                        .map(DisclosedCount.Year::population)
                                                        .toList())),
                                new Column.Amount(
                                        "with a record",
                                        numbers(
                                                years.stream()
                                                        .map(DisclosedCount.Year::people)
                                                        .toList())),
                                new Column.Text(
                                        "share (95 % CI)",
                                        years.stream()
                                                .map(year -> Numbers.percent(year.share()))
                                                .toList())));
        return new Page(
                count.protocol().title(),
                lead(count),
                List.of(
                        new Section.Flow(
                                "Who was counted",
                                "",
                                count.attrition().steps().stream()
                                        .map(step ->
                                                new Section.FlowStep(
                                                        step.rule(), step.dropped(), step.left()))
                                        .toList()),
                        table,
                        new Section.Prose("What was hidden", List.of(sentence(count.words()))),
                        new Section.Prose(
                                "Methods",
                                List.of(
                                        """
                                        People observed on a day of a year are its population; \
                                        those of them with a record of %s on a day on which \
                                        they were observed are counted once a year. Intervals are \
                                        Wilson's (1927, doi 10.1080/01621459.1927.10502953).\
                                        """
                                                .formatted(count.protocol().conceptSet().name()))),
                        new Section.Prose(
                                "What these numbers cannot say",
                                List.of(
                                        """
                                        A record is not a disease, and no record means no \
                                        event only inside observation periods.\
                                        """))),
                provenance);
    }

    /// The last year in a sentence.
    static String lead(DisclosedCount count) {
        var last = count.years().getLast();
        return "In %d, %s of %s people observed had a record: %s (95%% interval)."
                .formatted(
                        last.year(),
                        text(last.people()),
                        text(last.population()),
                        Numbers.percent(last.share()));
    }

    private static String text(OptionalLong number) {
        return number.isPresent() ? Numbers.count(number.getAsLong()) : "a hidden number";
    }

    private static double[] numbers(List<OptionalLong> numbers) {
        return numbers.stream()
                .mapToDouble(number -> number.isPresent() ? number.getAsLong() : Double.NaN)
                .toArray();
    }

    private static String sentence(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
    }
}
