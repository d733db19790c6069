package org.vigie.source.omop;

import java.util.ArrayList;
import java.util.List;
import org.vigie.source.stage.CodeIds;
import org.vigie.source.stage.Duck;
import org.vigie.source.table.TableReader;
import org.vigie.timeline.Code;
import org.vigie.timeline.Codes;
import org.vigie.vocabulary.Hierarchy;
import org.vigie.vocabulary.Mappings;
import org.vigie.vocabulary.Vocabulary;

/// Makes the dictionary of the concepts that events and their attributes carry, of those they map
/// to, and of everything above them.
///
/// A concept is `vocabulary_id/concept_code`; one that the vocabulary lacks is `OMOP/concept_id`. A
/// row whose concept is 0 (no standard concept) goes by what the source wrote, `SOURCE/value`. The
/// concepts of eras begin with `ERA/`, because eras are computed from the events that are there
/// already.
final class OmopDictionary {

    private final Duck duck;
    private final TableReader reader;

    OmopDictionary(Duck duck, TableReader reader) {
        this.duck = duck;
        this.reader = reader;
    }

    /// Leaves `code_of(concept, source, derived, id)` in the database.
    Vocabulary make(List<ClinicalTable> clinical) {
        concepts();
        used(clinical);
        mapped();
        duck.execute(
                """
                CREATE TABLE links AS
                WITH above AS (
                  SELECT DISTINCT descendant_concept_id AS descendant,
                         ancestor_concept_id AS ancestor
                  FROM concept_ancestor
                  WHERE ancestor_concept_id <> descendant_concept_id
                    AND descendant_concept_id NOT IN (SELECT concept_id FROM concept
                                                      WHERE %1$s AND concept_id IS NOT NULL)),
                held AS (
                  SELECT concept FROM used WHERE concept <> 0 UNION SELECT target FROM mapped)
                FROM above
                WHERE descendant IN (
                  FROM held UNION SELECT ancestor FROM above WHERE descendant IN (FROM held))\
                """
                        .formatted(INVALID));
        duck.execute(
                """
                CREATE TABLE code_texts AS
                SELECT concept, source, derived, CASE WHEN derived THEN 'ERA/' ELSE '' END ||
                         CASE WHEN concept <> 0 THEN coalesce(c.text, 'OMOP/' || concept)
                              WHEN source <> '' THEN 'SOURCE/' || source ELSE 'OMOP/0' END AS text,
                       CASE WHEN concept <> 0 THEN coalesce(c.vocabulary, 'OMOP')
                            WHEN source <> '' THEN 'SOURCE' ELSE 'OMOP' END AS vocabulary,
                       CASE WHEN concept <> 0 THEN coalesce(c.name, '') WHEN source <> ''
                         THEN source
                            ELSE 'No matching concept' END || CASE WHEN derived THEN ' (era)'
                            ELSE '' END AS name
                FROM (SELECT * FROM used
                      UNION SELECT concept, '', false FROM used WHERE derived AND concept <> 0
                      UNION SELECT DISTINCT ancestor, '', false FROM links
                      UNION SELECT DISTINCT descendant, '', false FROM links
                      UNION SELECT DISTINCT source, '', false FROM mapped
                      UNION SELECT DISTINCT target, '', false FROM mapped) u
                LEFT JOIN concepts c ON c.concept_id = u.concept\
                """);
        var codes = codes();
        number(codes);
        return new Vocabulary(codes, Hierarchy.of(codes, links()), Mappings.of(codes, mappings()));
    }

    /// What the concepts in use map to; a concept maps to itself too, which says nothing.
    private void mapped() {
        duck.execute(
                """
                CREATE TABLE mapped AS
                SELECT DISTINCT concept_id_1 AS source, concept_id_2 AS target
                FROM concept_relationship
                WHERE relationship_id = 'Maps to' AND NOT %s
                  AND concept_id_1 <> concept_id_2 AND concept_id_2 <> 0
                  AND concept_id_1 IN (SELECT concept FROM used WHERE concept <> 0)\
                """
                        .formatted(INVALID));
    }

    private List<Mappings.Link> mappings() {
        var mappings = new ArrayList<Mappings.Link>();
        duck.forEach(
                """
                SELECT s.id, t.id FROM mapped
                JOIN code_of s ON s.concept = mapped.source AND s.source = '' AND NOT s.derived
                JOIN code_of t ON t.concept = mapped.target AND t.source = '' AND NOT t.derived\
                """,
                row -> mappings.add(new Mappings.Link(row.integer(0, -1), row.integer(1, -1))));
        return mappings;
    }

