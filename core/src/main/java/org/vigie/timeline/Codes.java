package org.vigie.timeline;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The dictionary of codes: id to code and back. Ids run from 0 in the order of the codes' texts,
/// so the same codes have the same ids wherever they are met.
public final class Codes {

    private final Code[] byId;
    private final String[] texts;
    private volatile @Nullable Map<Long, Integer> byConcept;

    private Codes(Code[] sorted) {
        byId = sorted;
        texts = new String[sorted.length];
        for (int id = 0; id < sorted.length; id++) {
            texts[id] = sorted[id].code();
        }
    }

    /// A dictionary of these codes; of two with the same text the later one counts.
    public static Codes of(Collection<Code> codes) {
        var given = codes.toArray(Code[]::new);
        if (isAscending(given)) {
            return new Codes(given);
        }
        var distinct = new TreeMap<String, Code>();
        for (var code : codes) {
            distinct.put(code.code(), code);
        }
        return new Codes(distinct.values().toArray(Code[]::new));
    }

    /// As a store keeps them.
    private static boolean isAscending(Code[] codes) {
        for (int id = 1; id < codes.length; id++) {
            if (codes[id - 1].code().compareTo(codes[id].code()) >= 0) {
                return false;
            }
        }
        return true;
    }

    /// A dictionary of bare texts.
    public static Codes ofTexts(Collection<String> texts) {
        return of(texts.stream().map(Code::of).toList());
    }

    /// A dictionary that knows what either knows; where both do, the left says how.
    public static Codes union(Codes left, Codes right) {
        if (left == right || right.size() == 0) {
            return left;
        }
        if (left.size() == 0) {
            return right;
        }
        var both = new HashMap<String, Code>();
        for (var code : right.byId) {
            both.put(code.code(), code);
        }
        for (var code : left.byId) {
            both.put(code.code(), code);
        }
        return new Codes(
                both.values().stream()
                        .sorted(Comparator.comparing(Code::code))
                        .toArray(Code[]::new));
    }

    public int size() {
        return byId.length;
    }

    public Code get(int id) {
        return byId[id];
    }

    public String text(int id) {
        return texts[id];
    }

    public List<Code> all() {
        return List.of(byId);
    }

    /// The id of a code, or -1 where the dictionary does not have it.
    public int id(String code) {
        int id = Arrays.binarySearch(texts, code);
        return id < 0 ? -1 : id;
    }

    /// The id of an OMOP concept, or -1.
    public int idOfConcept(long concept) {
        var ids = byConcept;
        if (ids == null) {
            ids = new HashMap<>();
            for (int id = 0; id < byId.length; id++) {
                if (byId[id].concept() != 0) {
                    ids.put(byId[id].concept(), id);
                }
            }
            byConcept = ids;
        }
        return ids.getOrDefault(concept, -1);
    }

    /// For each id of this dictionary its id in another, or -1.
    public int[] idsIn(Codes other) {
        var ids = new int[byId.length];
        int theirs = 0;
        for (int id = 0; id < ids.length; id++) {
            while (theirs < other.texts.length && other.texts[theirs].compareTo(texts[id]) < 0) {
                theirs++;
            }
            ids[id] =
                    theirs < other.texts.length && other.texts[theirs].equals(texts[id])
                            ? theirs
                            : -1;
        }
        return ids;
    }
}
