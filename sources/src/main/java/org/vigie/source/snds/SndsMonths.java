package org.vigie.source.snds;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.vigie.problem.InputProblem;
import org.vigie.source.stage.Findings;
import org.vigie.store.Delivery;
import org.vigie.store.Finding;
import org.vigie.store.upkeep.WholeFindings;

/// The months and years that files' names tell: none may be told twice in a folder, and one that
/// lacks between others is said.
final class SndsMonths {

    private static final String MISSING = "missing-month";

    /// A month that one delivery lacks may be in another, and between two there may be a gap.
    static final WholeFindings OF_ALL = new WholeFindings(Set.of(MISSING), SndsMonths::ofAll);

    private final Findings findings;

    SndsMonths(Findings findings) {
        this.findings = findings;
    }

    /// @param tables the files of each table
    /// @throws InputProblem where two files of a folder are named for the same month of the same
    ///   table
    void check(Map<String, List<SndsFile>> tables) {
        tables.values().forEach(this::refuseTwo);
        var told = new LinkedHashMap<String, SortedSet<Integer>>();
        tables.forEach((table, files) -> told.put(table, months(files)));
        missing(told)
                .forEach(finding ->
                        findings.add(
                                finding.rule(),
                                finding.table(),
                                finding.count(),
                                finding.effect(),
                                finding.examples()));
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

    /// The months of each table that no file of it has between the first and the last.
    ///
    /// @param told those that names of files tell, by table
    private static List<Finding> missing(Map<String, SortedSet<Integer>> told) {
        var findings = new ArrayList<Finding>();
        told.forEach((table, there) -> {
            var due = told.getOrDefault(main(table), Collections.emptySortedSet());
            if (there.isEmpty() || due.isEmpty()) {
                return;
            }
            var missing =
                    IntStream.rangeClosed(due.first(), due.last())
                            .filter(month -> !there.contains(month))
                            .boxed()
                            .toList();
            if (!missing.isEmpty()) {
                findings.add(
                        new Finding(
                                MISSING,
                                table,
                                missing.size(),
                                "no file for these months between the first and the last: "
                                        + spans(missing),
                                List.of()));
            }
        });
        return findings;
    }

    private static SortedSet<Integer> months(List<SndsFile> files) {
        return files.stream()
                .flatMapToInt(SndsFile::months)
                .boxed()
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// What the files of several deliveries tell together, tables in the order of one import.
    private static List<Finding> ofAll(List<Delivery> deliveries) {
        var told = new LinkedHashMap<String, SortedSet<Integer>>();
        SndsTable.ALL.keySet().forEach(table -> told.put(table, new TreeSet<>()));
        deliveries.stream()
                .filter(delivery -> delivery.kind().equals(SndsImport.KIND))
                .flatMap(delivery -> delivery.files().stream())
                .forEach(file ->
                        file.months()
                                .forEach(month ->
                                        told.computeIfAbsent(file.table(), _ -> new TreeSet<>())
                                                .add(
                                                        month.getYear() * 12
                                                                + month.getMonthValue()
                                                                - 1)));
        return missing(told);
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
