package org.vigie.study.expenditure.question;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.vigie.study.AgeGroups;
import org.vigie.study.expenditure.rules.Label;
import org.vigie.study.expenditure.rules.RuleBook;

/// What was counted, with its totals. These are the numbers as they are: nothing of them leaves but
/// through disclosure.
public final class ExpenditureTotals {

    private static final int MEASURES = Measure.values().length;

    private final ExpenditurePlan plan;
    private final ExpenditureCounts counts;
    private final List<ExpenditureRow> rows;
    private final List<ExpenditureAxis> axes;
    private final List<String> regions;
    private final Map<Integer, long[]> summed = new HashMap<>();

    ExpenditureTotals(ExpenditurePlan plan, ExpenditureCounts counts, RuleBook rules) {
        this.plan = plan;
        this.counts = counts;
        rows = rows(plan, rules);
        regions = List.copyOf(counts.strata.keySet());
        axes =
                List.of(
                        new ExpenditureAxis("age", ages(plan.ages())),
                        new ExpenditureAxis(
                                "sex",
                                plan.sexes()
                                        ? List.of("female", "male", "unknown")
                                        : List.of(ExpenditureAxis.ALL)),
                        new ExpenditureAxis(
                                "region",
                                plan.regions() && !regions.isEmpty()
                                        ? regions.stream()
                                                .map(region ->
                                                        region.isEmpty() ? "unknown" : region)
                                                .toList()
                                        : List.of(ExpenditureAxis.ALL)));
    }

    private static List<ExpenditureRow> rows(ExpenditurePlan plan, RuleBook rules) {
        var rows = new ArrayList<ExpenditureRow>();
        for (int group = 0; group < plan.groups().size(); group++) {
            rows.add(
                    new ExpenditureRow(
                            plan.groups().get(group).id(),
                            rules.groups().get(group).label(),
                            ExpenditureRow.Kind.GROUP,
                            plan.groups().get(group).family()));
        }
        for (int family = 0; family < plan.families(); family++) {
            rows.add(
                    new ExpenditureRow(
                            rules.families().get(family).id(),
                            rules.families().get(family).label(),
                            ExpenditureRow.Kind.FAMILY,
                            family));
        }
        rows.add(
                new ExpenditureRow(
                        "everybody",
                        new Label("Everybody", "Ensemble"),
                        ExpenditureRow.Kind.EVERYBODY,
                        -1));
        rows.add(
                new ExpenditureRow(
                        "remainder",
                        new Label("Remainder: no group", "Reste : aucun groupe"),
                        ExpenditureRow.Kind.REMAINDER,
                        -1));
        rows.add(
                new ExpenditureRow(
                        "unobserved",
                        new Label("Not observed in the year", "Non observés dans l'année"),
                        ExpenditureRow.Kind.UNOBSERVED,
                        -1));
        return List.copyOf(rows);
    }

    private static List<String> ages(List<Integer> starts) {
        if (starts.isEmpty()) {
            return List.of(ExpenditureAxis.ALL);
        }
        var labels = new ArrayList<>(new AgeGroups(starts).labels());
        labels.add(AgeGroups.UNKNOWN);
        return labels;
    }

    /// Groups, families, everybody, the remainder and the unobserved.
    public List<ExpenditureRow> rows() {
        return rows;
    }

    /// Age, sex and region.
    public List<ExpenditureAxis> axes() {
        return axes;
    }

    public int firstYear() {
        return plan.firstYear();
    }

    /// How many years there are.
    public int years() {
        return plan.years();
    }

    /// How many items of expenditure there are, the last being what belongs to none.
    public int items() {
        return plan.items();
    }

    /// How many strata there are, with all totals: the place of a stratum is `(age * sexes + sex) *
    /// regions + region`, in places of the axes.
    public int strata() {
        return axes.get(0).places() * axes.get(1).places() * axes.get(2).places();
    }

    /// The stratum of everybody.
    public int everyone() {
        return strata() - 1;
    }

    /// One measure of one row in one year, by stratum.
    ///
    /// @param year from 0
    public long[] cells(int year, int row, Measure measure) {
        return summed.computeIfAbsent(
                        (year * rows.size() + row) * MEASURES + measure.ordinal(),
                        _ -> sum(year, row, measure))
                .clone();
    }

    private long[] sum(int year, int row, Measure measure) {
        var cells = new long[strata()];
        int sexes = plan.sexCount();
        int count = plan.ageCount() * sexes;
        for (int region = 0; region < regions.size(); region++) {
            var counted =
                    Objects.requireNonNull(
                            counts.strata.get(regions.get(region)), "every region was counted");
            for (int stratum = 0; stratum < count; stratum++) {
                long value =
                        counted[
                                ((year * plan.rows() + row) * count + stratum) * MEASURES
                                        + measure.ordinal()];
                if (value != 0) {
                    add(cells, stratum / sexes, stratum % sexes, region, value);
                }
            }
        }
        return cells;
    }

    /// To its own cell and to every total that holds it.
    private void add(long[] cells, int age, int sex, int region, long value) {
        for (int a : places(axes.get(0), age)) {
            for (int s : places(axes.get(1), sex)) {
                for (int r : places(axes.get(2), region)) {
                    cells[(a * axes.get(1).places() + s) * axes.get(2).places() + r] += value;
                }
            }
        }
    }

    private static int[] places(ExpenditureAxis axis, int value) {
        return axis.places() == 1 ? new int[] {0} : new int[] {value, axis.all()};
    }

    /// What was spent on a row in a year.
    ///
    /// @param item its place, or `items()` for all of them
    public long spent(int year, int row, int item) {
        if (item < plan.items()) {
            return counts.spent[(year * plan.rows() + row) * plan.items() + item];
        }
        long all = 0;
        for (int each = 0; each < plan.items(); each++) {
            all += spent(year, row, each);
        }
        return all;
    }

    /// On how many people anything was spent.
    ///
    /// @param item its place, or `items()` for any of them
    public long users(int year, int row, int item) {
        return counts.users[(year * plan.rows() + row) * (plan.items() + 1) + item];
    }

    /// What of all amounts of the store lies there.
    public long amount(AmountScope where) {
        return counts.amounts[where.ordinal()];
    }

    /// How many people have any amount there.
    public long payers(AmountScope where) {
        return counts.payers[where.ordinal()];
    }

    /// How many people have any amount outside the years that are mapped.
    public long payersOutside() {
        return counts.payers[AmountScope.values().length];
    }

    /// The tables whose amounts are not counted.
    public List<String> notCounted() {
        return plan.ignored();
    }
}
