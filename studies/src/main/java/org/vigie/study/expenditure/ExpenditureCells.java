package org.vigie.study.expenditure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.vigie.statistics.Estimate;
import org.vigie.statistics.VolumePrice;
import org.vigie.study.expenditure.question.ExpenditureRow;
import org.vigie.study.expenditure.question.Measure;

/// The rows of the tables of a map: what may be shown, with the names of groups and items.
record ExpenditureCells(DisclosedExpenditure map, ExpenditureNumbers numbers) {

    ExpenditureCells(DisclosedExpenditure map) {
        this(map, new ExpenditureNumbers(map));
    }

    /// A group, family or rest of a map in a year.
    record Place(DisclosedExpenditure map, int year, int row) {

        ExpenditureRow of() {
            return map.rows().get(row);
        }

        long calendarYear() {
            return (long) map.firstYear() + year;
        }

        String kind() {
            return of().kind().name().toLowerCase(Locale.ROOT);
        }

        String name() {
            return ExpenditureNames.name(map, row);
        }

        String family() {
            return ExpenditureNames.family(map, row);
        }
    }

    /// A row of a table that tells of a place.
    interface OfPlace {
        Place place();
    }

    /// A place in one stratum.
    record Cell(Place place, int stratum, ExpenditureNumbers numbers) implements OfPlace {

        String age() {
            return label(0, stratum / places(2) / places(1));
        }

        String sex() {
            return label(1, stratum / places(2) % places(1));
        }

        String region() {
            return label(2, stratum % places(2));
        }

        private int places(int axis) {
            return place.map().axes().get(axis).places();
        }

        private String label(int axis, int at) {
            return place.map().axes().get(axis).label(at);
        }

        OptionalLong population() {
            return place.map().cell(place.year(), numbers.everybody(), stratum, Measure.PEOPLE);
        }

        OptionalLong count(Measure measure) {
            return place.map().cell(place.year(), place.row(), stratum, measure);
        }

        /// Nothing of everybody, who are in no group.
        OptionalLong ofGroup(Measure measure) {
            return place.of().kind() == ExpenditureRow.Kind.EVERYBODY
                    ? OptionalLong.empty()
                    : count(measure);
        }

        Estimate prevalence() {
            return numbers.prevalence(place.year(), place.row(), stratum);
        }

        Estimate incidence() {
            return numbers.incidence(place.year(), place.row(), stratum);
        }

        double mean() {
            return numbers.mean(place.year(), place.row(), stratum);
        }
    }

    /// What was spent on an item.
    record Spent(Place place, int item) implements OfPlace {}

    /// How a year differs from the one before; nothing where that is hidden.
    record Change(Place place, Optional<VolumePrice> change) implements OfPlace {

        OptionalLong cents(ToLongFunction<VolumePrice> part) {
            return change.map(one -> OptionalLong.of(part.applyAsLong(one)))
                    .orElse(OptionalLong.empty());
        }
    }

    /// Strata without anybody are left out.
    List<Cell> people() {
        var cells = new ArrayList<Cell>();
        for (var place : places(0, numbers.everybody() + 1)) {
            for (int stratum = 0; stratum < map.strata(); stratum++) {
                var cell = new Cell(place, stratum, numbers);
                if (!cell.population().equals(OptionalLong.of(0))) {
                    cells.add(cell);
                }
            }
        }
        return cells;
    }

    List<Spent> expenditure() {
        return places(0, map.rows().size()).stream()
                .flatMap(place ->
                        IntStream.rangeClosed(0, map.items())
                                .mapToObj(item -> new Spent(place, item)))
                .toList();
    }

    List<Change> dynamics() {
        return places(1, numbers.everybody() + 1).stream()
                .map(place -> new Change(place, numbers.change(place.year(), place.row())))
                .toList();
    }

    private List<Place> places(int firstYear, int rows) {
        return IntStream.range(firstYear, map.years())
                .boxed()
                .flatMap(
                        year -> IntStream.range(0, rows).mapToObj(row -> new Place(map, year, row)))
                .toList();
    }
}
