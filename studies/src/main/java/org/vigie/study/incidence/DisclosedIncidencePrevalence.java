package org.vigie.study.incidence;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import org.vigie.disclosure.LinkedTables;
import org.vigie.disclosure.SafeAttrition;
import org.vigie.disclosure.Suppression;
import org.vigie.study.Attrition;
import org.vigie.study.Stratum;

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

    private DisclosedIncidencePrevalence(IncidencePrevalenceResult result) {
        this.result = result;
        for (var measure : Measure.values()) {
            var cells = new LinkedTables();
            result.rows().forEach(row -> cells.add(measure.count.applyAsLong(row)));
            sums(cells);
            hidden.put(measure, Suppression.of(cells, result.protocol().smallCells()));
        }
    }

    /// Decides what may be shown.
    public static DisclosedIncidencePrevalence of(IncidencePrevalenceResult result) {
        return new DisclosedIncidencePrevalence(result);
    }

    /// A row of all values of a dimension is the sum of the others; ages are taken for summing too,
    /// though people can be in two.
    private void sums(LinkedTables cells) {
        List<UnaryOperator<IncidencePrevalenceRow>> totals =
                List.of(
                        row -> with(row, Stratum.ALL, row.sex(), row.region()),
                        row -> with(row, row.age(), Stratum.ALL, row.region()),
                        row -> with(row, row.age(), row.sex(), Stratum.ALL));
        for (var total : totals) {
            var parts = new HashMap<IncidencePrevalenceRow, List<Integer>>();
            for (int row = 0; row < rows().size(); row++) {
                var bare =
                        with(
                                rows().get(row),
                                rows().get(row).age(),
                                rows().get(row).sex(),
                                rows().get(row).region());
                if (!total.apply(bare).equals(bare)) {
                    parts.computeIfAbsent(total.apply(bare), _ -> new ArrayList<>()).add(row);
                }
            }
            for (int row = 0; row < rows().size(); row++) {
                var bare =
                        with(
                                rows().get(row),
                                rows().get(row).age(),
                                rows().get(row).sex(),
                                rows().get(row).region());
                var summed = parts.getOrDefault(bare, List.of());
                if (!summed.isEmpty()) {
                    cells.sum(row, summed.stream().mapToInt(Integer::intValue).toArray());
                }
            }
        }
    }

    private static IncidencePrevalenceRow with(
            IncidencePrevalenceRow row, String age, String sex, String region) {
        return new IncidencePrevalenceRow(
                row.outcome(), row.start(), row.end(), age, sex, region, 0, 0, 0, 0, 0);
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
        return with(one, one.age(), one.sex(), one.region());
    }

    public OptionalLong count(int row, Measure measure) {
        return hidden.get(measure).get(row)
                ? OptionalLong.empty()
                : OptionalLong.of(measure.count.applyAsLong(rows().get(row)));
    }

    public OptionalLong days(int row) {
        return hidden.get(Measure.PERSONS).get(row)
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
