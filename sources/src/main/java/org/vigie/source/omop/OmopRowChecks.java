package org.vigie.source.omop;

import java.util.stream.Collectors;
import org.vigie.source.stage.Duck;
import org.vigie.source.table.SourceColumn;
import org.vigie.source.table.TableReader;

/// Leaves out the rows of a clinical table that can be nobody's event, and counts them.
final class OmopRowChecks {

    private final Duck duck;
    private final TableReader reader;

    OmopRowChecks(Duck duck, TableReader reader) {
        this.duck = duck;
        this.reader = reader;
    }

    void run(ClinicalTable table) {
        var name = table.name();
        var orphan = "(person_id IS NULL OR person_id NOT IN (SELECT person_id FROM people))";
        var dateless = "(" + OmopEvents.time(table.start(), table.startTime()) + " IS NULL)";
        reader.count("orphan", name, orphan, "left out: the person is not in the table person");
        reader.count(
                "no-date",
                name,
                "NOT " + orphan + " AND " + dateless,
                "kept without a time: no readable start date; no window holds them");
        duck.execute("DELETE FROM " + name + " WHERE " + orphan);
        duplicates(table);
        unknownVisits(table);
    }

    /// Rows that are the same in every column read are one event, also where they have no
    /// identifier; rows that merely share one are not.
    private void duplicates(ClinicalTable table) {
        var name = table.name();
        var id = table.id();
        long extra = duck.number("SELECT count(*) - count(DISTINCT " + id + ") FROM " + name);
        if (extra == 0) {
            return;
        }
        var columns =
                table.columns().stream().map(SourceColumn::name).collect(Collectors.joining(", "));
        // What could not be read may have differed.
        var copies =
                """
                unreadable = 0
                  AND "row" NOT IN (SELECT min("row") FROM %s WHERE unreadable = 0 GROUP BY %s)\
                """
                        .formatted(name, columns);
        reader.count("duplicate-row", name, copies, "left out: the same row was there before");
        duck.execute("DELETE FROM " + name + " WHERE " + copies);
        reader.count(
                "duplicate-id",
                name,
                "%s IN (SELECT %s FROM %s GROUP BY %s HAVING count(*) > 1)"
                        .formatted(id, id, name, id),
                "kept: rows that share a " + id + " but differ are different events");
    }

    private void unknownVisits(ClinicalTable table) {
        if (table.has("visit_occurrence_id") && !table.name().equals("visit_occurrence")) {
            reader.count(
                    "unknown-visit",
                    table.name(),
                    """
                    visit_occurrence_id <> 0
                      AND visit_occurrence_id NOT IN (SELECT visit_occurrence_id
                      FROM visit_occurrence WHERE visit_occurrence_id IS NOT NULL)\
                    """,
                    "kept; the visit is not in visit_occurrence");
        }
    }
}
