package org.vigie.study;

import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.vigie.problem.InputProblem;
import org.vigie.problem.SimilarName;
import org.vigie.protocol.YamlNode;

/// The register of all kinds of study.
public final class StudyKinds {

    private static final List<StudyKind> ALL =
            ServiceLoader.load(StudyKind.class, StudyKinds.class.getClassLoader()).stream()
                    .map(ServiceLoader.Provider::get)
                    .sorted(Comparator.comparing(StudyKind::name))
                    .toList();

    private StudyKinds() {}

    public static List<StudyKind> all() {
        return ALL;
    }

    /// The kind of a name.
    ///
    /// @throws InputProblem where there is none
    public static StudyKind named(String name) {
        return ALL.stream()
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new InputProblem(
                                "there is no kind of study '%s'%s; there are %s"
                                        .formatted(
                                                name,
                                                SimilarName.perhaps(
                                                        name,
                                                        ALL.stream().map(StudyKind::name).toList()),
                                                ALL.stream()
                                                        .map(StudyKind::name)
                                                        .sorted()
                                                        .collect(Collectors.joining(", ")))));
    }

    /// The kind that a protocol asks for.
    ///
    /// @throws org.vigie.problem.InputProblem where it names none that there is
    public static StudyKind of(YamlNode protocol) {
        var known = ALL.stream().map(StudyKind::word).distinct().collect(Collectors.joining(", "));
        var node = protocol.require("study", "the kind of study: " + known);
        return ALL.stream()
                .filter(kind -> kind.word().equals(node.text()) && kind.reads(protocol))
                .findFirst()
                .orElseThrow(() -> node.problem("a kind of study that there is: " + known));
    }
}
