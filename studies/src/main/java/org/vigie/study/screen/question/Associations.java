package org.vigie.study.screen.question;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.vigie.statistics.Estimate;
import org.vigie.statistics.MatchedOddsRatio;
import org.vigie.statistics.MetaAnalysis;
import org.vigie.statistics.MultipleTesting;
import org.vigie.study.DayWindow;
import org.vigie.timeline.Code;
import org.vigie.timeline.Codes;

/// Turns who was exposed into odds ratios, corrected for how many were looked at.
final class Associations {

    private static final Comparator<Association> STRONGEST =
            Comparator.comparingDouble((Association a) -> a.oddsRatio().p())
                    .thenComparing(a -> a.code().code())
                    .thenComparingInt(a -> a.window().start())
                    .thenComparingInt(a -> a.window().end());

    private final ScreenProtocol protocol;
    private final MatchedSets sets;
    private final Exposures exposures;
    private final Codes codes;
    private final List<WindowSets> windowSets;

    /// @param codes the store's dictionary, for names
    Associations(ScreenProtocol protocol, MatchedSets sets, Exposures exposures, Codes codes) {
        this.protocol = protocol;
        this.sets = sets;
        this.exposures = exposures;
        this.codes = codes;
        windowSets = protocol.windows().stream().map(w -> new WindowSets(sets, w, "")).toList();
    }

    private record Tested(
            Code code,
            DayWindow window,
            WindowSets.Counts counts,
            MatchedOddsRatio oddsRatio,
            WindowSets sets) {}

    /// All tests, the strongest first.
    List<Association> all() {
        var tested = new ArrayList<Tested>();
        for (int id = 0; id < exposures.codes().size(); id++) {
            for (int w = 0; w < protocol.windows().size(); w++) {
                test(id, w, tested);
            }
        }
        var p = tested.stream().mapToDouble(t -> t.oddsRatio.oddsRatio().p()).toArray();
        var bonferroni = MultipleTesting.bonferroni(p);
        var q = MultipleTesting.benjaminiHochberg(p);
        var associations = new ArrayList<Association>();
        for (int i = 0; i < p.length; i++) {
            var t = tested.get(i);
            associations.add(
                    new Association(
                            t.code,
                            t.window,
                            t.sets.count(),
                            t.counts.cases(),
                            t.sets.controls(),
                            t.counts.controls(),
                            t.oddsRatio.oddsRatio(),
                            t.oddsRatio.penalised(),
                            bonferroni[i],
                            q[i]));
        }
        associations.sort(STRONGEST);
        return associations;
    }

    /// Pairs with too few exposed are not looked at; pairs without an informative set have nothing
    /// to say.
    private void test(int id, int w, List<Tested> tested) {
        if (exposures.exposedCount(id, w) < protocol.minimumExposed()) {
            return;
        }
        var counts = windowSets.get(w).tally(exposures.exposed(id, w));
        if (counts.cases() + counts.controls() < protocol.minimumExposed()) {
            return;
        }
        var oddsRatio = MatchedOddsRatio.of(counts.tally());
        if (!Double.isNaN(oddsRatio.oddsRatio().p())) {
            tested.add(
                    new Tested(
                            code(id),
                            protocol.windows().get(w),
                            counts,
                            oddsRatio,
                            windowSets.get(w)));
        }
    }

    private Code code(int id) {
        int known = codes.id(exposures.codes().text(id));
        return known < 0 ? exposures.codes().get(id) : codes.get(known);
    }

    /// Each association again in every site, and pooled; empty where there is one site.
    List<Replication> replications(List<Association> associations) {
        var sites = sets.sites().stream().distinct().sorted().toList();
        if (sites.size() < 2) {
            return List.of();
        }
        var bySite =
                sites.stream()
                        .map(site ->
                                protocol.windows().stream()
                                        .map(w -> new WindowSets(sets, w, site))
                                        .toList())
                        .toList();
        return associations.stream()
                .map(a -> replication(a, sites, bySite, associations.size()))
                .toList();
    }

    private Replication replication(
            Association association, List<String> sites, List<List<WindowSets>> bySite, int tests) {
        int id = exposures.codes().id(association.code().code());
        int w = protocol.windows().indexOf(association.window());
        var estimates = new ArrayList<MatchedOddsRatio>();
        var exposed = new ArrayList<Exposed>();
        for (var windowsOfSite : bySite) {
            var of = windowsOfSite.get(w);
            var counts = of.tally(exposures.exposed(id, w));
            estimates.add(MatchedOddsRatio.of(counts.tally()));
            exposed.add(new Exposed(of.count(), counts.cases(), of.controls(), counts.controls()));
        }
        var usable =
                estimates.stream().filter(e -> !e.penalised() && e.standardError() > 0).toList();
        var pooled =
                MetaAnalysis.of(
                        usable.stream().mapToDouble(MatchedOddsRatio::logOddsRatio).toArray(),
                        usable.stream().mapToDouble(MatchedOddsRatio::standardError).toArray());
        return new Replication(
                association.code(),
                association.window(),
                sites,
                estimates.stream().map(MatchedOddsRatio::oddsRatio).toList(),
                exposed,
                pooled.fixed(),
                pooled.random(),
                pooled.i2(),
                pooled.heterogeneityP(),
                Optional.of(replicated(estimates, tests)));
    }

    private static boolean replicated(List<MatchedOddsRatio> estimates, int tests) {
        long up =
                estimates.stream()
                        .map(MatchedOddsRatio::oddsRatio)
                        .filter(e -> significant(e, tests) && e.value() > 1)
                        .count();
        long down =
                estimates.stream()
                        .map(MatchedOddsRatio::oddsRatio)
                        .filter(e -> significant(e, tests) && e.value() < 1)
                        .count();
        return (up >= 2 && down == 0) || (down >= 2 && up == 0);
    }

    private static boolean significant(Estimate estimate, int tests) {
        return estimate.p() * tests < 1 - org.vigie.statistics.Wald.LEVEL;
    }
}
