package org.vigie.source.meds;

import static org.vigie.source.table.SourceColumn.Need.EXPECTED;
import static org.vigie.source.table.SourceColumn.Need.OPTIONAL;
import static org.vigie.source.table.SourceColumn.Need.REQUIRED;

import java.util.List;
import java.util.Optional;
import org.vigie.problem.InputProblem;
import org.vigie.source.stage.Duck;
import org.vigie.source.stage.Findings;
import org.vigie.source.table.SourceColumn;
import org.vigie.source.table.SourceColumn.Type;
import org.vigie.source.table.SourceFile;
import org.vigie.source.table.TableReader;

/// Reads the files of a dataset into `data`, of which `kept` is what becomes events, and into the
/// tables `codes`, `known_people` and `known_periods`.
///
/// Columns beyond the standard's five are those that {@link MedsExport} adds and that other
/// datasets use in the same sense; `value` is what older datasets call `numeric_value`, and may be
/// a text there.
final class MedsTables {

    /// All rows, as they were read.
    static final String DATA = "data";

    /// The rows that become events.
    static final String KEPT = "kept";

    private static final List<SourceColumn> DATA_COLUMNS =
            MedsAttributes.with(
                    new SourceColumn("subject_id", Type.NUMBER, REQUIRED),
                            new SourceColumn("time", Type.TIME, REQUIRED),
                    new SourceColumn("code", Type.NAME, REQUIRED),
                            new SourceColumn("numeric_value", Type.REAL, OPTIONAL),
                    new SourceColumn("text_value", Type.TEXT, OPTIONAL),
                            new SourceColumn("value", Type.ANY, OPTIONAL),
                    new SourceColumn("exact_value", Type.REAL, OPTIONAL),
                            new SourceColumn("table", Type.TEXT, OPTIONAL),
                    new SourceColumn("end", Type.TIME, OPTIONAL),
                            new SourceColumn("unit", Type.TEXT, OPTIONAL),
                    new SourceColumn("visit", Type.NUMBER, OPTIONAL),
                            new SourceColumn("provider", Type.NUMBER, OPTIONAL),
                    new SourceColumn("cost", Type.REAL, OPTIONAL),
                            new SourceColumn("source", Type.TEXT, OPTIONAL));

    private static final List<SourceColumn> CODE_COLUMNS =
            List.of(
                    new SourceColumn("code", Type.NAME, REQUIRED),
                    new SourceColumn("description", Type.NAME, EXPECTED),
                    new SourceColumn("parent_codes", Type.TEXTS, EXPECTED),
                    new SourceColumn("vocabulary", Type.TEXT, OPTIONAL),
                    new SourceColumn("concept_id", Type.NUMBER, OPTIONAL));

    private static final List<SourceColumn> PEOPLE_COLUMNS =
            List.of(
                    new SourceColumn("subject_id", Type.NUMBER, REQUIRED),
                    new SourceColumn("birth", Type.DATE, EXPECTED),
                    new SourceColumn("sex", Type.TEXT, EXPECTED),
                    new SourceColumn("death", Type.DATE, EXPECTED),
                    new SourceColumn("region", Type.TEXT, EXPECTED),
                    new SourceColumn("practice", Type.TEXT, EXPECTED),
                    new SourceColumn("site", Type.TEXT, EXPECTED),
                    new SourceColumn("gender", Type.NUMBER, OPTIONAL),
                    new SourceColumn("race", Type.NUMBER, OPTIONAL),
                    new SourceColumn("ethnicity", Type.NUMBER, OPTIONAL));

    private static final List<SourceColumn> PERIOD_COLUMNS =
            List.of(
                    new SourceColumn("subject_id", Type.NUMBER, REQUIRED),
                    new SourceColumn("start", Type.DATE, REQUIRED),
                    new SourceColumn("end", Type.DATE, REQUIRED),
                    new SourceColumn("type", Type.NUMBER, OPTIONAL),
                    new SourceColumn("id", Type.NUMBER, OPTIONAL),
                    new SourceColumn("open", Type.NUMBER, OPTIONAL));

    private final Duck duck;
    private final TableReader reader;
    private final Findings findings;
    private String kept = "true";

    MedsTables(Duck duck, TableReader reader, Findings findings) {
        this.duck = duck;
        this.reader = reader;
        this.findings = findings;
    }

    void read(MedsFolder folder) {
        var shards = new MedsShards(duck, folder.data());
        reader.show(folder.data(), DATA, DATA_COLUMNS);
        shards.check(findings);
        readIfThere(folder.codes(), "codes", CODE_COLUMNS);
        readIfThere(folder.people(), "known_people", PEOPLE_COLUMNS);
        readIfThere(folder.periods(), "known_periods", PERIOD_COLUMNS);
        if (folder.codes().isEmpty()) {
            findings.add(
                    "no-vocabulary",
                    "codes",
                    1,
                    "codes have no names; concept sets cannot use descendants",
                    List.of());
        }
        leaveOut("no-identifier", "subject_id IS NULL", "left out: no readable subject_id");
        leaveOut("no-code", "coalesce(code, '') = ''", "left out: no code");
        if (folder.people().isPresent()) {
            leaveOut(
                    "told-by-people",
                    "coalesce(\"table\", '') = '" + MedsFolder.ADDED + "'",
                    "left out: written by an export to tell other tools what "
                            + MedsFolder.PEOPLE
                            + " says");
        }
        duck.execute("CREATE VIEW " + KEPT + " AS SELECT * FROM " + DATA + " WHERE " + kept);
        if (duck.number("SELECT count(*) FROM " + KEPT) == 0 && folder.people().isEmpty()) {
            throw new InputProblem(
                    folder.data().path()
                            + " has no readable event; check that it is the right file");
        }
        shards.sayPeopleInSeveral(findings);
    }

    private void readIfThere(Optional<SourceFile> file, String table, List<SourceColumn> columns) {
        file.ifPresentOrElse(
                there -> reader.read(there, table, columns, List.of()),
                () -> reader.empty(table, columns));
    }

    private void leaveOut(String rule, String condition, String effect) {
        reader.count(rule, DATA, kept + " AND " + condition, effect);
        kept += " AND NOT (" + condition + ")";
    }

    /// Counts rows that become events and meet a condition.
    void countKept(String rule, String condition, String effect) {
        reader.count(rule, DATA, kept + " AND " + condition, effect);
    }
}
