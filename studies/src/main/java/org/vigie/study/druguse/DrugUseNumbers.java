package org.vigie.study.druguse;

import java.util.List;
import java.util.OptionalLong;
import org.vigie.statistics.Estimate;
import org.vigie.statistics.Proportion;
import org.vigie.timeline.Codes;

/// Names and shares that tables, page and figures tell alike; there is no share where one of its
/// numbers is hidden.
final class DrugUseNumbers {

    /// Measures that have quartiles; the others are the parts of curves.
    static final List<DrugUseMeasure> MEASURES =
            List.of(
                    DrugUseMeasure.DURATION,
                    DrugUseMeasure.SUPPLIES,
                    DrugUseMeasure.COVERED,
                    DrugUseMeasure.BETWEEN,
                    DrugUseMeasure.ERAS);

    private DrugUseNumbers() {}

    static String name(DisclosedDrugUse use, int drug) {
        return use.protocol().drugs().get(drug).name();
    }

    static Estimate prevalence(DisclosedDrugUse use, int row) {
        return share(use.count(row, CountedUse.USERS), use.count(row, CountedUse.POPULATION));
    }

    static Estimate initiation(DisclosedDrugUse use, int row) {
        return share(use.count(row, CountedUse.NEW_USERS), use.count(row, CountedUse.AT_RISK));
    }

    /// People followed for a year whose days covered are not told, because a supply does not say
    /// how long it lasts; empty where that would follow from a hidden number.
    static OptionalLong unknownLength(DisclosedDrugUse use, int drug, DrugUseMeasure measure) {
        if (measure != DrugUseMeasure.COVERED) {
            return OptionalLong.of(0);
        }
        var all = use.people(drug, DrugUseMeasure.SUPPLIES);
        var told = use.people(drug, DrugUseMeasure.COVERED);
        return all.isPresent() && told.isPresent()
                ? OptionalLong.of(all.getAsLong() - told.getAsLong())
                : OptionalLong.empty();
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
