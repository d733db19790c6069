package org.vigie.source.omop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Concepts become codes, and the hierarchy above them comes along.
@Tag("long")
class OmopVocabularyTest {

    @TempDir Path tests;

    private OmopFolder folder;

    @BeforeEach
    void writeVocabulary() {
        folder =
                OmopFolder.ofTwoPeople(tests)
                        .table(
                                "concept",
                                """
                                concept_id,concept_name,domain_id,vocabulary_id,concept_class_id,standard_concept,concept_code
                                0,No matching concept,Metadata,None,Undefined,,No matching concept
                                1,Disease,Condition,SNOMED,Finding,S,64572001
                                2,Neoplasm,Condition,SNOMED,Finding,S,108369006
                                3,Lung cancer,Condition,SNOMED,Finding,S,93880001
                                4,Never recorded,Condition,SNOMED,Finding,S,999
                                """)
                        .table(
                                "concept_ancestor",
                                """
                                ancestor_concept_id,descendant_concept_id,min_levels_of_separation,max_levels_of_separation
                                3,3,0,0
                                2,3,1,2
                                1,3,2,3
                                1,2,1,1
                                1,4,1,1
                                """)
                        .table(
                                "condition_occurrence",
                                """
                                condition_occurrence_id,person_id,condition_concept_id,condition_start_date,condition_source_value
                                1,1,3,2015-01-01,C34
                                2,1,0,2015-01-02,Z99.9
                                3,1,0,2015-01-03,
                                4,1,777,2015-01-04,X
                                5,1,,2015-01-05,Y
                                """);
    }

    @Test
    void aConceptIsVocabularyAndCodeAndOneThatIsZeroOrAbsentGoesByTheSource() {
        assertEquals(
                List.of(
                        "1 2015-01-01 SNOMED/93880001 source=C34",
                        "1 2015-01-02 SOURCE/Z99.9 source=Z99.9",
                        "1 2015-01-03 OMOP/0",
                        "1 2015-01-04 OMOP/777 source=X",
                        "1 2015-01-05 SOURCE/Y source=Y"),
                folder.read().events());
    }

    @Test
    void aConceptThatTheVocabularyLacksIsSaid() {
        assertEquals(
                List.of(
                        "1 condition_occurrence: kept as OMOP/concept_id: not in the table concept"
                                + " (condition_occurrence.csv, line 5)"),
                folder.read().findings("unknown-concept"));
    }

    @Test
    void codesKnowTheirNameVocabularyAndConcept() {
        var codes = folder.read().vocabulary().codes();
        var cancer = codes.get(codes.id("SNOMED/93880001"));
        assertEquals(
                "SNOMED Lung cancer 3",
                cancer.vocabulary() + " " + cancer.name() + " " + cancer.concept());
        assertEquals(codes.id("SNOMED/64572001"), codes.idOfConcept(1));
    }

    @Test
    void theHierarchyHoldsWhatIsRecordedAndEverythingAboveIt() {
        var vocabulary = folder.read().vocabulary();
        var codes = vocabulary.codes();
        assertEquals(
                List.of("SNOMED/108369006", "SNOMED/64572001"),
                IntStream.of(vocabulary.hierarchy().ancestors(codes.id("SNOMED/93880001")))
                        .mapToObj(codes::text)
                        .sorted()
                        .toList());
        assertFalse(codes.all().stream().anyMatch(code -> code.code().equals("SNOMED/999")));
    }

    @Test
    void withoutAVocabularyCodesAreConceptIdsAndThatIsSaidOnce() {
        var imported = folder.without("concept.csv").without("concept_ancestor.csv").read();
        assertEquals("1 2015-01-01 OMOP/3 source=C34", imported.events().getFirst());
        assertEquals(
                List.of(
                        "1 concept: codes are OMOP concept ids without names; concept sets cannot use descendants"),
                imported.findings("no-vocabulary"));
        assertEquals(List.of(), imported.findings("unknown-concept"));
    }

    @Test
    void twoConceptsWithOneCodeRemainTwo() {
        folder.table(
                "concept",
                """
                concept_id,concept_name,vocabulary_id,concept_code
                3,Lung cancer,SNOMED,93880001
                777,Lung cancer again,SNOMED,93880001
                """);
        assertEquals(
                List.of(
                        "1 2015-01-01 SNOMED/93880001 source=C34",
                        "1 2015-01-04 SNOMED/93880001#777 source=X"),
                folder.read().events().stream().filter(event -> event.contains("SNOMED")).toList());
    }
}
