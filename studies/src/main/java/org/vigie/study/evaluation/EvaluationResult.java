package org.vigie.study.evaluation;

import java.util.List;
import java.util.Optional;
import org.vigie.study.Attrition;

/// How well methods did.
///
/// @param title a question
/// @param reference what the reference set is called
/// @param methods in the order of the protocol
/// @param people how the cases came to be
/// @param pairs how the controls came to be
/// @param excluded pairs that were not evaluated
/// @param groupedBy the column that groups controls; nothing where there is none
/// @param how what was done, one paragraph each, in plain English
/// @param limits what the numbers cannot say
/// @param warnings what a reader must know before the numbers; mostly empty
public record EvaluationResult(
        String title,
        String reference,
        List<MethodEvaluation> methods,
        Attrition people,
        Attrition pairs,
        List<ExcludedControl> excluded,
        Optional<String> groupedBy,
        List<String> how,
        List<String> limits,
        List<String> warnings) {

    /// Controls that were evaluated.
    public int controls() {
        return methods.getFirst().evaluation().asEstimated().size();
    }
}
