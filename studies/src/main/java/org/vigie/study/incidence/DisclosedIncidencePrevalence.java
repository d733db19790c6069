package org.vigie.study.incidence;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;
import org.vigie.disclosure.DisclosureKey;
import org.vigie.study.Attrition;
import org.vigie.study.SafeAttrition;

/// Incidence and prevalence as they may be shown: a number is there, or it is hidden. Days at risk
/// are hidden with the people at risk.
public final class DisclosedIncidencePrevalence {

    /// What is counted of people.
    public enum Measure {
        PERSONS(IncidencePrevalenceRow::persons),
        EVENTS(IncidencePrevalenceRow::events),
        POPULATION(IncidencePrevalenceRow::population),
        CASES(IncidencePrevalenceRow::cases);

        private final ToLongFunction<IncidencePrevalenceRow> count;

        Measure(ToLongFunction<IncidencePrevalenceRow> count) {
            this.count = count;
        }
    }

    private final IncidencePrevalenceResult result;
    private final Map<Measure, BitSet> hidden = new EnumMap<>(Measure.class);

    private DisclosedIncidencePrevalence(IncidencePrevalenceResult result, DisclosureKey key) {
        this.result = result;
        for (var measure : Measure.values()) {
            hidden.put(measure, new BitSet());
        }
        if (protocol().smallCells() > 0) {
            var rows = new LinkedHashMap<List<Integer>, List<Integer>>();
            for (int row = 0; row < size(); row++) {
                var one = rows().get(row);
                rows.computeIfAbsent(List.of(one.outcome(), one.start()), _ -> new ArrayList<>())
                        .add(row);
            }
            rows.values().forEach(some -> hide(some, key));
        }
    }

    /// Decides about the rows of one outcome in one interval, all its tables together.
    private void hide(List<Integer> some, DisclosureKey key) {
        var found =
                new HiddenRates(
                        some.stream().map(rows()::get).toList(),
                        isTied(),
                        protocol().smallCells(),
                        key);
        for (int i = 0; i < some.size(); i++) {
            int row = some.get(i);
            hidden(Measure.POPULATION).set(row, found.population().get(i));
            hidden(Measure.PERSONS).set(row, found.persons().get(i));
            hidden(Measure.EVENTS).set(row, found.events().get(i));
            hidden(Measure.CASES).set(row, found.cases().get(i));
        }
    }

    /// Whether an outcome lasts for ever in both tables, so that cases of an interval are those who
    /// had it before and those with an event.
    private boolean isTied() {
        return protocol().washoutDays() == IncidencePrevalencePlan.EVER
                && protocol().lasts() == IncidencePrevalencePlan.EVER
                && !protocol().repeatedEvents()
                && !protocol().point();
    }

    /// Decides what may be shown.
    public static DisclosedIncidencePrevalence of(
            IncidencePrevalenceResult result, DisclosureKey key) {
        return new DisclosedIncidencePrevalence(result, key);
    }

    /// Outcomes, intervals and strata; counts are to be asked of {@link #count}.
    private List<IncidencePrevalenceRow> rows() {
        return result.rows();
    }

    public int size() {
        return rows().size();
    }

    /// A row without its counts.
    public IncidencePrevalenceRow stratum(int row) {
        var one = rows().get(row);
        return one.of(one.age(), one.sex(), one.region());
    }

    private BitSet hidden(Measure measure) {
        return Objects.requireNonNull(hidden.get(measure), "of every measure some rows are hidden");
    }

    public OptionalLong count(int row, Measure measure) {
        return hidden(measure).get(row)
                ? OptionalLong.empty()
                : OptionalLong.of(measure.count.applyAsLong(rows().get(row)));
    }

    public OptionalLong days(int row) {
        return hidden(Measure.PERSONS).get(row)
                ? OptionalLong.empty()
                : OptionalLong.of(rows().get(row).days());
    }

    public IncidencePrevalenceProtocol protocol() {
        return result.protocol();
    }

    public Attrition attrition() {
        return SafeAttrition.of(result.attrition(), protocol().smallCells());
    }

    public List<String> methods() {
        return result.methods();
    }

    public List<String> limits() {
        return result.limits();
    }

    public List<String> warnings() {
        return result.warnings();
    }

    /// What was hidden, in words.
    public String words() {
        int most = protocol().smallCells();
        return most == 0
                ? "nothing was withheld or rounded: the protocol says small_cells: 0"
                : String.format(
                        Locale.UK,
                        """
                        %,d of %,d numbers are hidden: those of 1 to %d people, and what \
                        would give them away in sums\
                        """,
                        hidden.values().stream().mapToInt(BitSet::cardinality).sum(),
                        4L * size(),
                        most);
    }
}
