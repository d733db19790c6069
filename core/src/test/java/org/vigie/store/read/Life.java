package org.vigie.store.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.vigie.store.EventRow;
import org.vigie.store.Person;
import org.vigie.store.Sharding;
import org.vigie.store.write.StoreWriter;
import org.vigie.timeline.Attribute;
import org.vigie.timeline.Code;
import org.vigie.timeline.Codes;
import org.vigie.timeline.Days;
import org.vigie.timeline.ObservationPeriod;
import org.vigie.timeline.Timeline;
import org.vigie.vocabulary.Hierarchy;
import org.vigie.vocabulary.Vocabulary;

/// A person and their events as plain objects: what tests write into a store and expect back.
public record Life(Person person, List<Event> events) {

    /// Times in microseconds; absent values as {@link EventRow} has them.
    public record Event(
            long time,
            String code,
            double value,
            String text,
            String table,
            String unit,
            long end,
            long visit,
            long provider,
            long cost,
            String source,
            Map<Attribute, Object> attributes) {

        public Event ofTable(String other) {
            return new Event(
                    time,
                    code,
                    value,
                    text,
                    other,
                    unit,
                    end,
                    visit,
                    provider,
                    cost,
                    source,
                    attributes);
        }

        public Event(
                long time,
                String code,
                double value,
                String text,
                String table,
                String unit,
                long end,
                long visit,
                long provider,
                long cost,
                String source) {
            this(
                    time, code, value, text, table, unit, end, visit, provider, cost, source,
                    Map.of());
        }

        public static Event at(long time, String code) {
            var none = new EventRow();
            return new Event(
                    time,
                    code,
                    none.value,
                    "",
                    "",
                    "",
                    none.end,
                    none.visit,
                    none.provider,
                    none.cost,
                    "");
        }

        public Event in(String table) {
            return new Event(
                    time,
                    code,
                    value,
                    text,
                    table,
                    unit,
                    end,
                    visit,
                    provider,
                    cost,
                    source,
                    attributes);
        }

        /// The same event with an attribute: a `Long`, a `Double` or a `String`, as its kind asks.
        public Event with(Attribute attribute, Object value) {
            var more = new TreeMap<>(attributes);
            more.put(attribute, value);
            return new Event(
                    time,
                    code,
                    this.value,
                    text,
                    table,
                    unit,
                    end,
                    visit,
                    provider,
                    cost,
                    source,
                    more);
        }

        public void fill(EventRow row, Codes codes) {
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
                    case IDENTIFIER, CONCEPT, CENTS -> row.set(attribute, (long) (Long) held);
                    case NUMBER -> row.set(attribute, (double) (Double) held);
                    case TEXT -> row.set(attribute, (String) held);
                }
            });
        }
    }

    /// What a timeline shows. It tells the day of an end only, which is given the time of the
    /// beginning.
    public static Life of(Timeline timeline) {
        var periods = new ArrayList<ObservationPeriod>();
        for (int p = 0; p < timeline.recordedPeriods(); p++) {
            periods.add(
                    new ObservationPeriod(
                            timeline.recordedStart(p),
                            timeline.recordedEnd(p),
                            timeline.recordedType(p),
                            timeline.recordedId(p),
                            timeline.recordedOpen(p)));
        }
        var events = new ArrayList<Event>();
        for (int e = 0; e < timeline.size(); e++) {
            long time = timeline.time(e);
            int end = timeline.endDay(e);
            long endTime =
                    end == Timeline.NO_DAY
                            ? Timeline.NO_TIME
                            : time + Days.time(end - timeline.day(e));
            events.add(
                    new Event(
                            time,
                            timeline.codes().text(timeline.code(e)),
                            timeline.value(e),
                            timeline.text(e),
                            timeline.table(e),
                            timeline.unit(e),
                            endTime,
                            timeline.visit(e),
                            timeline.provider(e),
                            timeline.cost(e),
                            timeline.source(e),
                            attributes(timeline, e)));
        }
        return new Life(
                new Person(
                        timeline.person(),
                        timeline.birthDay(),
                        timeline.sex(),
                        timeline.deathDay(),
                        timeline.region(),
                        timeline.practice(),
                        timeline.site(),
                        periods,
                        timeline.gender(),
                        timeline.race(),
                        timeline.ethnicity()),
                events);
    }

    private static Map<Attribute, Object> attributes(Timeline timeline, int event) {
        var attributes = new EnumMap<Attribute, Object>(Attribute.class);
        for (var attribute : Attribute.values()) {
            switch (attribute.kind()) {
                case IDENTIFIER, CONCEPT, CENTS ->
                        put(
                                attributes,
                                attribute,
                                timeline.concept(attribute, event),
                                Timeline.NONE);
                case NUMBER ->
                        put(attributes, attribute, timeline.number(attribute, event), Double.NaN);
                case TEXT -> put(attributes, attribute, timeline.words(attribute, event), "");
            }
        }
        return attributes;
    }

    private static void put(
            Map<Attribute, Object> attributes, Attribute attribute, Object value, Object absent) {
        if (!value.equals(absent)) {
            attributes.put(attribute, value);
        }
    }

    /// Everybody in a store, by identifier, each with their events in an order that says nothing
    /// but time.
    public static List<Life> all(Store store) {
        var lives = new ArrayList<Life>();
        store.forEach(timeline -> lives.add(of(timeline)));
        lives.sort(Comparator.comparingLong(life -> life.person().id()));
        lives.forEach(life ->
                life.events()
                        .sort(
                                Comparator.comparingLong(Event::time)
                                        .thenComparing(Event::toString)));
        return lives;
    }

    /// Writes people as a store with a dictionary of just their codes.
    public static Store store(Path folder, Collection<Life> lives, int shards) throws IOException {
        var texts = new TreeSet<String>();
        lives.forEach(life -> life.events().forEach(event -> texts.add(event.code())));
        return store(
                folder,
                lives,
                shards,
                Hierarchy.flat(Codes.of(texts.stream().map(Code::of).toList())));
    }

    /// Writes people as a store with a hierarchy and the dictionary it is over.
    public static Store store(Path folder, Collection<Life> lives, int shards, Hierarchy hierarchy)
            throws IOException {
        return store(folder, lives, shards, new Vocabulary(hierarchy.codes(), hierarchy));
    }

    /// Writes people as a store with a vocabulary.
    public static Store store(
            Path folder, Collection<Life> lives, int shards, Vocabulary vocabulary)
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
            writer.finish(
                    vocabulary.hierarchy(), vocabulary.mappings(), "drawn in a test", List.of());
        }
        return Store.open(folder);
    }
}
