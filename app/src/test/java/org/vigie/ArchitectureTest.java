package org.vigie;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The order of the packages: each may use itself and those before it.
class ArchitectureTest {

    private static final List<String> ORDER = List.of("timeline", "vocabulary", "protocol", "store", "source", "cohort",
            "statistics", "study", "disclosure", "report", "runner", "web", "cli");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar")).importPackages("org.vigie");

    @Test
    void aPackageUsesOnlyThoseBeforeIt() {
        var upwards = new TreeSet<String>();
        for (var type : CLASSES) {
            for (var dependency : type.getDirectDependenciesFromSelf()) {
                var target = dependency.getTargetClass();
                if (target.getPackageName().startsWith("org.vigie") && place(target) > place(type)) {
                    upwards.add(type.getName() + " uses " + target.getName());
                }
            }
        }
        assertEquals(List.of(), List.copyOf(upwards));
    }

    @Test
    void statisticsKnowNoPeople() {
        var known = CLASSES.stream().filter(type -> part(type).equals("statistics"))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(dependency -> dependency.getTargetClass())
                .filter(target -> target.getPackageName().startsWith("org.vigie") && !part(target).equals("statistics"))
                .map(JavaClass::getName).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(new TreeSet<String>(), known);
    }

    private static int place(JavaClass type) {
        int place = ORDER.indexOf(part(type));
        assertFalse(place < 0, type.getName() + " is in a package that the architecture does not know");
        return place;
    }

    private static String part(JavaClass type) {
        return type.getPackageName().substring("org.vigie.".length()).split("\\.")[0];
    }

    @Test
    void everyPackageSaysWhereToStart() throws IOException {
        var silent = new ArrayList<String>();
        for (var sources : List.of(Path.of("../engine/src/main/java"), Path.of("src/main/java"))) {
            try (var paths = Files.walk(sources)) {
                for (var folder : paths.filter(Files::isDirectory).toList()) {
                    if (hasJava(folder) && !Files.exists(folder.resolve("package-info.java"))) {
                        silent.add(folder.toString());
                    }
                }
            }
        }
        assertEquals(List.of(), silent);
    }

    private static boolean hasJava(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".java"));
        }
    }

    @Test
    void noNameSaysNothing() {
        var empty = CLASSES.stream().map(JavaClass::getSimpleName)
                .filter(name -> name.matches(".*(Util|Utils|Helper|Manager|Impl|DTO)")).toList();
        assertEquals(List.of(), empty);
    }
}
