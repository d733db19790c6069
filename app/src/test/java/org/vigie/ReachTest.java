package org.vigie;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What nobody can ask for is no part of the program: every class of `statistics` is used by a
/// command or a kind of study, or by what these use.
@Tag("long")
class ReachTest {

    private static final String STATISTICS = "org.vigie.statistics";

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .withImportOption(location -> !location.contains("-tests.jar"))
                    .importPackages("org.vigie");

    @Test
    void everyClassOfStatisticsIsReachedByACommandOrAStudy() {
        var reached = reached();
        var unreached = new TreeSet<String>();
        for (var type : CLASSES) {
            if (type.getPackageName().startsWith(STATISTICS)
                    && !type.getSimpleName().equals("package-info")
                    && !reached.contains(outermost(type).getName())) {
                unreached.add(outermost(type).getName());
            }
        }
        assertEquals(Set.of(), unreached, "without a door");
    }

    /// Names of the top-level classes that are used, from commands and kinds of study on. A class
    /// is used as a whole, with those nested in it.
    private static Set<String> reached() {
        Deque<JavaClass> waiting = new ArrayDeque<>();
        var reached = new HashSet<String>();
        CLASSES.stream()
                .filter(ReachTest::isDoor)
                .map(ReachTest::outermost)
                .filter(type -> reached.add(type.getName()))
                .forEach(waiting::add);
        assertTrue(
                reached.contains("org.vigie.study.signal.SignalKind"), "kinds of study are doors");
        while (!waiting.isEmpty()) {
            var next = waiting.remove();
            CLASSES.stream()
                    .filter(type -> outermost(type).equals(next))
                    .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                    .map(dependency -> outermost(dependency.getTargetClass()))
                    .filter(type -> type.getPackageName().startsWith("org.vigie"))
                    .filter(type -> reached.add(type.getName()))
                    .forEach(waiting::add);
        }
        return reached;
    }

    private static boolean isDoor(JavaClass type) {
        return type.getPackageName().startsWith("org.vigie.cli")
                || type.isAssignableTo("org.vigie.study.StudyKind");
    }

    private static JavaClass outermost(JavaClass type) {
        var outer = type.getBaseComponentType();
        while (outer.getEnclosingClass().isPresent()) {
            outer = outer.getEnclosingClass().get();
        }
        return outer;
    }
}
