package org.vigie.study.screen.question;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vigie.statistics.random.Mixing;
import org.vigie.study.Attrition;
import org.vigie.timeline.Sex;
import org.vigie.timeline.Timeline;

/// Chooses cases and samples controls for each from those at risk on the case's index day
/// (incidence-density sampling; Prentice and Breslow 1978, doi 10.1093/biomet/65.1.153).
///
/// Everybody has a random place on a circle, a hash of seed and person. A case takes the first
/// eligible persons after its own place: a random sample without replacement in which every
/// eligible person is as likely as any other, and which does not depend on how the people are split
/// or read.
final class Matching {

    /// What came of it.
    ///
    /// @param unmatched cases that no control was found for
    record Result(MatchedSets sets, Attrition attrition, long unmatched) {}

    private record Group(Sex sex, String region, String practice, String site, int birthYear) {}

    private record Placed(Candidate candidate, long place) {}

    private final ScreenProtocol protocol;
    private final int historyNeeded;
    private final Map<Group, Placed[]> groups;

    private Matching(ScreenProtocol protocol, List<Candidate> everybody) {
        this.protocol = protocol;
        historyNeeded = Math.max(protocol.washoutDays(), protocol.priorObservationDays());
        var lists = new HashMap<Group, List<Placed>>();
        for (var candidate : everybody) {
            if (candidate.birthYear() != Timeline.NO_DAY) {
                lists.computeIfAbsent(
                                group(candidate, candidate.birthYear()), _ -> new ArrayList<>())
                        .add(new Placed(candidate, place(candidate.person())));
            }
        }
        groups = new HashMap<>();
        lists.forEach((group, list) ->
                groups.put(
                        group,
                        list.stream()
                                .sorted(
                                        Comparator.comparingLong(Placed::place)
                                                .thenComparingLong(p -> p.candidate.person()))
                                .toArray(Placed[]::new)));
    }

    /// @param everybody in order of identifier
    static Result match(ScreenProtocol protocol, List<Candidate> everybody) {
        return new Matching(protocol, everybody).match(everybody);
    }

    private Result match(List<Candidate> everybody) {
        var steps = new ArrayList<Attrition.Step>();
        steps.add(new Attrition.Step("everybody in the store", 0, everybody.size()));
        var cases = keep(everybody, "a record of the outcome", steps, Candidate::hasOutcome);
        cases =
                keep(
                        cases,
                        "the first one inside an observation period, and alive",
                        steps,
                        c -> c.history(c.outcomeDay()) >= 0);
        if (protocol.population().isPresent()) {
            cases =
                    keep(
                            cases,
                            "in the population on that day: " + protocol.population().get().name(),
                            steps,
                            c -> c.isMember(c.outcomeDay()));
        }
        cases =
                keep(
                        cases,
                        "not in the first "
                                + protocol.washoutDays()
                                + " days of the period (washout)",
                        steps,
                        c -> c.history(c.outcomeDay()) >= protocol.washoutDays());
        cases =
                keep(
                        cases,
                        "at least "
                                + protocol.priorObservationDays()
                                + " days of observation before",
                        steps,
                        c -> c.history(c.outcomeDay()) >= protocol.priorObservationDays());
        cases =
                keep(
                        cases,
                        String.join(", ", ScreenText.matchedOn(protocol)) + " known",
                        steps,
                        this::canBeMatched);
        var members = new ArrayList<MatchedSets.Member>();
        var sites = new ArrayList<String>();
        keep(
                cases,
                "at least one control at risk on the same day",
                steps,
                c -> {
                    var controls = controls(c);
                    if (!controls.isEmpty()) {
                        addSet(c, controls, sites.size(), members);
                        sites.add(c.site());
                    }
                    return !controls.isEmpty();
                });
        return new Result(
                new MatchedSets(members, sites), new Attrition(steps), steps.getLast().dropped());
    }

    /// What is not known of two people is not known to be the same.
    private boolean canBeMatched(Candidate candidate) {
        return candidate.birthYear() != Timeline.NO_DAY
                && !(protocol.matchSex() && candidate.sex() == Sex.UNKNOWN)
                && !(protocol.matchRegion() && candidate.region().isEmpty())
                && !(protocol.matchPractice() && candidate.practice().isEmpty());
    }

    private static List<Candidate> keep(
            List<Candidate> from,
            String rule,
            List<Attrition.Step> steps,
            java.util.function.Predicate<Candidate> keeps) {
        var kept = from.stream().filter(keeps).toList();
        steps.add(new Attrition.Step(rule, from.size() - kept.size(), kept.size()));
        return kept;
    }

    private static void addSet(
            Candidate theCase,
            List<Candidate> controls,
            int set,
            List<MatchedSets.Member> members) {
        int day = theCase.outcomeDay();
        members.add(new MatchedSets.Member(set, theCase.person(), day, theCase.history(day), true));
        for (var control : controls) {
            members.add(
                    new MatchedSets.Member(
                            set, control.person(), day, control.history(day), false));
        }
    }

    /// The first eligible persons after the case's place, over all years of birth that match.
    private List<Candidate> controls(Candidate theCase) {
        long from = place(theCase.person());
        var walks = new ArrayList<Walk>();
        for (int year = theCase.birthYear() - protocol.birthYearTolerance();
                year <= theCase.birthYear() + protocol.birthYearTolerance();
                year++) {
            var placed = groups.get(group(theCase, year));
            if (placed != null) {
                walks.add(new Walk(placed, from));
            }
        }
        var controls = new ArrayList<Candidate>();
        while (controls.size() < protocol.controlsPerCase()) {
            var nearest =
                    walks.stream()
                            .filter(Walk::hasNext)
                            .min(
                                    Comparator.comparingLong(Walk::distance)
                                            .thenComparingLong(w -> w.peek().person()));
            if (nearest.isEmpty()) {
                break;
            }
            var candidate = nearest.get().next();
            if (candidate.atRisk(theCase.outcomeDay(), historyNeeded)) {
                controls.add(candidate);
            }
        }
        return controls;
    }

    private Group group(Candidate candidate, int birthYear) {
        return new Group(
                protocol.matchSex() ? candidate.sex() : Sex.UNKNOWN,
                protocol.matchRegion() ? candidate.region() : "",
                protocol.matchPractice() ? candidate.practice() : "",
                candidate.site(),
                birthYear);
    }

    /// A place from 0 to 2⁶³ − 1: a hash of seed and person.
    private long place(long person) {
        return Mixing.murmur(person * Mixing.GOLDEN + protocol.seed() * 0xC2B2AE3D27D4EB4FL) >>> 1;
    }

    /// Once round the circle from a place.
    private static final class Walk {
        private final Placed[] placed;
        private final long from;
        private final int start;
        private int taken;

        Walk(Placed[] placed, long from) {
            this.placed = placed;
            this.from = from;
            int low = 0;
            int high = placed.length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (placed[middle].place < from) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            start = low;
        }

        boolean hasNext() {
            return taken < placed.length;
        }

        private Placed here() {
            return placed[(start + taken) % placed.length];
        }

        Candidate peek() {
            return here().candidate;
        }

        long distance() {
            long way = here().place - from;
            return way >= 0 && start + taken < placed.length ? way : way + Long.MAX_VALUE;
        }

        Candidate next() {
            var candidate = here().candidate;
            taken++;
            return candidate;
        }
    }
}
