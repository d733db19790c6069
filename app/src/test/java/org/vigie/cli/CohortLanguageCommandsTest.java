package org.vigie.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.source.omop.OmopFolder;

/// `vigie cohort convert` and `vigie cohort explain`, and definitions in both languages side by
/// side.
@Tag("long")
class CohortLanguageCommandsTest {

    private static final String COUGH =
            """
            cohort: Cough twice
            concept_sets:
              cough:
                - SNOMED/49727002
            entry:
              condition: cough
            entry_limit: first
            rules:
              again within two months:
                condition: cough
                starts: 1 to 60
            exit: start + 30
            """;

    @TempDir Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Path store() {
        return OmopFolder.ofTwoPeople(folder)
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
                        3,2,10,2017-02-03
                        """)
                .read()
                .store();
    }

    @Test
    void bothLanguagesAreReadSideBySide() throws Exception {
        var store = store();
        Files.createDirectory(folder.resolve("definitions"));
        Files.writeString(folder.resolve("definitions/1.yaml"), COUGH);
        Files.writeString(
                folder.resolve("definitions/2.json"),
                """
                {"PrimaryCriteria": {"CriteriaList": [{"ConditionOccurrence": {}}]}}\
                """);
        Files.writeString(folder.resolve("definitions/3.yml"), "entry:\n  illness: any\n");
        var said =
                CommandRun.by(
                        "cohort",
                        folder.resolve("definitions"),
                        "--in",
                        store,
                        "--out",
                        folder.resolve("out"));
        assertEquals(3, said.exitCode());
        assertTrue(
                said.err()
                        .startsWith(
                                """
                                vigie: entry needs one kind of event out of condition, \
                                condition_era, \
                                """),
                said.err());
        assertTrue(
                said.err()
                        .endsWith(
                                ", was names with values ("
                                        + folder.resolve("definitions/3.yml")
                                        + ", line 1)\n"),
                said.err());
        assertEquals(
                """
                cohort_definition_id,subject_id,cohort_start_date,cohort_end_date
                1,1,2015-01-01,2015-01-31
                2,1,2015-01-01,2025-12-31
                2,2,2017-02-03,2025-12-31
                """
                        .lines()
                        .limit(2)
                        .toList(),
                Files.readAllLines(folder.resolve("out/cohort.csv")).subList(0, 2));
    }

    @Test
    void codesThatTheStoreDoesNotHaveAreNamed() throws Exception {
        var said =
                CommandRun.by(
                        "cohort",
                        file("7.yaml", COUGH.replace("49727002", "497")),
                        "--in",
                        store(),
                        "--out",
                        folder.resolve("out"));
        assertEquals(0, said.exitCode());
        assertEquals(
                "vigie: note: "
                        + folder.resolve("7.yaml")
                        + ": the concept set 'cough' names code SNOMED/497, and the store has none such\n",
                said.err());
    }

    @Test
    void aDefinitionGoesToTheOtherLanguageAndBack() throws Exception {
        var yaml = file("7.yaml", COUGH.replace("SNOMED/49727002", "10"));
        assertEquals(
                0,
                CommandRun.by(
                                "cohort",
                                "convert",
                                yaml,
                                "--to",
                                "circe",
                                "--out",
                                folder.resolve("7.json"))
                        .exitCode());
        var back = CommandRun.by("cohort", "convert", folder.resolve("7.json"), "--to", "yaml");
        assertEquals(
                COUGH.replace("SNOMED/49727002", "10").replace("Cough twice", "'7'"),
                back.out().replace("cohort: 7\n", "cohort: '7'\n"));
        var again =
                CommandRun.by(
                        "cohort",
                        "convert",
                        yaml,
                        "--to",
                        "circe",
                        "--out",
                        folder.resolve("7.json"));
        assertEquals(
                "vigie: "
                        + folder.resolve("7.json")
                        + " is there already; choose another name or remove it first\n",
                again.err());
        assertEquals(3, again.exitCode());
    }

    @Test
    void whatCirceCannotSayIsSaidAndNotWritten() throws Exception {
        var said =
                CommandRun.by(
                        "cohort",
                        "convert",
                        file("7.yaml", COUGH),
                        "--to",
                        "circe",
                        "--out",
                        folder.resolve("7.json"));
        assertEquals(
                "vigie: "
                        + folder.resolve("7.yaml")
                        + " cannot be said in Circe's JSON: the concept set 'cough' names"
                        + " code SNOMED/49727002, and Circe knows OMOP's concept ids alone; name those instead\n",
                said.err());
        assertEquals(3, said.exitCode());
        assertFalse(Files.exists(folder.resolve("7.json")));
    }

    @Test
    void aDefinitionIsExplainedInEnglish() throws Exception {
        var said = CommandRun.by("cohort", "explain", file("7.yaml", COUGH), "--in", store());
        assertEquals("", said.err());
        assertEquals(
                """
                Cough twice

                A person enters on the day of:
                  conditions in 'cough'
                  while the person is observed
                  of these, a person's first
                Every rule must hold for the entry event:
                  1. again within two months: this must hold:
                    at least 1 condition in 'cough', starting from 1 day after the index date to 60 days after it
                The entry ends with 30 days after the start of the entry event, or of observation if earlier
                Entries of a person that overlap become one.
                Concept sets:
                  'cough': 1 code and 3 events in this store
                    code SNOMED/49727002 (Cough) and what is under it
                """,
                said.out());
    }

    @Test
    void aPersonIsExplained() throws Exception {
        var yaml = file("7.yaml", COUGH);
        var store = store();
        var said = CommandRun.by("cohort", "explain", yaml, "--in", store, "--person", "2");
        assertTrue(
                said.out()
                        .contains(
                                """
                                [no]  person 2 is not in the cohort
                                """),
                said.out());
        assertTrue(
                said.out()
                        .contains(
                                """
                                    [no]  rule 'again within two months': this must hold:
                                      [no]  at least 1 condition in 'cough', starting from 1 day after the index date to 60 days after it: found 0
                                        - such events elsewhere:
                                          - 2017-02-03 to 2017-02-04 condition_occurrence SNOMED/49727002 Cough
                                """),
                said.out());
        assertEquals(
                "vigie: "
                        + store
                        + " has no person of that number; --person takes the identifier in the store\n",
                CommandRun.by("cohort", "explain", yaml, "--in", store, "--person", "99").err());
        assertEquals(2, CommandRun.by("cohort", "explain", yaml, "--person", "2").exitCode());
    }

    @Test
    void whatIsMissingIsSaid() throws Exception {
        var said = CommandRun.by("cohort", file("7.yaml", COUGH));
        assertEquals(2, said.exitCode());
        assertEquals(
                "vigie: needs definitions, --in STORE and --out DIR, or a command: combine, convert, explain; see 'vigie cohort"
                        + " --help'\n",
                said.err());
        assertEquals(
                "vigie: " + folder.resolve("none.yaml") + " is not there\n",
                CommandRun.by("cohort", "explain", folder.resolve("none.yaml")).err());
        assertEquals(
                "vigie: " + folder + " is a folder; name one definition in it\n",
                CommandRun.by("cohort", "convert", folder, "--to", "yaml").err());
        assertEquals(
                "vigie: "
                        + file("x.json", "{")
                        + " is not a cohort definition: it is not JSON (line 1, column 2)\n",
                CommandRun.by("cohort", "explain", folder.resolve("x.json")).err());
    }
}
