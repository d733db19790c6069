package org.vigie.study.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.vigie.statistics.calibration.SystematicError;
import org.vigie.study.CohortSource;
import org.vigie.study.signal.estimate.DiagnosticResult;
import org.vigie.study.signal.estimate.LagCurve;
import org.vigie.study.signal.estimate.Signal;
import org.vigie.study.signal.method.Method;
import org.vigie.study.signal.method.Spline;
import org.vigie.study.signal.method.TreeScanned;
import org.vigie.study.signal.question.SignalCounts;
import org.vigie.study.signal.question.SignalFold;
import org.vigie.study.signal.question.SignalProtocol;
import org.vigie.study.signal.question.Targets;
import org.vigie.vocabulary.ConceptSet;
import org.vigie.vocabulary.Vocabulary;

/// What a search for signals did and what it cannot say, in plain English.
record SignalText(SignalProtocol protocol, Vocabulary vocabulary, SignalFold fold) {

    /// Controls from which on calibrated intervals held the truth in 93.9 % of 20,000 simulated
    /// studies and more.
    private static final int ENOUGH_CONTROLS = 50;

    private static final String SHRUNK =
            """
            Each ratio of observed to expected is drawn towards a prior of all pairs that were \
            seen, a mixture of two gamma distributions fitted to them (truncated at 0): EBGM \
            with the middle 95 % of the true ratio, and EB05 and EB95. The usual criterion of \
            a signal is EB05 of 2 or more.\
            """;
    private static final String GPS =
            """
            gps: the gamma-Poisson shrinker (DuMouchel 1999), people as reports. Observed are \
            people who had exposure and outcome at any time at risk; expected is the product \
            of both margins over all people. \
            """
                    + SHRUNK;
    private static final String LGPS =
            """
            lgps: the longitudinal gamma-Poisson shrinker (Schuemie 2011). Observed are \
            outcomes on days in the risk window; expected is the share of everybody's days at \
            risk that are in it, times the outcomes, age group by age group. Time is not cut \
            at the outcome. \
            """
                    + SHRUNK;
    private static final String EVENT_DEPENDENT_EXPOSURE =
            """
            sccs_event_dependent_exposure: the case series where the outcome keeps people from \
            being exposed later (Farrington 2009). Only exposures up to the outcome are used; \
            days before an exposure have no rate of their own. Estimating equations, with \
            robust (sandwich) 95 % intervals. Observation has to end as it would have without \
            the outcome.\
            """;
    private static final String EVENT_DEPENDENT_OBSERVATION =
            """
            sccs_event_dependent_observation: the case series where the outcome may end \
            observation (Farrington 2011). A day weighs how likely observation is to end when \
            it did, had the outcome been on it, by the best of four models (Akaike's \
            criterion, named in flags); whoever leaves before the data end has left early. Not \
            for an outcome that is death.\
            """;
    private static final String SPLINE =
            """
            sccs_spline: the case series adjusted for %s by cubic splines instead of age \
            groups: 5 knots at quantiles of the events, held constant over 30 days; of the \
            season cyclic with 5 knots, by month.\
            """;
    private static final String SEMIPARAMETRIC =
            """
            sccs_semiparametric: the case series with age left unspecified: each day of age \
            with an event is a group of its own (Farrington and Whitaker 2006).\
            """;
    private static final String LASSO =
            """
            sccs_lasso: one case series of each outcome with all exposures at once (but pairs \
            of few people), and age groups. Effects are drawn towards none (L1) as strongly as \
            foretells best the cases that are held out in turn (10 folds). What one drug does \
            is not told of another that is taken with it; there are no intervals.\
            """;
    private static final String TEMPORAL =
            """
            Tree-temporal scan (Yih 2018): for every code of the exposures' hierarchy with \
            what is below it, every outcome, and every window of 2 to 28 days among days 1 to \
            56 after an era began (of eras at risk on all 56), events inside the window \
            against those expected if nodes and days both kept their events and fell together \
            by chance. P values are ranks among 999 data sets in which the days are permuted \
            among the events, and hold for all branches, outcomes and windows together. An \
            event near eras of two exposures counts for both.\
            """;
    private static final String LEOPARD =
            """
            LEOPARD (Schuemie 2011): starts of the exposure on the 25 days after an outcome \
            against those on the 25 days before, of outcomes with all these days at risk. \
            Without an association a start falls after with probability ½; a pair fails if as \
            many after would come by chance with p below 0.05: the exposure may be given for \
            the outcome or its first signs.\
            """;

