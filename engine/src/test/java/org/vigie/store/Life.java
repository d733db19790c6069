package org.vigie.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.vigie.timeline.Attribute;
import org.vigie.timeline.Code;
import org.vigie.timeline.Codes;
import org.vigie.vocabulary.Hierarchy;
import org.vigie.vocabulary.Vocabulary;

/// A person and their events as plain objects: what tests write into a store and expect back.
public record Life(Person person, List<Event> events) {

    /// Times in microseconds; absent values as {@link EventRow} has them.
    public record Event(long time, String code, double value, String text, String table, String unit, long end,
            long visit, long provider, long cost, String source, Map<Attribute, Object> attributes) {

        public Event(long time, String code, double value, String text, String table, String unit, long end,
                long visit, long provider, long cost, String source) {
            this(time, code, value, text, table, unit, end, visit, provider, cost, source, Map.of());
        }

        public static Event at(long time, String code) {
            var none = new EventRow();
            return new Event(time, code, none.value, "", "", "", none.end, none.visit, none.provider, none.cost, "");
        }

        public Event in(String table) {
            return new Event(time, code, value, text, table, unit, end, visit, provider, cost, source, attributes);
        }

        /// The same event with an attribute: a `Long`, a `Double` or a `String`, as its kind asks.
        public Event with(Attribute attribute, Object value) {
            var more = new TreeMap<>(attributes);
            more.put(attribute, value);
            return new Event(time, code, this.value, text, table, unit, end, visit, provider, cost, source, more);
        }

        void fill(EventRow row, Codes codes) {
            row.clear();
            row.time = time;
            row.code = codes.id(code);
            row.value = value;
            row.text = text;
            row.table = table;
            row.unit = unit;
            row.end = end;
            row.visit = visit;
            row.provider = provider;
            row.cost = cost;
            row.source = source;
            attributes.forEach((attribute, held) -> {
                switch (attribute.kind()) {
                    case IDENTIFIER, CONCEPT -> row.set(attribute, (long) (Long) held);
                    case NUMBER -> row.set(attribute, (double) (Double) held);
                    case TEXT -> row.set(attribute, (String) held);
                }
            });
        }
    }

    /// Writes people as a store with a dictionary of just their codes.
    public static Store store(Path folder, Collection<Life> lives, int shards) throws IOException {
        var texts = new TreeSet<String>();
        lives.forEach(life -> life.events().forEach(event -> texts.add(event.code())));
        return store(folder, lives, shards, Hierarchy.flat(Codes.of(texts.stream().map(Code::of).toList())));
    }

    /// Writes people as a store with a hierarchy and the dictionary it is over.
    public static Store store(Path folder, Collection<Life> lives, int shards, Hierarchy hierarchy)
            throws IOException {
        return store(folder, lives, shards, new Vocabulary(hierarchy.codes(), hierarchy));
    }

    /// Writes people as a store with a vocabulary.
    public static Store store(Path folder, Collection<Life> lives, int shards, Vocabulary vocabulary)
            throws IOException {
        var sorted = new ArrayList<>(lives);
        sorted.sort(Comparator.comparingLong(life -> life.person().id()));
        try (var writer = new StoreWriter(folder, vocabulary.codes(), shards)) {
            var row = new EventRow();
            for (var life : sorted) {
                var shard = writer.shard(Sharding.shardOf(life.person().id(), shards));
                shard.person(life.person());
                for (var event : life.events()) {
                    event.fill(row, vocabulary.codes());
                    shard.event(row);
                }
            }
            for (int shard = 0; shard < shards; shard++) {
                writer.shard(shard).finish();
            }
            writer.finish(vocabulary.hierarchy(), vocabulary.mappings(), "drawn in a test", List.of());
        }
        return Store.open(folder);
    }
}
