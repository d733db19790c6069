package org.vigie.study.screen;

import java.util.ArrayList;
import java.util.List;
import org.vigie.report.figure.EvidenceAxis;
import org.vigie.report.table.Numbers;
import org.vigie.study.screen.question.Association;

/// The associations that are drawn as points: not so many that a browser becomes slow.
///
/// All with p below 0.01 come first; of the others every so many-th is kept, always the same ones.
///
/// @param shown by p value, as in the result
/// @param drawable how many have an estimate at all
public record PlottedPoints(List<Association> shown, int drawable) {

    static final int MOST = 20_000;

    static PlottedPoints of(DisclosedScreen result) {
        return of(result.associations(), MOST);
    }

    static PlottedPoints of(List<Association> associations, int most) {
        var drawable =
                associations.stream()
                        .filter(a ->
                                !Double.isNaN(a.oddsRatio().p())
                                        && !Double.isNaN(a.oddsRatio().value()))
                        .toList();
        if (drawable.size() <= most) {
            return new PlottedPoints(drawable, drawable.size());
        }
        int notable =
                (int)
                        Math.min(
                                most,
                                drawable.stream().filter(a -> a.oddsRatio().p() < 0.01).count());
        var shown = new ArrayList<>(drawable.subList(0, notable));
        int room = most - notable;
        int others = drawable.size() - notable;
        for (int i = 0; i < room; i++) {
            shown.add(drawable.get(notable + (int) ((long) i * others / room)));
        }
        return new PlottedPoints(List.copyOf(shown), drawable.size());
    }

    double[] heights() {
        return shown.stream().mapToDouble(a -> EvidenceAxis.height(a.oddsRatio().p())).toArray();
    }

    /// What the reader should know of the points that are missing or not where they belong; may be
    /// empty.
    String remarks() {
        var text = new StringBuilder();
        if (shown.size() < drawable) {
            text.append(" To keep the page quick, ")
                    .append(Numbers.count(shown.size()))
                    .append(" of ")
                    .append(Numbers.count(drawable))
                    .append(
                            """
                            \spoints are drawn: the smallest p values first, then an even \
                            selection of those above 0.01. The table of all associations \
                            is complete.\
                            """);
        }
        if (shown.stream().anyMatch(a -> a.oddsRatio().p() < Math.pow(10, -EvidenceAxis.CEILING))) {
            text.append(
                    """
                    \sValues of p too small for a computer to tell from 0 are drawn at a \
                    height of 320.\
                    """);
        }
        return text.toString();
    }
}
