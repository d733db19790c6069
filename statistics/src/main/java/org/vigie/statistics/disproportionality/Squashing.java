package org.vigie.statistics.disproportionality;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Fewer points that say nearly the same to the fit of a prior: of the pairs with equal counts,
/// those with neighbouring expected counts become one with their mean and their number as weight.
///
/// The largest expected counts of each count, which say most, stay as they are.
///
/// DuMouchel W, Pregibon D (2001). Empirical Bayes screening for multi-item associations. doi
/// 10.1145/502512.502526.
///
/// @param bin how many pairs become one, at least 2
/// @param kept how many bins of the largest expected counts stay as they are, at least 0
/// @param most counts above this stay as they are
public record Squashing(int bin, int kept, long most) {

    public Squashing {
        if (bin < 2 || kept < 0) {
            throw new IllegalArgumentException(
                    "squashing needs bins of 2 or more and 0 or more kept, was %d, %d"
                            .formatted(bin, kept));
        }
    }

    /// The squashed points, by count and expected count. Points that already have weights are
    /// squashed by them.
    public List<ObservedExpected> squash(List<ObservedExpected> points) {
        Map<Long, List<ObservedExpected>> byCount = new TreeMap<>();
        points.forEach(point ->
                byCount.computeIfAbsent(point.observed(), n -> new ArrayList<>()).add(point));
        List<ObservedExpected> squashed = new ArrayList<>();
        byCount.forEach((n, alike) -> {
            alike.sort(Comparator.comparingDouble(ObservedExpected::expected));
            int end = n > most ? 0 : Math.max(0, alike.size() - kept * bin);
            for (int from = 0; from < end; from += bin) {
                squashed.add(joined(alike.subList(from, Math.min(end, from + bin))));
            }
            squashed.addAll(alike.subList(end, alike.size()));
        });
        return squashed;
    }

    private static ObservedExpected joined(List<ObservedExpected> alike) {
        double weight = alike.stream().mapToDouble(ObservedExpected::weight).sum();
        double expected =
                alike.stream().mapToDouble(point -> point.weight() * point.expected()).sum()
                        / weight;
        return new ObservedExpected(alike.getFirst().observed(), expected, weight);
    }
}
