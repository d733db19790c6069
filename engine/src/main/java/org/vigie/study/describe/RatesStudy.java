package org.vigie.study.describe;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.vigie.study.Attrition;
import org.vigie.study.StudyProblem;
import org.vigie.timeline.CodeSet;
import org.vigie.timeline.Days;
import org.vigie.timeline.People;
import org.vigie.vocabulary.Vocabulary;

/// Incidence and prevalence of codes: one pass over everybody.
public record RatesStudy(RatesProtocol protocol, Vocabulary vocabulary) {

    /// Runs the description.
    ///
    /// @throws StudyProblem where an outcome names nothing that the store has
    public RatesResult run(People people) {
        var warnings = new ArrayList<String>();
        var codes = new ArrayList<CodeSet>();
        for (var set : protocol.outcomes()) {
            var resolved = vocabulary.resolve(set);
            if (resolved.codes().isEmpty()) {
                throw new StudyProblem("the concept set '" + set.name() + "' names no code of this store; see its codes with"
                        + " 'vigie describe --top 1000'");
            }
            resolved.unknown().forEach(item -> warnings.add("The concept set " + set.name()
                    + " names something that this store does not have: " + item.reference().words() + "."));
            codes.add(resolved.codes());
        }
        var rates = people.fold(new RatesFold(new RatesPlan(codes, protocol.interval(), protocol.from(), protocol.to(),
                protocol.historyDays(), protocol.washoutDays(), protocol.repeatedEvents(), protocol.lasts(), protocol.point(),
                protocol.fullContribution(), protocol.ageGroups(), protocol.bySex(), protocol.byRegion())));
        var rows = rows(rates);
        if (rows.isEmpty()) {
            warnings.add("Nobody contributes to a whole interval.");
        }
        var attrition = new Attrition(List.of(new Attrition.Step("everybody", 0, rates.people), new Attrition.Step(
                "observed between " + Days.text(protocol.from()) + " and " + Days.text(protocol.to()) + ", after "
                        + protocol.historyDays() + " days of observation", rates.people - rates.contributing, rates.contributing)));
        return new RatesResult(protocol, rows, attrition, RatesText.methods(protocol), RatesText.limits(), warnings);
    }

    private List<RateRow> rows(Rates rates) {
        var sums = new TreeMap<Key, long[]>();
        rates.counts.forEach((text, counts) -> {
            var key = Key.of(text);
            for (var sex : places(protocol.bySex(), key.sex)) {
                for (var region : places(protocol.byRegion(), key.region)) {
                    var sum = sums.computeIfAbsent(new Key(key.outcome, key.start, key.age, sex, region), _ -> new long[counts.length]);
                    for (int measure = 0; measure < counts.length; measure++) {
                        sum[measure] += counts[measure];
                    }
                }
            }
        });
        var rows = new ArrayList<RateRow>();
        sums.forEach((key, c) -> {
            boolean overall = protocol.interval() == Interval.OVERALL;
            int start = overall ? rates.firstDay : key.start;
            int end = overall ? rates.lastDay : protocol.interval().end(key.start);
            if (!protocol.completeIntervals() || start >= rates.firstDay && end <= rates.lastDay) {
                rows.add(new RateRow(key.outcome, start, end, age(key.age), key.sex, key.region, c[Rates.PERSONS], c[Rates.DAYS],
                        c[Rates.EVENTS], c[Rates.POPULATION], c[Rates.CASES]));
            }
        });
        return rows;
    }

    private static Set<String> places(boolean asked, String value) {
        return asked ? new LinkedHashSet<>(List.of(value, RateRow.ALL)) : Set.of(RateRow.ALL);
    }

    private String age(int group) {
        var starts = protocol.ageGroups();
        return group == -1 ? RateRow.ALL : group == -2 ? "unknown"
                : group + 1 == starts.size() ? starts.get(group) + "+" : starts.get(group) + "-" + (starts.get(group + 1) - 1);
    }

    private record Key(int outcome, int start, int age, String sex, String region) implements Comparable<Key> {

        static Key of(String text) {
            var parts = text.split("\\|", 5);
            var sex = switch (parts[3]) {
                case "F" -> "female";
                case "M" -> "male";
                default -> "unknown";
            };
            return new Key(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]), sex,
                    parts[4].isEmpty() ? "unknown" : parts[4]);
        }

        @Override
        public int compareTo(Key other) {
            return java.util.Comparator.comparingInt(Key::outcome).thenComparingInt(Key::start).thenComparingInt(Key::age)
                    .thenComparing(Key::sex).thenComparing(Key::region).compare(this, other);
        }
    }
}
