package org.vigie.study.expenditure;

import java.nio.file.Path;
import org.vigie.protocol.YamlNode;
import org.vigie.study.Study;
import org.vigie.study.StudyKind;

/// `study: map`. Which diseases people have and where the money goes.
public final class ExpenditureKind implements StudyKind {

    @Override
    public String word() {
        return "map";
    }

    @Override
    public Study read(YamlNode protocol, Path folder) {
        return ExpenditureStudy.read(protocol, folder);
    }
}
