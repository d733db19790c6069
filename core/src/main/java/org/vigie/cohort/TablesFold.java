package org.vigie.cohort;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.TreeSet;
import org.vigie.timeline.Fold;
import org.vigie.timeline.Timeline;

/// The tables of the source that people's events are from.
public record TablesFold() implements Fold<TablesFold.Tables> {

    /// Names of tables, in order.
    public static final class Tables {

        private final TreeSet<String> names;

        @JsonCreator
        Tables(@JsonProperty("names") List<String> names) {
            this.names = new TreeSet<>(names);
        }

        @JsonProperty("names")
        public List<String> names() {
            return List.copyOf(names);
        }
    }

    @Override
    public Tables empty() {
        return new Tables(List.of());
    }

    @Override
    public void add(Tables tables, Timeline person) {
        for (int event = 0; event < person.size(); event++) {
            tables.names.add(person.table(event));
        }
    }

    @Override
    public Tables merge(Tables left, Tables right) {
        left.names.addAll(right.names);
        return left;
    }
}
