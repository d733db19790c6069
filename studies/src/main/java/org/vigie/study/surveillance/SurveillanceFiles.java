package org.vigie.study.surveillance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.vigie.report.AttritionTable;
import org.vigie.statistics.sequential.LookResult;
import org.vigie.statistics.sequential.Performance;
import org.vigie.study.surveillance.SurveillanceResultTables.Chance;
import org.vigie.study.surveillance.SurveillanceResultTables.Row;

/// Writes the tables of a surveillance.
public final class SurveillanceFiles {

    private SurveillanceFiles() {}

    /// Writes `looks`, `performance` and `attrition`.
    public static void write(DisclosedSurveillance surveillance, Path folder) throws IOException {
        SurveillanceResultTables.AT_LOOKS.write(
                surveillance.looks().stream().map(look -> new Row(surveillance, look)).toList(),
                folder);
        SurveillanceResultTables.PERFORMANCE.write(
                surveillance.judged().stream()
                        .flatMap(pair ->
                                pair.performance().entrySet().stream()
                                        .map(one ->
                                                new Chance(
                                                        surveillance,
                                                        pair,
                                                        one.getKey(),
                                                        one.getValue())))
                        .toList(),
                folder);
        AttritionTable.OF_MANY.write(AttritionTable.rows(surveillance.attrition()), folder);
    }

    /// In looks of the calendar: those at which nothing was expected are counted too.
    static double meanLook(WatchedPair pair, Performance chances) {
        double sum = 0;
        for (int i = 0; i < chances.signals().size(); i++) {
            sum += chances.signals().get(i) * (pair.looks().get(i).place() + 1);
        }
        return chances.power() > 0 ? sum / chances.power() : Double.NaN;
    }

    /// `yes`, `no`, or nothing where it is not told.
    static String signal(Optional<Boolean> signal) {
        return signal.map(found -> found ? "yes" : "no").orElse("");
    }

    static double real(Optional<LookResult> look, ToDoubleFunction<LookResult> value) {
        return look.map(value::applyAsDouble).orElse(Double.NaN);
    }

    static OptionalLong whole(Optional<LookResult> look, ToLongFunction<LookResult> value) {
        return look.map(found -> OptionalLong.of(value.applyAsLong(found)))
                .orElse(OptionalLong.empty());
    }
}
