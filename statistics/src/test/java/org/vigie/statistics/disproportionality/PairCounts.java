package org.vigie.statistics.disproportionality;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How often each exposure is reported with each event, and how often chance would have it.
///
/// A report counts once for a pair however often it names it. The expected count of a pair is E = Σ
/// over strata of N_i· N_·j / N, with N_i· the stratum's reports that name the exposure, N_·j those
/// that name the event and N all of them; with one stratum, the plain product of margins.
///
/// DuMouchel W (1999). Bayesian data mining in large frequency tables, with an application to the
/// FDA spontaneous reporting system. doi 10.1080/00031305.1999.10474456.
public final class PairCounts {

    /// One line of a report: it names an exposure and an event.
    ///
    /// @param report which report
    /// @param stratum what it is to be compared within; the same for all to leave out
    public record Line(String report, String stratum, String exposure, String event) {}

    /// A pair that is reported at least once.
    ///
    /// @param table its four counts, of all strata together
    /// @param expected E
    public record Pair(String exposure, String event, TwoByTwo table, double expected) {

        /// Reports that name both.
        public long count() {
            return table.a();
        }
    }

    private record Key(String exposure, String event) {}

    private final Map<String, Stratum> strata = new HashMap<>();
    private final Map<Key, Set<String>> together = new HashMap<>();
    private final Stratum all = new Stratum();

    private static final class Stratum {
        private final Set<String> reports = new HashSet<>();
        private final Map<String, Set<String>> exposures = new HashMap<>();
        private final Map<String, Set<String>> events = new HashMap<>();

        void add(Line line) {
            reports.add(line.report);
            exposures.computeIfAbsent(line.exposure, name -> new HashSet<>()).add(line.report);
            events.computeIfAbsent(line.event, name -> new HashSet<>()).add(line.report);
        }

        long exposed(Key pair) {
            return exposures.getOrDefault(pair.exposure, Set.of()).size();
        }

        long events(Key pair) {
            return events.getOrDefault(pair.event, Set.of()).size();
        }

        double expected(Key pair) {
            return (double) exposed(pair) * events(pair) / reports.size();
        }
    }

    /// The pairs of these lines, in the order of exposure and event.
    public static List<Pair> of(Collection<Line> lines) {
        PairCounts counts = new PairCounts();
        lines.forEach(counts::add);
        return counts.pairs();
    }

    private void add(Line line) {
        all.add(line);
        strata.computeIfAbsent(line.stratum, name -> new Stratum()).add(line);
        together.computeIfAbsent(new Key(line.exposure, line.event), pair -> new HashSet<>())
                .add(line.report);
    }

    private List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        together.forEach((pair, reports) ->
                pairs.add(
                        new Pair(
                                pair.exposure,
                                pair.event,
                                TwoByTwo.ofTotals(
                                        reports.size(),
                                        all.exposed(pair),
                                        all.events(pair),
                                        all.reports.size()),
                                strata.keySet().stream()
                                        .sorted()
                                        .mapToDouble(name -> strata.get(name).expected(pair))
                                        .sum())));
        pairs.sort(Comparator.comparing(Pair::exposure).thenComparing(Pair::event));
        return pairs;
    }
}
