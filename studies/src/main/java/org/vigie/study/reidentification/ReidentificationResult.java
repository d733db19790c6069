package org.vigie.study.reidentification;

import java.util.List;
import java.util.Map;
import org.vigie.statistics.Proportion;

/// How easily people can be told apart.
///
/// @param by the quasi-identifiers
/// @param dated people with a dated event, of whom some were drawn
/// @param sizes for every size of a class (k) how many classes have it
/// @param drawn by number of events known
public record ReidentificationResult(
        List<QuasiIdentifier> by,
        long people,
        long dated,
        Map<Long, Long> sizes,
        List<Known> drawn,
        long seed) {

    /// What who knows so many dated events of a person has.
    ///
    /// @param events how many events are known
    /// @param unique of those drawn who have so many, the share whom nobody else is like
    /// @param fewer the share of whom fewer than {@link #FEW} people are alike, themselves included
    public record Known(int events, Proportion unique, Proportion fewer) {}

    /// Groups smaller than this are often not let out.
    public static final int FEW = 11;

    /// People whose class is smaller than k.
    public long below(long k) {
        return sizes.entrySet().stream()
                .filter(size -> size.getKey() < k)
                .mapToLong(size -> size.getKey() * size.getValue())
                .sum();
    }

    /// The size of the smallest class; 0 where there is nobody.
    public long smallest() {
        return sizes.keySet().stream().min(Long::compare).orElse(0L);
    }
}