    List<String> methods(List<Signal> signals) {
        var methods = new ArrayList<String>();
        methods.add(
                """
                Exposures: %s (%s). A record lasts for its days of supply, else to the day it \
                ends, else %s; it and the %s days after its last day are days of exposure. \
                A record that ends before it starts is none. Records with no more than %s \
                days between them are one era%s \
                Outcomes: %s (%s); %s\
                """
                        .formatted(
                                protocol.exposures().words(),
                                fold.exposures().size(),
                                protocol.suppliedDays() == 1
                                        ? "that day alone"
                                        : protocol.suppliedDays() + " days",
                                protocol.extraDays(),
                                protocol.gapDays(),
                                protocol.firstEraOnly()
                                        ? "; only a person's first era counts."
                                        : ".",
                                protocol.outcomes().words(),
                                fold.outcomes().size(),
                                protocol.firstEventOnly()
                                        ? "only a person's first record counts."
                                        : "every day with a record counts."));
        methods.add(
                """
                People are at risk while observed, but for the first %s days of each \
                observation period, in which neither time nor events count, and not after \
                their death%s.\
                """
                        .formatted(
                                protocol.washoutDays(),
                                protocol.population()
                                        .map(population ->
                                                "; and while in the population, "
                                                        + population.name())
                                        .orElse("")));
        for (var method : protocol.methods()) {
            methods.add(words(method));
        }
        methods.add(
                """
                Pairs with fewer than %s exposed people with the outcome were not tested. \
                %s p values were made; where they are not hidden they are given as they \
                are and as the rate of false discoveries among the pairs of their method \
                that are shown (Benjamini and Hochberg).%s\
                """
                        .formatted(
                                protocol.minimumCases(),
                                signals.stream()
                                        .filter(signal -> !Double.isNaN(signal.ratio().p()))
                                        .count(),
                                protocol.negativeControls().isEmpty()
                                        ? """
                                        \sNo negative controls were named, so nothing is \
                                        calibrated.\
                                        """
                                        : """
                                        \sCalibrated estimates allow for systematic error, \
                                        normal as the %s negative controls show it (those \
                                        whose numbers are not hidden); a control is \
                                        calibrated by the others.\
                                        """
                                                .formatted(protocol.negativeControls().size())));
        protocol.lags()
                .filter(_ -> protocol.strongest() > 0)
                .ifPresent(curve ->
                        methods.add(
                                """
                                Since the exposure began, of the pairs that are looked at \
                                closely: ConvSCCS (Morel 2020) with %s steps of %s days \
                                and%s age. Intervals are of each step by itself; the \
                                penalised curve has none, and its strengths come from \
                                cross-validation on at most %s events.\
                                """
                                        .formatted(
                                                curve.steps(),
                                                curve.days(),
                                                protocol.risk().beforeDays() > 0
                                                        ? " the days before an era, and"
                                                        : "",
                                                LagCurve.SEARCHED)));
        if (protocol.treeScan() == TreeScanned.TEMPORAL) {
            methods.add(TEMPORAL);
        }
        if (protocol.treeScan() == TreeScanned.BEFORE_AND_AFTER) {
            methods.add(
                    """
                    Tree scan: for every code of the exposures' hierarchy with what is \
                    below it, and every outcome, events on days 1 to 30 after an era began \
                    against those on days −30 to −1, of eras at risk on all of these days; \
                    without an effect each lies after with probability ½. P values are \
                    ranks among 999 data sets drawn so, and hold for all branches and outcomes \
                    together. An event near eras of two exposures counts for both, as if \
                    there were two.\
                    """);
        }
        if (protocol.leopard()) {
            methods.add(LEOPARD);
        }
        if (protocol.methods().stream().anyMatch(Method::isSeries)) {
            methods.add(
                    "Diagnostics of the case series: "
                            + List.of(DiagnosticResult.Diagnostic.values()).stream()
                                    .filter(diagnostic ->
                                            diagnostic != DiagnosticResult.Diagnostic.LEOPARD)
                                    .map(DiagnosticResult.Diagnostic::words)
                                    .collect(Collectors.joining("; "))
                            + ". A ratio fails its limits if its"
                            + " whole 95 % interval lies outside them.");
        }
        return methods;
    }

