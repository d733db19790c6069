package org.vigie.study.mapping;

import java.util.ArrayList;
import java.util.List;
import org.vigie.timeline.Codes;

/// For each code of a dictionary the terms that name it, so that most events cost one look.
///
/// @param terms by id of `codes`
record TermIndex(Codes codes, int[][] terms) {

    private static final int[] NONE = {};

    static TermIndex of(MapPlan plan, Codes codes) {
        var lists = new ArrayList<List<Integer>>();
        for (int code = 0; code < codes.size(); code++) {
            lists.add(new ArrayList<>(0));
        }
        for (int term = 0; term < plan.sought().size(); term++) {
            var mask = plan.sought().get(term).codes().in(codes);
            for (int code = 0; code < mask.length; code++) {
                if (mask[code]) {
                    lists.get(code).add(term);
                }
            }
        }
        var terms = new int[codes.size()][];
        for (int code = 0; code < terms.length; code++) {
            terms[code] = lists.get(code).isEmpty() ? NONE : lists.get(code).stream().mapToInt(Integer::intValue).toArray();
        }
        return new TermIndex(codes, terms);
    }
}
