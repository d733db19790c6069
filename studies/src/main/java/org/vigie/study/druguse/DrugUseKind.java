package org.vigie.study.druguse;

import java.nio.file.Path;
import org.vigie.protocol.YamlNode;
import org.vigie.study.Study;
import org.vigie.study.StudyKind;

/// `study: describe` with `drugs`. How drugs are used.
public final class DrugUseKind implements StudyKind {

    @Override
    public String word() {
        return "describe";
    }

    @Override
    public boolean reads(YamlNode protocol) {
        return protocol.get("drugs").isPresent();
    }

    @Override
    public Study read(YamlNode protocol, Path folder) {
        return DrugUseStudy.read(protocol, folder);
    }
}
