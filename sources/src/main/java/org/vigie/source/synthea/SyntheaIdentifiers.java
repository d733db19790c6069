package org.vigie.source.synthea;

import java.util.List;
import org.vigie.source.stage.Duck;

/// What a pseudonymised import has to know besides: the UUIDs behind numbers, which differ from one
/// folder to the next, and which names of codes are told of enough people to be names of codes.
final class SyntheaIdentifiers {

    /// How many people must be told of by the same name of the same code.
    private static final int SHARED = 10;

    private SyntheaIdentifiers() {}

    static void tell(Duck duck, List<EventTable> tables) {
        duck.execute(
                """
                CREATE TABLE own_identifiers AS SELECT 'visit' AS kind, visit AS id,
                  encounter AS identifier FROM visit_number UNION ALL SELECT 'provider',
                  provider_number, provider FROM provider_of UNION ALL SELECT 'care_site',
                  care_site, organization FROM care_site_of\
                """);
        for (var table : tables) {
            duck.execute(
                    """
                    UPDATE %1$s SET name = NULL WHERE (code_text, name) NOT IN
                      (SELECT (code_text, name) FROM %1$s WHERE name IS NOT NULL
                       GROUP BY code_text, name HAVING count(DISTINCT patient) >= %2$s)\
                    """
                            .formatted(table.rows(), SHARED));
        }
    }
}
