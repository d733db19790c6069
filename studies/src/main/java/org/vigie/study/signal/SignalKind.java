package org.vigie.study.signal;

import java.nio.file.Path;
import org.vigie.protocol.YamlNode;
import org.vigie.study.Study;
import org.vigie.study.StudyKind;

/// `study: signal`. Which exposure is followed by which outcome, each person their own control.
public final class SignalKind implements StudyKind {

    @Override
    public String word() {
        return "signal";
    }

    @Override
    public Study read(YamlNode protocol, Path folder) {
        return SignalStudy.read(protocol, folder);
    }
}
