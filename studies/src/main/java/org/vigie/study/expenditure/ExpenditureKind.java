package org.vigie.study.expenditure;

import org.vigie.protocol.keys.Keys;
import org.vigie.protocol.keys.Values;
import org.vigie.report.table.ResultSection;
import org.vigie.study.Study;
import org.vigie.study.StudyKind;
import org.vigie.study.expenditure.question.ExpenditureKeys;
import org.vigie.study.expenditure.question.ExpenditureProtocol;

/// `study: map`.
public final class ExpenditureKind implements StudyKind {

    @Override
    public String name() {
        return "map";
    }

    @Override
    public String summary() {
        return """
        Which diseases do people have, and where does the money go? Every cent in one \
        group.\
        """;
    }

    @Override
    public Keys keys() {
        return ExpenditureKeys.KEYS;
    }

    @Override
    public Study study(Values protocol) {
        return new ExpenditureStudy(ExpenditureProtocol.of(protocol));
    }

    @Override
    public ResultSection results() {
        return ExpenditureResultTables.SECTION;
    }
}
