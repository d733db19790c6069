package org.vigie.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimilarNameTest {

    /// Put in, taken out, replaced, swapped: one each.
    @ParameterizedTest
    @CsvSource({
        "drug, drug, 0",
        "DRUG, drug, 0",
        "drg, drug, 1",
        "druug, drug, 1",
        "drag, drug, 1",
        "durg, drug, 1",
        "conditon_occurence, condition_occurrence, 2",
        "'', drug, 4",
        "visit, drug, 5"
    })
    void lettersThatHaveToBeChanged(String one, String other, int changes) {
        assertEquals(changes, SimilarName.distance(one, other));
        assertEquals(changes, SimilarName.distance(other, one));
    }

    @Test
    void theNearestIsMeantAndNothingWhereNoneIsNear() {
        var tables = List.of("condition_occurrence", "drug_exposure", "measurement", "mco_dp");
        assertEquals(
                Optional.of("condition_occurrence"), SimilarName.of("conditon_occurrence", tables));
        assertEquals(Optional.of("drug_exposure"), SimilarName.of("Drug_Exposures", tables));
        assertEquals(Optional.of("mco_dp"), SimilarName.of("mco_dr", tables));
        assertEquals(Optional.empty(), SimilarName.of("procedure_occurrence", tables));
        assertEquals(Optional.empty(), SimilarName.of("had", tables));
        assertEquals(Optional.empty(), SimilarName.of("drug", List.of()));
    }
}
