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
import org.vigie.study.signal.question.Method;
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

    List<String> methods(List<Signal> signals) {
        var methods = new ArrayList<String>();
        methods.add(
                "Exposures: "
                        + protocol.exposures().words()
                        + " ("
                        + fold.exposures().size()
                        + "). A record and the "
                        + protocol.extraDays()
                        + " days after its last day are days of exposure; records with no more than "
                        + protocol.gapDays()
                        + " days between them are one era"
                        + (protocol.firstEraOnly() ? "; only a person's first era counts." : ".")
                        + " Outcomes: "
                        + protocol.outcomes().words()
                        + " ("
                        + fold.outcomes().size()
                        + "); "
                        + (protocol.firstEventOnly()
                                ? "only a person's first record counts."
                                : "every day with a record counts."));
        methods.add(
                "People are at risk while observed, but for the first "
                        + protocol.washoutDays()
                        + " days of each observation period, in which neither time nor events count, and not after their death"
                        + protocol.population()
                                .map(population ->
                                        "; and while in the population, " + population.name())
                                .orElse("")
                        + ".");
        for (var method : protocol.methods()) {
            methods.add(words(method));
        }
        methods.add(
                "Pairs with fewer than "
                        + protocol.minimumCases()
                        + " exposed people with the outcome were not tested. "
                        + signals.stream()
                                .filter(signal -> !Double.isNaN(signal.ratio().p()))
                                .count()
                        + " p values were made;"
                        + " where they are not hidden they are given as they are and as the rate of false discoveries among the pairs of their method that are shown"
                        + " (Benjamini and Hochberg)."
                        + (protocol.negativeControls().isEmpty()
                                ? " No negative controls were named, so nothing is calibrated."
                                : " Calibrated estimates allow for systematic error, normal as the "
                                        + protocol.negativeControls().size()
                                        + " negative controls show it (those whose numbers are"
                                        + " not hidden); a control is calibrated by the others."));
        protocol.lags()
                .filter(_ -> protocol.strongest() > 0)
                .ifPresent(curve ->
                        methods.add(
                                "Since the exposure began, of the pairs"
                                        + " that are looked at closely: ConvSCCS (Morel 2020) with "
                                        + curve.steps()
                                        + " steps of "
                                        + curve.days()
                                        + " days and"
                                        + (protocol.risk().beforeDays() > 0
                                                ? " the days before an era, and"
                                                : "")
                                        + " age. Intervals are of each step by itself;"
                                        + " the penalised curve has none, and its strengths come from cross-validation on at most "
                                        + LagCurve.SEARCHED
                                        + " events."));
        if (protocol.treeScan()) {
            methods.add(
                    "Tree scan: for every code of the exposures' hierarchy with what is below it, and every outcome, events on"
                            + " days 1 to 30 after an era began against those on days −30 to −1, of eras at risk on all of these days;"
                            + " without an effect each lies after with chance ½. P values are ranks among 999 data sets drawn so, and hold"
                            + " for all branches and outcomes together. An event near eras of two exposures counts for both, as if there"
                            + " were two.");
        }
        if (protocol.methods().contains(Method.SCCS)) {
            methods.add(
                    "Diagnostics of the case series: "
                            + List.of(DiagnosticResult.Diagnostic.values()).stream()
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
                    "sccs: self-controlled case series. Exposed people with the outcome are compared with themselves;"
                            + " what does not change in a person cannot confound. At risk: "
                            + protocol.risk().words()
                            + "."
                            + (protocol.risk().beforeDays() > 0
                                    ? " The "
                                            + protocol.risk().beforeDays()
                                            + " days before an era have a"
                                            + " rate of their own, so that a drug not given soon after the outcome, or given for it, does not"
                                            + " change what is compared with; days kept apart on which no event fell are left out."
                                    : "")
                            + (protocol.ages().isEmpty()
                                    ? " Age is not adjusted for."
                                    : " Adjusted for age in "
                                            + (protocol.ages().size() + 1)
                                            + " groups, by the exposed cases.")
                            + " Conditional Poisson likelihood, Wald's 95 % intervals; Firth's penalised likelihood with its profile"
                            + " interval where events are separated.";
            case SELF_CONTROLLED_COHORT ->
                    "self_controlled_cohort: the rate of the outcome on days 1 to 30 after an era begins"
                            + " over the rate on days −30 to −1, among all exposed; exact intervals.";
            case ICTPD ->
                    "ictpd: temporal pattern discovery. Outcomes on days 1 to 30 after an era begins against those expected"
                            + " from all exposures together, relative to the same on days −1080 to −361, −30 to −1 and 0.";
            case SEQUENCE_SYMMETRY ->
                    "sequence_symmetry: among people with first exposure and first outcome at most 365 days"
                            + " apart, how many had the exposure first for one who had the outcome first, over the ratio that trends"
                            + " alone give (548 days).";
            case DISPROPORTIONALITY ->
                    "disproportionality: people as reports. The odds ratio of having had exposure and outcome"
                            + " at any time at risk, whichever came first; a weak design, for comparison.";
        };
    }

    static List<String> limits() {
        return List.of(
                "A signal is not a cause. A drug given for the first signs of the outcome looks harmful (protopathic"
                        + " bias): see the months before the exposure. What changes over time in a person, such as an illness that is"
                        + " both treated and makes the outcome likely, is not accounted for.",
                "The case series asks that the outcome changes neither later exposure nor how long a person is observed. The"
                        + " diagnostics say where that fails; they cannot show that it holds.",
                "Intervals are not corrected for the number of pairs; the strongest of many estimates are too large on average"
                        + " (winner's curse). Confirm a finding in other data.");
    }

    List<String> warnings(long cases, Map<Method, SystematicError> errors) {
        var warnings = new ArrayList<String>();
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
                        "The systematic error of "
                                + method.word()
                                + " is known by "
                                + controls
                                + " negative control"
                                + (controls == 1 ? "" : "s")
                                + " only: calibrated intervals hold the truth less often than 95 % of the"
                                + " time until there are about "
                                + ENOUGH_CONTROLS
                                + ".");
            }
        });
        if (cases == 0) {
            warnings.add(
                    "Nobody has an outcome while at risk; the attrition says which rule dropped them.");
        }
        return warnings;
    }

    private static boolean missing(Targets list, String id) {
        return list.all().stream().noneMatch(watched -> watched.id().equals(id));
    }
}
