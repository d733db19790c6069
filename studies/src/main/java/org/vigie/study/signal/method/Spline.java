package org.vigie.study.signal.method;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigie.protocol.JsonObject;
import org.vigie.protocol.YamlNode;
import org.vigie.protocol.keys.Reading;
import org.vigie.protocol.keys.Types;
import org.vigie.protocol.keys.ValueType;
import org.vigie.protocol.keys.YamlText;

/// What the rate may depend on as a smooth curve.
public enum Spline {
    AGE,
    SEASON,
    CALENDAR;

    private static final String KNOWN =
            Stream.of(values()).map(Spline::word).collect(Collectors.joining(", "));

    /// The word for it in protocols.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// A list of some of them, age or calendar, each once.
    public static ValueType<List<Spline>> some() {
        return new Types.Simple<>(
                Spline::read,
                splines -> YamlText.list(splines.stream().map(Spline::word).toList()),
                "a list of some of " + KNOWN,
                JsonObject.of(
                        "type",
                        "array",
                        "minItems",
                        1,
                        "uniqueItems",
                        true,
                        "items",
                        Types.choice(Spline.class, Spline::word).schema()));
    }

    private static List<Spline> read(YamlNode node, Reading reading) {
        var splines = node.entries().stream().map(Spline::one).toList();
        for (int i = 0; i < splines.size(); i++) {
            if (splines.indexOf(splines.get(i)) < i) {
                throw node.entries().get(i).problem("each spline once");
            }
        }
        if (splines.isEmpty()) {
            throw node.problem("at least one of " + KNOWN);
        }
        if (splines.contains(AGE) && splines.contains(CALENDAR)) {
            throw node.problem("age or calendar: within a person both pass alike");
        }
        return splines;
    }

    private static Spline one(YamlNode node) {
        return Stream.of(values())
                .filter(each -> each.word().equals(node.text()))
                .findFirst()
                .orElseThrow(() -> node.problem("one of " + KNOWN));
    }
}
