package org.vigie.study.druguse;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.vigie.statistics.Estimate;
import org.vigie.statistics.Quartiles;
import org.vigie.study.druguse.DisclosedDrugUse.Point;
import org.vigie.timeline.Codes;

/// The rows of the tables of the use of drugs: what may be shown, with the names of drugs and
/// codes.
record DrugUseRows(DisclosedDrugUse use) {

    /// A drug in a year, in one stratum.
    record Stratum(DisclosedDrugUse use, int row) {

        DrugUseRow of() {
            return use.stratum(row);
        }

        String drug() {
            return DrugUseNumbers.name(use, of().drug());
        }

        OptionalLong count(CountedUse measure) {
            return use.count(row, measure);
        }

        Estimate prevalence() {
            return DrugUseNumbers.prevalence(use, row);
        }

        Estimate initiation() {
            return DrugUseNumbers.initiation(use, row);
        }
    }

    /// A day of one of the two curves of a drug.
    record Day(String drug, String kind, Point point) {}

    /// Of a measure of a drug.
    ///
    /// @param people of whom it is told
    /// @param unknownLength who is left out because a supply does not say how long it lasts
    record Measured(
            String drug,
            String measure,
            OptionalLong newUsers,
            OptionalLong people,
            OptionalLong unknownLength,
            Quartiles quartiles) {}

    /// A code before the start of a drug.
    record Indicated(String drug, String code, String name, long people, Estimate share) {}

    List<Stratum> strata() {
        return IntStream.range(0, use.size()).mapToObj(row -> new Stratum(use, row)).toList();
    }

    List<Day> days() {
        return ofDrugs(drug -> {
            var days = new ArrayList<Day>();
            var name = DrugUseNumbers.name(use, drug);
            use.persistence(drug).forEach(point -> days.add(new Day(name, "persistent", point)));
            use.restarts(drug).forEach(point -> days.add(new Day(name, "restarted", point)));
            return days.stream();
        });
    }

    List<Measured> measures() {
        return ofDrugs(drug ->
                DrugUseNumbers.MEASURES.stream()
                        .map(measure ->
                                new Measured(
                                        DrugUseNumbers.name(use, drug),
                                        measure.name().toLowerCase(Locale.ROOT),
                                        use.newUsers(drug),
                                        use.people(drug, measure),
                                        DrugUseNumbers.unknownLength(use, drug, measure),
                                        use.quartiles(drug, measure))));
    }

    List<Indicated> indications(Codes codes) {
        return ofDrugs(drug ->
                use.indications(drug).stream()
                        .map(one ->
                                new Indicated(
                                        DrugUseNumbers.name(use, drug),
                                        one.code(),
                                        DrugUseNumbers.codeName(codes, one.code()),
                                        one.people(),
                                        DrugUseNumbers.share(
                                                OptionalLong.of(one.people()),
                                                use.newUsers(drug)))));
    }

    private <T> List<T> ofDrugs(IntFunction<Stream<T>> rows) {
        return IntStream.range(0, use.protocol().drugs().size())
                .boxed()
                .flatMap(drug -> rows.apply(drug))
                .toList();
    }
}
