package org.vigie.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Two ways to the same answer, timed in turn.
record Timed(String question, double[] ours, double[] theirs, String answer) {

    /// Runs each once to warm up, then in turn.
    ///
    /// @throws IllegalStateException where the answers differ
    static Timed of(String question, int runs, Side ours, Side theirs) throws Exception {
        ours.prepare();
        var answer = ours.answer();
        theirs.prepare();
        var other = theirs.answer();
        if (!answer.equals(other)) {
            throw new IllegalStateException(
                    question + ": Vigie says " + answer + ", DuckDB says " + other);
        }
        var mine = new double[runs];
        var its = new double[runs];
        for (int run = 0; run < runs; run++) {
            mine[run] = seconds(ours);
            its[run] = seconds(theirs);
        }
        return new Timed(question, mine, its, answer);
    }

    private static double seconds(Side side) throws Exception {
        side.prepare();
        long begun = System.nanoTime();
        side.answer();
        return (System.nanoTime() - begun) / 1e9;
    }

    static double median(double[] seconds) {
        var sorted = seconds.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /// The median of the ratios of neighbours: how many times faster Vigie was.
    double ratio() {
        var ratios = new double[ours.length];
        Arrays.setAll(ratios, i -> theirs[i] / ours[i]);
        return median(ratios);
    }

    static final String HEAD =
            "| question | Vigie | DuckDB | times faster | answer |\n|---|---|---|---|---|\n";

    String row() {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %.1f | %s |%n",
                question,
                time(median(ours)),
                time(median(theirs)),
                ratio(),
                answer);
    }

    private static String time(double seconds) {
        return seconds < 1
                ? String.format(Locale.ROOT, "%.1f ms", 1000 * seconds)
                : String.format(Locale.ROOT, "%.2f s", seconds);
    }

    static String table(List<Timed> all) {
        var table = new StringBuilder(HEAD);
        new ArrayList<>(all).forEach(timed -> table.append(timed.row()));
        return table.toString();
    }
}
