package org.vigie.store;

import static org.vigie.store.parquet.Column.optional;
import static org.vigie.store.parquet.Column.required;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.vigie.store.parquet.Column;
import org.vigie.store.parquet.Column.Kind;
import org.vigie.timeline.Attribute;

/// The files of a store and their columns, in order.
final class Layout {

    static final String MANIFEST = "manifest.json";
    static final String CODES = "codes.parquet";
    static final String ANCESTORS = "ancestors.parquet";
    static final String MAPPINGS = "mappings.parquet";
    /// Files beside the shards that every store has; others were attached.
    static final Set<String> OWN = Set.of(CODES, ANCESTORS, MAPPINGS);
    static final String EVENTS = "events.parquet";
    static final String PEOPLE = "people.parquet";
    static final String PERIODS = "periods.parquet";
    static final String POSTINGS = "postings.parquet";

    /// Events in a row group: enough that its dictionaries weigh little, few enough to hold one.
    static final int ROW_GROUP = 1 << 22;

    private static final List<Column> MAIN_EVENT_COLUMNS = List.of(
            required("subject_id", Kind.LONG, Column.Layout.RUNS),
            optional("time", Kind.TIME, Column.Layout.INDEX),
            required("code", Kind.TEXT, Column.Layout.INDEX),
            optional("numeric_value", Kind.DOUBLE, Column.Layout.PLAIN),
            optional("text_value", Kind.TEXT, Column.Layout.INDEX),
            optional("end", Kind.TIME, Column.Layout.PLAIN),
            optional("table", Kind.TEXT, Column.Layout.INDEX),
            optional("unit", Kind.TEXT, Column.Layout.INDEX),
            optional("visit", Kind.LONG, Column.Layout.PLAIN),
            optional("provider", Kind.LONG, Column.Layout.PLAIN),
            optional("cost", Kind.CENTS, Column.Layout.PLAIN),
            optional("source", Kind.TEXT, Column.Layout.INDEX));

    /// The first column of an event's attributes.
    static final int FIRST_ATTRIBUTE = MAIN_EVENT_COLUMNS.size();

    static final List<Column> EVENT_COLUMNS = eventColumns();

    static final List<Column> PEOPLE_COLUMNS = List.of(
            required("subject_id", Kind.LONG, Column.Layout.PLAIN),
            optional("birth", Kind.DATE, Column.Layout.PLAIN),
            optional("sex", Kind.TEXT, Column.Layout.INDEX),
            optional("death", Kind.DATE, Column.Layout.PLAIN),
            optional("region", Kind.TEXT, Column.Layout.INDEX),
            optional("practice", Kind.TEXT, Column.Layout.INDEX),
            optional("site", Kind.TEXT, Column.Layout.INDEX),
            required("first_period", Kind.INT, Column.Layout.PLAIN),
            required("periods", Kind.INT, Column.Layout.PLAIN),
            optional("gender", Kind.LONG, Column.Layout.PLAIN),
            optional("race", Kind.LONG, Column.Layout.PLAIN),
            optional("ethnicity", Kind.LONG, Column.Layout.PLAIN));

    static final List<Column> PERIOD_COLUMNS = List.of(
            required("subject_id", Kind.LONG, Column.Layout.PLAIN),
            required("start", Kind.DATE, Column.Layout.PLAIN),
            required("end", Kind.DATE, Column.Layout.PLAIN),
            optional("type", Kind.LONG, Column.Layout.PLAIN),
            optional("id", Kind.LONG, Column.Layout.PLAIN));

    static final List<Column> CODE_COLUMNS = List.of(
            required("code", Kind.TEXT, Column.Layout.INDEX),
            required("vocabulary", Kind.TEXT, Column.Layout.INDEX),
            required("name", Kind.TEXT, Column.Layout.INDEX),
            required("concept_id", Kind.LONG, Column.Layout.PLAIN),
            required("events", Kind.LONG, Column.Layout.PLAIN),
            required("people", Kind.LONG, Column.Layout.PLAIN));

    static final List<Column> ANCESTOR_COLUMNS = List.of(
            required("descendant", Kind.INT, Column.Layout.PLAIN),
            required("ancestor", Kind.INT, Column.Layout.PLAIN));

    static final List<Column> MAPPING_COLUMNS = List.of(
            required("source", Kind.INT, Column.Layout.PLAIN),
            required("target", Kind.INT, Column.Layout.PLAIN));

    private Layout() {
    }

    private static List<Column> eventColumns() {
        var columns = new ArrayList<>(MAIN_EVENT_COLUMNS);
        for (var attribute : Attribute.values()) {
            columns.add(switch (attribute.kind()) {
                case IDENTIFIER -> optional(attribute.column(), Kind.LONG, Column.Layout.PLAIN);
                case CONCEPT -> optional(attribute.column(), Kind.LONG, Column.Layout.INDEX);
                case NUMBER -> optional(attribute.column(), Kind.DOUBLE, Column.Layout.PLAIN);
                case TEXT -> optional(attribute.column(), Kind.TEXT, Column.Layout.INDEX);
            });
        }
        return List.copyOf(columns);
    }

    static String shard(int number) {
        return String.format("shard-%04d", number);
    }
}
