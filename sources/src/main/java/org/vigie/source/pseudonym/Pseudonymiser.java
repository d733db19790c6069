package org.vigie.source.pseudonym;

import java.util.ArrayList;
import java.util.List;
import org.vigie.problem.InputProblem;
import org.vigie.source.stage.Duck;
import org.vigie.timeline.Attribute;

/// Where people, periods and events that lie in {@link Duck} lose what points at a person, before
/// any of them is sorted or written.
///
/// | what | becomes |
/// |---|---|
/// | person, visit, provider, prescriber, care site, practice | keyed hashes, each kind its own |
/// | a row's identifier | its rank among the person's of the day: decides between events of a day |
/// | every date of a person | moved by as many days, from key and person, where asked for |
/// | the day of birth, also of an event `MEDS_BIRTH` | the first day of its year, where asked for |
/// | region | as coarse as the source has it |
/// | texts, codes as the source wrote them | left out, unless kept |
/// | units, specialties in words | kept where at least 10 people have them, else left out |
/// | codes, values, costs, sex, concepts, site | kept |
///
/// The database may say more than {@link org.vigie.source.StoreImport} needs: `people.identifier`,
/// what the source itself calls a person, which is hashed instead of a number made during the
/// import; `people.area`, the region no finer than a state or département; and
/// `own_identifiers(kind, id, identifier)`, the same for others.
public final class Pseudonymiser {

    /// How many people must share a word that no code list vouches for.
    static final int SHARED = 10;

    private static final List<String> WORDS = List.of("unit", Attribute.SPECIALTY_SOURCE.column());

    private final Duck duck;
    private final Pseudonymisation.Keyed asked;
    private final List<Attribute> attributes;

    public Pseudonymiser(Duck duck, Pseudonymisation.Keyed asked, List<Attribute> attributes) {
        this.duck = duck;
        this.asked = asked;
        this.attributes = attributes;
    }

    /// Makes `door_people` and `door_periods`.
    ///
    /// @param events the query of events, see {@link org.vigie.source.StoreImport}
    /// @return the query of events that may come in
    public String pass(String events) {
        duck.progress().report("pseudonymising", 0, 0);
        persons();
        practices();
        people();
        identifiers(events);
        words(events);
        return events(events);
    }

    private void persons() {
        var identifier = has("people", "identifier") ? "identifier" : "CAST(person_id AS VARCHAR)";
        duck.fill(
                "door_person",
                "person_id BIGINT, pseudonym BIGINT, shift INTEGER",
                table -> {
                    try (var rows = duck.rows("SELECT person_id, " + identifier + " FROM people")) {
                        while (rows.next()) {
                            var name = rows.text(1);
                            table.beginRow();
                            table.append(rows.number(0))
                                    .append(asked.key().pseudonym("person", name))
                                    .append(
                                            asked.key()
                                                    .shift(
                                                            name,
                                                            asked.shiftDays(),
                                                            asked.wholeWeeks()));
                            table.endRow();
                        }
                    }
                });
        refuseCollisions("people", "SELECT pseudonym FROM door_person");
    }

    private void refuseCollisions(String whose, String pseudonyms) {
        if (duck.number("SELECT count(*) - count(DISTINCT pseudonym) FROM (" + pseudonyms + ")")
                > 0) {
            throw new InputProblem(
                    "two "
                            + whose
                            + " have the same pseudonym under this key, which would make them one;"
                            + " use another key");
        }
    }

    private void practices() {
        duck.fill(
                "door_practice",
                "practice VARCHAR, pseudonym VARCHAR",
                table -> {
                    try (var rows =
                            duck.rows(
                                    """
                                    SELECT DISTINCT practice FROM people
                                    WHERE practice IS NOT NULL\
                                    """)) {
                        while (rows.next()) {
                            table.beginRow();
                            table.append(rows.text(0))
                                    .append(
                                            "%016x"
                                                    .formatted(
                                                            asked.key()
                                                                    .pseudonym(
                                                                            "practice",
                                                                            rows.text(0))));
                            table.endRow();
                        }
                    }
                });
        refuseCollisions("practices", "SELECT pseudonym FROM door_practice");
    }

    private void people() {
        var concepts =
                has("people", "gender") && has("people", "race") && has("people", "ethnicity")
                        ? ", gender, race, ethnicity"
                        : "";
        var birth = "birth + shift";
        duck.execute(
                """
                CREATE TABLE door_people AS SELECT k.pseudonym AS person_id, %s AS birth,
                  sex, death + shift AS death, %s AS region, d.pseudonym AS practice,
                  site%s FROM people JOIN door_person k USING (person_id)
                LEFT JOIN door_practice d USING (practice)\
                """
                        .formatted(
                                asked.birthYear()
                                        ? "CAST(date_trunc('year', " + birth + ") AS DATE)"
                                        : birth,
                                has("people", "area") ? "area" : "region",
                                concepts));
        duck.execute(
                """
                CREATE TABLE door_periods AS SELECT pseudonym AS person_id,
                  "start" + shift AS "start", "end" + shift AS "end"%s%s FROM periods
                JOIN door_person USING (person_id)\
                """
                        .formatted(
                                has("periods", "type") ? ", type" : "",
                                has("periods", "open") ? ", open" : ""));
    }

    private boolean has(String table, String column) {
        return duck.number(
                        """
                        SELECT count(*) FROM duckdb_columns() WHERE table_name = '%s'
                               AND column_name = '%s'\
                        """
                                .formatted(table, column))
                > 0;
    }

