package org.vigie.study.signal;

import java.util.List;
import org.vigie.protocol.keys.Keys;
import org.vigie.protocol.keys.Values;
import org.vigie.report.AttritionTable;
import org.vigie.report.table.ResultSection;
import org.vigie.study.Study;
import org.vigie.study.StudyKind;
import org.vigie.study.signal.question.SignalKeys;
import org.vigie.study.signal.question.SignalProtocol;

/// `study: signal`.
public final class SignalKind implements StudyKind {

    @Override
    public String name() {
        return "signal";
    }

    @Override
    public String summary() {
        return "Which exposure is followed by which outcome? Each person their own control.";
    }

    @Override
    public Keys keys() {
        return SignalKeys.KEYS;
    }

    @Override
    public Study study(Values protocol) {
        return new SignalStudy(new SignalProtocol(protocol));
    }

    @Override
    public ResultSection results() {
        return new ResultSection(
                "`study: signal`",
                SignalResultNotes.ALL,
                List.of(
                        SignalResultTables.SIGNALS,
                        SignalResultTables.GATES,
                        ShrinkageResultTable.SHRINKAGE,
                        SignalResultTables.BRANCHES,
                        ClusterResultTable.CLUSTERS,
                        SignalResultTables.CHRONOGRAPHS,
                        CurveResultTables.AGES,
                        CurveResultTables.SEASONS,
                        CurveResultTables.LAGS,
                        AttritionTable.OF_MANY));
    }
}
