package org.vigie.study.signal.estimate;

import java.util.List;
import org.vigie.statistics.Estimate;
import org.vigie.study.signal.method.Method;
import org.vigie.study.signal.question.OutcomeCases;
import org.vigie.study.signal.question.Pair;
import org.vigie.study.signal.question.SignalFold;
import org.vigie.study.signal.question.SignalProtocol;

/// What the rows of one outcome have in common.
///
/// @param everybody all people together
/// @param outcome its number
/// @param cases everybody with it
record OutcomeRows(
        SignalProtocol protocol,
        SignalFold fold,
        Everybody everybody,
        int outcome,
        OutcomeCases cases) {

    private static final double RARE = 0.1;

    /// Only first events are a biased choice where the outcome is frequent; where every event
    /// counts it may be.
    DiagnosticResult prevalence() {
        double share = (double) cases.people / everybody.people();
        var gate =
                protocol.firstEventOnly()
                        ? DiagnosticResult.below(
                                DiagnosticResult.Diagnostic.PREVALENCE, share, RARE)
                        : new DiagnosticResult(
                                DiagnosticResult.Diagnostic.PREVALENCE,
                                share,
                                DiagnosticResult.Verdict.PASS,
                                "every event counts, so that it need not be rare");
        return gate.of(cases.people);
    }

    Signal signal(
            Method method,
            int exposure,
            PairCounts counts,
            Estimate ratio,
            List<String> flags,
            List<DiagnosticResult> gates) {
        var target = fold.exposures().get(exposure);
        var happened = fold.outcomes().get(outcome);
        return Signal.estimated(
                method,
                target,
                happened,
                protocol.negativeControls().contains(new Pair(target.id(), happened.id())),
                counts,
                ratio,
                flags,
                gates);
    }
}
