package org.vigie;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The order of the packages: each may use itself and those before it.
@Tag("long")
class ArchitectureTest {

    /// A package stands where the longest name in this list that it begins with stands.
    private static final List<String> ORDER =
            List.of(
                    "statistics",
                    "problem",
                    "timeline",
                    "vocabulary",
                    "protocol",
                    "store",
                    "cohort",
                    "runner",
                    "source",
                    "simulate",
                    "report.table",
                    "disclosure",
                    "study",
                    "report",
                    "study.",
                    "web",
                    "cli");

    private static final Set<String> CORE =
            Set.of("problem", "timeline", "vocabulary", "protocol", "store", "cohort", "runner");

    /// The one study that uses another, and whom.
    private static final String EVALUATION = "evaluation";

    private static final String SIGNAL = "signal";

    /// Circles of files inside a package; why each stays is told in ARCHITECTURE.md.
    private static final Set<String> CIRCLES =
            Set.of(
                    "`cohort.definition`: `Correlated`, `Criterion`, `Group`",
                    "`cohort.language`: `CriterionReader`, `GroupReader`",
                    "`statistics.selfcontrolled.time`: `AgeGroups`, `AgeSpline`, `CalendarSpline`,"
                            + " `EventDays`, `SeasonSpline`, `Seasons`, `TimeTerm`",
                    "`statistics.sequential`: `BinomialLooks`, `Bounds`, `ConditionalLooks`,"
                            + " `ConditionalMaxSprt`, `Course`, `FlatBounds`, `Looks`,"
                            + " `PoissonLooks`, `PoissonMaxSprt`, `SpentBounds`",
                    "`store.parquet`: `ColumnBuffer`, `LongBuffer`, `TextBuffer`",
                    "`store.parquet`: `ForeignFile`, `ParquetFile`, `RowGroups`");

    private static final int MOST_CIRCLES = 10;

    private static final int MOST_FILES = 25;

    private static final int MOST_COLUMNS = 100;

    private static final List<Path> SOURCES =
            List.of(
                    Path.of("../statistics"),
                    Path.of("../core"),
                    Path.of("../sources"),
                    Path.of("../simulate"),
                    Path.of("../studies"),
                    Path.of("../app"),
                    Path.of("../benchmark"));

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .withImportOption(location -> !location.contains("-tests.jar"))
                    .importPackages("org.vigie");

    private interface Forbidden {
        boolean use(JavaClass from, JavaClass to);
    }

    private static void nobody(Forbidden forbidden) {
        var found = new TreeSet<String>();
        for (var type : CLASSES) {
            for (var dependency : type.getDirectDependenciesFromSelf()) {
                var target = dependency.getTargetClass();
                if (target.getPackageName().startsWith("org.vigie")
                        && forbidden.use(type, target)) {
                    found.add(type.getName() + " uses " + target.getName());
                }
            }
        }
        assertEquals(List.of(), List.copyOf(found));
    }

    @Test
    void aPackageUsesOnlyThoseBeforeIt() {
        nobody((from, to) -> place(to) > place(from));
    }

    @Test
    void statisticsAndCoreDoNotKnowEachOther() {
        nobody((from, to) ->
                top(from).equals("statistics") && !top(to).equals("statistics")
                        || CORE.contains(top(from)) && top(to).equals("statistics"));
    }

    @Test
    void noStudyUsesAnotherButEvaluationUsesSignal() {
        nobody((from, to) ->
                !kind(from).isEmpty()
                        && !kind(to).isEmpty()
                        && !kind(from).equals(kind(to))
                        && !(kind(from).equals(EVALUATION) && kind(to).equals(SIGNAL)));
    }

