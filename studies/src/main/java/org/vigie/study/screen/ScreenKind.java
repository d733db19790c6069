package org.vigie.study.screen;

import org.vigie.protocol.keys.Keys;
import org.vigie.protocol.keys.Values;
import org.vigie.report.table.ResultSection;
import org.vigie.study.Study;
import org.vigie.study.StudyKind;
import org.vigie.study.screen.question.ScreenKeys;
import org.vigie.study.screen.question.ScreenProtocol;

/// `study: screen`.
public final class ScreenKind implements StudyKind {

    @Override
    public String name() {
        return "screen";
    }

    @Override
    public String summary() {
        return """
        What comes before an outcome? Every recorded code in every window, cases against \
        matched controls.\
        """;
    }

    @Override
    public Keys keys() {
        return ScreenKeys.KEYS;
    }

    @Override
    public Study study(Values protocol) {
        return new ScreenStudy(new ScreenProtocol(protocol));
    }

    @Override
    public ResultSection results() {
        return ScreenResultTables.SECTION;
    }
}
