package org.vigie.source.omop;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.vigie.source.stage.Duck;
import org.vigie.timeline.Attribute;

/// Which attributes the tables have, and the columns and joins that give them to events.
final class OmopAttributes {

    private static final Map<Attribute, String> DEATH =
            new EnumMap<>(
                    Map.of(
                            Attribute.TYPE,
                            "death_type_concept_id",
                            Attribute.VALUE_CONCEPT,
                            "cause_concept_id",
                            Attribute.SOURCE_CONCEPT,
                            "cause_source_concept_id"));

    /// What other tables than an event's own say of it, and how to count what they say.
    private static final Map<Attribute, String> JOINED =
            new EnumMap<>(
                    Map.of(
                            Attribute.REIMBURSED_CENTS,
                                    """
                                    SELECT (SELECT count(reimbursed)
                                      FROM costs) + (SELECT count(reimbursed)
                                      FROM lone_costs)\
                                    """,
                            Attribute.SPECIALTY_SOURCE,
                                    "SELECT count(specialty_source_value) FROM provider",
                            Attribute.CARE_SITE,
                                    """
                                    SELECT (SELECT count(nullif(care_site_id, 0))
                                      FROM visit_occurrence) +
                                        (SELECT count(nullif(care_site_id, 0))
                                        FROM visit_detail) +
                                          (SELECT count(nullif(care_site_id, 0))
                                          FROM provider)\
                                    """));

    private OmopAttributes() {}

    /// Those that some row has: the others need not be carried through the import.
    static List<Attribute> found(Duck duck, List<ClinicalTable> tables) {
        return Arrays.stream(Attribute.values())
                .filter(attribute ->
                        (JOINED.containsKey(attribute) && duck.number(JOINED.get(attribute)) > 0)
                                || tables.stream()
                                        .anyMatch(table -> {
                                            var column = source(table).get(attribute);
                                            return column != null
                                                    && (attribute != Attribute.PLACE_REGION
                                                            || OmopPlaces.anyPlace(duck))
                                                    && duck.number(
                                                                    """
                                                                    SELECT count(%s)
                                                                           FROM %s\
                                                                    """
                                                                            .formatted(
                                                                                    column,
                                                                                    table.name()))
                                                            > 0;
                                        })
                                || (DEATH.containsKey(attribute)
                                        && duck.number(
                                                        "SELECT count("
                                                                + DEATH.get(attribute)
                                                                + ") FROM death")
                                                > 0))
                .toList();
    }

    /// Every concept that an attribute of some row names, so that concept sets can name it too.
    static List<String> concepts(List<ClinicalTable> tables) {
        var queries =
                tables.stream()
                        .flatMap(table ->
                                table.attributes().entrySet().stream()
                                        .filter(entry ->
                                                entry.getKey().kind() == Attribute.Kind.CONCEPT)
                                        .map(entry -> concepts(table.name(), entry.getValue())))
                        .collect(Collectors.toList());
        DEATH.values().forEach(column -> queries.add(concepts("death", column)));
        List.of("gender_concept_id", "race_concept_id", "ethnicity_concept_id")
                .forEach(column -> queries.add(concepts("person", column)));
        queries.add(concepts("provider", "specialty_concept_id"));
        queries.add(concepts("care_site", "place_of_service_concept_id"));
        queries.add(concepts("location", "region_concept_id"));
        queries.add(concepts("observation_period", "period_type_concept_id"));
        return queries;
    }

    private static String concepts(String table, String column) {
        return "SELECT DISTINCT %s, '', false FROM %s WHERE %s <> 0"
                .formatted(column, table, column);
    }

    /// The columns of a table that say whether an attribute can be had.
    private static Map<Attribute, String> source(ClinicalTable table) {
        var columns = new EnumMap<>(table.attributes());
        if (table.has("provider_id")) {
            columns.put(Attribute.SPECIALTY, "provider_id");
        }
        if (table.has("care_site_id")) {
            columns.put(Attribute.PLACE_OF_SERVICE, "care_site_id");
            columns.put(Attribute.PLACE_REGION, "care_site_id");
        }
        return columns;
    }

