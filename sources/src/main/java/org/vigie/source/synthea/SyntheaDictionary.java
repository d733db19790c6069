package org.vigie.source.synthea;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.vigie.source.stage.CodeIds;
import org.vigie.source.stage.Duck;
import org.vigie.timeline.Code;
import org.vigie.timeline.Codes;
import org.vigie.vocabulary.Hierarchy;

/// Makes the dictionary of the codes that events carry. Synthea tells nothing of what is above
/// them.
final class SyntheaDictionary {

    static final String DEATH = "MEDS_DEATH";

    private final Duck duck;

    SyntheaDictionary(Duck duck) {
        this.duck = duck;
    }

    /// Leaves `code_ids(text, id)` in the database.
    Hierarchy make(List<EventTable> tables) {
        var rows =
                tables.stream()
                        .map(table -> "SELECT code_text, vocabulary, name FROM " + table.rows())
                        .collect(Collectors.joining(" UNION ALL "));
        var codes = new ArrayList<Code>();
        duck.forEach(
                "SELECT code_text, min(vocabulary), min(coalesce(name, '')) FROM ("
                        + rows
                        + ") GROUP BY code_text",
                row -> codes.add(new Code(row.text(0), row.text(1), row.text(2), 0, 0, 0)));
        codes.add(new Code(DEATH, "MEDS", "Death", 0, 0, 0));
        var dictionary = Codes.of(codes);
        CodeIds.write(duck, dictionary);
        return Hierarchy.flat(dictionary);
    }
}
