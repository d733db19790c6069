package org.vigie.study.druguse;

import static org.vigie.report.table.ResultTable.Kind.REAL;
import static org.vigie.report.table.ResultTable.Kind.SHOWN;
import static org.vigie.report.table.ResultTable.Kind.TEXT;
import static org.vigie.report.table.ResultTable.Kind.WHOLE;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.vigie.report.AttritionTable;
import org.vigie.report.table.ResultTable;
import org.vigie.statistics.Estimate;
import org.vigie.statistics.Proportion;
import org.vigie.study.druguse.DisclosedDrugUse.Measure;
import org.vigie.study.druguse.DisclosedDrugUse.Point;
import org.vigie.timeline.Codes;

/// The tables of the use of drugs; `docs/results.md` says what each column means.
public final class DrugUseFiles {

    /// Measures that have quartiles; the others are the parts of curves.
    static final List<DrugUseMeasure> MEASURES =
            List.of(
                    DrugUseMeasure.DURATION,
                    DrugUseMeasure.SUPPLIES,
                    DrugUseMeasure.COVERED,
                    DrugUseMeasure.BETWEEN,
                    DrugUseMeasure.ERAS);

    private DrugUseFiles() {}

    /// Writes `users`, `persistence`, `measures`, `attrition` and, where they were asked for,
    /// `indications`.
    ///
    /// @param codes the names of codes
    public static void write(DisclosedDrugUse use, Codes codes, Path folder) throws IOException {
        users(use).write(folder, "users");
        persistence(use).write(folder, "persistence");
        measures(use).write(folder, "measures");
        if (use.protocol().indications().isPresent()) {
            indications(use, codes).write(folder, "indications");
        }
        AttritionTable.of(use.attrition()).write(folder, "attrition");
    }

    static String name(DisclosedDrugUse use, int drug) {
        return use.protocol().drugs().get(drug).name();
    }

    static Estimate prevalence(DisclosedDrugUse use, int row) {
        return share(use.count(row, Measure.USERS), use.count(row, Measure.POPULATION));
    }

    static Estimate initiation(DisclosedDrugUse use, int row) {
        return share(use.count(row, Measure.NEW_USERS), use.count(row, Measure.AT_RISK));
    }

    static Estimate share(OptionalLong some, OptionalLong all) {
        return some.isPresent() && all.isPresent()
                ? Proportion.wilson(some.getAsLong(), all.getAsLong())
                : Estimate.NONE;
    }

    private static ResultTable users(DisclosedDrugUse use) {
        var table =
                new ResultTable()
                        .column("drug", TEXT)
                        .column("year", WHOLE)
                        .column("age", TEXT)
                        .column("sex", TEXT)
                        .column("region", TEXT)
                        .column("population", SHOWN)
                        .column("users", SHOWN)
                        .column("prevalence", REAL)
                        .column("prevalence_low", REAL)
                        .column("prevalence_high", REAL)
                        .column("at_risk", SHOWN)
                        .column("new_users", SHOWN)
                        .column("initiation", REAL)
                        .column("initiation_low", REAL)
                        .column("initiation_high", REAL);
        for (int row = 0; row < use.size(); row++) {
            var s = use.stratum(row);
            var prevalence = prevalence(use, row);
            var initiation = initiation(use, row);
            table.row(
                    name(use, s.drug()),
                    (long) s.year(),
                    s.age(),
                    s.sex(),
                    s.region(),
                    use.count(row, Measure.POPULATION),
                    use.count(row, Measure.USERS),
                    prevalence.value(),
                    prevalence.low(),
                    prevalence.high(),
                    use.count(row, Measure.AT_RISK),
                    use.count(row, Measure.NEW_USERS),
                    initiation.value(),
                    initiation.low(),
                    initiation.high());
        }
        return table;
    }

    private static ResultTable persistence(DisclosedDrugUse use) {
        var table =
                new ResultTable()
                        .column("drug", TEXT)
                        .column("kind", TEXT)
                        .column("day", WHOLE)
                        .column("left", WHOLE)
                        .column("share", REAL)
                        .column("ci_low", REAL)
                        .column("ci_high", REAL);
        for (int drug = 0; drug < use.protocol().drugs().size(); drug++) {
            points(table, name(use, drug), "persistent", use.persistence(drug));
            points(table, name(use, drug), "restarted", use.restarts(drug));
        }
        return table;
    }

    private static void points(ResultTable table, String drug, String kind, List<Point> points) {
        points.forEach(point ->
                table.row(
                        drug,
                        kind,
                        (long) point.day(),
                        point.left(),
                        point.share().value(),
                        point.share().low(),
                        point.share().high()));
    }

    private static ResultTable measures(DisclosedDrugUse use) {
        var table =
                new ResultTable()
                        .column("drug", TEXT)
                        .column("measure", TEXT)
                        .column("new_users", SHOWN)
                        .column("people", SHOWN)
                        .column("lower_quartile", REAL)
                        .column("median", REAL)
                        .column("upper_quartile", REAL);
        for (int drug = 0; drug < use.protocol().drugs().size(); drug++) {
            for (var measure : MEASURES) {
                var quartiles = use.quartiles(drug, measure);
                table.row(
                        name(use, drug),
                        measure.name().toLowerCase(Locale.ROOT),
                        use.newUsers(drug),
                        use.people(drug, measure),
                        quartiles.lower(),
                        quartiles.median(),
                        quartiles.upper());
            }
        }
        return table;
    }

    private static ResultTable indications(DisclosedDrugUse use, Codes codes) {
        var table =
                new ResultTable()
                        .column("drug", TEXT)
                        .column("code", TEXT)
                        .column("name", TEXT)
                        .column("people", WHOLE)
                        .column("share", REAL)
                        .column("ci_low", REAL)
                        .column("ci_high", REAL);
        for (int drug = 0; drug < use.protocol().drugs().size(); drug++) {
            for (var one : use.indications(drug)) {
                var share = share(OptionalLong.of(one.people()), use.newUsers(drug));
                table.row(
                        name(use, drug),
                        one.code(),
                        codeName(codes, one.code()),
                        one.people(),
                        share.value(),
                        share.low(),
                        share.high());
            }
        }
        return table;
    }

    static String codeName(Codes codes, String code) {
        int id = codes.id(code);
        return id < 0 ? "" : codes.get(id).name();
    }
}