    static String columns(ClinicalTable table, List<Attribute> attributes) {
        return attributes.stream()
                .map(attribute -> ", " + column(table, attribute) + " AS " + attribute.column())
                .collect(Collectors.joining());
    }

    private static String column(ClinicalTable table, Attribute attribute) {
        if (attribute == Attribute.SPECIALTY && table.has("provider_id")) {
            return "p.specialty_concept_id";
        }
        if (attribute == Attribute.PLACE_OF_SERVICE && table.has("care_site_id")) {
            return "s.place_of_service_concept_id";
        }
        if (attribute == Attribute.PLACE_REGION && table.has("care_site_id")) {
            return OmopPlaces.ofVisit(table);
        }
        if (attribute == Attribute.SPECIALTY_SOURCE && table.has("provider_id")) {
            return "p.specialty_source_value";
        }
        if (attribute == Attribute.CARE_SITE && table.has("provider_id")) {
            return careSite(table);
        }
        if (attribute == Attribute.REIMBURSED_CENTS) {
            return "x.reimbursed";
        }
        var column = table.attributes().get(attribute);
        return column == null ? absent(attribute) : "e." + column;
    }

    /// The row's own care site, else its visit's, else where its provider works.
    private static String careSite(ClinicalTable table) {
        var own = table.has("care_site_id") ? "nullif(e.care_site_id, 0), " : "";
        return "coalesce(" + own + "nullif(w.care_site_id, 0), nullif(p.care_site_id, 0))";
    }

    /// Leaves `sites_of_visits`, made once for all tables that are joined with it, and only of
    /// visits that have a site.
    static final String SITES_OF_VISITS =
            """
            CREATE TABLE sites_of_visits AS SELECT visit_occurrence_id,
              min(care_site_id) AS care_site_id FROM visit_occurrence
              WHERE care_site_id IS NOT NULL GROUP BY ALL\
            """;

    /// @param attributes those that are wanted: what none needs is not joined
    static String joins(ClinicalTable table, List<Attribute> attributes) {
        var joins =
                table.has("provider_id") && attributes.contains(Attribute.CARE_SITE)
                        ? """

                        LEFT JOIN sites_of_visits w
                          ON w.visit_occurrence_id = e.visit_occurrence_id\
                        """
                        : "";
        if (table.has("provider_id")) {
            joins +=
                    """

                    LEFT JOIN (SELECT DISTINCT ON (provider_id) provider_id,
                      specialty_concept_id, specialty_source_value, care_site_id
                      FROM provider ORDER BY provider_id, "row") p
                        ON p.provider_id = e.provider_id\
                    """;
        }
        if (table.has("care_site_id")) {
            joins +=
                    """

                    LEFT JOIN (SELECT DISTINCT ON (care_site_id) care_site_id,
                      place_of_service_concept_id FROM care_site ORDER BY care_site_id,
                      "row") s ON s.care_site_id = e.care_site_id\
                    """;
        }
        return joins;
    }

    static String ofDeath(List<Attribute> attributes) {
        return attributes.stream()
                .map(attribute ->
                        DEATH.containsKey(attribute)
                                ? ", d." + DEATH.get(attribute)
                                : ", " + absent(attribute))
                .collect(Collectors.joining());
    }

    /// Of a cost that belongs to no event: what was reimbursed.
    static String ofCost(List<Attribute> attributes) {
        return attributes.stream()
                .map(attribute ->
                        attribute == Attribute.REIMBURSED_CENTS
                                ? ", reimbursed"
                                : ", " + absent(attribute))
                .collect(Collectors.joining());
    }

    private static String absent(Attribute attribute) {
        return switch (attribute.kind()) {
            case IDENTIFIER, CONCEPT, CENTS -> "CAST(NULL AS BIGINT)";
            case NUMBER -> "CAST(NULL AS DOUBLE)";
            case TEXT -> "CAST(NULL AS VARCHAR)";
        };
    }
}
