package org.vigie.study;

import java.util.List;
import org.vigie.protocol.YamlNode;
import org.vigie.protocol.keys.Keys;
import org.vigie.protocol.keys.Values;
import org.vigie.report.table.ResultSection;
import org.vigie.report.table.ResultTable;

/// A kind of study: the keys of its protocol, and what answers one.
///
/// Every kind is a folder of its own below `org.vigie.study`, and is found because
/// `META-INF/services/org.vigie.study.StudyKind` names it; nothing else lists the kinds.
public interface StudyKind {

    /// Its name where kinds are listed: `vigie schema NAME`, `docs/protocols/NAME.md`.
    String name();

    /// What a protocol says after `study:`; two kinds may share a word.
    default String word() {
        return name();
    }

    /// What it answers, in one sentence.
    String summary();

    /// Whether a protocol that says this kind's word is of this kind.
    ///
    /// @param protocol the whole protocol
    default boolean reads(YamlNode protocol) {
        return true;
    }

    /// Every key of its protocol.
    Keys keys();

    /// The study that a protocol asks for.
    ///
    /// @throws org.vigie.problem.InputProblem where a file that it names cannot be used
    Study study(Values protocol);

    /// What a run leaves in `results/`, as `docs/results.md` tells it.
    ResultSection results();

    /// The tables that a run may leave.
    default List<ResultTable<?>> tables() {
        return results().tables();
    }
}
