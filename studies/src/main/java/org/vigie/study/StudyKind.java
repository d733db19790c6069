package org.vigie.study;

import java.nio.file.Path;
import org.vigie.protocol.YamlNode;

/// A kind of study: what the line `study:` of a protocol may say, and how such a protocol is read.
///
/// Every kind is a folder of its own below `org.vigie.study`, and is found because
/// `META-INF/services/org.vigie.study.StudyKind` names it; nothing else lists the kinds.
public interface StudyKind {

    /// What a protocol says after `study:`.
    String word();

    /// Whether a protocol that says this kind's word is of this kind; two kinds may share a word.
    ///
    /// @param protocol the whole protocol
    default boolean reads(YamlNode protocol) {
        return true;
    }

    /// Reads and checks a protocol of this kind.
    ///
    /// @param folder where files that it names are looked for
    /// @throws org.vigie.problem.InputProblem with the line of the first fault
    Study read(YamlNode protocol, Path folder);
}
