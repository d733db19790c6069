package org.vigie.study.count;

import org.vigie.protocol.keys.Keys;
import org.vigie.protocol.keys.Values;
import org.vigie.report.table.ResultSection;
import org.vigie.study.Study;
import org.vigie.study.StudyKind;

/// `study: count`.
public final class CountKind implements StudyKind {

    @Override
    public String name() {
        return "count";
    }

    @Override
    public String summary() {
        return "How many people have a code in each year?";
    }

    @Override
    public Keys keys() {
        return CountKeys.KEYS;
    }

    @Override
    public Study study(Values protocol) {
        return new CountStudy(new CountProtocol(protocol));
    }

    @Override
    public ResultSection results() {
        return CountResultTables.SECTION;
    }
}
