package org.vigie.study.count;

import java.util.BitSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.vigie.disclosure.DisclosureKey;
import org.vigie.disclosure.LinkedTables;
import org.vigie.disclosure.Suppression;
import org.vigie.statistics.Estimate;
import org.vigie.statistics.Proportion;
import org.vigie.study.Attrition;
import org.vigie.study.SafeAttrition;

/// A count as it may be shown: a number is there, or it is hidden. Nothing adds up to anything
/// here: a person can be counted in several years.
public final class DisclosedCount {

    /// What is told of one year.
    ///
    /// @param population people observed on a day of it
    /// @param people those of them with a record
    public record Year(int year, OptionalLong population, OptionalLong people) {

        /// With Wilson's interval.
        Estimate share() {
            return population.isPresent() && people.isPresent()
                    ? Proportion.wilson(people.getAsLong(), population.getAsLong())
                    : Estimate.NONE;
        }
    }

    private final CountProtocol protocol;
    private final PeopleByYear counts;
    private final BitSet hiddenPopulation;
    private final BitSet hiddenPeople;

    /// Decides what may be shown.
    public DisclosedCount(CountProtocol protocol, DisclosureKey key, PeopleByYear counts) {
        this.protocol = protocol;
        this.counts = counts;
        hiddenPopulation = hidden(counts::observed, key, "population");
        hiddenPeople = hidden(counts::recorded, key, "people");
    }

    private BitSet hidden(IntToLongFunction people, DisclosureKey key, String table) {
        var cells = new LinkedTables();
        for (int year = 0; year < counts.years(); year++) {
            cells.add(people.applyAsLong(year));
        }
        return Suppression.of(cells, protocol.smallCells(), key, table);
    }

    private static OptionalLong shown(long count, boolean isHidden) {
        return isHidden ? OptionalLong.empty() : OptionalLong.of(count);
    }

    public CountProtocol protocol() {
        return protocol;
    }

    public List<Year> years() {
        return IntStream.range(0, counts.years())
                .mapToObj(year ->
                        new Year(
                                protocol.firstYear() + year,
                                shown(counts.observed(year), hiddenPopulation.get(year)),
                                shown(counts.recorded(year), hiddenPeople.get(year))))
                .toList();
    }

    /// Whom each rule left out of all years; rules that dropped few are told together.
    public Attrition attrition() {
        long everybody = counts.everybody();
        long observed = counts.observed(counts.years());
        long recorded = counts.recorded(counts.years());
        return SafeAttrition.of(
                new Attrition(
                        List.of(
                                new Attrition.Step("everybody", 0, everybody),
                                new Attrition.Step(
                                        "observed on a day of the years",
                                        everybody - observed,
                                        observed),
                                new Attrition.Step(
                                        "with a record of "
                                                + protocol.conceptSet().name()
                                                + " on such a day",
                                        observed - recorded,
                                        recorded))),
                protocol.smallCells());
    }

    /// What was hidden, in words.
    public String words() {
        return protocol.smallCells() == 0
                ? "nothing was withheld or rounded: the protocol says small_cells: 0"
                : "%d of %d numbers are hidden: those of 1 to %d people"
                        .formatted(
                                hiddenPopulation.cardinality() + hiddenPeople.cardinality(),
                                2 * counts.years(),
                                protocol.smallCells());
    }
}
