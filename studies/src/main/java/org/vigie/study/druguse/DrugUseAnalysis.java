package org.vigie.study.druguse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import org.vigie.study.AgeGroups;
import org.vigie.study.Attrition;
import org.vigie.study.CohortSource;
import org.vigie.study.Entries;
import org.vigie.study.Stratum;
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
                                        protocol.by())));
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

    /// What a reader must know first, of all drugs of which it is true together.
    private List<String> warnings(DrugUseCounts counts) {
        var warnings = new LinkedHashMap<String, List<String>>();
        for (int drug = 0; drug < protocol.drugs().size(); drug++) {
            for (var warning : warnings(counts, drug)) {
                warnings.computeIfAbsent(warning, _ -> new ArrayList<>())
                        .add(protocol.drugs().get(drug).name());
            }
        }
        return warnings.entrySet().stream()
                .map(entry -> String.join(", ", entry.getValue()) + ": " + entry.getKey())
                .toList();
    }

    private List<String> warnings(DrugUseCounts counts, int drug) {
        var warnings = new ArrayList<String>();
        long supplies = counts.total(drug, DrugUseCounts.SUPPLIES);
        long known = counts.total(drug, DrugUseCounts.KNOWN);
        if (supplies == 0) {
            warnings.add("nobody has a supply in the study.");
        } else if (known < supplies) {
            warnings.add(
                    """
                    %s how long it lasts; where one does not, %s days are assumed (days_supplied), \
                    and eras, persistence and prevalence follow from that.\
                    """
                            .formatted(
                                    known == 0 ? "no supply says" : "not all supplies say",
                                    protocol.daysSupplied()));
        }
        if (counts.total(drug, DrugUseCounts.REVERSED) > 0) {
            warnings.add("records that end before they start are passed over as supplies.");
        }
        if (people(counts, drug, DrugUseMeasure.COVERED)
                < people(counts, drug, DrugUseMeasure.SUPPLIES)) {
            warnings.add(
                    """
                    days covered are told without those new users of whom a supply does not say \
                    how long it lasts (unknown_length in measures).\
                    """);
        }
        return warnings;
    }

    private static long people(DrugUseCounts counts, int drug, DrugUseMeasure measure) {
        return counts.values(drug, measure).values().stream().mapToLong(Long::longValue).sum();
    }

    /// Every stratum with the totals it is in.
    private List<DrugUseRow> rows(DrugUseCounts counts) {
        var sums = new TreeMap<Stratum, long[]>();
        counts.strata.forEach((stratum, counted) -> {
            for (var into : withTotals(stratum)) {
                var sum = sums.computeIfAbsent(into, _ -> new long[counted.length]);
                for (int measure = 0; measure < sum.length; measure++) {
                    sum[measure] += counted[measure];
                }
            }
        });
        var rows = new ArrayList<DrugUseRow>();
        sums.forEach((stratum, c) ->
                rows.add(
                        new DrugUseRow(
                                stratum.subject(),
                                stratum.from(),
                                age(stratum.age()),
                                stratum.sex(),
                                stratum.region(),
                                c[DrugUseCounts.POPULATION],
                                c[DrugUseCounts.USERS],
                                c[DrugUseCounts.AT_RISK],
                                c[DrugUseCounts.NEW_USERS])));
        rows.sort(
                Comparator.comparingInt(DrugUseRow::drug)
                        .thenComparingInt(DrugUseRow::year)
                        .thenComparingInt(row ->
                                protocol.by().ages().isEmpty() ? 0 : ages().indexOf(row.age())));
        return rows;
    }

    private List<Stratum> withTotals(Stratum stratum) {
        var everyAge = stratum.at(Stratum.EVERY_AGE);
        var ages = protocol.by().ages().isEmpty() ? List.of(everyAge) : List.of(stratum, everyAge);
        return ages.stream().flatMap(each -> each.inWords(protocol.by()).stream()).toList();
    }

    private List<String> ages() {
        var ages = new ArrayList<>(List.of(Stratum.ALL));
        ages.addAll(new AgeGroups(protocol.by().ages()).labels());
        ages.add(AgeGroups.UNKNOWN);
        return ages;
    }

    private String age(int group) {
        return switch (group) {
            case Stratum.EVERY_AGE -> Stratum.ALL;
            case Stratum.UNKNOWN_AGE -> AgeGroups.UNKNOWN;
            default -> new AgeGroups(protocol.by().ages()).label(group);
        };
    }
}
