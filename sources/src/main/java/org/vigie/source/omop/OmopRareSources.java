package org.vigie.source.omop;

import java.util.List;
import org.vigie.source.stage.Duck;
import org.vigie.source.table.TableReader;

/// Takes away what the source wrote where it would become a code, `SOURCE/value`, unless enough
/// people have it to say that it is one: of a column of texts nobody knows what is in it.
final class OmopRareSources {

    /// How many people must share a value.
    private static final int SHARED = 10;

    private OmopRareSources() {}

    static void remove(Duck duck, TableReader reader, List<ClinicalTable> tables) {
        for (var table : tables) {
            if (!table.source().isEmpty()) {
                var rare =
                        """
                        %1$s IS NOT NULL AND %2$s = 0 AND %1$s NOT IN (SELECT %1$s
                          FROM %3$s WHERE %1$s IS NOT NULL\
                        """
                                        .formatted(
                                                table.source(),
                                                OmopEvents.concept(table),
                                                table.name())
                                + " GROUP BY 1 HAVING"
                                + " count(DISTINCT person_id) >= "
                                + SHARED
                                + ")";
                reader.count(
                        "rare-source-code",
                        table.name(),
                        rare,
                        "kept as OMOP/0: fewer than "
                                + SHARED
                                + " people have what the source wrote, which may be no code");
                duck.execute(
                        "UPDATE %s SET %s = NULL WHERE %s"
                                .formatted(table.name(), table.source(), rare));
            }
        }
    }
}
