package org.vigie.cohort.evaluate;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/// Which events start an entry.
class EntrySpecTest extends CohortSpec {

    @Test
    void aConceptSetHoldsWhatIsUnderItsConcepts() throws IOException {
        check(
                """
                1: 1960 F, 2010-01-01..2012-12-31
                   condition A1 2011-03-01
                2: 1960 F, 2010-01-01..2012-12-31
                   condition B 2011-03-01
                """,
                entry(CONDITION),
                "1: 2011-03-01..2012-12-31");
    }

    @Test
    void whatIsExcludedIsNotInTheSet() throws IOException {
        check(
                """
                1: 1960 F, 2010-01-01..2012-12-31
                   condition A1 2011-03-01
                   condition A2 2011-04-01
                """,
                entry("{'ConditionOccurrence': {'CodesetId': 8}}") + ", " + ONE_DAY,
                "1: 2011-04-01..2011-04-01");
    }

    @Test
    void mappedCodesBelongToTheSetThatAsksForThem() throws IOException {
        check(
                """
                1: 1960 F, 2010-01-01..2012-12-31
                   condition M 2011-03-01
                """,
                entry("{'ConditionOccurrence': {'CodesetId': 7}}"),
                "1: 2011-03-01..2012-12-31");
    }

    @Test
    void anEventOfAnotherTableIsNotOfTheKind() throws IOException {
        check(
                """
                1: 1960 F, 2010-01-01..2012-12-31
                   observation A 2011-03-01
                """,
                entry(CONDITION),
                "");
    }

    @Test
    void entryEventsLieInsideObservation() throws IOException {
        check(
                """
                1: 1960 F, 2010-01-01..2010-12-31, 2012-01-01..2012-12-31
                   condition A 2009-12-31
                   condition A 2011-05-05
                   condition A 2012-12-31
                """,
                entry(CONDITION),
                "1: 2012-12-31..2012-12-31");
    }

    @Test
    void observationPeriodsThatTouchAreStillTwo() throws IOException {
        check(
                """
                1: 1960 F, 2010-01-01..2010-12-31, 2011-01-01..2012-12-31
                   condition A 2010-12-01
                """,
                entry(CONDITION),
                "1: 2010-12-01..2010-12-31");
        check(
                """
                1: 1960 F, 2010-01-01..2010-12-31, 2011-01-01..2012-12-31
                   condition A 2011-01-05
                """,
                "'PrimaryCriteria': {'CriteriaList': ["
                        + CONDITION
                        + "], 'ObservationWindow': {'PriorDays': 30}}",
                "");
    }

    @Test
    void daysOfObservationBeforeAndAfterAreCounted() throws IOException {
        var window =
                "'PrimaryCriteria': {'CriteriaList': ["
                        + CONDITION
                        + "], 'ObservationWindow': {'PriorDays': 10, 'PostDays': 10}}, "
                        + ONE_DAY;
        check(
                """
                1: 1960 F, 2010-01-01..2010-12-31
                   condition A 2010-01-10
                   condition A 2010-01-11
                   condition A 2010-12-21
                   condition A 2010-12-22
                """,
                window,
                "1: 2010-01-11..2010-01-11, 2010-12-21..2010-12-21");
    }

    @Test
    void theFirstEntryEventIsTheFirstWithEnoughObservation() throws IOException {
        check(
                """
                1: 1960 F, 2010-01-01..2012-12-31
                   condition A 2010-02-01
                   condition A 2011-06-01
                """,
                "'PrimaryCriteria': {'CriteriaList': ["
                        + CONDITION
                        + "], 'ObservationWindow': {'PriorDays': 365,"
                        + " 'PostDays': 0}, 'PrimaryCriteriaLimit': {'Type': 'First'}}, "
                        + ONE_DAY,
                "1: 2011-06-01..2011-06-01");
    }

