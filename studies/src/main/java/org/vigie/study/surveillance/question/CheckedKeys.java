package org.vigie.study.surveillance.question;

import java.util.List;
import org.vigie.protocol.YamlNode;
import org.vigie.protocol.keys.Keys;
import org.vigie.protocol.keys.Values;

/// The keys of `study: surveillance` with what they need of each other: some go with one method
/// only.
public final class CheckedKeys {

    /// All of them, checked.
    public static final Keys KEYS = SurveillanceKeys.KEYS.checked(CheckedKeys::check);

    private static final String OTHERS = "'method: poisson' or 'method: conditional'";

    private CheckedKeys() {}

    private static void check(Values values, YamlNode protocol) {
        switch (values.get(SurveillanceKeys.METHOD)) {
            case POISSON, CONDITIONAL -> checkHistory(protocol);
            case BINOMIAL -> checkCompared(values, protocol);
        }
        checkControls(values, protocol);
        if (values.get(SurveillanceKeys.CUSUM_RATIO).filter(ratio -> ratio <= 1).isPresent()) {
            throw protocol.require("cusum_ratio", "").problem("a rate ratio above 1");
        }
    }

    private static void checkHistory(YamlNode protocol) {
        protocol.require("history_from", "a date such as 2020-01-31");
        for (var key : List.of("comparison_window", "maximum_events")) {
            protocol.get(key)
                    .ifPresent(node -> {
                        throw node.refused("%s goes with 'method: binomial' only".formatted(key));
                    });
        }
    }

    private static void checkCompared(Values values, YamlNode protocol) {
        for (var key : List.of("maximum_expected", "completeness", "cusum_ratio")) {
            if (key.equals("completeness")
                    && values.get(SurveillanceKeys.COMPLETENESS).equals(List.of(1.0))) {
                continue; // as a protocol that was written out has it
            }
            protocol.get(key)
                    .ifPresent(node -> {
                        throw node.refused("%s goes with %s only".formatted(key, OTHERS));
                    });
        }
        var node = protocol.require("comparison_window", "{start: 43, end: 84}");
        var risk = SurveillanceKeys.risk(values);
        var compared = SurveillanceKeys.comparison(values).orElseThrow();
        if (compared.first() <= risk.last() && risk.first() <= compared.last()) {
            throw node.refused(
                    """
                    a comparison window needs to be apart from the risk window, %d to %d, \
                    was %d to %d\
                    """
                            .formatted(
                                    risk.first(), risk.last(), compared.first(), compared.last()));
        }
    }

    /// One critical value that is fixed before surveillance begins knows of no systematic error.
    private static void checkControls(Values values, YamlNode protocol) {
        var controls = values.get(SurveillanceKeys.NEGATIVE_CONTROLS).orElse(List.of());
        var outcomes = values.get(SurveillanceKeys.OUTCOMES);
        for (int i = 0; i < controls.size(); i++) {
            var name = controls.get(i).name();
            if (outcomes.stream().anyMatch(outcome -> outcome.name().equals(name))) {
                throw protocol.require("negative_controls", "")
                        .entries()
                        .get(i)
                        .refused("%s is an outcome, and so no negative control".formatted(name));
            }
        }
        boolean fixed =
                values.get(SurveillanceKeys.MAXIMUM_EXPECTED).isPresent()
                        || values.get(SurveillanceKeys.MAXIMUM_EVENTS).isPresent();
        if (!controls.isEmpty() && fixed && values.get(SurveillanceKeys.SPENDING).isFlat()) {
            throw protocol.require("negative_controls", "")
                    .refused(
                            """
                            negative_controls with a planned end of surveillance go with \
                            a number as 'spending' only\
                            """);
        }
    }
}
