package org.vigie.study.screen.question;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigie.statistics.MatchedTally;
import org.vigie.store.read.Life;
import org.vigie.study.DayWindow;
import org.vigie.timeline.Days;
import org.vigie.timeline.Sex;
import org.vigie.timeline.Timeline;
import org.vigie.vocabulary.Hierarchy;

/// The screen once more, from plain objects, one thing after the other: slow and easy to see right.
///
/// @param outcome codes of the outcome
/// @param leftOut codes that are not screened
record PlainScreen(
        ScreenProtocol protocol,
        List<String> outcome,
        List<String> leftOut,
        Hierarchy hierarchy,
        Map<Long, Life> lives) {

    /// A person in a set.
    record Member(Life life, boolean isCase) {}

    /// A case's day and its set, the case first.
    record Set(int day, List<Member> members) {}

    /// What is known of a code in a window.
    record Counts(
            long sets,
            long exposedCases,
            long controls,
            long exposedControls,
            List<MatchedTally.Row> tally) {}

    static PlainScreen of(
            ScreenProtocol protocol,
            List<String> outcome,
            List<String> leftOut,
            Hierarchy hierarchy,
            List<Life> lives) {
        return new PlainScreen(
                protocol,
                outcome,
                leftOut,
                hierarchy,
                lives.stream().collect(Collectors.toMap(life -> life.person().id(), life -> life)));
    }

    OptionalInt firstOutcome(Life life) {
        return life.events().stream()
                .filter(event -> outcome.contains(event.code()))
                .filter(event -> event.time() != Timeline.NO_TIME)
                .mapToInt(event -> Days.ofTime(event.time()))
                .min();
    }

    /// Cases before controls are sought, by identifier.
    List<Life> cases() {
        return lives.values().stream()
                .filter(life -> firstOutcome(life).isPresent())
                .filter(life -> longEnough(life, firstOutcome(life).getAsInt()))
                .filter(life -> isMember(life, firstOutcome(life).getAsInt()))
                .filter(this::known)
                .sorted((a, b) -> Long.compare(a.person().id(), b.person().id()))
                .toList();
    }

    private boolean known(Life life) {
        var person = life.person();
        return person.birthDay() != Timeline.NO_DAY
                && (!protocol.matchSex() || person.sex() != Sex.UNKNOWN)
                && (!protocol.matchRegion() || !person.region().isEmpty())
                && (!protocol.matchPractice() || !person.practice().isEmpty());
    }

    /// A population in these tests is everybody, or those with a record of `V/0` so far.
    private boolean isMember(Life life, int day) {
        return protocol.population().isEmpty()
                || life.events().stream()
                        .filter(event ->
                                event.code().equals("V/0") && event.time() != Timeline.NO_TIME)
                        .anyMatch(event -> Days.ofTime(event.time()) <= day);
    }

    private static boolean alive(Life life, int day) {
        return life.person().deathDay() == Timeline.NO_DAY || day <= life.person().deathDay();
    }

    private boolean longEnough(Life life, int day) {
        return alive(life, day)
                && observed(life, day - protocol.washoutDays(), day)
                && observed(life, day - protocol.priorObservationDays(), day);
    }

    private static boolean observed(Life life, int from, int to) {
        int day = from;
        for (var period : life.person().periods()) {
            if (period.start() <= day && day <= period.end()) {
                day = period.end() + 1;
            }
        }
        return day > to;
    }

    /// Everybody who may be a control of a case.
    List<Long> eligible(Life theCase) {
        int day = firstOutcome(theCase).getAsInt();
        return lives.values().stream()
                .filter(life -> life != theCase)
                .filter(life -> firstOutcome(life).isEmpty() || firstOutcome(life).getAsInt() > day)
                .filter(life -> longEnough(life, day))
                .filter(life -> isMember(life, day))
                .filter(life -> matches(theCase, life))
                .map(life -> life.person().id())
                .sorted()
                .toList();
    }

    private boolean matches(Life theCase, Life life) {
        var a = theCase.person();
        var b = life.person();
        return b.birthDay() != Timeline.NO_DAY
                && Math.abs(Days.year(a.birthDay()) - Days.year(b.birthDay()))
                        <= protocol.birthYearTolerance()
                && a.site().equals(b.site())
                && (!protocol.matchSex() || a.sex() == b.sex())
                && (!protocol.matchRegion() || a.region().equals(b.region()))
                && (!protocol.matchPractice() || a.practice().equals(b.practice()));
    }

    /// Counts of every code and window in which somebody was exposed, by `code start end`.
    Map<String, Counts> counts(List<Set> sets) {
        var counts = new TreeMap<String, Counts>();
        for (var code : hierarchy.codes().all()) {
            for (var window : protocol.windows()) {
                counts.put(
                        code.code() + " " + window.start() + " " + window.end(),
                        counts(code.code(), window, sets));
            }
        }
        counts.values()
                .removeIf(c ->
                        c.exposedCases() + c.exposedControls() < protocol.minimumExposed()
                                || c.tally().stream().noneMatch(MatchedTally.Row::informative));
        return counts;
    }

    Counts counts(String code, DayWindow window, List<Set> sets) {
        long counted = 0;
        long exposedCases = 0;
        long controls = 0;
        long exposedControls = 0;
        var tally = new MatchedTally();
        for (var set : sets) {
            var seen =
                    set.members().stream()
                            .filter(member ->
                                    observed(member.life(), set.day() + window.start(), set.day()))
                            .toList();
            if (seen.size() < 2 || !seen.getFirst().isCase()) {
                continue;
            }
            boolean caseExposed = exposed(seen.getFirst().life(), set.day(), code, window);
            long others =
                    seen.stream()
                            .skip(1)
                            .filter(m -> exposed(m.life(), set.day(), code, window))
                            .count();
            counted++;
            controls += seen.size() - 1;
            exposedCases += caseExposed ? 1 : 0;
            exposedControls += others;
            tally.add(seen.size(), (int) others + (caseExposed ? 1 : 0), caseExposed, 1);
        }
        return new Counts(counted, exposedCases, controls, exposedControls, tally.rows());
    }

    private boolean exposed(Life life, int day, String code, DayWindow window) {
        if (outcome.contains(code) || leftOut.contains(code)) {
            return false;
        }
        return life.events().stream()
                        .filter(event -> event.time() != Timeline.NO_TIME)
                        .filter(event ->
                                protocol.tables().isEmpty()
                                        || protocol.tables().contains(event.table()))
                        .filter(event -> countsFor(event.code()).anyMatch(code::equals))
                        .mapToInt(event -> Days.ofTime(event.time()) - day)
                        .filter(relative -> relative >= window.start() && relative <= window.end())
                        .distinct()
                        .count()
                >= protocol.minimumDays();
    }

    private Stream<String> countsFor(String code) {
        if (!protocol.rollUp()) {
            return Stream.of(code);
        }
        var codes = hierarchy.codes();
        return Stream.concat(
                Stream.of(code),
                Arrays.stream(hierarchy.ancestors(codes.id(code))).mapToObj(codes::text));
    }
}