    @Test
    void allEntryEventsOrTheLastMayBeAskedFor() throws IOException {
        var people =
                """
                1: 1960 F, 2010-01-01..2012-12-31
                   condition A 2011-02-01
                   condition A 2011-06-01
                """;
        var limit =
                "'PrimaryCriteria': {'CriteriaList': ["
                        + CONDITION
                        + "], 'PrimaryCriteriaLimit': {'Type': '%s'}}, "
                        + ONE_DAY;
        check(people, limit.formatted("All"), "1: 2011-02-01..2011-02-01, 2011-06-01..2011-06-01");
        check(people, limit.formatted("Last"), "1: 2011-06-01..2011-06-01");
    }

    @Test
    void firstInHistoryLooksBeyondObservation() throws IOException {
        check(
                """
                1: 1960 F, 2010-01-01..2012-12-31
                   condition A 2009-02-01
                   condition A 2011-06-01
                """,
                entry("{'ConditionOccurrence': {'CodesetId': 1, 'First': true}}"),
                "");
    }

    @Test
    void firstIsOfTheConceptSetBeforeAnyFilter() throws IOException {
        check(
                """
                1: 1960 F, 2010-01-01..2012-12-31
                   measurement A 2011-01-01 value=5
                   measurement A 2011-06-01 value=50
                """,
                entry(
                        "{'Measurement': {'CodesetId': 1, 'First': true, 'ValueAsNumber': {'Value': 10, 'Op': 'gt'}}}"),
                "");
    }

    @Test
    void theSmallerIdentifierComesFirstOnADay() throws IOException {
        check(
                """
                1: 1960 F, 2010-01-01..2012-12-31
                   condition A 2011-01-01..2011-03-01 id=9
                   condition A1 2011-01-01..2011-02-01 id=4
                """,
                "'PrimaryCriteria': {'CriteriaList': ["
                        + CONDITION
                        + "], 'PrimaryCriteriaLimit': {'Type': 'First'}},"
                        + "'EndStrategy': {'DateOffset': {'DateField': 'EndDate', 'Offset': 0}}",
                "1: 2011-01-01..2011-02-01");
    }

    @Test
    void sourceConceptsAndConceptsMustBothBeInTheirSets() throws IOException {
        check(
                """
                1: 1960 F, 2010-01-01..2012-12-31
                   condition A 2011-01-01 source_concept=B
                2: 1960 F, 2010-01-01..2012-12-31
                   condition A 2011-01-01 source_concept=C
                3: 1960 F, 2010-01-01..2012-12-31
                   condition D 2011-01-01 source_concept=B
                """,
                entry("{'ConditionOccurrence': {'CodesetId': 1, 'ConditionSourceConcept': 2}}")
                        + ", "
                        + ONE_DAY,
                "1: 2011-01-01..2011-01-01");
    }

    @Test
    void whatIsAbsentIsNeitherAmongNorNotAmongConcepts() throws IOException {
        check(
                """
                1: 1960 F, 2010-01-01..2012-12-31
                   condition A 2011-01-01 type=0
                   condition A 2011-02-01
                   condition A 2011-03-01 type=7
                """,
                entry(
                                "{'ConditionOccurrence': {'CodesetId': 1, 'ConditionType': [{'CONCEPT_ID': 7}],"
                                        + " 'ConditionTypeExclude': true}}")
                        + ", "
                        + ONE_DAY,
                "1: 2011-01-01..2011-01-01");
    }

    @Test
    void ageIsTheDifferenceOfCalendarYears() throws IOException {
        check(
                """
                1: 1960 F, 2010-01-01..2012-12-31
                   condition A 2011-01-01
                   condition A 2010-12-31
                """,
                entry(
                                "{'ConditionOccurrence': {'CodesetId': 1, 'Age': {'Value': 51, 'Op': 'gte'}}}")
                        + ", "
                        + ONE_DAY,
                "1: 2011-01-01..2011-01-01");
    }

    @Test
    void aDeathIsFoundByItsCause() throws IOException {
        check(
                """
                1: 1960 F, 2010-01-01..2012-12-31
                   death 2011-01-01 value_concept=A1
                2: 1960 F, 2010-01-01..2012-12-31
                   death 2011-01-01 value_concept=B
                """,
                entry("{'Death': {'CodesetId': 1}}") + ", " + ONE_DAY,
                "1: 2011-01-01..2011-01-01");
    }

