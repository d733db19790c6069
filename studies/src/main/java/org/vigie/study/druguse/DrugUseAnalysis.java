package org.vigie.study.druguse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.vigie.study.AgeGroups;
import org.vigie.study.Attrition;
import org.vigie.study.CohortSource;
import org.vigie.study.Entries;
import org.vigie.study.StudyCodes;
import org.vigie.timeline.CodeSet;
import org.vigie.timeline.Days;
import org.vigie.timeline.People;
import org.vigie.vocabulary.Vocabulary;

/// How drugs are used: one pass over everybody, and one before for every drug that is a definition
/// of a cohort.
public record DrugUseAnalysis(DrugUseProtocol protocol, Vocabulary vocabulary) {

    /// Runs the description.
    ///
    /// @throws org.vigie.problem.InputProblem where a drug names nothing that the store has
    public DrugUseResult run(People people) {
        var drugs =
                protocol.drugs().stream()
                        .map(drug ->
                                switch (drug) {
                                    case CohortSource.Recorded recorded ->
                                            new DrugUsePlan.Drug(
                                                    false,
                                                    recorded.codes(vocabulary),
                                                    Entries.NONE);
                                    case CohortSource.Listed listed ->
                                            new DrugUsePlan.Drug(
                                                    true,
                                                    CodeSet.of(),
                                                    listed.stays(people, vocabulary));
                                    case CohortSource.Defined defined ->
                                            new DrugUsePlan.Drug(
                                                    true,
                                                    CodeSet.of(),
                                                    defined.stays(people, vocabulary));
                                })
                        .toList();
        var indications =
                protocol.indications()
                        .map(set -> StudyCodes.of(set, vocabulary))
                        .orElse(CodeSet.of());
        var counts =
                people.fold(
                        new DrugUseFold(
                                new DrugUsePlan(
                                        drugs,
                                        protocol.from(),
                                        protocol.to(),
                                        protocol.washoutDays(),
                                        protocol.gapDays(),
                                        protocol.daysSupplied(),
                                        indications,
                                        protocol.indicationDays().get(0),
                                        protocol.indicationDays().get(1),
                                        protocol.ageGroups(),
                                        protocol.bySex(),
                                        protocol.byRegion())));
        var attrition =
                new Attrition(
                        List.of(
                                new Attrition.Step("everybody", 0, counts.people),
                                new Attrition.Step(
                                        "observed between "
                                                + Days.text(protocol.from())
                                                + " and "
                                                + Days.text(protocol.to()),
                                        counts.people - counts.observed,
                                        counts.observed)));
        return new DrugUseResult(
                protocol,
                rows(counts),
                counts,
                attrition,
                DrugUseText.methods(protocol),
                DrugUseText.limits(),
                warnings(counts));
    }

    private List<String> warnings(DrugUseCounts counts) {
        var warnings = new ArrayList<String>();
        for (int drug = 0; drug < protocol.drugs().size(); drug++) {
            var name = protocol.drugs().get(drug).name();
            long supplies = counts.total(drug, DrugUseCounts.SUPPLIES);
            long known = counts.total(drug, DrugUseCounts.KNOWN);
            if (supplies == 0) {
                warnings.add(name + ": nobody has a supply in the study.");
            } else if (known < supplies) {
                warnings.add(
                        name
                                + ": "
                                + (known == 0 ? "no supply says" : "not all supplies say")
                                + " how long it lasts; where one"
                                + " does not, "
                                + protocol.daysSupplied()
                                + " days are assumed (days_supplied), and eras, persistence and"
                                + " prevalence follow from that.");
            }
        }
        return warnings;
    }

    /// Every stratum with the totals it is in.
    private List<DrugUseRow> rows(DrugUseCounts counts) {
        var sums = new TreeMap<String, long[]>();
        counts.strata.forEach((key, counted) -> {
            var parts = key.split("\\|", 5);
            for (var age :
                    places(!protocol.ageGroups().isEmpty(), age(Integer.parseInt(parts[2])))) {
                for (var sex : places(protocol.bySex(), sex(parts[3]))) {
                    for (var region :
                            places(
                                    protocol.byRegion(),
                                    parts[4].isEmpty() ? "unknown" : parts[4])) {
                        var sum =
                                sums.computeIfAbsent(
                                        String.join("|", parts[0], parts[1], age, sex, region),
                                        _ -> new long[4]);
                        for (int measure = 0; measure < sum.length; measure++) {
                            sum[measure] += counted[measure];
                        }
                    }
                }
            }
        });
        var rows = new ArrayList<DrugUseRow>();
        sums.forEach((key, c) -> {
            var parts = key.split("\\|", 5);
            rows.add(
                    new DrugUseRow(
                            Integer.parseInt(parts[0]),
                            Integer.parseInt(parts[1]),
                            parts[2],
                            parts[3],
                            parts[4],
                            c[DrugUseCounts.POPULATION],
                            c[DrugUseCounts.USERS],
                            c[DrugUseCounts.AT_RISK],
                            c[DrugUseCounts.NEW_USERS]));
        });
        rows.sort(
                Comparator.comparingInt(DrugUseRow::drug)
                        .thenComparingInt(DrugUseRow::year)
                        .thenComparingInt(row ->
                                protocol.ageGroups().isEmpty() ? 0 : ages().indexOf(row.age())));
        return rows;
    }

    private static Set<String> places(boolean asked, String value) {
        return asked ? new LinkedHashSet<>(List.of(value, DrugUseRow.ALL)) : Set.of(DrugUseRow.ALL);
    }

    private static String sex(String letter) {
        return letter.equals("F") ? "female" : letter.equals("M") ? "male" : "unknown";
    }

    private List<String> ages() {
        var ages = new ArrayList<>(List.of(DrugUseRow.ALL));
        ages.addAll(new AgeGroups(protocol.ageGroups()).labels());
        ages.add(AgeGroups.UNKNOWN);
        return ages;
    }

    private String age(int group) {
        var starts = protocol.ageGroups();
        return group < 0 || starts.isEmpty()
                ? AgeGroups.UNKNOWN
                : new AgeGroups(starts).label(group);
    }
}