    private String words(Method method) {
        return switch (method) {
            case SCCS ->
                    """
                    sccs: self-controlled case series. Exposed people with the outcome are \
                    compared with themselves; what does not change in a person cannot \
                    confound. At risk: %s.%s%s Conditional Poisson likelihood, 95 %% \
                    intervals of the profile likelihood where fewer than 50 events fell on \
                    days at risk or on others, else Wald's; Firth's penalised likelihood \
                    with its profile interval where events are separated.\
                    """
                            .formatted(
                                    protocol.risk().words(),
                                    protocol.risk().beforeDays() > 0
                                            ? """
                                            \sThe %s days before an era have a rate of their own, \
                                            so that a drug not given soon after the outcome, or \
                                            given for it, does not change what is compared with; \
                                            days kept apart on which no event fell are left out.\
                                            """
                                                    .formatted(protocol.risk().beforeDays())
                                            : "",
                                    protocol.ages().isEmpty()
                                            ? " Age is not adjusted for."
                                            : " Adjusted for age in "
                                                    + (protocol.ages().size() + 1)
                                                    + " groups, by the exposed cases.");
            case SELF_CONTROLLED_COHORT ->
                    """
                    self_controlled_cohort: the rate of the outcome on days 1 to 30 after \
                    an era begins over the rate on days −30 to −1, among all exposed; \
                    exact intervals.\
                    """;
            case ICTPD ->
                    """
                    ictpd: temporal pattern discovery. Outcomes on days 1 to 30 after an \
                    era begins against those expected from all exposures together, \
                    relative to the same on days −1080 to −361, −30 to −1 and 0.\
                    """;
            case SEQUENCE_SYMMETRY ->
                    """
                    sequence_symmetry: among people with first exposure and first outcome \
                    at most 365 days apart, how many had the exposure first for one who \
                    had the outcome first, over the ratio that trends alone give (548 \
                    days).\
                    """;
            case DISPROPORTIONALITY ->
                    """
                    disproportionality: people as reports. The odds ratio of having had \
                    exposure and outcome at any time at risk, whichever came first; a weak \
                    design, for comparison.\
                    """;
            case GPS -> GPS;
            case LGPS -> LGPS;
            case SCCS_EVENT_DEPENDENT_EXPOSURE -> EVENT_DEPENDENT_EXPOSURE;
            case SCCS_EVENT_DEPENDENT_OBSERVATION -> EVENT_DEPENDENT_OBSERVATION;
            case SCCS_SPLINE ->
                    SPLINE.formatted(
                            protocol.splines().stream()
                                    .map(Spline::word)
                                    .collect(Collectors.joining(" and ")));
            case SCCS_SEMIPARAMETRIC -> SEMIPARAMETRIC;
            case SCCS_LASSO -> LASSO;
        };
    }

    static List<String> limits() {
        return List.of(
                """
                A signal is not a cause. A drug given for the first signs of the outcome \
                looks harmful (protopathic bias): see the months before the exposure. What \
                changes over time in a person, such as an illness that is both treated and \
                makes the outcome likely, is not accounted for.\
                """,
                """
                The case series asks that the outcome changes neither later exposure nor \
                how long a person is observed. The diagnostics say where that fails; they \
                cannot show that it holds.\
                """,
                """
                Intervals are not corrected for the number of pairs; the strongest of many \
                estimates are too large on average (winner's curse). Confirm a finding in \
                other data.\
                """);
    }

    List<String> warnings(SignalCounts counts, Map<Method, SystematicError> errors) {
        var warnings = new ArrayList<String>();
        new EmptyRiskWindows(protocol, fold).warning(counts).ifPresent(warnings::add);
        var sets = new ArrayList<ConceptSet>();
        sets.addAll(protocol.exposures().sets());
        sets.addAll(protocol.outcomes().sets());
        protocol.population().flatMap(CohortSource::conceptSet).ifPresent(sets::add);
        for (var set : sets) {
            for (var item : vocabulary.resolve(set).unknown()) {
                warnings.add(
                        set.name()
                                + " names something that this store does not have: "
                                + item.reference().words()
                                + ".");
            }
        }
        for (var pair : protocol.negativeControls()) {
            if (missing(fold.exposures(), pair.exposure())
                    || missing(fold.outcomes(), pair.outcome())) {
                warnings.add(
                        "The negative control "
                                + pair.exposure()
                                + " with "
                                + pair.outcome()
                                + " is not among the exposures and outcomes that were found.");
            }
        }
        errors.forEach((method, error) -> {
            int controls = error.distribution().controls();
            if (controls < ENOUGH_CONTROLS) {
                warnings.add(
                        """
                        The systematic error of %s is known by %s negative control%s only: \
                        calibrated intervals hold the truth less often than 95 %% of the \
                        time until there are about %s.\
                        """
                                .formatted(
                                        method.word(),
                                        controls,
                                        controls == 1 ? "" : "s",
                                        ENOUGH_CONTROLS));
            }
        });
        if (counts.left().withOutcome() == 0) {
            warnings.add(
                    """
                    Nobody has an outcome while at risk; the attrition says which rule \
                    dropped them.\
                    """);
        }
        return warnings;
    }

    private static boolean missing(Targets list, String id) {
        return list.all().stream().noneMatch(target -> target.id().equals(id));
    }
}
