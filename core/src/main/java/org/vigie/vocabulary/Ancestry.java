package org.vigie.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.vigie.timeline.Codes;

/// For each code the codes above it, by text, so that a question can carry it to any store.
public final class Ancestry {

    /// No code has any above it.
    public static final Ancestry NONE = new Ancestry(Map.of());

    private final TreeMap<String, List<String>> above;
    private volatile @Nullable Resolved last;

    private record Resolved(Codes codes, int[][] ancestors) {}

    @JsonCreator
    public Ancestry(Map<String, List<String>> above) {
        this.above = new TreeMap<>(above);
    }

    public static Ancestry of(Hierarchy hierarchy) {
        var above = new TreeMap<String, List<String>>();
        var codes = hierarchy.codes();
        for (int id = 0; id < codes.size(); id++) {
            if (hierarchy.ancestors(id).length > 0) {
                above.put(
                        codes.text(id),
                        java.util.Arrays.stream(hierarchy.ancestors(id))
                                .mapToObj(codes::text)
                                .toList());
            }
        }
        return new Ancestry(above);
    }

    @JsonValue
    Map<String, List<String>> above() {
        return above;
    }

    /// The codes above one, in which it is counted.
    public List<String> above(String code) {
        return above.getOrDefault(code, List.of());
    }

    /// For each id of a dictionary itself and the ids above it. Repeated calls with the same
    /// dictionary cost nothing.
    public int[][] in(Codes dictionary) {
        var resolved = last;
        if (resolved == null || resolved.codes != dictionary) {
            var ancestors = new int[dictionary.size()][];
            for (int id = 0; id < ancestors.length; id++) {
                var ids =
                        java.util.stream.IntStream.concat(
                                java.util.stream.IntStream.of(id),
                                above.getOrDefault(dictionary.text(id), List.of()).stream()
                                        .mapToInt(dictionary::id)
                                        .filter(a -> a >= 0));
                ancestors[id] = ids.toArray();
            }
            resolved = new Resolved(dictionary, ancestors);
            last = resolved;
        }
        return resolved.ancestors;
    }
}
