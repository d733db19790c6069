package org.vigie.study;

import java.util.List;
import org.vigie.timeline.CodeSet;
import org.vigie.timeline.Fold;

/// The folds that studies share, for the laws of folds.
public final class StudyFolds {

    private StudyFolds() {}

    public static List<Fold<?>> examples() {
        return List.of(
                new FirstRecordFold(CodeSet.of("V/2", "V/7")),
                new ListedPersonsFold(new long[] {1, 2, 3, 5, 8, 13, 21, 34, 55, 89}));
    }
}
