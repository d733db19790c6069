package org.vigie.study.screen;

import java.nio.file.Path;
import org.vigie.protocol.YamlNode;
import org.vigie.study.Study;
import org.vigie.study.StudyKind;

/// `study: screen`. What comes before an outcome: every recorded code in every window.
public final class ScreenKind implements StudyKind {

    @Override
    public String word() {
        return "screen";
    }

    @Override
    public Study read(YamlNode protocol, Path folder) {
        return ScreenStudy.read(protocol, folder);
    }
}