    @Test
    void noPackagesAreInACircle() {
        SlicesRuleDefinition.slices()
                .matching("org.vigie.(**)")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void noFilesOfAPackageAreInACircleButThose() throws IOException {
        var architecture = Files.readString(Path.of("../ARCHITECTURE.md")).replaceAll("\\s+", " ");
        assertEquals(CIRCLES, FileCircles.of(CLASSES));
        assertTrue(CIRCLES.size() <= MOST_CIRCLES);
        assertEquals(
                List.of(),
                CIRCLES.stream().filter(circle -> !architecture.contains(circle)).toList());
    }

    private static int place(JavaClass type) {
        var name = name(type) + ".";
        int place = -1;
        for (int i = 0; i < ORDER.size(); i++) {
            var prefix = ORDER.get(i).endsWith(".") ? ORDER.get(i) : ORDER.get(i) + ".";
            boolean isRoom = ORDER.get(i).endsWith(".") && name.length() > prefix.length();
            boolean isItself = !ORDER.get(i).endsWith(".") && name.startsWith(prefix);
            if ((isItself || isRoom && name.startsWith(prefix))
                    && (place < 0 || isRoom || prefix.length() > ORDER.get(place).length())) {
                place = i;
            }
        }
        assertTrue(
                place >= 0,
                type.getName() + " is in a package that the architecture does not know");
        return place;
    }

    private static String name(JavaClass type) {
        return type.getPackageName().substring("org.vigie.".length());
    }

    private static String top(JavaClass type) {
        return name(type).split("\\.")[0];
    }

    /// The kind of study that a class belongs to; empty for all else.
    private static String kind(JavaClass type) {
        var parts = name(type).split("\\.");
        return parts[0].equals("study") && parts.length > 1 ? parts[1] : "";
    }

    @Test
    void everyPackageSaysWhereToStart() throws IOException {
        var silent =
                folders().stream()
                        .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
                        .toList();
        assertEquals(List.of(), silent);
    }

    /// In such a package NullAway finds what may be null and is not said to be.
    @Test
    void inEveryPackageNothingIsNullUnlessItSaysSo() throws IOException {
        var unmarked = new ArrayList<Path>();
        for (var folder : folders()) {
            var info = Files.readAllLines(folder.resolve("package-info.java"));
            if (!info.contains("@NullMarked")) {
                unmarked.add(folder);
            }
        }
        assertEquals(List.of(), unmarked);
    }

    @Test
    void noFolderHasMoreThanTwentyFiveFiles() throws IOException {
        var full = new ArrayList<String>();
        for (var folder : folders()) {
            try (var files = Files.list(folder)) {
                long count = files.filter(file -> file.toString().endsWith(".java")).count();
                if (count > MOST_FILES) {
                    full.add(folder + " has " + count);
                }
            }
        }
        assertEquals(List.of(), full);
    }

    @Test
    void linesFitSideBySide() throws IOException {
        var wide = new ArrayList<String>();
        for (var folder : folders()) {
            try (var files = Files.list(folder)) {
                for (var file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    Files.readAllLines(file).stream()
                            .filter(line -> line.length() > MOST_COLUMNS)
                            .forEach(line -> wide.add(file + ": " + line.strip()));
                }
            }
        }
        assertEquals(List.of(), wide);
    }

    /// Every folder with main code.
    private static List<Path> folders() throws IOException {
        var folders = new ArrayList<Path>();
        for (var module : SOURCES) {
            try (var paths = Files.walk(module.resolve("src/main/java"))) {
                folders.addAll(
                        paths.filter(path -> path.toString().endsWith(".java"))
                                .map(Path::getParent)
                                .collect(Collectors.toCollection(TreeSet::new)));
            }
        }
        return folders;
    }

    @Test
    void noNameSaysNothing() {
        var empty =
                CLASSES.stream()
                        .map(JavaClass::getSimpleName)
                        .filter(name -> name.matches(".*(Util|Utils|Helper|Manager|Impl|DTO)"))
                        .toList();
        assertEquals(List.of(), empty);
    }

    /// A table of a result file is called so, and a table of the page is a section of it.
    @Test
    void tablesSayWhereTheyStand() {
        var vague =
                CLASSES.stream()
                        .filter(type -> type.getPackageName().startsWith("org.vigie.study"))
                        .map(JavaClass::getSimpleName)
                        .filter(name -> name.matches(".+(?<!Result)Tables?"))
                        .toList();
        assertEquals(List.of(), vague);
    }
}
