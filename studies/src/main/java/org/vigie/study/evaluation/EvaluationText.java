package org.vigie.study.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.vigie.report.table.Lines;
import org.vigie.statistics.evaluation.Evaluation;

/// What an evaluation did and what it cannot say, in plain English.
record EvaluationText(EvaluationProtocol protocol, int tested) {

    private static final int FEW = 10;

    /// @param search what the search for signals did
    List<String> how(List<String> search) {
        var how = new ArrayList<String>();
        how.add(
                """
                Pairs of exposure and outcome whose truth is known, from %s: %s with an \
                effect, %s without. Each was judged by every method with the settings of \
                the protocol.\
                """
                        .formatted(
                                protocol.name(),
                                protocol.reference().positives(),
                                protocol.reference().negatives()));
        how.add(
                """
                AUC is the probability that a pair that does harm ranks above one without \
                effect, with DeLong's interval. Bias is the mean of estimated less true \
                log ratio over pairs with an estimate, MSE the mean of its square; \
                coverage the share of 95% intervals that hold the true ratio; type 1 error \
                the share of pairs without effect with p below 0.05, type 2 error the \
                share of pairs with an effect with p from 0.05 on. Shares have Wilson's \
                interval, means a normal one. As in OHDSI's benchmark a pair without an \
                estimate counts as log ratio 0, as covered and as not significant.\
                """);
        how.add(
                """
                Calibrated: systematic error is allowed for, as %s. Each pair is \
                calibrated by the others only. EASE is the expected absolute systematic \
                error of pairs without effect on the logarithmic scale, with bootstrap \
                intervals.\
                """
                        .formatted(
                                protocol.by() == Evaluation.By.NEGATIVE_CONTROLS
                                        ? """
                                        the negative controls show it, normal and the same \
                                        whatever the true effect\
                                        """
                                        : """
                                        all controls of known effect show it, a line in the true \
                                        effect\
                                        """));
        how.addAll(search);
        return how;
    }

    List<String> limits() {
        return List.of(
                """
                Intervals take pairs to be independent; pairs that share a drug or an \
                outcome share people, so that the truth may lie further off than they say.\
                """,
                """
                The true ratio is that of a reference: where its risk window is not the \
                protocol's, or its outcome is not defined as here, an estimate may rightly \
                differ from it.\
                """,
                """
                Calibration holds for pairs that are biased as the negative controls are. \
                It says nothing of a bias that none of them has.\
                """,
                """
                A method that does well on this reference set, in this store, may do worse \
                elsewhere.\
                """);
    }

    /// @param withheld pairs for which a method's numbers are hidden
    List<String> warnings(List<MethodEvaluation> methods, long withheld) {
        var warnings = new ArrayList<String>();
        if (withheld > 0) {
            warnings.add(
                    """
                    Of %s the numbers of a method or more are hidden, because they tell of 1 to \
                    %s people; they count as pairs without an estimate. With small_cells: 0 they \
                    are used.\
                    """
                            .formatted(
                                    Lines.count(withheld, "pair", "pairs"),
                                    protocol.search().smallCells()));
        }
        var metrics = methods.getFirst().evaluation().before();
        if (metrics.negatives() < FEW) {
            warnings.add(
                    """
                    Only %s pairs without effect were evaluated: calibration and error \
                    rates say little.\
                    """
                            .formatted(metrics.negatives()));
        }
        if (metrics.positives() == 0) {
            warnings.add(
                    """
                    No pair with an effect was evaluated, so that there is no AUC and no \
                    type 2 error.\
                    """);
        }
        return warnings;
    }
}
