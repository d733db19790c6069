package org.vigie.cohort.evaluate;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/// When an entry ends, and which entries become one.
class ExitSpecTest extends CohortSpec {

    private static String offset(String field, int days) {
        return entry(CONDITION)
                + ", 'EndStrategy': {'DateOffset': {'DateField': '"
                + field
                + "', 'Offset': "
                + days
                + "}}";
    }

    @Test
    void withoutAnExitAnEntryLastsAsLongAsObservation() throws IOException {
        check(
                """
                1: 1960 F, 2010-01-01..2012-12-31
                   condition A 2011-06-10..2011-06-20
                """,
                entry(CONDITION),
                "1: 2011-06-10..2012-12-31");
    }

    @Test
    void noExitIsLaterThanTheEndOfObservation() throws IOException {
        check(
                """
                1: 1960 F, 2010-01-01..2011-06-15
                   condition A 2011-06-10
                """,
                offset("StartDate", 90),
                "1: 2011-06-10..2011-06-15");
    }

    @Test
    void aConditionWithoutAnEndEndsTheDayAfterItsStart() throws IOException {
        check(
                """
                1: 1960 F, 2010-01-01..2012-12-31
                   condition A 2011-06-10
                """,
                offset("EndDate", 0),
                "1: 2011-06-10..2011-06-11");
    }

    @Test
    void anEventThatEndsBeforeItStartsIsNoEntry() throws IOException {
        check(
                """
                1: 1960 F, 2010-01-01..2012-12-31
                   condition A 2011-06-10..2011-06-08
                """,
                offset("EndDate", 1),
                "");
    }

    @Test
    void entriesThatOverlapAreOne() throws IOException {
        check(
                """
                1: 1960 F, 2010-01-01..2012-12-31
                   condition A 2011-06-10
                   condition A 2011-06-20
                   condition A 2011-07-01
                """,
                offset("StartDate", 10),
                "1: 2011-06-10..2011-06-30, 2011-07-01..2011-07-11");
    }

    @Test
    void thePadJoinsEntriesAndLengthensNone() throws IOException {
        check(
                """
                1: 1960 F, 2010-01-01..2012-12-31
                   condition A 2011-06-10
                   condition A 2011-06-20
                   condition A 2011-07-01
                """,
                offset("StartDate", 0)
                        + ", 'CollapseSettings': {'CollapseType': 'ERA', 'EraPad': 10}",
                "1: 2011-06-10..2011-06-20, 2011-07-01..2011-07-01");
    }

    @Test
    void aCensoringEventEndsAnEntryEvenOnItsFirstDay() throws IOException {
        check(
                """
                1: 1960 F, 2010-01-01..2012-12-31
                   drug D 2011-06-01
                   condition A 2011-06-10
                   drug D 2011-08-01
                2: 1960 F, 2010-01-01..2012-12-31
                   condition A 2011-06-10
                   drug D 2011-06-10
                """,
                entry(CONDITION) + ", 'CensoringCriteria': [{'DrugExposure': {'CodesetId': 4}}]",
                """
                1: 2011-06-10..2011-08-01
                2: 2011-06-10..2011-06-10\
                """);
    }

    @Test
    void theCensorWindowCutsEntries() throws IOException {
        check(
                """
                1: 1960 F, 2010-01-01..2012-12-31
                   condition A 2010-06-10
                2: 1960 F, 2010-01-01..2012-12-31
                   condition A 2012-06-10
                """,
                entry(CONDITION)
                        + ", 'CensorWindow': {'StartDate': '2011-01-01', 'EndDate': '2011-12-31'}",
                "1: 2011-01-01..2011-12-31");
    }

    @Test
    void aDrugIsTakenOverGaps() throws IOException {
        check(
                """
                1: 1960 F, 2010-01-01..2012-12-31
                   drug D 2011-06-01..2011-06-10
                   drug D1 2011-06-15..2011-06-20
                   drug D 2011-06-26..2011-06-30
                """,
                entry("{'DrugExposure': {'CodesetId': 4, 'First': true}}")
                        + ", 'EndStrategy': {'CustomEra': {'DrugCodesetId': 4, 'GapDays': 5}}",
                "1: 2011-06-01..2011-06-20");
    }

    @Test
    void theOffsetOfADrugEraCountsBeforeGapsAreLookedFor() throws IOException {
        check(
                """
                1: 1960 F, 2010-01-01..2012-12-31
                   drug D 2011-06-01..2011-06-10
                   drug D 2011-06-15..2011-06-20
                """,
                entry("{'DrugExposure': {'CodesetId': 4, 'First': true}}")
                        + ", 'EndStrategy': {'CustomEra': {'DrugCodesetId': 4, 'GapDays': 0, 'Offset': 5}}",
                "1: 2011-06-01..2011-06-25");
    }

    @Test
    void anEntryOutsideEveryDrugEraLastsAsLongAsObservation() throws IOException {
        check(
                """
                1: 1960 F, 2010-01-01..2012-12-31
                   condition A 2011-05-01
                   drug D 2011-06-01..2011-06-10
                """,
                entry(CONDITION) + ", 'EndStrategy': {'CustomEra': {'DrugCodesetId': 4}}",
                "1: 2011-05-01..2012-12-31");
    }

    @Test
    void theSupplyOverrideReplacesRecordedEnds() throws IOException {
        check(
                """
                1: 1960 F, 2010-01-01..2012-12-31
                   drug D 2011-06-01..2011-08-10 source_concept=B
                """,
                entry("{'DrugExposure': {'CodesetId': 4}}")
                        + ", 'EndStrategy': {'CustomEra': {'DrugCodesetId': 2, 'DaysSupplyOverride': 7}}",
                "1: 2011-06-01..2011-06-08");
    }
}