    /// The columns that hold identifiers, and whose.
    private List<String> identifying() {
        var columns = new ArrayList<>(List.of("visit", "provider"));
        attributes.stream()
                .filter(attribute ->
                        attribute.kind() == Attribute.Kind.IDENTIFIER && attribute != Attribute.ID)
                .forEach(attribute -> columns.add(attribute.column()));
        return columns;
    }

    /// A prescriber may be a provider too, and is the same one then.
    private static String kind(String column) {
        return column.equals(Attribute.PRESCRIBER.column()) ? "provider" : column;
    }

    private void identifiers(String events) {
        var columns = identifying();
        var kinds = columns.stream().map(column -> Duck.literal(kind(column))).toList();
        duck.execute(
                """
                CREATE TABLE door_met AS SELECT DISTINCT kind, id
                FROM (SELECT unnest(%s) AS kind, unnest(%s) AS id FROM (%s))
                WHERE id IS NOT NULL\
                """
                        .formatted(kinds, columns, events));
        duck.execute(
                """
                CREATE TABLE IF NOT EXISTS own_identifiers (kind VARCHAR, id BIGINT,
                  identifier VARCHAR)\
                """);
        duck.fill(
                "door_identifier",
                "kind VARCHAR, id BIGINT, pseudonym BIGINT",
                table -> {
                    try (var rows =
                            duck.rows(
                                    """
                                    SELECT m.id, m.kind, coalesce(o.identifier,
                                           CAST(m.id AS VARCHAR)) FROM door_met m
                                    LEFT JOIN own_identifiers o ON o.kind = m.kind
                                      AND o.id = m.id\
                                    """)) {
                        while (rows.next()) {
                            table.beginRow();
                            table.append(rows.text(1))
                                    .append(rows.number(0))
                                    .append(asked.key().pseudonym(rows.text(1), rows.text(2)));
                            table.endRow();
                        }
                    }
                });
        for (var kind : columns.stream().map(Pseudonymiser::kind).distinct().toList()) {
            refuseCollisions(
                    kind.replace('_', ' ') + "s",
                    "SELECT pseudonym FROM door_identifier WHERE kind = '" + kind + "'");
        }
    }

    private void words(String events) {
        var columns = wordy();
        var names = columns.stream().map(Duck::literal).toList();
        duck.execute(
                """
                CREATE TABLE door_word AS SELECT name, word
                FROM (SELECT DISTINCT person_id, unnest(%s) AS name, unnest(%s) AS word
                  FROM (%s)) WHERE word IS NOT NULL GROUP BY ALL HAVING count(*) >= %s\
                """
                        .formatted(names, columns, events, SHARED));
    }

    private List<String> wordy() {
        return WORDS.stream()
                .filter(column ->
                        column.equals("unit")
                                || attributes.stream()
                                        .anyMatch(attribute -> attribute.column().equals(column)))
                .toList();
    }

    private String events(String events) {
        var births =
                """
                code IN (SELECT id FROM code_ids WHERE text = 'MEDS_BIRTH'
                  OR starts_with(text, 'MEDS_BIRTH//'))\
                """;
        var time = "e.time + to_days(shift)";
        var columns = new StringBuilder();
        var joins = new StringBuilder();
        attributes.forEach(attribute ->
                columns.append(", ")
                        .append(column(attribute))
                        .append(" AS ")
                        .append(attribute.column()));
        identifying()
                .forEach(column ->
                        joins.append(" LEFT JOIN door_identifier ")
                                .append(column)
                                .append("_of ON ")
                                .append(column)
                                .append("_of.kind = '")
                                .append(kind(column))
                                .append("' AND ")
                                .append(column)
                                .append("_of.id = e.")
                                .append(column));
        return """
        SELECT k.pseudonym AS person_id, %s AS time, code, value, %s AS text,
               e."end" + to_days(shift) AS "end", place, %s AS unit,
               visit_of.pseudonym AS visit, provider_of.pseudonym AS provider, cost,
               %s AS source, "row"%s FROM (%s) e JOIN door_person k USING (person_id)%s\
        """
                .formatted(
                        asked.birthYear()
                                ? """
                                CASE WHEN %s THEN CAST(date_trunc('year', %s) AS TIMESTAMP)
                                  ELSE %s END\
                                """
                                        .formatted(births, time, time)
                                : time,
                        text("text"),
                        word("unit"),
                        text("source"),
                        columns,
                        events,
                        joins);
    }

    private String column(Attribute attribute) {
        var name = attribute.column();
        return switch (attribute.kind()) {
            case IDENTIFIER ->
                    attribute == Attribute.ID
                            ? """
                            CASE WHEN e.id IS NOT NULL
                              THEN rank() OVER (PARTITION BY e.person_id,
                                CAST(e.time AS DATE) ORDER BY e.id) END\
                            """
                            : name + "_of.pseudonym";
            case CONCEPT, CENTS, NUMBER -> "e." + name;
            case TEXT -> WORDS.contains(name) ? word(name) : text(name);
        };
    }

    private String text(String column) {
        return asked.keepText() ? "e." + column : "CAST(NULL AS VARCHAR)";
    }

    private String word(String column) {
        return asked.keepText()
                ? "e." + column
                : """
                CASE WHEN e.%s IN (SELECT word FROM door_word WHERE name = '%s') THEN e.%s
                  END\
                """
                        .formatted(column, column, column);
    }
}
