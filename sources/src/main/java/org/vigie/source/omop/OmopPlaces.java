package org.vigie.source.omop;

import org.vigie.source.stage.Duck;
import org.vigie.source.table.TableReader;

/// Where people lived and where care sites were, on which days: `location_history` of OMOP CDM 6,
/// whose locations have a region.
///
/// Leaves `location_region`, a row for each stay of a person in a region, and `place_region`, a row
/// for each stay of a care site. A care site without a history is where `care_site` says, at all
/// times.
final class OmopPlaces {

    static final String HISTORY = "location_history";

    private final Duck duck;
    private final TableReader reader;

    OmopPlaces(Duck duck, TableReader reader) {
        this.duck = duck;
        this.reader = reader;
    }

    void make() {
        reader.count(
                "unknown-location",
                HISTORY,
                """
                location_id IS NULL OR location_id NOT IN (SELECT location_id
                  FROM location WHERE location_id IS NOT NULL)\
                """,
                "left out: the location is not in the table location");
        duck.execute(
                """
                CREATE TABLE regions AS
                SELECT DISTINCT ON (location_id) location_id, region_concept_id FROM location
                WHERE location_id IS NOT NULL ORDER BY location_id, "row\"\
                """);
        duck.execute(
                """
                CREATE TABLE location_region AS
                SELECT h."row", h.location_history_id, h.entity_id AS person_id,
                       r.region_concept_id, h.start_date,
                       coalesce(h.end_date, DATE '2099-12-31') AS end_date
                FROM location_history h JOIN regions r USING (location_id)
                WHERE upper(h.domain_id) = 'PERSON'\
                """);
        duck.execute(
                """
                CREATE TABLE place_region AS
                SELECT h.entity_id AS care_site_id, r.region_concept_id, h.start_date,
                       coalesce(h.end_date, DATE '2099-12-31') AS end_date, h."row"
                FROM location_history h JOIN regions r USING (location_id)
                WHERE upper(h.domain_id) = 'CARE_SITE'
                UNION ALL
                SELECT c.care_site_id, r.region_concept_id, DATE '0001-01-01', DATE '9999-12-31',
                       c."row"
                FROM (SELECT DISTINCT ON (care_site_id) * FROM care_site ORDER BY care_site_id,
                  "row") c
                JOIN regions r USING (location_id)
                WHERE c.care_site_id NOT IN (SELECT entity_id FROM location_history
                                             WHERE upper(domain_id) = 'CARE_SITE'
                                               AND entity_id IS NOT NULL)\
                """);
        reader.rowsOf(ClinicalTable.REGIONS, HISTORY);
    }

    /// Whether it is known of any care site.
    static boolean anyPlace(Duck duck) {
        return duck.number("SELECT count(region_concept_id) FROM place_region") > 0;
    }

    /// The region a visit's care site was in throughout the visit; of several the one it came to
    /// first.
    static String ofVisit(ClinicalTable table) {
        return """
        (SELECT arg_min(g.region_concept_id, {'start': g.start_date, 'row': g."row"})
          FROM place_region g WHERE g.care_site_id = e.care_site_id
            AND e.%s >= g.start_date AND e.%s <= g.end_date)\
        """
                .formatted(table.start(), table.end());
    }
}
