package org.vigie.study.reidentification;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.vigie.report.page.Page;
import org.vigie.report.page.Section;
import org.vigie.report.table.Column;
import org.vigie.report.table.Numbers;
import org.vigie.statistics.Proportion;

/// The report of how easily people could be told apart: a page.
public final class ReidentificationReport {

    private static final List<Long> BELOW = List.of(2L, 3L, 5L, 11L, 20L, 50L, 100L);

    private ReidentificationReport() {}

    /// Writes the page.
    public static void write(
            ReidentificationResult result, Map<String, String> provenance, Path file)
            throws IOException {
        page(result, provenance).write(file);
    }

    static Page page(ReidentificationResult result, Map<String, String> provenance) {
        return new Page(
                "How easily could people be told apart?",
                lead(result),
                List.of(
                        new Section.KeyFigures("In short", figures(result)),
                        classes(result),
                        drawn(result),
                        new Section.Prose(
                                "How it was done",
                                List.of(
                                        """
                                        Classes: everybody is counted with those of the \
                                        same %s; what is not known of a person counts as a \
                                        value of its own. k is the size of the class.\
                                        """
                                                .formatted(by(result)),
                                        """
                                        Dated events: people with a dated event are drawn \
                                        at random (seed %s), and of each so many distinct \
                                        pairs of code and day. Everybody in the store is \
                                        then looked at for having all of them. Intervals \
                                        are Wilson's, 95 %%, for the share among all who \
                                        have so many pairs.\
                                        """
                                                .formatted(result.seed()))),
                        new Section.Prose(
                                "What these numbers cannot say",
                                List.of(
                                        """
                                        They say what could be found out by who knows \
                                        exactly this, exactly right. Who knows less \
                                        exactly finds fewer people; who knows rare things \
                                        rather than random ones finds more. A class larger \
                                        than 1 does not protect where all in it share what \
                                        is sought.\
                                        """))),
                provenance);
    }

    private static String by(ReidentificationResult result) {
        return result.by().stream()
                .map(QuasiIdentifier::word)
                .map(word -> word.replace('_', ' '))
                .collect(Collectors.joining(", "));
    }

    private static String lead(ReidentificationResult result) {
        return percent(result.below(2), result.people())
                + " of "
                + Numbers.count(result.people())
                + " people are alone in their "
                + by(result)
                + result.drawn().stream()
                        .filter(known -> known.unique().of() > 0)
                        .map(known ->
                                "; "
                                        + share(known.unique())
                                        + " by "
                                        + (known.events() == 1
                                                ? "one dated event"
                                                : known.events() + " dated events"))
                        .collect(Collectors.joining())
                + ".";
    }

    private static String percent(long count, long of) {
        return of == 0 ? "none" : Numbers.decimals(100.0 * count / of, 1) + "%";
    }

    private static String share(Proportion share) {
        return Numbers.decimals(100 * share.value(), 1)
                + "% ("
                + Numbers.decimals(100 * share.low(), 1)
                + " to "
                + Numbers.decimals(100 * share.high(), 1)
                + ")";
    }

    private static List<Section.KeyFigure> figures(ReidentificationResult result) {
        var figures = new ArrayList<Section.KeyFigure>();
        figures.add(
                new Section.KeyFigure(
                        Numbers.count(result.smallest()),
                        "people in the smallest class",
                        by(result)));
        figures.add(
                new Section.KeyFigure(
                        percent(result.below(2), result.people()), "alone in their class", ""));
        figures.add(
                new Section.KeyFigure(
                        percent(result.below(ReidentificationResult.FEW), result.people()),
                        "in classes of fewer than " + ReidentificationResult.FEW,
                        ""));
        result.drawn().stream()
                .filter(known -> known.unique().of() > 0)
                .forEach(known ->
                        figures.add(
                                new Section.KeyFigure(
                                        share(known.unique()),
                                        "alone by "
                                                + known.events()
                                                + (known.events() == 1
                                                        ? " dated event"
                                                        : " dated events"),
                                        "of " + Numbers.count(known.unique().of()) + " drawn")));
        return figures;
    }

    private static Section.DataTable classes(ReidentificationResult result) {
        var people = BELOW.stream().mapToLong(result::below).toArray();
        var all = BELOW.stream().mapToLong(_ -> result.people()).toArray();
        return new Section.DataTable(
                "People in small classes",
                "How many of all people are in a class of fewer than k, by " + by(result) + ".",
                "classes",
                List.of(
                        new Column.Count("k", BELOW.stream().mapToLong(k -> k).toArray()),
                        new Column.Count("people in classes below k", people),
                        new Column.Share("share", people, all)));
    }

    private static Section.DataTable drawn(ReidentificationResult result) {
        var known = result.drawn();
        return new Section.DataTable(
                "People told apart by dated events",
                "Of people drawn at random, how many are like nobody"
                        + " else, or like fewer than "
                        + ReidentificationResult.FEW
                        + " people with themselves, in so many of their events.",
                "uniqueness",
                List.of(
                        new Column.Count(
                                "events known",
                                known.stream().mapToLong(k -> k.events()).toArray()),
                        new Column.Count(
                                "drawn", known.stream().mapToLong(k -> k.unique().of()).toArray()),
                        new Column.Text(
                                "alone", known.stream().map(k -> words(k.unique())).toList()),
                        new Column.Text(
                                "fewer than " + ReidentificationResult.FEW,
                                known.stream().map(k -> words(k.fewer())).toList())));
    }

    private static String words(Proportion share) {
        return share.of() == 0 ? "nobody has so many" : share(share);
    }
}
