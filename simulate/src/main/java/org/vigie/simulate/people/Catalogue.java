package org.vigie.simulate.people;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.vigie.simulate.effects.DrugEffects;
import org.vigie.simulate.schemes.BackgroundCode;
import org.vigie.simulate.schemes.BackgroundCodes;
import org.vigie.simulate.schemes.CodeTree;
import org.vigie.simulate.schemes.DataRows;
import org.vigie.simulate.schemes.Kind;
import org.vigie.simulate.schemes.Measures;
import org.vigie.statistics.random.Mixing;
import org.vigie.timeline.Code;
import org.vigie.timeline.Codes;
import org.vigie.vocabulary.Hierarchy;

/// Every code a simulation can hold, the same for all with the same drug effects, with what is
/// needed to write one.
public final class Catalogue {

    private static final int CHEAPEST = 5;
    private static final int DEAREST = 150;

    public final Codes codes;
    public final Hierarchy hierarchy;
    public final List<BackgroundCode> background;
    private final Kind[] kind;
    private final boolean[] chronic;
    private final int[] centsPerDay;
    private final Measures.@Nullable Measure[] measure;

    public Catalogue(DrugEffects drugs) {
        background = BackgroundCodes.all(drugs.codes());
        var names = new HashMap<String, String>();
        DataRows.of("planted.csv").forEach(row -> names.put(row.get("code"), row.get("name")));
        drugs.happenings().forEach(happening -> names.put(happening.code(), happening.name()));
        background.forEach(code -> names.put(code.code(), code.name()));
        var tree = new CodeTree();
        var above = new HashMap<String, Map<String, String>>();
        names.keySet().forEach(code -> above.put(code, tree.above(code)));
        above.values().forEach(ancestors -> ancestors.forEach(names::putIfAbsent));
        codes =
                Codes.of(
                        names.entrySet().stream()
                                .map(e -> named(e.getKey(), e.getValue()))
                                .toList());
        names.keySet().forEach(code -> above.computeIfAbsent(code, tree::above));
        hierarchy = Hierarchy.of(codes, links(above));
        kind = new Kind[codes.size()];
        chronic = new boolean[codes.size()];
        centsPerDay = new int[codes.size()];
        measure = new Measures.Measure[codes.size()];
        describe();
    }

    private static Code named(String code, String name) {
        var bare = Code.of(code);
        return new Code(code, bare.vocabulary(), name, 0, 0, 0);
    }

    private List<Hierarchy.Link> links(Map<String, Map<String, String>> above) {
        var links = new ArrayList<Hierarchy.Link>();
        above.forEach((code, ancestors) ->
                ancestors.keySet().stream()
                        .filter(ancestor -> !ancestor.equals(code))
                        .forEach(ancestor ->
                                links.add(new Hierarchy.Link(codes.id(code), codes.id(ancestor)))));
        return links;
    }

    private void describe() {
        var measures = new Measures();
        for (int id = 0; id < codes.size(); id++) {
            var code = codes.text(id);
            kind[id] = Kind.ofCode(code);
            measure[id] = measures.of(code).orElse(null);
            centsPerDay[id] =
                    CHEAPEST + Math.floorMod(Mixing.scramble(code.hashCode()), DEAREST - CHEAPEST);
        }
        for (var code : background) {
            chronic[codes.id(code.code())] = code.chronic();
        }
    }

    /// @throws IllegalArgumentException where there is no such code
    public int id(String code) {
        int id = codes.id(code);
        if (id < 0) {
            throw new IllegalArgumentException("the simulation has no code " + code);
        }
        return id;
    }

    public Kind kind(int id) {
        return kind[id];
    }

    boolean chronic(int id) {
        return chronic[id];
    }

    /// The price of a drug a day.
    int centsPerDay(int id) {
        return centsPerDay[id];
    }

    /// What a test measures; only tests have one.
    Measures.Measure measure(int id) {
        return Objects.requireNonNull(measure[id], "only a test measures something");
    }

    public String unit(int id) {
        return switch (kind[id]) {
            case TEST -> measure(id).unit();
            case DRUG -> "d";
            case DIAGNOSIS, PROCEDURE, VISIT, DEATH -> "";
        };
    }
}
