package org.vigie.source.meds;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.vigie.source.stage.CodeIds;
import org.vigie.source.stage.Duck;
import org.vigie.timeline.Code;
import org.vigie.timeline.Codes;
import org.vigie.vocabulary.Hierarchy;

/// Makes the dictionary of every code that an event carries, that `codes.parquet` lists, or that is
/// named as a parent there. A code's vocabulary is what stands before its first `/`, unless the
/// dataset says another.
final class MedsDictionary {

    private final Duck duck;

    MedsDictionary(Duck duck) {
        this.duck = duck;
    }

    /// Leaves `code_ids(text, id)` in the database.
    Hierarchy make() {
        duck.execute(
                """
                CREATE TABLE parents AS SELECT DISTINCT code, parent
                FROM (SELECT code, unnest(parent_codes) AS parent FROM codes)
                WHERE coalesce(code, '') <> '' AND coalesce(parent, '') <> ''\
                """);
        var codes = new ArrayList<Code>();
        duck.forEach(
                """
                SELECT text, c.name, c.vocabulary, CAST(c.concept_id AS BIGINT)
                FROM (SELECT code AS text FROM kept UNION SELECT code FROM codes
                  WHERE coalesce(code, '') <> ''
                      UNION SELECT parent FROM parents)
                LEFT JOIN (SELECT DISTINCT ON (code) code, coalesce(description, '') AS name,
                  vocabulary, concept_id
                           FROM codes ORDER BY code, "row") c ON c.code = text\
                """,
                row ->
                        codes.add(
                                code(
                                        row.text(0),
                                        row.text(1),
                                        row.isNull(2) ? null : row.text(2),
                                        row.number(3, 0))));
        var dictionary = Codes.of(codes);
        CodeIds.write(duck, dictionary);
        var links = new ArrayList<Hierarchy.Link>();
        duck.forEach(
                """
                SELECT c.id, p.id FROM parents JOIN code_ids c ON c.text = code
                JOIN code_ids p ON p.text = parent\
                """,
                row -> links.add(new Hierarchy.Link(row.integer(0, -1), row.integer(1, -1))));
        return Hierarchy.ofParents(dictionary, links);
    }

    private static Code code(String text, String name, @Nullable String vocabulary, long concept) {
        if (vocabulary != null) {
            return new Code(text, vocabulary, name, concept, 0, 0);
        }
        return switch (text) {
            case MedsPeople.BIRTH ->
                    new Code(text, "MEDS", name.isEmpty() ? "Birth" : name, concept, 0, 0);
            case MedsPeople.DEATH ->
                    new Code(text, "MEDS", name.isEmpty() ? "Death" : name, concept, 0, 0);
            default -> new Code(text, Code.of(text).vocabulary(), name, concept, 0, 0);
        };
    }
}
