package org.vigie.study.screen.question;

import java.util.ArrayList;
import java.util.List;
import org.vigie.study.CohortSource;
import org.vigie.vocabulary.ConceptSet;
import org.vigie.vocabulary.Vocabulary;

/// What a screen did and what it cannot say, in plain English.
///
/// @param strongest how many were estimated again with covariates
record ScreenText(ScreenProtocol protocol, Vocabulary vocabulary, int tests, int strongest) {

    private static final int CODES_NAMED = 12;

    List<String> methods() {
        var methods = new ArrayList<String>();
        protocol.outcome().conceptSet().ifPresent(set -> methods.add(outcome(set)));
        methods.add(
                "Cases are people whose first record of the outcome ("
                        + protocol.outcome().name()
                        + ") lies inside an observation period, not in its first "
                        + protocol.washoutDays()
                        + " days, and after at least "
                        + protocol.priorObservationDays()
                        + " days of observation. The day of that record is the index date, day 0.");
        protocol.population()
                .ifPresent(population ->
                        methods.add(
                                "Cases and controls were chosen among the members of "
                                        + population.name()
                                        + ", on days on which they were in it"
                                        + (population.conceptSet().isPresent()
                                                ? ": from their first record of it on"
                                                : "")
                                        + ". What came before they entered counts as"
                                        + " exposure too."));
        methods.add(
                """
                For each case up to %s controls were sampled from all who were observed, \
                alive and free of the outcome on the case's index date (incidence-density \
                sampling), with the same length of history required, matched on %s. A \
                person may be control of several cases, and a case may have been a control \
                before. Sampling is a hash of person and seed (%s), so it can be repeated \
                exactly.\
                """
                        .formatted(
                                protocol.controlsPerCase(), matching(protocol), protocol.seed()));
        methods.add(
                """
                A person is exposed to a code in a window of days before the index date if \
                it was recorded on at least %s distinct day%s in it%s. Only people \
                observed throughout a window count in it, and a set counts only while its \
                case and at least one control do: so the number of sets differs between \
                windows.\
                """
                        .formatted(
                                protocol.minimumDays(),
                                protocol.minimumDays() == 1 ? "" : "s",
                                protocol.rollUp()
                                        ? "; a record counts for every code above it too"
                                        : ""));
        if (!protocol.tables().isEmpty()) {
            methods.add(
                    "Records of these tables were screened, and no others: "
                            + String.join(", ", protocol.tables())
                            + ".");
        }
        methods.add(
                """
                Odds ratios are conditional on the matched sets and exact: the conditional \
                likelihood of a yes-or-no exposure depends only on how many of a set were \
                exposed and whether the case was. Under incidence-density sampling the \
                odds ratio estimates the ratio of rates. Intervals are 95 % (Wald); where \
                all informative sets point one way, Firth's penalised likelihood is used, \
                with its profile interval, and the row is marked.\
                """);
        methods.add(
                """
                %s pairs of code and window with at least %s exposed people were tested. p \
                values are given as they are, multiplied by that number (Bonferroni), and \
                as the rate of false discoveries (Benjamini and Hochberg).\
                """
                        .formatted(tests, protocol.minimumExposed()));
        if (protocol.smallCells() > 0) {
            methods.add(
                    """
                    Where a test tells of 1 to %s cases or controls, exposed or not, its numbers \
                    are hidden, and so are those of a test within another that differs from it by \
                    so few. Hidden tests count among all tests; for the rate of false discoveries \
                    they count as if their p were 1. Hidden sites are not pooled.\
                    """
                            .formatted(protocol.smallCells()));
        }
        if (strongest > 0 && !protocol.covariates().isEmpty()) {
            methods.add(
                    "The "
                            + strongest
                            + " strongest associations"
                            + (protocol.smallCells() > 0 ? " that are shown" : "")
                            + " were estimated again by conditional"
                            + " logistic regression, adjusted for "
                            + String.join(
                                    ", ",
                                    protocol.covariates().stream().map(Covariate::name).toList())
                            + " in the same window.");
        }
        return methods;
    }

    /// What the outcome is made of in this store.
    private String outcome(ConceptSet set) {
        var codes = vocabulary.resolve(set).codes().codes();
        var named =
                codes.stream()
                        .limit(CODES_NAMED)
                        .map(code -> {
                            var name = vocabulary.codes().get(vocabulary.codes().id(code)).name();
                            return name.isEmpty() ? code : code + " (" + name + ")";
                        })
                        .toList();
        return "The outcome, "
                + set.name()
                + ", is a record of "
                + (codes.size() == 1 ? "the code " : "any of " + codes.size() + " codes: ")
                + String.join(", ", named)
                + (codes.size() > CODES_NAMED
                        ? " and " + (codes.size() - CODES_NAMED) + " more, listed in protocol.yaml."
                        : ".");
    }

    /// What a reader must know before the numbers.
    List<String> warnings(long cases) {
        var warnings = new ArrayList<String>();
        var sets = new ArrayList<ConceptSet>();
        protocol.outcome().conceptSet().ifPresent(sets::add);
        protocol.population().flatMap(CohortSource::conceptSet).ifPresent(sets::add);
        protocol.exclude().ifPresent(sets::add);
        for (var covariate : protocol.covariates()) {
            if (covariate instanceof Covariate.AnyOf any) {
                sets.add(any.set());
            }
        }
        for (var set : sets) {
            for (var item : vocabulary.resolve(set).unknown()) {
                warnings.add(
                        "The concept set "
                                + set.name()
                                + " names something that this store does not have: "
                                + item.reference().words()
                                + ".");
            }
        }
        if (cases == 0) {
            warnings.add("No case is left; the attrition says which rule dropped them.");
        }
        return warnings;
    }

    private static String matching(ScreenProtocol protocol) {
        int years = protocol.birthYearTolerance();
        return String.join(", ", matchedOn(protocol))
                        .replace(
                                "year of birth",
                                "year of birth" + (years == 0 ? "" : " (± " + years + " years)"))
                + ", site";
    }

    /// What must be known of a case to be matched.
    static List<String> matchedOn(ScreenProtocol protocol) {
        var on = new ArrayList<String>();
        if (protocol.matchSex()) {
            on.add("sex");
        }
        on.add("year of birth");
        if (protocol.matchRegion()) {
            on.add("region");
        }
        if (protocol.matchPractice()) {
            on.add("practice");
        }
        return on;
    }

    static List<String> limits(ScreenProtocol protocol) {
        return List.of(
                """
                An association is not a cause. Codes close before the index date are often \
                early signs of the outcome or part of its diagnosis; look for effects that \
                persist in the earlier windows.\
                """,
                """
                The ill are seen more, and what is seen is recorded: compare with the \
                adjusted estimates. Smoking, diet and deprivation are mostly not recorded \
                and not accounted for.\
                """,
                """
                Intervals are not corrected for the number of tests; the strongest of many \
                estimates are too large on average (winner's curse). Confirm a finding in \
                other data.\
                """,
                """
                No record means no event only inside observation periods, and only for \
                what the source records.\
                """);
    }
}
