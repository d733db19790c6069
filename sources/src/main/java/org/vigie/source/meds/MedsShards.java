package org.vigie.source.meds;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.vigie.problem.InputProblem;
import org.vigie.source.stage.Duck;
import org.vigie.source.stage.Findings;
import org.vigie.source.table.SourceFile;
import org.vigie.source.table.TableReader;
import org.vigie.store.DeliveredFile;

/// What files of one dataset must be to each other: MEDS cuts it so that all events of a person are
/// in one of them, each with the same columns.
final class MedsShards {

    private static final List<String> REQUIRED = List.of("subject_id", "time", "code");

    private final Duck duck;
    private final SourceFile data;
    private final String paths;

    MedsShards(Duck duck, SourceFile data) {
        this.duck = duck;
        this.data = data;
        paths =
                data.parts().stream()
                        .map(part -> Duck.literal(part.toString()))
                        .collect(Collectors.joining(", "));
    }

    /// Refuses the same shard twice: every event of it would count twice.
    ///
    /// @throws InputProblem that names the two
    static void refuseTwice(List<DeliveredFile> files) {
        var names = new HashMap<String, String>();
        for (var file : files) {
            var before =
                    file.table().equals(MedsTables.DATA) && !file.again()
                            ? names.put(file.sha256(), file.name())
                            : null;
            if (before != null) {
                throw new InputProblem(
                        """
                        %s and %s have the same bytes: the same events would count twice; take \
                        one of them away\
                        """
                                .formatted(before, file.name()));
            }
        }
    }

    /// Says which shards have no row.
    ///
    /// @throws InputProblem where one lacks a column that the others have: its events would be left
    ///   out
    void check(Findings findings) {
        if (data.parts().size() == 1) {
            return;
        }
        Map<String, Integer> has = new HashMap<>();
        duck.forEach(
                """
                SELECT file_name, count(DISTINCT lower(name)) FROM parquet_schema([%s])
                WHERE lower(name) IN (%s) GROUP BY ALL\
                """
                        .formatted(
                                paths,
                                REQUIRED.stream()
                                        .map(Duck::literal)
                                        .collect(Collectors.joining(", "))),
                row -> has.put(row.text(0), (int) row.number(1)));
        int most = has.values().stream().mapToInt(count -> count).max().orElse(0);
        for (var part : data.parts()) {
            if (has.getOrDefault(part.toString(), 0) < most) {
                throw new InputProblem(
                        """
                        %s has not the columns that its neighbours have: every shard needs %s\
                        """
                                .formatted(part, String.join(", ", REQUIRED)));
            }
        }
        var empty =
                duck.texts(
                        """
                        SELECT file_name FROM parquet_file_metadata([%s]) WHERE num_rows = 0
                        ORDER BY file_name\
                        """
                                .formatted(paths));
        findings.add(
                "no-row",
                MedsTables.DATA,
                empty.size(),
                "shards without a row",
                empty.stream().map(this::name).limit(Findings.EXAMPLES).toList());
    }

    private String name(String path) {
        return data.path().relativize(Path.of(path)).toString();
    }

    /// Says how many people have events in several shards. Rows that are in two of them alike
    /// cannot be told from what happened twice.
    void sayPeopleInSeveral(Findings findings) {
        if (data.parts().size() == 1) {
            return;
        }
        long people = duck.number("SELECT count(DISTINCT subject_id) FROM " + MedsTables.KEPT);
        findings.addPart(
                "subject-in-several-shards",
                MedsTables.DATA,
                duck.number(
                        """
                        SELECT count(*) FROM (SELECT subject_id FROM %1$s GROUP BY subject_id
                          HAVING min(%2$s) <> max(%2$s))\
                        """
                                .formatted(MedsTables.KEPT, TableReader.PART)),
                people,
                """
                people, all of whose events are kept; MEDS has a person in one shard, and what two \
                shards tell alike counts twice\
                """,
                List.of());
    }
}
