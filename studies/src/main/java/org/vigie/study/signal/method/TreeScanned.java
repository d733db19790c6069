package org.vigie.study.signal.method;

import java.util.List;
import java.util.Map;
import org.vigie.protocol.YamlNode;
import org.vigie.protocol.keys.Reading;
import org.vigie.protocol.keys.Types;
import org.vigie.protocol.keys.ValueType;

/// How branches of the exposures' hierarchy are scanned.
public enum TreeScanned {
    /// Not at all.
    NO("false"),
    /// Events in the month after an era began against the month before.
    BEFORE_AND_AFTER("true"),
    /// Every window of days after an era began.
    TEMPORAL("temporal");

    private final String word;

    TreeScanned(String word) {
        this.word = word;
    }

    public static ValueType<TreeScanned> type() {
        return new Types.Simple<>(
                TreeScanned::read,
                scan -> scan.word,
                "true, false or temporal",
                Map.of("enum", List.of(true, false, "yes", "no", "temporal")));
    }

    private static TreeScanned read(YamlNode node, Reading reading) {
        return switch (node.isText() ? node.text() : "") {
            case "true", "yes" -> BEFORE_AND_AFTER;
            case "false", "no" -> NO;
            case "temporal" -> TEMPORAL;
            default -> throw node.problem("true, false or temporal");
        };
    }
}
