package org.vigie;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Finds files of one package that need each other, directly or by others of the package. A file is
/// a class with all that is nested in it. Constants that the compiler copies leave no trace.
final class FileCircles {

    /// For each file those of its package that it needs.
    private final Map<String, Set<String>> needs = new TreeMap<>();

    private FileCircles() {}

    /// Each circle as its package, without `org.vigie`, and its files.
    static Set<String> of(JavaClasses classes) {
        var circles = new FileCircles();
        classes.forEach(circles::add);
        return circles.found();
    }

    private void add(JavaClass type) {
        var file = file(type.getName());
        var needed = needs.computeIfAbsent(file, _ -> new TreeSet<>());
        type.getDirectDependenciesFromSelf()
                .forEach(dependency -> add(needed, file, dependency.getTargetClass().getName()));
        if (type.reflect().isSealed()) {
            Arrays.stream(type.reflect().getPermittedSubclasses())
                    .forEach(permitted -> add(needed, file, permitted.getName()));
        }
    }

    private static void add(Set<String> needed, String file, String type) {
        var other = file(type);
        if (folder(other).equals(folder(file)) && !other.equals(file)) {
            needed.add(other);
        }
    }

    private static String file(String type) {
        return type.replaceFirst("\\$.*", "");
    }

    private static String folder(String file) {
        return file.substring(0, Math.max(0, file.lastIndexOf('.')));
    }

    private Set<String> found() {
        var reached = new TreeMap<String, Set<String>>();
        needs.keySet().forEach(file -> reached.put(file, reachedFrom(file)));
        return needs.keySet().stream()
                .filter(file -> reached.get(file).contains(file))
                .map(file ->
                        reached.get(file).stream()
                                .filter(other -> reached.get(other).contains(file))
                                .toList())
                .map(circle ->
                        folder(circle.getFirst()).replaceFirst("org\\.vigie\\.", "`")
                                + "`: "
                                + circle.stream()
                                        .map(file -> file.substring(folder(file).length() + 1))
                                        .collect(Collectors.joining("`, `", "`", "`")))
                .collect(Collectors.toSet());
    }

    /// The files that one needs, and those that they need, and so on.
    private Set<String> reachedFrom(String file) {
        var reached = new TreeSet<String>();
        var next = new HashSet<>(needs.get(file));
        while (!next.isEmpty()) {
            reached.addAll(next);
            next =
                    next.stream()
                            .flatMap(each -> needs.getOrDefault(each, Set.of()).stream())
                            .filter(each -> !reached.contains(each))
                            .collect(Collectors.toCollection(HashSet::new));
        }
        return reached;
    }
}
