package org.vigie.study.evaluation;

import java.util.Optional;
import org.vigie.statistics.evaluation.Evaluation;
import org.vigie.statistics.evaluation.ReferenceSet;
import org.vigie.study.signal.question.SignalProtocol;

/// What an evaluation is asked to do.
///
/// @param name what the reference set is called
/// @param reference pairs whose truth is known
/// @param search how pairs are judged; its exposures and outcomes give names to definitions, its
///   negative controls are not used
/// @param by what calibrates
/// @param groupBy a column of the reference set by which controls are grouped; nothing for its
///   `kind`, where there is one
public record EvaluationProtocol(
        String name,
        ReferenceSet reference,
        SignalProtocol search,
        Evaluation.By by,
        Optional<String> groupBy) {

    /// The column that groups controls unless another is asked for.
    public static final String KIND = "kind";
}
