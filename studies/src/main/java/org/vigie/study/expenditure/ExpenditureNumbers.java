package org.vigie.study.expenditure;

import java.util.Optional;
import java.util.OptionalLong;
import org.vigie.statistics.Estimate;
import org.vigie.statistics.Proportion;
import org.vigie.statistics.VolumePrice;
import org.vigie.study.expenditure.question.ExpenditureRow;
import org.vigie.study.expenditure.question.Measure;

/// What follows from the numbers of a map that are shown; there is none where one of them is
/// hidden.
record ExpenditureNumbers(DisclosedExpenditure map) {

    int everybody() {
        for (int row = 0; row < map.rows().size(); row++) {
            if (map.rows().get(row).kind() == ExpenditureRow.Kind.EVERYBODY) {
                return row;
            }
        }
        throw new IllegalStateException("a map has a row of everybody");
    }

    /// People in a row among everybody in the stratum.
    Estimate prevalence(int year, int row, int stratum) {
        return share(
                map.cell(year, row, stratum, Measure.PEOPLE),
                map.cell(year, everybody(), stratum, Measure.PEOPLE));
    }

    /// New cases among people at risk.
    Estimate incidence(int year, int row, int stratum) {
        return share(
                map.cell(year, row, stratum, Measure.NEW_CASES),
                map.cell(year, row, stratum, Measure.AT_RISK));
    }

    private static Estimate share(OptionalLong some, OptionalLong all) {
        return some.isPresent() && all.isPresent()
                ? Proportion.wilson(some.getAsLong(), all.getAsLong())
                : Estimate.NONE;
    }

    /// In whole units of the currency.
    double mean(int year, int row, int stratum) {
        var people = map.cell(year, row, stratum, Measure.PEOPLE);
        var cost = map.cell(year, row, stratum, Measure.COST);
        return people.isPresent() && people.getAsLong() > 0 && cost.isPresent()
                ? cost.getAsLong() / 100.0 / people.getAsLong()
                : Double.NaN;
    }

    /// How a year's expenditure on a row differs from the year before.
    Optional<VolumePrice> change(int year, int row) {
        var people0 = map.cell(year - 1, row, map.everyone(), Measure.PEOPLE);
        var people1 = map.cell(year, row, map.everyone(), Measure.PEOPLE);
        var cost0 = map.cell(year - 1, row, map.everyone(), Measure.COST);
        var cost1 = map.cell(year, row, map.everyone(), Measure.COST);
        return people0.isPresent() && people1.isPresent() && cost0.isPresent() && cost1.isPresent()
                ? Optional.of(
                        VolumePrice.of(
                                people0.getAsLong(),
                                cost0.getAsLong(),
                                people1.getAsLong(),
                                cost1.getAsLong()))
                : Optional.empty();
    }
}
