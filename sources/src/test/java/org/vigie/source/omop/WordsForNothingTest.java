package org.vigie.source.omop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Words that programs write where there is no value are no values: of R, SQL Server, PostgreSQL,
/// pandas and spreadsheets. Each word has a concept, a place and a person of its own.
class WordsForNothingTest {

    private static final List<String> WORDS =
            List.of(
                    "NA",
                    "N/A",
                    "n/a",
                    "#N/A",
                    "NULL",
                    "Null",
                    "null",
                    "\\N",
                    "NaN",
                    "nan",
                    "NaT",
                    "<NA>",
                    "\"NA\"",
                    " ",
                    "\"   \"",
                    "          ",
                    " NULL ",
                    "\"\"\"\"\"\"");

    /// These are values: `nA` is a unit, `None` a vocabulary of OMOP.
    private static final List<String> VALUES =
            List.of("None", "nA", "Na", "NAN", "NA 1", "n", "none", "NANA", "A|B", "|");

    @TempDir Path tests;

    private OmopFolder folder;

    @BeforeEach
    void folder() {
        folder = OmopFolder.ofTwoPeople(tests);
    }

    /// A line for each word, with its number from 1.
    private static String lines(String header, String line, List<String> words) {
        var text = new StringBuilder(header).append('\n');
        for (int i = 1; i <= words.size(); i++) {
            text.append(line.replace("#", String.valueOf(i)).replace("WORD", words.get(i - 1)))
                    .append('\n');
        }
        return text.toString();
    }

    private OmopFolder of(List<String> words) {
        return folder.table(
                        "person",
                        lines(
                                "person_id,gender_concept_id,year_of_birth,month_of_birth,location_id",
                                "#,8532,1950,WORD,#",
                                words))
                .table(
                        "observation_period",
                        lines(
                                "person_id,observation_period_start_date,observation_period_end_date",
                                "#,2010-01-01,2020-12-31",
                                words))
                .table(
                        "location",
                        lines("location_id,city,state,county", "#,Brest,WORD,WORD", words))
                .table(
                        "concept",
                        lines(
                                """
                                concept_id,concept_name,domain_id,vocabulary_id,concept_class_id,standard_concept,concept_code,valid_start_date,valid_end_date,invalid_reason
                                1000,NA,Condition,SNOMED,X,S,P,1970-01-01,2099-12-31,\
                                """,
                                "#,NA,Condition,SNOMED,X,S,C#,1970-01-01,2099-12-31,WORD",
                                words))
                .table(
                        "concept_ancestor",
                        lines("ancestor_concept_id,descendant_concept_id", "1000,#", words))
                .table(
                        "condition_occurrence",
                        lines(
                                "condition_occurrence_id,person_id,condition_concept_id,condition_start_date,condition_source_value",
                                "#,#,#,2015-01-01,WORD",
                                words));
    }

    private static List<String> each(String line) {
        return IntStream.rangeClosed(1, WORDS.size())
                .mapToObj(i -> line.replace("#", String.valueOf(i)))
                .toList();
    }

    @Test
    void areNoValues() {
        var imported = of(WORDS).read();
        var vocabulary = imported.vocabulary();
        var codes = vocabulary.codes();
        assertArrayEquals(
                IntStream.rangeClosed(1, WORDS.size())
                        .map(i -> codes.id("SNOMED/C" + i))
                        .sorted()
                        .toArray(),
                vocabulary.hierarchy().descendants(codes.id("SNOMED/P")));
        assertEquals("NA", codes.get(codes.id("SNOMED/C1")).name(), "a name is for people");
        assertEquals(
                each("# FEMALE birth=1950-01-01 region=Brest 2010-01-01..2020-12-31"),
                imported.people());
        assertEquals(each("# 2015-01-01 SNOMED/C#"), imported.events());
        assertEquals(
                List.of(
                        said("concept", "invalid_reason", 3),
                        said("location", "state", 2),
                        said("location", "county", 2),
                        said("person", "month_of_birth", 2),
                        said("condition_occurrence", "condition_source_value", 2)),
                imported.findings("word-for-nothing").stream().sorted(BY_TABLE).toList());
        assertEquals(List.of(), imported.findings("unreadable-number"));
    }

    private static final java.util.Comparator<String> BY_TABLE =
            java.util.Comparator.comparingInt(said ->
                    List.of("concept:", "location:", "person:", "condition_occurrence:")
                            .indexOf(said.split(" ")[1]));

    private static String said(String table, String column, int line) {
        return "%1$d %2$s: taken as empty: %3$s is NA, NULL, blank or the like (%2$s.csv, line %4$d; %2$s.csv, line %5$d; %2$s.csv, line %6$d)"
                .formatted(WORDS.size(), table, column, line, line + 1, line + 2);
    }

    @Test
    void othersAreValues() {
        var imported =
                of(VALUES).table("concept", "concept_id,vocabulary_id,concept_code\n1,A,1\n");
        var read = imported.read();
        assertEquals(
                VALUES.stream().map(value -> "region=" + value).toList(),
                read.people().stream()
                        .map(person -> person.replaceAll(".*(region=.*?) 2010.*", "$1"))
                        .toList());
        assertEquals(List.of(), read.findings("word-for-nothing"));
    }

    @Test
    void onlyTheThreeFlagsMakeAConceptInvalid() {
        var imported = of(List.of("D", "U", "R", "d", "V", "0", "valid")).read();
        var vocabulary = imported.vocabulary();
        var codes = vocabulary.codes();
        assertArrayEquals(
                new int[] {codes.id("SNOMED/C5"), codes.id("SNOMED/C6"), codes.id("SNOMED/C7")},
                vocabulary.hierarchy().descendants(codes.id("SNOMED/P")));
        assertEquals(
                List.of(
                        "3 concept: taken as valid: invalid_reason is none of D, U, R"
                                + " (concept.csv, line 7; concept.csv, line 8; concept.csv, line 9)"),
                imported.findings("unknown-flag"));
    }

    @Test
    void blanksAroundAValueAreNotOfIt() {
        var imported =
                folder.table(
                                "person",
                                "person_id,gender_concept_id,year_of_birth,location_id\n1,8532,1950,4\n")
                        .table("location", "location_id,city,state\n4,Brest ,\"  Bretagne \"\n")
                        .read();
        assertEquals(
                "1 FEMALE birth=1950-01-01 region=Bretagne 2010-01-01..2020-12-31",
                imported.people().getFirst());
    }
}
