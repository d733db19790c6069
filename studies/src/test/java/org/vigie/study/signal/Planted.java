package org.vigie.study.signal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// People drawn once (`signal/planted.txt`) whose drugs `D0` to `D13` change their outcomes `O0` to
/// `O9`, some much: what R makes of them is in files beside.
final class Planted {

    private static final int DRUGS = 14;
    private static final int OUTCOMES = 10;

    private Planted() {}

    /// A search among them.
    ///
    /// @param more of the protocol
    static Searched search(String more) throws IOException {
        var sets = IntStream.range(0, DRUGS).mapToObj(d -> "d%d: [D%d]".formatted(d, d)).toList();
        var outcomes =
                IntStream.range(0, OUTCOMES).mapToObj(o -> "o%d: [O%d]".formatted(o, o)).toList();
        var protocol =
                """
                concept_sets: {%s, %s}
                exposures: [%s]
                outcomes: [%s]
                washout_days: 0
                gap_days: 0
                minimum_cases: 1
                """
                        .formatted(
                                String.join(", ", sets),
                                String.join(", ", outcomes),
                                names("d", DRUGS),
                                names("o", OUTCOMES));
        return Searched.of(protocol + more, String.join("\n", lines("planted.txt")));
    }

    private static String names(String letter, int many) {
        return IntStream.range(0, many).mapToObj(i -> letter + i).collect(Collectors.joining(", "));
    }

    /// The lines of a file beside.
    static List<String> lines(String name) throws IOException {
        try (InputStream in = Planted.class.getResourceAsStream("/signal/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
