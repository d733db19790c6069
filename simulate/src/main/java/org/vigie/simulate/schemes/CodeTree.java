package org.vigie.simulate.schemes;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Which codes stand above which: ICD-10 by family and chapter, ATC by prefix.
public final class CodeTree {

    private final List<DataRows.Row> chapters = DataRows.of("chapters.csv");
    private final Map<String, String> anatomical = new TreeMap<>();

    public CodeTree() {
        DataRows.of("anatomical.csv")
                .forEach(row -> anatomical.put(row.get("letter"), row.get("name")));
    }

    /// The codes above one, with their names, highest first.
    public Map<String, String> above(String code) {
        var bare = code.substring(code.indexOf('/') + 1);
        return switch (Kind.ofCode(code)) {
            case DIAGNOSIS -> aboveDiagnosis(bare);
            case DRUG -> aboveDrug(bare);
            case TEST, PROCEDURE, VISIT, DEATH -> Map.of();
        };
    }

    private Map<String, String> aboveDiagnosis(String bare) {
        var above = new TreeMap<String, String>();
        for (var chapter : chapters) {
            if (Icd10.within(bare, chapter.get("first"), chapter.get("last"))) {
                above.put(
                        Kind.DIAGNOSIS.code(chapter.get("first") + "-" + chapter.get("last")),
                        chapter.get("name"));
            }
        }
        var family = Icd10.family(bare);
        if (!family.equals(bare)) {
            above.put(Kind.DIAGNOSIS.code(family), "ICD-10 " + family);
        }
        return above;
    }

    private Map<String, String> aboveDrug(String bare) {
        var above = new TreeMap<String, String>();
        for (var level : Atc.above(bare)) {
            above.put(Kind.DRUG.code(level), anatomical.getOrDefault(level, "ATC " + level));
        }
        return above;
    }
}
