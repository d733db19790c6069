package org.vigie.study.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.vigie.report.figure.FigureSpec;
import org.vigie.report.figure.ForestColumns;
import org.vigie.report.figure.RatioAxis;
import org.vigie.report.page.CodeNames;
import org.vigie.report.page.Section;
import org.vigie.report.page.WindowNames;
import org.vigie.report.table.Column;
import org.vigie.statistics.Estimate;
import org.vigie.study.screen.question.Replication;

/// The strongest associations at each site, and pooled.
final class SiteForest {

    private static final int MOST = 12;
    private static final String FIXED = "pooled, fixed";
    private static final String RANDOM = "pooled, random";

    private SiteForest() {}

    /// A forest and a table; nothing where there is one site.
    static List<Section> of(DisclosedScreen result) {
        return result.replications().isEmpty()
                ? List.of()
                : List.of(forest(result.replications()), table(result.replications()));
    }

    private static Section.Figure forest(List<Replication> all) {
        var shown = all.stream().limit(MOST).toList();
        var labels = new ArrayList<String>();
        var sites = new ArrayList<String>();
        var estimates = new ArrayList<Estimate>();
        for (var replication : shown) {
            rows(replication)
                    .forEach(row -> {
                        labels.add(label(replication));
                        sites.add(row.site());
                        estimates.add(row.oddsRatio());
                    });
        }
        var axis = RatioAxis.of(estimates);
        var order =
                Stream.concat(
                                shown.stream().flatMap(r -> r.sites().stream()).distinct(),
                                Stream.of(FIXED, RANDOM))
                        .toList();
        var spec =
                FigureSpec.of("sites")
                        .with("domain", axis.domain())
                        .with("ticks", axis.ticks())
                        .with("sites", order)
                        .with("labels", shown.stream().map(SiteForest::label).distinct().toList());
        return new Section.Figure(
                "Does it hold at each site?",
                """
                The %s strongest associations at each site and pooled: odds ratios with \
                95%% intervals on a logarithmic axis; diamonds are pooled over the sites, \
                with one effect common to all (fixed) and with effects that vary between \
                sites (random). A site without a mark did not test the code, or its \
                numbers are hidden.%s\
                """
                        .formatted(shown.size(), axis.remark(estimates)),
                "Forest plots of " + shown.size() + " associations by site.",
                spec.json(),
                ForestColumns.of("label", labels, "site", sites, estimates, axis));
    }

    private record Row(String site, Estimate oddsRatio) {}

    private static List<Row> rows(Replication replication) {
        var rows = new ArrayList<Row>();
        for (int i = 0; i < replication.sites().size(); i++) {
            rows.add(new Row(replication.sites().get(i), replication.bySite().get(i)));
        }
        rows.add(new Row(FIXED, replication.fixed()));
        rows.add(new Row(RANDOM, replication.random()));
        return rows;
    }

    private static Section.DataTable table(List<Replication> all) {
        var sites = all.stream().flatMap(r -> r.sites().stream()).distinct().toList();
        var columns =
                new ArrayList<Column>(
                        List.of(
                                new Column.Text(
                                        "Code", all.stream().map(r -> r.code().code()).toList()),
                                new Column.Text(
                                        "Name", all.stream().map(r -> r.code().name()).toList()),
                                new Column.Text(
                                        "Window",
                                        all.stream()
                                                .map(r -> WindowNames.of(r.window()))
                                                .toList())));
        for (var site : sites) {
            columns.add(new Column.Ratio(site, all.stream().map(r -> at(r, site)).toList()));
        }
        columns.add(
                new Column.Ratio("Pooled, fixed", all.stream().map(Replication::fixed).toList()));
        columns.add(
                new Column.Ratio("Pooled, random", all.stream().map(Replication::random).toList()));
        columns.add(
                new Column.Real("I² (%)", all.stream().mapToDouble(r -> 100 * r.i2()).toArray()));
        columns.add(
                new Column.Probability(
                        "p of heterogeneity",
                        all.stream().mapToDouble(Replication::heterogeneityP).toArray()));
        columns.add(
                new Column.Text(
                        "Replicated", all.stream().map(ScreenResultTables::replicated).toList()));
        return new Section.DataTable(
                "Replication",
                """
                Replicated: at least two sites agree in direction and each is significant \
                after Bonferroni's correction. I² is the share of the variation that is \
                between sites.\
                """,
                "replication",
                columns);
    }

    private static Estimate at(Replication replication, String site) {
        int place = replication.sites().indexOf(site);
        return place < 0 ? Estimate.NONE : replication.bySite().get(place);
    }

    private static String label(Replication replication) {
        return CodeNames.withWindow(replication.code(), replication.window());
    }
}
