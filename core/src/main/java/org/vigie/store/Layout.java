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
public final class Layout {

    public static final String MANIFEST = "manifest.json";
    public static final String CODES = "codes.parquet";
    public static final String ANCESTORS = "ancestors.parquet";
    public static final String MAPPINGS = "mappings.parquet";

    /// Files beside the shards that every store has; others were attached.
    public static final Set<String> OWN = Set.of(CODES, ANCESTORS, MAPPINGS);

    public static final String EVENTS = "events.parquet";
    public static final String PEOPLE = "people.parquet";
    public static final String PERIODS = "periods.parquet";
    public static final String POSTINGS = "postings.parquet";
    public static final String SUMS = "sums.bin";

    /// Events in a row group: enough that its dictionaries weigh little, few enough to hold one.
    public static final int ROW_GROUP = 1 << 22;

    private static final List<Column> MAIN_EVENT_COLUMNS =
            List.of(
                    required("subject_id", Kind.LONG, Column.Layout.RUNS),
                    optional("time", Kind.TIME, Column.Layout.INDEX),
                    required("code", Kind.TEXT, Column.Layout.INDEX),
                    optional("numeric_value", Kind.DOUBLE, Column.Layout.SMALLEST),
                    optional("text_value", Kind.TEXT, Column.Layout.SMALLEST),
                    optional("end", Kind.TIME, Column.Layout.SMALLEST),
                    optional("table", Kind.TEXT, Column.Layout.SMALLEST),
                    optional("unit", Kind.TEXT, Column.Layout.SMALLEST),
                    optional("visit", Kind.LONG, Column.Layout.SMALLEST),
                    optional("provider", Kind.LONG, Column.Layout.SMALLEST),
                    optional("cost", Kind.CENTS, Column.Layout.SMALLEST),
                    optional("source", Kind.TEXT, Column.Layout.SMALLEST));

    /// The first column of an event's attributes.
    public static final int FIRST_ATTRIBUTE = MAIN_EVENT_COLUMNS.size();

    public static final List<Column> EVENT_COLUMNS = eventColumns();

    public static final List<Column> PEOPLE_COLUMNS =
            List.of(
                    required("subject_id", Kind.LONG, Column.Layout.PLAIN),
                    optional("birth", Kind.DATE, Column.Layout.PLAIN),
                    optional("sex", Kind.TEXT, Column.Layout.SMALLEST),
                    optional("death", Kind.DATE, Column.Layout.PLAIN),
                    optional("region", Kind.TEXT, Column.Layout.SMALLEST),
                    optional("practice", Kind.TEXT, Column.Layout.SMALLEST),
                    optional("site", Kind.TEXT, Column.Layout.SMALLEST),
                    required("first_period", Kind.INT, Column.Layout.PLAIN),
                    required("periods", Kind.INT, Column.Layout.PLAIN),
                    optional("gender", Kind.LONG, Column.Layout.PLAIN),
                    optional("race", Kind.LONG, Column.Layout.PLAIN),
                    optional("ethnicity", Kind.LONG, Column.Layout.PLAIN));

    public static final List<Column> PERIOD_COLUMNS =
            List.of(
                    required("subject_id", Kind.LONG, Column.Layout.PLAIN),
                    required("start", Kind.DATE, Column.Layout.PLAIN),
                    required("end", Kind.DATE, Column.Layout.PLAIN),
                    optional("type", Kind.LONG, Column.Layout.PLAIN),
                    optional("id", Kind.LONG, Column.Layout.PLAIN),
                    optional("open", Kind.INT, Column.Layout.PLAIN));

    /// The columns of {@link #PERIODS} of stores that were written before it was kept which periods
    /// had no end.
    public static final List<Column> EARLIER_PERIOD_COLUMNS =
            PERIOD_COLUMNS.subList(0, PERIOD_COLUMNS.size() - 1);

    public static final List<Column> CODE_COLUMNS =
            List.of(
                    required("code", Kind.TEXT, Column.Layout.INDEX),
                    required("vocabulary", Kind.TEXT, Column.Layout.SMALLEST),
                    required("name", Kind.TEXT, Column.Layout.SMALLEST),
                    required("concept_id", Kind.LONG, Column.Layout.PLAIN),
                    required("events", Kind.LONG, Column.Layout.PLAIN),
                    required("people", Kind.LONG, Column.Layout.PLAIN));

    public static final List<Column> ANCESTOR_COLUMNS =
            List.of(
                    required("descendant", Kind.INT, Column.Layout.PLAIN),
                    required("ancestor", Kind.INT, Column.Layout.PLAIN));

    public static final List<Column> MAPPING_COLUMNS =
            List.of(
                    required("source", Kind.INT, Column.Layout.PLAIN),
                    required("target", Kind.INT, Column.Layout.PLAIN));

    private Layout() {}

    private static List<Column> eventColumns() {
        var columns = new ArrayList<>(MAIN_EVENT_COLUMNS);
        for (var attribute : Attribute.values()) {
            columns.add(
                    switch (attribute.kind()) {
                        case IDENTIFIER, CONCEPT, CENTS ->
                                optional(attribute.column(), Kind.LONG, Column.Layout.SMALLEST);
                        case NUMBER ->
                                optional(attribute.column(), Kind.DOUBLE, Column.Layout.SMALLEST);
                        case TEXT ->
                                optional(attribute.column(), Kind.TEXT, Column.Layout.SMALLEST);
                    });
        }
        return List.copyOf(columns);
    }

    public static String shard(int number) {
        return String.format("shard-%04d", number);
    }
}
