package org.vigie.source.omop;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.vigie.source.stage.Duck;
import org.vigie.timeline.Attribute;

/// Turns clinical tables into events, one table after the other, each into a table of its own: one
/// query of all of them would hold what each is joined with at the same time, in memory, and that
/// grows with the source.
final class OmopEvents {

    /// MEDS's code for a death.
    static final String DEATH = "MEDS_DEATH";

    private final Duck duck;
    private final List<Attribute> attributes;

    /// @param attributes which to give a column, in order
    OmopEvents(Duck duck, List<Attribute> attributes) {
        this.duck = duck;
        this.attributes = attributes;
    }

    /// Makes the events; what the clinical tables took of the disk is used again.
    ///
    /// @return the query of all events
    String make(List<ClinicalTable> clinical) {
        if (attributes.contains(Attribute.CARE_SITE)) {
            duck.execute(OmopAttributes.SITES_OF_VISITS);
        }
        var queries = new ArrayList<String>();
        for (int place = 0; place < clinical.size(); place++) {
            var table = clinical.get(place);
            duck.progress().report("making events of " + table.name(), 0, 0);
            duck.execute("CREATE TABLE " + events(table) + " AS " + select(table, place));
            duck.execute("DROP TABLE " + table.name());
            queries.add("FROM " + events(table));
        }
        queries.add(deaths(clinical.size(), attributes));
        queries.add(OmopCosts.events(clinical.size() + 1, attributes));
        return queries.stream().collect(Collectors.joining("\nUNION ALL\n"));
    }

    private static String events(ClinicalTable table) {
        return "events_of_" + table.name();
    }

    /// The time of a date and its optional time of day: the latter where both are of the same day.
    static String time(String date, String time) {
        if (date.isEmpty()) {
            return "CAST(NULL AS TIMESTAMP)";
        }
        if (time.isEmpty()) {
            return "CAST(" + date + " AS TIMESTAMP)";
        }
        return """
        CASE WHEN %s IS NULL OR CAST(%s AS DATE) = %s THEN %s ELSE CAST(%s AS TIMESTAMP)
          END\
        """
                .formatted(date, time, date, time, date);
    }

    static String concept(ClinicalTable table) {
        return "coalesce(" + table.concept() + ", 0)";
    }

    /// What names the code where there is no concept.
    static String source(ClinicalTable table) {
        return table.source().isEmpty()
                ? "''"
                : "CASE WHEN %s = 0 THEN coalesce(%s, '') ELSE '' END"
                        .formatted(concept(table), table.source());
    }

    private String select(ClinicalTable table, int place) {
        var join =
                "LEFT JOIN (FROM costs WHERE name = '"
                        + table.name()
                        + "') x ON x.\"row\" = e.\"row\"";
        return """
        SELECT e.person_id, %s AS time, k.id AS code, %s AS value, %s AS text, %s AS "end",
               CAST(%d AS INTEGER) AS place, %s AS unit, %s AS visit, %s AS provider, %s AS cost,
               %s AS source, e."row"%s
        FROM %s e
        JOIN code_of k ON k.concept = %s AND k.source = %s AND k.derived = %s
        %s %s\
        """
                .formatted(
                        time(table.start(), table.startTime()),
                        absent(table.value(), "DOUBLE"),
                        text(table),
                        time(table.end(), table.endTime()),
                        place,
                        unit(table),
                        number(table, "visit_occurrence_id"),
                        number(table, "provider_id"),
                        "x.cents",
                        absent(table.source(), "VARCHAR"),
                        OmopAttributes.columns(table, attributes),
                        table.name(),
                        concept(table),
                        source(table),
                        table.derived(),
                        joins(table, attributes),
                        join);
    }

    private static String absent(String column, String type) {
        return column.isEmpty() ? "CAST(NULL AS " + type + ")" : column;
    }

    private static String number(ClinicalTable table, String column) {
        return table.has(column) ? "nullif(" + "e." + column + ", 0)" : "CAST(NULL AS BIGINT)";
    }

    /// A coded value by its code, else the text as it is.
    private static String text(ClinicalTable table) {
        if (table.textConcept().isEmpty()) {
            return absent(table.text(), "VARCHAR");
        }
        return "coalesce(v.text, " + table.text() + ")";
    }

    private static String unit(ClinicalTable table) {
        if (table.unitConcept().isEmpty()) {
            return absent(table.unitText(), "VARCHAR");
        }
        return "coalesce(u.text, " + table.unitText() + ")";
    }

    private static String joins(ClinicalTable table, List<Attribute> attributes) {
        var value =
                table.textConcept().isEmpty()
                        ? ""
                        : " LEFT JOIN concepts v ON v.concept_id = e." + table.textConcept();
        var unit =
                table.unitConcept().isEmpty()
                        ? ""
                        : " LEFT JOIN concepts u ON u.concept_id = e." + table.unitConcept();
        return value + unit + OmopAttributes.joins(table, attributes);
    }

    /// A death is an event of its own, and so is its cause where there is one.
    static String deaths(int place, List<Attribute> attributes) {
        var of =
                """
                SELECT d.person_id, %s AS time, %s AS code, CAST(NULL AS DOUBLE),
                       CAST(NULL AS VARCHAR),
                       CAST(NULL AS TIMESTAMP), CAST(%d AS INTEGER), CAST(NULL AS VARCHAR),
                       CAST(NULL AS BIGINT),
                       CAST(NULL AS BIGINT), CAST(NULL AS BIGINT), d.cause_source_value, d."row"%s
                FROM death d %s
                WHERE d.person_id IN (SELECT person_id FROM people) AND death_date IS NOT NULL\
                """;
        var time = time("death_date", "death_datetime");
        var attributeColumns = OmopAttributes.ofDeath(attributes);
        return of.formatted(
                        time,
                        "(SELECT id FROM code_ids WHERE text = '" + DEATH + "')",
                        place,
                        attributeColumns,
                        "")
                + "\nUNION ALL\n"
                + of.formatted(
                        time,
                        "k.id",
                        place,
                        attributeColumns,
                        """
                        JOIN code_of k ON k.concept = d.cause_concept_id AND k.source = ''
                          AND NOT k.derived AND k.concept <> 0\
                        """);
    }
}
