package org.vigie.store.read;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.vigie.store.parquet.Chunk;
import org.vigie.timeline.Attribute;
import org.vigie.timeline.Timeline;

/// The attributes of a row group's events; a column is looked at only when asked for.
final class AttributeColumns {

    private final Function<String, Chunk> chunks;
    private final AtomicReferenceArray<Object> columns =
            new AtomicReferenceArray<>(Attribute.values().length);

    /// @param chunks opens a column
    AttributeColumns(Function<String, Chunk> chunks) {
        this.chunks = chunks;
    }

    /// A concept or identifier, or {@link Timeline#NONE}.
    long whole(Attribute attribute, int row) {
        if (!(column(attribute) instanceof Chunk chunk)) {
            throw new IllegalArgumentException(attribute + " is not a whole number");
        }
        int ordinal = chunk.ordinal(row);
        return ordinal < 0 ? Timeline.NONE : chunk.longAt(ordinal);
    }

    double number(Attribute attribute, int row) {
        if (!(column(attribute) instanceof Chunk chunk)) {
            throw new IllegalArgumentException(attribute + " is not a number");
        }
        int ordinal = chunk.ordinal(row);
        return ordinal < 0 ? Double.NaN : chunk.doubleAt(ordinal);
    }

    String words(Attribute attribute, int row) {
        if (!(column(attribute) instanceof TextColumn texts)) {
            throw new IllegalArgumentException(attribute + " is not a text");
        }
        return texts.at(row);
    }

    private Object column(Attribute attribute) {
        var column = columns.get(attribute.ordinal());
        if (column == null) {
            var chunk = chunks.apply(attribute.column());
            column =
                    switch (attribute.kind()) {
                        case IDENTIFIER, CONCEPT, CENTS, NUMBER -> chunk;
                        case TEXT -> new TextColumn(chunk);
                    };
            columns.set(attribute.ordinal(), column);
        }
        return column;
    }
}
