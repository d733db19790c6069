package org.vigie.study.count;

import java.util.List;
import org.vigie.protocol.keys.Key;
import org.vigie.protocol.keys.Keys;
import org.vigie.protocol.keys.Types;
import org.vigie.study.CommonKeys;
import org.vigie.vocabulary.ConceptSet;

/// The keys of `study: count`.
public final class CountKeys {

    static final Key<ConceptSet> CONCEPT_SET =
            Key.required(
                    "concept_set",
                    Types.conceptSet(),
                    "The codes that are counted.",
                    "lung_cancer");
    static final Key<List<Integer>> YEARS =
            Key.required(
                    "years",
                    Types.range(1800, 2200, "the first and the last year, such as [2015, 2019]"),
                    "The years that are counted, both included.",
                    "[2015, 2019]");

    /// All of them.
    public static final Keys KEYS =
            Keys.of(
                    CommonKeys.study("count"),
                    CommonKeys.TITLE,
                    CommonKeys.conceptSets("{lung_cancer: [ICD10/C34*]}"),
                    CONCEPT_SET,
                    YEARS,
                    CommonKeys.SMALL_CELLS);

    private CountKeys() {}
}