    @Test
    void erasAreFoundByTheConceptTheyAreOf() throws IOException {
        check(
                """
                1: 1960 F, 2010-01-01..2012-12-31
                   drug_era A1 2011-01-01..2011-01-31
                   drug_era A 2011-03-01..2011-06-30
                """,
                entry("{'DrugEra': {'CodesetId': 1, 'EraLength': {'Value': 60, 'Op': 'gt'}}}")
                        + ", "
                        + ONE_DAY,
                "1: 2011-03-01..2011-03-01");
    }

    @Test
    void datesAreMovedBeforeTheyAreLookedAt() throws IOException {
        check(
                """
                1: 1960 F, 2010-01-01..2012-12-31
                   visit A 2011-01-01..2011-01-09
                """,
                entry(
                                "{'VisitOccurrence': {'DateAdjustment': {'StartWith': 'END_DATE', 'StartOffset': 1,"
                                        + " 'EndWith': 'END_DATE', 'EndOffset': 5}, 'OccurrenceStartDate': {'Value': '2011-01-10', 'Op': 'eq'}}}")
                        + ", 'EndStrategy': {'DateOffset': {'DateField': 'EndDate', 'Offset': 0}}",
                "1: 2011-01-10..2011-01-14");
    }

    @Test
    void anObservationPeriodIsFoundByItsType() throws IOException {
        check(
                """
                1: 1960 F, 2010-01-01..2010-12-31=A, 2011-01-01..2012-12-31=B
                2: 1960 F, 2010-01-01..2012-12-31
                """,
                entry("{'ObservationPeriod': {'PeriodTypeCS': {'CodesetId': 2}}}"),
                "1: 2011-01-01..2012-12-31");
    }

    @Test
    void aDoseIsThatOfTheDispensing() throws IOException {
        check(
                """
                1: 1960 F, 2010-01-01..2012-12-31
                   drug D 2011-01-01 effective_dose=20 dose_unit=A
                   drug D 2011-02-01 effective_dose=20 dose_unit=B
                   drug D 2011-03-01 effective_dose=5 dose_unit=A
                   drug D 2011-04-01
                """,
                entry(
                                "{'DrugExposure': {'CodesetId': 4, 'EffectiveDrugDose': {'Value': 10, 'Op': 'gte'},"
                                        + " 'DoseUnit': [{'CONCEPT_ID': 100}]}}")
                        + ", "
                        + ONE_DAY,
                "1: 2011-01-01..2011-01-01");
    }

    @Test
    void theRegionOfAVisitIsThatOfItsCareSite() throws IOException {
        check(
                """
                1: 1960 F, 2010-01-01..2012-12-31
                   visit C 2011-01-01..2011-01-02 place_region=A1
                   visit C 2011-02-01..2011-02-02 place_region=B
                   visit C 2011-03-01..2011-03-02
                """,
                entry("{'VisitOccurrence': {'PlaceOfServiceLocation': 1}}") + ", " + ONE_DAY,
                "1: 2011-01-01..2011-01-01");
    }

    @Test
    void wherePeopleLivedIsAnEvent() throws IOException {
        check(
                """
                1: 1960 F, 2010-01-01..2012-12-31
                   location_region A1 2011-01-01..2011-06-30
                   location_region B 2011-07-01..2099-12-31
                """,
                entry("{'LocationRegion': {'CodesetId': 1}}")
                        + ", 'EndStrategy': {'DateOffset': {'DateField': 'EndDate', 'Offset': 0}}",
                "1: 2011-01-01..2011-06-30");
    }

    @Test
    void aUserDefinedPeriodLiesWithinTheObservationPeriod() throws IOException {
        check(
                """
                1: 1960 F, 2010-01-01..2012-12-31
                2: 1960 F, 2011-06-01..2012-12-31
                """,
                entry("{'ObservationPeriod': {'UserDefinedPeriod': {'StartDate': '2011-01-01'}}}"),
                "1: 2011-01-01..2012-12-31");
    }
}