    /// What the OMOP vocabularies write of what is no longer in use: deleted, updated, replaced.
    private static final String INVALID =
            "coalesce(upper(invalid_reason) IN ('D', 'U', 'R'), false)";

    /// Each concept once, with a text of its own.
    private void concepts() {
        for (var table : List.of("concept", "concept_relationship")) {
            reader.count(
                    "unknown-flag",
                    table,
                    "invalid_reason IS NOT NULL AND NOT " + INVALID,
                    "taken as valid: invalid_reason is none of D, U, R");
        }
        reader.count(
                "no-concept-code",
                "concept",
                "concept_id <> 0 AND (vocabulary_id IS NULL OR concept_code IS NULL)",
                "kept as OMOP/concept_id with its name: no vocabulary_id or no concept_code");
        duck.execute(
                """
                CREATE TABLE concepts AS
                SELECT concept_id, vocabulary, name,
                       CASE WHEN row_number() OVER (PARTITION BY text ORDER BY concept_id) = 1
                         THEN text
                            ELSE text || '#' || concept_id END AS text
                FROM (SELECT DISTINCT ON (concept_id) concept_id,
                             CASE WHEN concept_code IS NULL THEN 'OMOP'
                               ELSE coalesce(vocabulary_id, 'OMOP') END AS vocabulary,
                             coalesce(concept_name, '') AS name,
                             coalesce(vocabulary_id || '/' || concept_code,
                                      'OMOP/' || concept_id) AS text
                      FROM concept
                      WHERE concept_id <> 0
                      ORDER BY concept_id, "row")\
                """);
    }

    private void used(List<ClinicalTable> clinical) {
        var parts = new ArrayList<String>();
        for (var table : clinical) {
            parts.add(
                    """
                    SELECT DISTINCT %s AS concept, %s AS source, %s AS derived FROM %s\
                    """
                            .formatted(
                                    OmopEvents.concept(table),
                                    OmopEvents.source(table),
                                    table.derived(),
                                    table.name()));
        }
        parts.addAll(OmopAttributes.concepts(clinical));
        duck.execute("CREATE TABLE used AS " + String.join(" UNION ", parts));
        if (duck.number("SELECT count(*) FROM concepts") > 0) {
            clinical.forEach(table -> countUnknown(table.name(), table.concept()));
            countUnknown("death", "cause_concept_id");
        }
    }

    private void countUnknown(String table, String concept) {
        reader.count(
                "unknown-concept",
                table,
                concept + " <> 0 AND " + concept + " NOT IN (SELECT concept_id FROM concepts)",
                "kept as OMOP/concept_id: not in the table concept");
    }

    private Codes codes() {
        var codes = new ArrayList<Code>();
        duck.forEach(
                """
                SELECT text, any_value(vocabulary), min(name), min(CASE WHEN derived
                       THEN 0 ELSE concept END) FROM code_texts GROUP BY text\
                """,
                row ->
                        codes.add(
                                new Code(
                                        row.text(0),
                                        row.text(1),
                                        row.text(2),
                                        row.number(3),
                                        0,
                                        0)));
        codes.add(new Code(OmopEvents.DEATH, "MEDS", "Death", 0, 0, 0));
        if (duck.number("SELECT count(*) FROM lone_costs") > 0) {
            codes.add(
                    new Code(
                            OmopCosts.UNMATCHED,
                            "COST",
                            "Cost of an event that is not there",
                            0,
                            0,
                            0));
        }
        return Codes.of(codes);
    }

    private void number(Codes codes) {
        CodeIds.write(duck, codes);
        duck.execute(
                """
                CREATE TABLE code_of AS SELECT concept, source, derived, id
                FROM code_texts JOIN code_ids USING (text)\
                """);
    }

    private List<Hierarchy.Link> links() {
        var links = new ArrayList<Hierarchy.Link>();
        duck.forEach(
                """
                SELECT d.id, a.id FROM links
                JOIN code_of d ON d.concept = descendant AND d.source = '' AND NOT d.derived
                JOIN code_of a ON a.concept = ancestor AND a.source = '' AND NOT a.derived\
                """,
                row -> links.add(new Hierarchy.Link(row.integer(0, -1), row.integer(1, -1))));
        return links;
    }
}
