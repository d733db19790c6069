package org.vigie.source.stage;

import org.vigie.timeline.Codes;

/// The dictionary inside the database, so that events can be joined with their ids.
public final class CodeIds {

    private CodeIds() {}

    /// Makes the table `code_ids(text, id)`.
    public static void write(Duck duck, Codes codes) {
        duck.fill(
                "code_ids",
                "text VARCHAR, id INTEGER",
                table -> {
                    for (int id = 0; id < codes.size(); id++) {
                        table.beginRow();
                        table.append(codes.text(id));
                        table.append(id);
                        table.endRow();
                    }
                });
    }
}
