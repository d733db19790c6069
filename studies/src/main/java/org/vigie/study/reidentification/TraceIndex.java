package org.vigie.study.reidentification;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.timeline.CodeSet;
import org.vigie.timeline.Codes;
import org.vigie.timeline.Timeline;

/// What was drawn of each of many people, ready to be looked for in others.
public final class TraceIndex {

    private final List<List<DatedCode>> of;
    private volatile @Nullable Index last;

    /// Pairs in order, as code and day in one number, each with the draws it stands in and its
    /// place there.
    private record Index(Codes codes, long[] pairs, int[] draw, int[] place) {}

    private TraceIndex(List<List<DatedCode>> of) {
        this.of = of;
    }

    @JsonCreator
    public static TraceIndex of(List<List<DatedCode>> of) {
        return new TraceIndex(of.stream().map(List::copyOf).toList());
    }

    @JsonValue
    List<List<DatedCode>> of() {
        return of;
    }

    int size() {
        return of.size();
    }

    /// The codes drawn first: who has none of them shares no draw.
    CodeSet first() {
        return CodeSet.of(
                of.stream()
                        .filter(draw -> !draw.isEmpty())
                        .map(draw -> draw.getFirst().code())
                        .toList());
    }

    /// For each draw which of its pairs a person has, as bits.
    int[] held(Timeline person) {
        var index = index(person.codes());
        var held = new int[of.size()];
        for (int event = person.firstOnOrAfter(Timeline.NO_DAY + 1);
                event < person.size();
                event++) {
            long pair = pair(person.code(event), person.day(event));
            int at = Arrays.binarySearch(index.pairs, pair);
            while (at > 0 && index.pairs[at - 1] == pair) {
                at--;
            }
            for (; at >= 0 && at < index.pairs.length && index.pairs[at] == pair; at++) {
                held[index.draw[at]] |= 1 << index.place[at];
            }
        }
        return held;
    }

    private static long pair(int code, int day) {
        return (long) code << Integer.SIZE | (day & 0xffff_ffffL);
    }

    private Index index(Codes codes) {
        var index = last;
        if (index == null || index.codes != codes) {
            var rows = new ArrayList<long[]>();
            for (int draw = 0; draw < of.size(); draw++) {
                for (int place = 0; place < of.get(draw).size(); place++) {
                    int code = codes.id(of.get(draw).get(place).code());
                    if (code >= 0) {
                        rows.add(
                                new long[] {
                                    pair(code, of.get(draw).get(place).day()), draw, place
                                });
                    }
                }
            }
            rows.sort((a, b) -> Long.compare(a[0], b[0]));
            index =
                    new Index(
                            codes,
                            rows.stream().mapToLong(row -> row[0]).toArray(),
                            rows.stream().mapToInt(row -> (int) row[1]).toArray(),
                            rows.stream().mapToInt(row -> (int) row[2]).toArray());
            last = index;
        }
        return index;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TraceIndex draws && draws.of.equals(of);
    }

    @Override
    public int hashCode() {
        return of.hashCode();
    }
}
