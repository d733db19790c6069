package org.vigie.study.signal.question;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.timeline.Codes;

/// All exposures or all outcomes of a study, numbered from 0; the same numbers in every store.
public final class Targets {

    private static final int[] NOTHING = {};

    private final List<Target> all;
    private volatile @Nullable Places last;

    private record Places(Codes codes, int[][] ofCode) {}

    @JsonCreator
    Targets(List<Target> all) {
        this.all = List.copyOf(all);
    }

    @JsonValue
    public List<Target> all() {
        return all;
    }

    public int size() {
        return all.size();
    }

    public Target get(int number) {
        return all.get(number);
    }

    /// For each id of a dictionary the numbers of those that its records are of. Repeated calls
    /// with the same dictionary cost nothing.
    int[][] in(Codes dictionary) {
        var places = last;
        if (places == null || places.codes != dictionary) {
            places = new Places(dictionary, places(dictionary));
            last = places;
        }
        return places.ofCode;
    }

    private int[][] places(Codes dictionary) {
        var gathered = new ArrayList<List<Integer>>();
        for (int id = 0; id < dictionary.size(); id++) {
            gathered.add(List.of());
        }
        for (int number = 0; number < all.size(); number++) {
            for (var code : all.get(number).codes().codes()) {
                int id = dictionary.id(code);
                if (id >= 0) {
                    var more = new ArrayList<>(gathered.get(id));
                    more.add(number);
                    gathered.set(id, more);
                }
            }
        }
        return gathered.stream()
                .map(each -> each.isEmpty() ? NOTHING : each.stream().mapToInt(n -> n).toArray())
                .toArray(int[][]::new);
    }
}
