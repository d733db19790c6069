package org.vigie.source.omop;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.vigie.source.table.SourceColumn;
import org.vigie.source.table.SourceColumn.Type;
import org.vigie.timeline.Attribute;

/// A table whose rows are events, and what its columns mean; an empty name is a column it has not.
///
/// @param derived whether the rows are computed from other tables: eras
/// @param attributes which column holds which attribute
record ClinicalTable(
        String name,
        String id,
        String concept,
        String start,
        String startTime,
        String end,
        String endTime,
        String value,
        String text,
        String textConcept,
        String unitConcept,
        String unitText,
        String source,
        boolean derived,
        Map<Attribute, String> attributes) {

    /// Where people lived, made of `location_history`.
    static final String REGIONS = "location_region";

    /// Tables whose rows name neither a visit nor a provider.
    private static final Set<String> WITHOUT_CARE =
            Set.of("specimen", "payer_plan_period", REGIONS);

    /// Tables whose rows had no concept in OMOP CDM 5.2.
    private static final Set<String> WITHOUT_CONCEPT = Set.of("payer_plan_period");

    static List<ClinicalTable> all() {
        return Resource.rows("clinical-tables.csv").stream()
                .map(cell ->
                        new ClinicalTable(
                                cell[0],
                                cell[1],
                                cell[2],
                                cell[3],
                                cell[4],
                                cell[5],
                                cell[6],
                                cell[7],
                                cell[8],
                                cell[9],
                                cell[10],
                                cell[11],
                                cell[12],
                                cell[13].equals("yes"),
                                attributes(cell[14])))
                .toList();
    }

    private static Map<Attribute, String> attributes(String cell) {
        var attributes = new EnumMap<Attribute, String>(Attribute.class);
        for (var pair : cell.split(" ")) {
            int equals = pair.indexOf('=');
            attributes.put(
                    Attribute.valueOf(pair.substring(0, equals).toUpperCase(Locale.ROOT)),
                    pair.substring(equals + 1));
        }
        return attributes;
    }

    /// The columns to read.
    List<SourceColumn> columns() {
        var columns = new ArrayList<SourceColumn>();
        columns.add(new SourceColumn("person_id", Type.NUMBER, true));
        columns.add(new SourceColumn(concept, Type.NUMBER, !WITHOUT_CONCEPT.contains(name)));
        columns.add(new SourceColumn(start, Type.DATE, true));
        columns.add(new SourceColumn(id, Type.NUMBER, false));
        add(columns, startTime, Type.TIME);
        add(columns, end, Type.DATE);
        add(columns, endTime, Type.TIME);
        add(columns, value, Type.REAL);
        add(columns, text, Type.TEXT);
        add(columns, textConcept, Type.NUMBER);
        add(columns, unitConcept, Type.NUMBER);
        add(columns, unitText, Type.TEXT);
        add(columns, source, Type.TEXT);
        if (!derived && !WITHOUT_CARE.contains(name)) {
            if (!id.equals("visit_occurrence_id")) {
                add(columns, "visit_occurrence_id", Type.NUMBER);
            }
            add(columns, "provider_id", Type.NUMBER);
        }
        if (name.startsWith("visit_")) {
            add(columns, "care_site_id", Type.NUMBER);
        }
        attributes.forEach((attribute, column) -> {
            if (columns.stream().noneMatch(c -> c.name().equals(column))) {
                add(columns, column, type(attribute));
            }
        });
        return columns;
    }

    private static Type type(Attribute attribute) {
        return switch (attribute.kind()) {
            case IDENTIFIER, CONCEPT, CENTS -> Type.NUMBER;
            case NUMBER -> Type.REAL;
            case TEXT -> Type.TEXT;
        };
    }

    boolean has(String column) {
        return columns().stream().anyMatch(c -> c.name().equals(column));
    }

    private static void add(List<SourceColumn> columns, String name, Type type) {
        if (!name.isEmpty()) {
            columns.add(new SourceColumn(name, type, false));
        }
    }
}
