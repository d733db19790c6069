package org.vigie.study.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vigie.study.signal.question.SignalCounts;
import org.vigie.study.signal.question.SignalFold;
import org.vigie.study.signal.question.SignalProtocol;

/// Exposures whose eras are too short for the risk window, so that a case series learns nothing of
/// them: an era of one day has no day from day 1 to its end.
record EmptyRiskWindows(SignalProtocol protocol, SignalFold fold) {

    private static final int NAMED = 5;

    /// Names the exposures of which at least half of the eras have no day at risk.
    Optional<String> warning(SignalCounts counts) {
        var none = new ArrayList<String>();
        var many = new ArrayList<String>();
        counts.totals()
                .forEach((number, totals) -> {
                    var name = fold.exposures().get(number).id();
                    if (totals.eras() > 0 && totals.erasWithoutRisk() == totals.eras()) {
                        none.add(name);
                    } else if (2 * totals.erasWithoutRisk() >= Math.max(1, totals.eras())) {
                        many.add(name);
                    }
                });
        if (none.isEmpty() && many.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                "At risk is "
                        + protocol.risk().words()
                        + ": of "
                        + String.join(
                                "; of ",
                                List.of(
                                                names(none, "no exposure has such a day"),
                                                names(
                                                        many,
                                                        "half of the exposures or more have none"))
                                        .stream()
                                        .filter(words -> !words.isEmpty())
                                        .toList())
                        + ". Where the source does not say how long a record lasts, days_supplied"
                        + " or extra_days does; risk_window can begin on day 0 or end at a number"
                        + " of days after the start (end_anchor: start).");
    }

    private static String names(List<String> all, String what) {
        if (all.isEmpty()) {
            return "";
        }
        var shown = String.join(", ", all.subList(0, Math.min(NAMED, all.size())));
        return shown
                + (all.size() > NAMED ? " and " + (all.size() - NAMED) + " more " : " ")
                + what;
    }
}
