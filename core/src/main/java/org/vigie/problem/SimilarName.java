package org.vigie.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// The name that somebody who misspelt one is likely to have meant.
///
/// Names are compared by the letters that have to be put in, taken out or replaced, or swapped with
/// their neighbour (optimal string alignment), capitals and small letters alike.
public final class SimilarName {

    /// Of so many letters one may be wrong.
    private static final int LETTERS = 4;

    private static final int MOST = 3;

    private SimilarName() {}

    /// The nearest of the names that are there; nothing where none is near.
    public static Optional<String> of(String said, Collection<String> known) {
        int most = Math.min(MOST, Math.max(1, said.length() / LETTERS));
        return known.stream()
                .filter(name ->
                        Math.abs(name.length() - said.length()) <= most
                                && distance(said, name) <= most)
                .min(
                        Comparator.comparingInt((String name) -> distance(said, name))
                                .thenComparing(Comparator.naturalOrder()));
    }

    /// `, perhaps outcomes`; empty where no name is near.
    public static String perhaps(String said, Collection<String> known) {
        return of(said, known).map(name -> ", perhaps " + name).orElse("");
    }

    static int distance(String one, String other) {
        var a = one.toLowerCase(Locale.ROOT);
        var b = other.toLowerCase(Locale.ROOT);
        var rows = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                rows[i][j] = i == 0 || j == 0 ? i + j : step(rows, a, b, i, j);
            }
        }
        return rows[a.length()][b.length()];
    }

    private static int step(int[][] rows, String a, String b, int i, int j) {
        int changed = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int least =
                Math.min(
                        rows[i - 1][j - 1] + changed, 1 + Math.min(rows[i - 1][j], rows[i][j - 1]));
        boolean swapped =
                i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, rows[i - 2][j - 2] + 1) : least;
    }
}
