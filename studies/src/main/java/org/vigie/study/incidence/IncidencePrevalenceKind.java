package org.vigie.study.incidence;

import org.vigie.protocol.YamlNode;
import org.vigie.protocol.keys.Keys;
import org.vigie.protocol.keys.Values;
import org.vigie.report.table.ResultSection;
import org.vigie.study.Study;
import org.vigie.study.StudyKind;

/// `study: describe` without `drugs`.
public final class IncidencePrevalenceKind implements StudyKind {

    @Override
    public String name() {
        return "describe";
    }

    @Override
    public String summary() {
        return "How often do outcomes begin, and how many people have them?";
    }

    @Override
    public boolean reads(YamlNode protocol) {
        return protocol.get("drugs").isEmpty();
    }

    @Override
    public Keys keys() {
        return IncidencePrevalenceKeys.KEYS;
    }

    @Override
    public Study study(Values protocol) {
        return new IncidencePrevalenceStudy(new IncidencePrevalenceProtocol(protocol));
    }

    @Override
    public ResultSection results() {
        return IncidencePrevalenceResultTables.SECTION;
    }
}
