package org.vigie.study.reidentification;

import java.util.ArrayList;
import java.util.List;
import org.vigie.problem.InputProblem;
import org.vigie.statistics.Proportion;
import org.vigie.timeline.People;

/// How many people could be singled out.
///
/// Two kinds of knowledge are looked at: quasi-identifiers, by which everybody is counted
/// (k-anonymity), and dated events, of which 1, 2, … are drawn at random from people drawn at
/// random and then looked for in everybody (unicity: de Montjoye and others 2013,
/// doi:10.1038/srep01376).
///
/// @param size how many people to draw
/// @param events up to how many dated events are known, 1 to 8
public record ReidentificationAnalysis(List<QuasiIdentifier> by, int size, int events, long seed) {

    private static final int MOST_EVENTS = 8;

    public ReidentificationAnalysis {
        by = List.copyOf(by);
        if (size < 1 || events < 1 || events > MOST_EVENTS) {
            throw new InputProblem(
                    "--sample needs at least 1 person and --events 1 to "
                            + MOST_EVENTS
                            + ", were "
                            + size
                            + " and "
                            + events);
        }
    }

    public ReidentificationResult run(People people) {
        var classes = people.fold(new EquivalenceClassesFold(by));
        var drawn = people.fold(new TraceSampleFold(seed, size, events));
        var draws = List.copyOf(drawn.events.values());
        var sharers = people.fold(new TraceMatchesFold(TraceIndex.of(draws), events));
        var known = new ArrayList<ReidentificationResult.Known>();
        for (int e = 1; e <= events; e++) {
            known.add(known(draws, sharers, e));
        }
        return new ReidentificationResult(
                by, drawn.people, drawn.dated, classes.sizes(), List.copyOf(known), seed);
    }

    private ReidentificationResult.Known known(
            List<List<DatedCode>> draws, TraceMatches sharers, int known) {
        long total = 0;
        long unique = 0;
        long fewer = 0;
        for (int draw = 0; draw < draws.size(); draw++) {
            if (draws.get(draw).size() >= known) {
                long alike = sharers.people[draw * events + known - 1];
                total++;
                unique += alike == 1 ? 1 : 0;
                fewer += alike < ReidentificationResult.FEW ? 1 : 0;
            }
        }
        return new ReidentificationResult.Known(
                known, new Proportion(unique, total), new Proportion(fewer, total));
    }
}
