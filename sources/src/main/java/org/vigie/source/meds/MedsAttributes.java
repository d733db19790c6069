package org.vigie.source.meds;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.vigie.source.stage.Duck;
import org.vigie.source.table.SourceColumn;
import org.vigie.source.table.SourceColumn.Type;
import org.vigie.store.read.Store;
import org.vigie.timeline.Attribute;

/// What else a store says of events, as further columns of a dataset, each named as in
/// {@link Attribute#column()}.
final class MedsAttributes {

    private MedsAttributes() {}

    /// The events of all shards, as DuckDB reads them.
    static String events(Store store) {
        return store.files().stream()
                .map(shard -> Duck.literal(shard.events().toString()))
                .collect(Collectors.joining(", ", "read_parquet([", "])"));
    }

    /// Those that some event has.
    static List<Attribute> found(Duck duck, String events) {
        var found = new ArrayList<Attribute>();
        var counts =
                Arrays.stream(Attribute.values())
                        .map(attribute -> "count(" + attribute.column() + ")")
                        .collect(Collectors.joining(", "));
        duck.forEach(
                "SELECT " + counts + " FROM " + events,
                row -> {
                    for (var attribute : Attribute.values()) {
                        if (row.number(attribute.ordinal()) > 0) {
                            found.add(attribute);
                        }
                    }
                });
        return found;
    }

    /// Columns to read, with those of all attributes after them.
    static List<SourceColumn> with(SourceColumn... columns) {
        var all = new ArrayList<>(List.of(columns));
        for (var attribute : Attribute.values()) {
            all.add(
                    new SourceColumn(
                            attribute.column(), type(attribute), SourceColumn.Need.OPTIONAL));
        }
        return List.copyOf(all);
    }

    private static Type type(Attribute attribute) {
        return switch (attribute.kind()) {
            case IDENTIFIER, CONCEPT, CENTS -> Type.NUMBER;
            case NUMBER -> Type.REAL;
            case TEXT -> Type.TEXT;
        };
    }
}
