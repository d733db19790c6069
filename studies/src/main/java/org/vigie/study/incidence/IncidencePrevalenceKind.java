package org.vigie.study.incidence;

import java.nio.file.Path;
import org.vigie.protocol.YamlNode;
import org.vigie.study.Study;
import org.vigie.study.StudyKind;

/// `study: describe` without `drugs`. Incidence and prevalence.
public final class IncidencePrevalenceKind implements StudyKind {

    @Override
    public String word() {
        return "describe";
    }

    @Override
    public boolean reads(YamlNode protocol) {
        return protocol.get("drugs").isEmpty();
    }

    @Override
    public Study read(YamlNode protocol, Path folder) {
        return IncidencePrevalenceStudy.read(protocol, folder);
    }
}
