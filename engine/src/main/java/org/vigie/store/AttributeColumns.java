package org.vigie.store;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.vigie.store.parquet.Chunk;
import org.vigie.store.parquet.ParquetFile;
import org.vigie.timeline.Attribute;
import org.vigie.timeline.Timeline;

/// The attributes of a row group's events; a column is looked at only when asked for.
final class AttributeColumns {

    /// A store written before the attribute was thought of has no column of it.
    private static final Object ABSENT = new Object();

    private final ParquetFile file;
    private final int group;
    private final AtomicReferenceArray<Object> columns = new AtomicReferenceArray<>(Attribute.values().length);

    /// Concepts, each distinct one kept once.
    private record Concepts(Chunk chunk, long[] distinct, Chunk.Indices indices) {

        static Concepts of(Chunk chunk) {
            return new Concepts(chunk, chunk.longs(), chunk.allAbsent() ? null : chunk.indices());
        }
    }

    AttributeColumns(ParquetFile file, int group) {
        this.file = file;
        this.group = group;
    }

    /// A concept or identifier, or {@link Timeline#NONE}.
    long whole(Attribute attribute, int row) {
        var column = column(attribute);
        if (column == ABSENT) {
            return Timeline.NONE;
        }
        return switch (column) {
            case Concepts concepts -> {
                int ordinal = concepts.chunk.ordinal(row);
                yield ordinal < 0 ? Timeline.NONE : concepts.distinct[concepts.indices.get(ordinal)];
            }
            case Chunk plain -> {
                int ordinal = plain.ordinal(row);
                yield ordinal < 0 ? Timeline.NONE : plain.longAt(ordinal);
            }
            default -> throw new IllegalArgumentException(attribute + " is not a whole number");
        };
    }

    double number(Attribute attribute, int row) {
        var column = column(attribute);
        if (column == ABSENT) {
            return Double.NaN;
        }
        if (!(column instanceof Chunk chunk)) {
            throw new IllegalArgumentException(attribute + " is not a number");
        }
        int ordinal = chunk.ordinal(row);
        return ordinal < 0 ? Double.NaN : chunk.doubleAt(ordinal);
    }

    String words(Attribute attribute, int row) {
        var column = column(attribute);
        if (column == ABSENT) {
            return "";
        }
        if (!(column instanceof TextColumn texts)) {
            throw new IllegalArgumentException(attribute + " is not a text");
        }
        return texts.at(row);
    }

    private Object column(Attribute attribute) {
        var column = columns.get(attribute.ordinal());
        if (column == null) {
            var chunk = file.has(attribute.column()) ? file.chunk(group, attribute.column()) : null;
            column = chunk == null ? ABSENT : switch (attribute.kind()) {
                case IDENTIFIER, CENTS, NUMBER -> chunk;
                case CONCEPT -> Concepts.of(chunk);
                case TEXT -> new TextColumn(chunk);
            };
            columns.set(attribute.ordinal(), column);
        }
        return column;
    }
}
