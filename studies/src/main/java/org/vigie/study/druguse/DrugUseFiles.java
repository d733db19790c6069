package org.vigie.study.druguse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.vigie.report.AttritionTable;
import org.vigie.statistics.Estimate;
import org.vigie.statistics.Proportion;
import org.vigie.study.druguse.DisclosedDrugUse.Measure;
import org.vigie.timeline.Codes;

/// Writes the tables of the use of drugs.
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
        var rows = new DrugUseRows(use);
        DrugUseResultTables.USERS.write(rows.strata(), folder);
        DrugUseResultTables.PERSISTENCE.write(rows.days(), folder);
        DrugUseResultTables.MEASURES.write(rows.measures(), folder);
        if (use.protocol().indications().isPresent()) {
            DrugUseResultTables.INDICATIONS.write(rows.indications(codes), folder);
        }
        AttritionTable.OF_MANY.write(AttritionTable.rows(use.attrition()), folder);
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

    static String codeName(Codes codes, String code) {
        int id = codes.id(code);
        return id < 0 ? "" : codes.get(id).name();
    }
}
