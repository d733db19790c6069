package org.vigie.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.ReferenceData;
import org.vigie.source.omop.OmopFolder;
import org.vigie.source.omop.SourceSql;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `vigie describe` tells what a store holds, to people and to machines.
@Tag("long")
class DescribeCommandTest {

    @TempDir Path tests;

    private Path store() {
        return OmopFolder.ofTwoPeople(tests)
                .table(
                        "concept",
                        """
                        concept_id,concept_name,vocabulary_id,concept_code
                        10,Cough,SNOMED,49727002
                        """)
                .table(
                        "condition_occurrence",
                        """
                        condition_occurrence_id,person_id,condition_concept_id,condition_start_date
                        1,1,10,2015-01-01
                        2,1,10,2015-02-01
                        3,2,11,2017-02-03
                        4,2,11,
                        """)
                .table("death", "person_id,death_date\n1,2015-02-01\n")
                .read()
                .store();
    }

    @Test
    void inWords() {
        var said = CommandRun.by("describe", store(), "--top", "1");
        assertEquals(0, said.exitCode(), said.err());
        assertEquals(
                """
                STORE: OMOP CDM, 5 tables: concept, death, observation_period, person, condition_occurrence
                  people                          2  (female 1, male 1)
                  with observation                2  (16 person-years)
                  deaths                          1
                  events                          5  (2015-01-01 to 2017-02-03)

                Events by year
                      2015             3  ████████████████████████████████████████
                      2017             1  █████████████
                   undated             1  █████████████

                Vocabularies                       codes         events
                  MEDS                                 1              1
                  OMOP                                 1              2
                  SNOMED                               1              2

                Most frequent codes                      events       people
                  OMOP/11                                    2            1 \s

                What was found about the data:
                """
                        .replace("STORE", tests.resolve("store").toString()),
                said.out().substring(0, said.out().indexOf("  absent-column")));
        assertEquals("", said.err());
    }

    private static JsonNode json(Path store) {
        var said = CommandRun.by("describe", store, "--json");
        assertEquals(0, said.exitCode(), said.err());
        return JsonMapper.builder().build().readTree(said.out());
    }

    @Test
    void asJson() {
        var said = json(store());
        assertEquals(2, said.get("people").asInt());
        assertEquals(2, said.get("people_observed").asInt());
        assertEquals(0, said.get("people_without_events").asInt());
        // the first of them died on the 1,858th day
        assertEquals(1858 + 4018, said.get("observed_days").asInt());
        assertEquals(
                "{\"2015\":3,\"2017\":1,\"undated\":1}", said.get("events_by_year").toString());
        assertEquals("OMOP/11", said.get("top_codes").get(0).get("code").asString());
        var undated =
                said.get("findings")
                        .valueStream()
                        .filter(finding -> finding.get("rule").asString().equals("no-date"))
                        .findFirst()
                        .orElseThrow();
        assertEquals("condition_occurrence.csv, line 5", undated.get("examples").get(0).asString());
    }

    @Test
    void moreThanFortyYearsAreToldByDecade() {
        var rows =
                new StringBuilder(
                        "condition_occurrence_id,person_id,condition_concept_id,condition_start_date\n");
        for (int year = 1978; year <= 2018; year++) {
            rows.append(year).append(",1,11,").append(year).append("-03-01\n");
        }
        var store =
                OmopFolder.ofTwoPeople(tests)
                        .table("condition_occurrence", rows.toString())
                        .read()
                        .store();
        var lines = CommandRun.by("describe", store).out().lines().toList();
        int at = lines.indexOf("Events by decade");
        assertEquals("     1970s             2  ████████", lines.get(at + 1));
        assertEquals(
                "     1980s            10  ████████████████████████████████████████",
                lines.get(at + 2));
        assertEquals(
                "     2010s             9  ████████████████████████████████████",
                lines.get(at + 5));
        assertEquals(41, json(store).get("events_by_year").size());
    }

    @Test
    void peopleWithoutEvents() {
        var said = CommandRun.by("describe", OmopFolder.ofTwoPeople(tests).read().store()).out();
        assertTrue(said.contains("  events                          0\n"), said);
        assertTrue(said.contains("\nNo events\n"), said);
    }

    @Test
    void whatIsNoStore() {
        var said = CommandRun.by("describe", tests);
        assertEquals(3, said.exitCode());
        assertTrue(said.err().startsWith("vigie: " + tests + " is not a store"), said.err());
        assertEquals(3, CommandRun.by("describe", tests.resolve("none")).exitCode());
    }

    /// GiBleed, against SQL on its files.
    @Test
    @Tag("reference")
    void theSameAsSqlOnTheSource() throws Exception {
        var folder = ReferenceData.require("gibleed/csv");
        assertEquals(
                0,
                CommandRun.by("import", "omop", folder, "--into", tests.resolve("store"))
                        .exitCode());
        var said = json(tests.resolve("store"));
        try (var sql = new SourceSql(folder)) {
            assertEquals(
                    sql.number("SELECT count(*) FROM " + sql.table("person")),
                    said.get("people").asLong());
            assertEquals(
                    sql.counts(
                            """
                            SELECT CASE gender_concept_id WHEN 8532 THEN 'female'
                                   ELSE 'male' END, count(*) FROM person GROUP BY 1\
                            """),
                    numbers(said.get("sexes")));
            assertEquals(
                    sql.number(
                            """
                            SELECT sum(observation_period_end_date -
                                   observation_period_start_date + 1) FROM %s SEMI
                            JOIN person USING (person_id)\
                            """
                                    .formatted(sql.table("observation_period"))),
                    said.get("observed_days").asLong());
            assertEquals(years(sql), numbers(said.get("events_by_year")));
        }
    }

    /// GiBleed has events in eight tables, some rows more than once.
    private static Map<String, Long> years(SourceSql sql) throws Exception {
        var starts =
                Map.of(
                        "visit_occurrence",
                        "visit_start_date",
                        "condition_occurrence",
                        "condition_start_date",
                        "drug_exposure",
                        "drug_exposure_start_date",
                        "procedure_occurrence",
                        "procedure_date",
                        "measurement",
                        "measurement_date",
                        "observation",
                        "observation_date",
                        "condition_era",
                        "condition_era_start_date",
                        "drug_era",
                        "drug_era_start_date");
        var years = new TreeMap<String, Long>();
        for (var table : starts.entrySet()) {
            sql.counts(
                            "SELECT CAST(year("
                                    + table.getValue()
                                    + ") AS VARCHAR), count(*) FROM (SELECT DISTINCT * FROM "
                                    + sql.table(table.getKey())
                                    + ") GROUP BY 1")
                    .forEach((year, n) -> years.merge(year, n, Long::sum));
        }
        return years;
    }

    private static Map<String, Long> numbers(JsonNode node) {
        var numbers = new TreeMap<String, Long>();
        node.propertyStream()
                .forEach(entry -> numbers.put(entry.getKey(), entry.getValue().asLong()));
        return numbers;
    }
}
