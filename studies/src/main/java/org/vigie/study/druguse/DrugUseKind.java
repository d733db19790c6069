package org.vigie.study.druguse;

import org.vigie.protocol.YamlNode;
import org.vigie.protocol.keys.Keys;
import org.vigie.protocol.keys.Values;
import org.vigie.report.table.ResultSection;
import org.vigie.study.Study;
import org.vigie.study.StudyKind;

/// `study: describe` with `drugs`.
public final class DrugUseKind implements StudyKind {

    @Override
    public String name() {
        return "describe-drugs";
    }

    @Override
    public String word() {
        return "describe";
    }

    @Override
    public String summary() {
        return """
        How are drugs used: new users, persistence, restarts, days covered, what was \
        recorded before?\
        """;
    }

    @Override
    public boolean reads(YamlNode protocol) {
        return protocol.get("drugs").isPresent();
    }

    @Override
    public Keys keys() {
        return DrugUseKeys.KEYS;
    }

    @Override
    public Study study(Values protocol) {
        return new DrugUseStudy(new DrugUseProtocol(protocol));
    }

    @Override
    public ResultSection results() {
        return DrugUseResultTables.SECTION;
    }
}
