package org.vigie.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgeGroupsTest {

    private static final AgeGroups GROUPS = new AgeGroups(List.of(0, 40, 60));

    @ParameterizedTest
    @CsvSource({"0, 0-39", "39, 0-39", "40, 40-59", "59, 40-59", "60, 60+", "119, 60+"})
    void aGroupBeginsOnItsFirstAge(int age, String label) {
        assertEquals(label, GROUPS.label(GROUPS.of(age)));
    }

    @org.junit.jupiter.api.Test
    void labelsAreYoungestFirstAndNoGroupsAreOne() {
        assertEquals(List.of("0-39", "40-59", "60+"), GROUPS.labels());
        assertEquals(List.of("0+"), new AgeGroups(List.of(0)).labels());
        assertEquals(0, new AgeGroups(List.of()).of(77));
    }
}
