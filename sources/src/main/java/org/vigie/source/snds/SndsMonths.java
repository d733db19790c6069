package org.vigie.source.snds;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.vigie.problem.InputProblem;
import org.vigie.source.stage.Findings;

/// The months and years that files' names tell: none may be told twice in a folder, and one that
/// lacks between others is said.
final class SndsMonths {

    private final Findings findings;

    SndsMonths(Findings findings) {
        this.findings = findings;
    }

    /// @param tables the files of each table
    /// @throws InputProblem where two files of a folder are named for the same month of the same
    ///   table
    void check(Map<String, List<SndsFile>> tables) {
        tables.values().forEach(this::refuseTwo);
        tables.forEach((table, files) -> sayMissing(table, files, tables.get(main(table))));
    }

    private void refuseTwo(List<SndsFile> files) {
        Map<Path, Map<Integer, SndsFile>> told = new HashMap<>();
        for (var file : files) {
            if (file.namedItself()) {
                var months = told.computeIfAbsent(file.path().getParent(), _ -> new HashMap<>());
                file.months()
                        .forEach(month -> {
                            var other = months.put(month, file);
                            if (other != null) {
                                throw new InputProblem(
                                        """
                                        %s and %s are both named for %s of %s, which would \
                                        count everything twice; remove one\
                                        """
                                                .formatted(
                                                        other.path(),
                                                        file.path().getFileName(),
                                                        other.month() + file.month() == 0
                                                                ? "" + file.year()
                                                                : SndsFile.words(month),
                                                        file.table().name()));
                            }
                        });
            }
        }
    }

    /// What is delivered has the months of the prestations, whose stay it was the years of the
    /// stays.
    private static String main(String table) {
        return Prestations.TABLES.contains(table)
                ? "er_prs_f"
                : Stays.ALL.stream()
                        .filter(stays -> stays.patient().equals(table))
                        .map(Stays::main)
                        .findFirst()
                        .orElse(table);
    }

    private void sayMissing(String table, List<SndsFile> files, List<SndsFile> main) {
        var there =
                files.stream()
                        .flatMapToInt(SndsFile::months)
                        .boxed()
                        .collect(Collectors.toCollection(TreeSet::new));
        var due =
                main.stream()
                        .flatMapToInt(SndsFile::months)
                        .boxed()
                        .collect(Collectors.toCollection(TreeSet::new));
        if (there.isEmpty() || due.isEmpty()) {
            return;
        }
        var missing =
                IntStream.rangeClosed(due.first(), due.last())
                        .filter(month -> !there.contains(month))
                        .boxed()
                        .toList();
        findings.add(
                "missing-month",
                table,
                missing.size(),
                "no file for these months between the first and the last: " + spans(missing),
                List.of());
    }

    /// The months that names of files tell, or the empty string.
    static String told(List<SndsFile> files) {
        return spans(
                files.stream().flatMapToInt(SndsFile::months).distinct().sorted().boxed().toList());
    }

    /// `2015-02, 2016-01 to 2016-12`.
    private static String spans(List<Integer> months) {
        var spans = new ArrayList<String>();
        for (int at = 0; at < months.size(); ) {
            int first = at;
            while (++at < months.size() && months.get(at) == months.get(at - 1) + 1) {}
            spans.add(
                    SndsFile.words(months.get(first))
                            + (at - first == 1 ? "" : " to " + SndsFile.words(months.get(at - 1))));
        }
        return String.join(", ", spans);
    }
}
