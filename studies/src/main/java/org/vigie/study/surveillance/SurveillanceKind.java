package org.vigie.study.surveillance;

import org.vigie.protocol.keys.Keys;
import org.vigie.protocol.keys.Values;
import org.vigie.report.table.ResultSection;
import org.vigie.study.Study;
import org.vigie.study.StudyKind;
import org.vigie.study.surveillance.question.CheckedKeys;
import org.vigie.study.surveillance.question.SurveillanceProtocol;

/// `study: surveillance`.
public final class SurveillanceKind implements StudyKind {

    @Override
    public String name() {
        return "surveillance";
    }

    @Override
    public String summary() {
        return """
        Does an outcome come more often after an exposure than before it was there, as \
        months arrive?\
        """;
    }

    @Override
    public Keys keys() {
        return CheckedKeys.KEYS;
    }

    @Override
    public Study study(Values protocol) {
        return new SurveillanceStudy(new SurveillanceProtocol(protocol));
    }

    @Override
    public ResultSection results() {
        return SurveillanceResults.SECTION;
    }
}
