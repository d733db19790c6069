package org.vigie.cohort.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vigie.cohort.CodeConcepts;
import org.vigie.cohort.ConceptIds;
import org.vigie.cohort.definition.EventKind;
import org.vigie.timeline.Attribute;
import org.vigie.timeline.Timeline;

/// Which streams an event belongs to. A stream is the events of a kind whose concept, or source
/// concept, is in a set; for each person the events of every stream are gathered in one pass.
final class Streams {

    static final int[] NONE = {};

    /// @param concepts empty for every event of the kind
    private record Key(EventKind kind, boolean bySource, Optional<ConceptIds> concepts) {}

    private final CodeConcepts codes;
    private final Map<Long, List<Integer>> codesOf = new HashMap<>();
    private final Map<Key, Integer> numbers = new HashMap<>();
    private final Map<EventKind, int[][]> byCode = new EnumMap<>(EventKind.class);
    private final Map<Long, int[]>[] byConcept = ofKinds();
    private final Map<Long, int[]>[] bySource = ofKinds();
    private final Map<EventKind, int[]> every = new EnumMap<>(EventKind.class);
    private final int death;

    Streams(CodeConcepts codes) {
        this.codes = codes;
        death = codes.codes().id(PlainCriteria.DEATH);
        for (int code = 0; code < codes.size(); code++) {
            codesOf.computeIfAbsent(codes.member(code), _ -> new ArrayList<>()).add(code);
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Map<Long, int[]>[] ofKinds() {
        var maps = new Map[EventKind.values().length];
        Arrays.setAll(maps, _ -> new HashMap<Long, int[]>());
        return maps;
    }

    int size() {
        return numbers.size();
    }

    /// The number of the stream of all events of a kind.
    int every(EventKind kind) {
        return numbers.computeIfAbsent(
                new Key(kind, false, Optional.empty()),
                _ -> {
                    int stream = numbers.size();
                    every.merge(kind, new int[] {stream}, Streams::both);
                    return stream;
                });
    }

    /// The number of the stream of events whose concept is in a set.
    int ofConcepts(EventKind kind, ConceptIds concepts) {
        return numbers.computeIfAbsent(
                new Key(kind, false, Optional.of(concepts)),
                _ -> {
                    int stream = numbers.size();
                    if (kind == EventKind.DEATH) {
                        add(byConcept[kind.ordinal()], concepts, stream);
                    } else {
                        var lists = byCode.computeIfAbsent(kind, _ -> new int[codes.size()][]);
                        for (long concept : concepts.all()) {
                            for (int code : codesOf.getOrDefault(concept, List.of())) {
                                lists[code] =
                                        lists[code] == null
                                                ? new int[] {stream}
                                                : both(lists[code], new int[] {stream});
                            }
                        }
                    }
                    return stream;
                });
    }

    /// The number of the stream of events whose source concept is in a set.
    int ofSources(EventKind kind, ConceptIds concepts) {
        return numbers.computeIfAbsent(
                new Key(kind, true, Optional.of(concepts)),
                _ -> {
                    int stream = numbers.size();
                    add(bySource[kind.ordinal()], concepts, stream);
                    return stream;
                });
    }

    private static void add(Map<Long, int[]> lists, ConceptIds concepts, int stream) {
        for (long concept : concepts.all()) {
            lists.merge(concept, new int[] {stream}, Streams::both);
        }
    }

    private static int[] both(int[] left, int[] right) {
        var both = Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, both, left.length, right.length);
        return both;
    }

    /// For each kind by its number, the streams of each code; absent where no stream goes by it.
    int[][][] byCode() {
        var all = new int[EventKind.values().length][][];
        byCode.forEach((kind, lists) -> all[kind.ordinal()] = lists);
        return all;
    }

    /// For each code, the streams of an event of it whose table is none of OMOP's: those of all
    /// kinds that go by it, and of deaths where that is its code.
    int[][] ofOtherTables() {
        var all = new int[codes.size()][];
        Arrays.fill(all, NONE);
        byCode.forEach((kind, lists) -> {
            if (kind.isOfCodes()) {
                for (int code = 0; code < all.length; code++) {
                    all[code] = lists[code] == null ? all[code] : both(all[code], lists[code]);
                }
            }
        });
        if (death >= 0) {
            all[death] = both(all[death], every.getOrDefault(EventKind.DEATH, NONE));
        }
        return all;
    }

    /// For each kind by its number, the streams of all its events.
    int[][] every() {
        var all = new int[EventKind.values().length][];
        Arrays.fill(all, NONE);
        every.forEach((kind, streams) -> all[kind.ordinal()] = streams);
        return all;
    }

    /// The other streams of an event, which go by its source concept or, of a death, by its cause.
    int[] others(Timeline person, int kind, int event) {
        var streams = among(bySource[kind], person, Attribute.SOURCE_CONCEPT, event);
        var causes = among(byConcept[kind], person, Attribute.VALUE_CONCEPT, event);
        return causes.length == 0 ? streams : streams.length == 0 ? causes : both(streams, causes);
    }

    private static int[] among(
            Map<Long, int[]> lists, Timeline person, Attribute attribute, int event) {
        if (lists.isEmpty()) {
            return NONE;
        }
        long concept = person.concept(attribute, event);
        return concept == Timeline.NONE ? NONE : lists.getOrDefault(concept, NONE);
    }

    /// For each kind by its number, whether it has such others.
    boolean[] hasOthers() {
        var has = new boolean[bySource.length];
        for (int kind = 0; kind < has.length; kind++) {
            has[kind] = !bySource[kind].isEmpty() || !byConcept[kind].isEmpty();
        }
        return has;
    }

    /// The id of the code of deaths; other events of their table are causes.
    int death() {
        return death;
    }
}
