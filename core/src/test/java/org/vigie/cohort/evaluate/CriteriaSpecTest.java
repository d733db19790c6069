package org.vigie.cohort.evaluate;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/// What must hold around an entry event.
class CriteriaSpecTest extends CohortSpec {

    private static final String AT_LEAST_ONE = "'Occurrence': {'Type': 2, 'Count': 1}";
    private static final String ANY_TIME =
            "'StartWindow': {'Start': {'Coeff': -1}, 'End': {'Coeff': 1}}";

    private static String drug(String rest) {
        return rule("{'Criteria': {'DrugExposure': {'CodesetId': 4}}, " + rest + "}");
    }

    @Test
    void bothEndsOfAWindowBelongToIt() throws IOException {
        check(
                """
                1: 1960 F, 2010-01-01..2012-12-31
                   condition A 2011-06-10
                   drug D 2011-06-01
                2: 1960 F, 2010-01-01..2012-12-31
                   condition A 2011-06-10
                   drug D 2011-05-31
                """,
                entry(CONDITION)
                        + ", "
                        + ONE_DAY
                        + ", "
                        + drug(
                                "'StartWindow': {'Start': {'Days': 9, 'Coeff': -1},"
                                        + " 'End': {'Days': 0, 'Coeff': -1}}, "
                                        + AT_LEAST_ONE),
                "1: 2011-06-10..2011-06-10");
    }

    @Test
    void anUnboundedWindowEndsWithObservation() throws IOException {
        var people =
                """
                1: 1960 F, 2010-01-01..2010-12-31, 2011-03-01..2012-12-31
                   condition A 2011-06-10
                   drug D 2010-06-01
                """;
        check(
                people,
                entry(CONDITION) + ", " + ONE_DAY + ", " + drug(ANY_TIME + ", " + AT_LEAST_ONE),
                "");
        check(
                people,
                entry(CONDITION)
                        + ", "
                        + ONE_DAY
                        + ", "
                        + drug(ANY_TIME + ", 'IgnoreObservationPeriod': true, " + AT_LEAST_ONE),
                "1: 2011-06-10..2011-06-10");
    }

    @Test
    void anEndWindowLooksAtTheEndOfTheOtherEvent() throws IOException {
        check(
                """
                1: 1960 F, 2010-01-01..2012-12-31
                   condition A 2011-06-10
                   drug D 2011-06-01..2011-06-10
                2: 1960 F, 2010-01-01..2012-12-31
                   condition A 2011-06-10
                   drug D 2011-06-01..2011-06-09
                """,
                entry(CONDITION)
                        + ", "
                        + ONE_DAY
                        + ", "
                        + drug(
                                ANY_TIME
                                        + ", 'EndWindow': {'Start': {'Days': 0,"
                                        + " 'Coeff': 1}, 'End': {'Coeff': 1}}, "
                                        + AT_LEAST_ONE),
                "1: 2011-06-10..2011-06-10");
    }

    @Test
    void aDrugWithoutAnEndLastsItsSupplyElseADay() throws IOException {
        check(
                """
                1: 1960 F, 2010-01-01..2012-12-31
                   condition A 2011-06-10
                   drug D 2011-06-01 days_supply=9
                2: 1960 F, 2010-01-01..2012-12-31
                   condition A 2011-06-10
                   drug D 2011-06-09
                3: 1960 F, 2010-01-01..2012-12-31
                   condition A 2011-06-10
                   drug D 2011-06-08
                """,
                entry(CONDITION)
                        + ", "
                        + ONE_DAY
                        + ", "
                        + drug(
                                ANY_TIME
                                        + ", 'EndWindow': {'Start': {'Days': 0,"
                                        + " 'Coeff': 1}, 'End': {'Coeff': 1}}, "
                                        + AT_LEAST_ONE),
                """
                1: 2011-06-10..2011-06-10
                2: 2011-06-10..2011-06-10\
                """);
    }

    @Test
    void noneIsExactlyZero() throws IOException {
        check(
                """
                1: 1960 F, 2010-01-01..2012-12-31
                   condition A 2011-06-10
                2: 1960 F, 2010-01-01..2012-12-31
                   condition A 2011-06-10
                   drug D 2011-06-01
                """,
                entry(CONDITION)
                        + ", "
                        + ONE_DAY
                        + ", "
                        + drug(ANY_TIME + ", 'Occurrence': {'Type': 0, 'Count': 0}"),
                "1: 2011-06-10..2011-06-10");
    }

    @Test
    void anEventMeetsItself() throws IOException {
        check(
                """
                1: 1960 F, 2010-01-01..2012-12-31
                   condition A 2011-06-10
                """,
                entry(CONDITION)
                        + ", "
                        + ONE_DAY
                        + ", "
                        + rule(
                                "{'Criteria': "
                                        + CONDITION
                                        + ", "
                                        + ANY_TIME
                                        + ", "
                                        + AT_LEAST_ONE
                                        + "}"),
                "1: 2011-06-10..2011-06-10");
    }

    @Test
    void differentDaysAreCountedOnce() throws IOException {
        check(
                """
                1: 1960 F, 2010-01-01..2012-12-31
                   condition A 2011-06-10
                   drug D 2011-06-11
                   drug D1 2011-06-11
                2: 1960 F, 2010-01-01..2012-12-31
                   condition A 2011-06-10
                   drug D 2011-06-11
                   drug D 2011-06-12
                """,
                entry(CONDITION)
                        + ", "
                        + ONE_DAY
                        + ", "
                        + drug(
                                ANY_TIME
                                        + ", 'Occurrence': {'Type': 2, 'Count': 2,"
                                        + " 'IsDistinct': true, 'CountColumn': 'START_DATE'}"),
                "2: 2011-06-10..2011-06-10");
    }

    @Test
    void differentConceptsAreCountedWhereNoColumnIsNamed() throws IOException {
        check(
                """
                1: 1960 F, 2010-01-01..2012-12-31
                   condition A 2011-06-10
                   drug D 2011-06-11
                   drug D1 2011-06-11
                2: 1960 F, 2010-01-01..2012-12-31
                   condition A 2011-06-10
                   drug D 2011-06-11
                   drug D 2011-06-12
                """,
                entry(CONDITION)
                        + ", "
                        + ONE_DAY
                        + ", "
                        + drug(
                                ANY_TIME
                                        + ", 'Occurrence': {'Type': 2, 'Count': 2,"
                                        + " 'IsDistinct': true}"),
                "1: 2011-06-10..2011-06-10");
    }

    @Test
    void typesOfObservationPeriodsAreTheirConcepts() throws IOException {
        check(
                """
                1: 1960 F, 2010-01-01..2010-12-31=A, 2011-01-01..2012-12-31=B
                   condition A 2011-06-10
                2: 1960 F, 2010-01-01..2010-12-31=A, 2011-01-01..2012-12-31=A
                   condition A 2011-06-10
                """,
                entry(CONDITION)
                        + ", "
                        + ONE_DAY
                        + ", "
                        + rule(
                                "{'Criteria': {'ObservationPeriod': {}}, "
                                        + ANY_TIME
                                        + ", 'IgnoreObservationPeriod': true, 'Occurrence': {'Type': 2, 'Count': 2, 'IsDistinct': true}}"),
                "1: 2011-06-10..2011-06-10");
    }

    @Test
    void theSameVisitIsOneThatBothName() throws IOException {
        check(
                """
                1: 1960 F, 2010-01-01..2012-12-31
                   condition A 2011-06-10 visit=5
                   drug D 2011-06-11 visit=5
                2: 1960 F, 2010-01-01..2012-12-31
                   condition A 2011-06-10
                   drug D 2011-06-11
                """,
                entry(CONDITION)
                        + ", "
                        + ONE_DAY
                        + ", "
                        + drug(ANY_TIME + ", 'RestrictVisit': true, " + AT_LEAST_ONE),
                "1: 2011-06-10..2011-06-10");
    }

    @Test
    void nestedCriteriaLookAroundTheInnerEvent() throws IOException {
        check(
                """
                1: 1960 F, 2010-01-01..2012-12-31
                   condition A 2011-06-10
                   drug D 2011-08-01
                   measurement C 2011-08-03
                2: 1960 F, 2010-01-01..2012-12-31
                   condition A 2011-06-10
                   drug D 2011-08-01
                   measurement C 2011-06-12
                """,
                entry(CONDITION)
                        + ", "
                        + ONE_DAY
                        + ", "
                        + rule(
                                "{'Criteria': {'DrugExposure': {'CodesetId': 4,"
                                        + " 'CorrelatedCriteria': {'Type': 'ALL', 'CriteriaList': [{'Criteria': {'Measurement': {'CodesetId': 3}},"
                                        + " 'StartWindow': {'Start': {'Days': 0, 'Coeff': -1}, 'End': {'Days': 7, 'Coeff': 1}}, "
                                        + AT_LEAST_ONE
                                        + "}]}}}, "
                                        + ANY_TIME
                                        + ", "
                                        + AT_LEAST_ONE
                                        + "}"),
                "1: 2011-06-10..2011-06-10");
    }

    @Test
    void atMostHoldsForNone() throws IOException {
        check(
                """
                1: 1960 F, 2010-01-01..2012-12-31
                   condition A 2011-06-10
                """,
                entry(CONDITION)
                        + ", "
                        + ONE_DAY
                        + ", 'InclusionRules': [{'name': 'r', 'expression': {'Type': 'AT_MOST',"
                        + " 'Count': 0, 'DemographicCriteriaList': [{'Gender': [{'CONCEPT_ID': 8507}]}]}}]",
                "1: 2011-06-10..2011-06-10");
    }

    private static String demographics(String criterion) {
        return "'InclusionRules': [{'name': 'r', 'expression': {'Type': 'ALL', 'DemographicCriteriaList': [{"
                + criterion
                + "}]}}]";
    }

    @Test
    void thePersonIsAskedAboutOnTheDayOfTheEntryEvent() throws IOException {
        var people =
                """
                1: 1960 F gender=A race=A ethnicity=A, 2010-01-01..2012-12-31
                   condition A 2011-06-10..2011-06-12
                2: 1961 M gender=B race=B ethnicity=B, 2010-01-01..2012-12-31
                   condition A 2011-06-11..2011-06-13
                """;
        for (var criterion :
                new String[] {
                    "'Age': {'Value': 51, 'Op': 'gte'}",
                    "'Gender': [{'CONCEPT_ID': 100}]",
                    "'GenderCS': {'CodesetId': 1}",
                    "'Race': [{'CONCEPT_ID': 100}]",
                    "'RaceCS': {'CodesetId': 2, 'IsExclusion': true}",
                    "'Ethnicity': [{'CONCEPT_ID': 100}]",
                    "'EthnicityCS': {'CodesetId': 1}",
                    "'OccurrenceStartDate': {'Value': '2011-06-11', 'Op': 'lt'}",
                    "'OccurrenceEndDate': {'Value': '2011-06-12', 'Op': 'lte'}"
                }) {
            check(
                    people,
                    entry(CONDITION) + ", " + ONE_DAY + ", " + demographics(criterion),
                    "1: 2011-06-10..2011-06-10");
        }
    }

    @Test
    void groupsCountHowManyOfTheirConditionsHold() throws IOException {
        var people =
                """
                1: 1960 F, 2010-01-01..2012-12-31
                   condition A 2011-06-10
                   drug D 2011-06-11
                2: 1960 F, 2010-01-01..2012-12-31
                   condition A 2011-06-10
                   drug D 2011-06-11
                   measurement C 2011-06-11
                3: 1960 F, 2010-01-01..2012-12-31
                   condition A 2011-06-10
                """;
        var two =
                "'CriteriaList': [{'Criteria': {'DrugExposure': {'CodesetId': 4}}, "
                        + ANY_TIME
                        + ", "
                        + AT_LEAST_ONE
                        + "}], 'Groups': [{'Type': 'ALL', 'CriteriaList': [{'Criteria': {'Measurement': {'CodesetId': 3}}, "
                        + ANY_TIME
                        + ", "
                        + AT_LEAST_ONE
                        + "}]}]}}]";
        var rule =
                entry(CONDITION)
                        + ", "
                        + ONE_DAY
                        + ", 'InclusionRules': [{'name': 'r', 'expression': {'Type': ";
        check(
                people,
                rule + "'ANY', " + two,
                """
                1: 2011-06-10..2011-06-10
                2: 2011-06-10..2011-06-10\
                """);
        check(people, rule + "'AT_LEAST', 'Count': 2, " + two, "2: 2011-06-10..2011-06-10");
    }

    @Test
    void atMostSoManyEventsMayLieAround() throws IOException {
        check(
                """
                1: 1960 F, 2010-01-01..2012-12-31
                   condition A 2011-06-10
                   drug D 2011-06-11
                2: 1960 F, 2010-01-01..2012-12-31
                   condition A 2011-06-10
                   drug D 2011-06-11
                   drug D 2011-06-12
                """,
                entry(CONDITION)
                        + ", "
                        + ONE_DAY
                        + ", "
                        + drug(ANY_TIME + ", 'Occurrence': {'Type': 1, 'Count': 1}"),
                "1: 2011-06-10..2011-06-10");
    }

    @Test
    void aWindowMayBeMeasuredFromTheEndOfTheIndexAndToTheEndOfTheOther() throws IOException {
        var people =
                """
                1: 1960 F, 2010-01-01..2012-12-31
                   condition A 2011-06-10..2011-06-20
                   drug D 2011-06-15..2011-06-21
                2: 1960 F, 2010-01-01..2012-12-31
                   condition A 2011-06-10..2011-06-14
                   drug D 2011-06-15..2011-06-17
                """;
        var days =
                "'StartWindow': {'Start': {'Days': 0, 'Coeff': 1}, 'End': {'Days': 1, 'Coeff': 1}, ";
        check(
                people,
                entry(CONDITION)
                        + ", "
                        + ONE_DAY
                        + ", "
                        + drug(days + "'UseIndexEnd': true, 'UseEventEnd': true}, " + AT_LEAST_ONE),
                "1: 2011-06-10..2011-06-10");
        check(
                people,
                entry(CONDITION)
                        + ", "
                        + ONE_DAY
                        + ", "
                        + drug(days + "'UseIndexEnd': true}, " + AT_LEAST_ONE),
                "2: 2011-06-10..2011-06-10");
    }

    @Test
    void limitsKeepAllTheFirstOrTheLastOfTheEventsThatAreLeft() throws IOException {
        var people =
                """
                1: 1960 F, 2010-01-01..2012-12-31
                   condition A 2011-06-10
                   condition A 2011-07-10
                """;
        var additional =
                entry(CONDITION)
                        + ", "
                        + ONE_DAY
                        + ", 'AdditionalCriteria': {'Type': 'ALL'}, 'QualifiedLimit':"
                        + " {'Type': '%s'}, 'ExpressionLimit': {'Type': '%s'}";
        check(
                people,
                additional.formatted("All", "All"),
                "1: 2011-06-10..2011-06-10, 2011-07-10..2011-07-10");
        check(people, additional.formatted("Last", "All"), "1: 2011-07-10..2011-07-10");
        check(people, additional.formatted("All", "First"), "1: 2011-06-10..2011-06-10");
    }

    @Test
    void aLimitWithoutATypeKeepsTheFirst() throws IOException {
        var people =
                """
                1: 1960 F, 2010-01-01..2012-12-31
                   condition A 2011-06-10
                   condition A 2011-07-10
                """;
        check(
                people,
                entry(CONDITION) + ", " + ONE_DAY + ", 'ExpressionLimit': {}",
                "1: 2011-06-10..2011-06-10");
        check(
                people,
                "'PrimaryCriteria': {'CriteriaList': ["
                        + CONDITION
                        + "], 'PrimaryCriteriaLimit': {}}, "
                        + ONE_DAY,
                "1: 2011-06-10..2011-06-10");
    }

    @Test
    void theQualifiedLimitNeedsAdditionalCriteria() throws IOException {
        var people =
                """
                1: 1960 F, 2010-01-01..2012-12-31
                   condition A 2011-06-10
                   condition A 2011-07-10
                """;
        var first = entry(CONDITION) + ", " + ONE_DAY + ", 'QualifiedLimit': {'Type': 'First'}";
        check(people, first, "1: 2011-06-10..2011-06-10, 2011-07-10..2011-07-10");
        check(
                people,
                first + ", 'AdditionalCriteria': {'Type': 'ALL'}",
                "1: 2011-06-10..2011-06-10");
    }

    @Test
    void theLastLimitCountsEventsThatMetEveryRule() throws IOException {
        check(
                """
                1: 1960 F, 2010-01-01..2012-12-31
                   condition A 2011-06-10
                   drug D 2011-06-11
                   condition A 2011-07-10
                   drug D 2011-07-11
                   condition A 2011-09-10
                """,
                entry(CONDITION)
                        + ", "
                        + ONE_DAY
                        + ", 'ExpressionLimit': {'Type': 'Last'}, "
                        + drug(
                                "'StartWindow': {'Start': {'Days': 0, 'Coeff': 1}, 'End': {'Days': 3, 'Coeff': 1}}, "
                                        + AT_LEAST_ONE),
                "1: 2011-07-10..2011-07-10");
    }

    @Test
    void theVisitTypeOfAnEventIsTheConceptOfItsVisit() throws IOException {
        check(
                """
                1: 1960 F, 2010-01-01..2012-12-31
                   visit B 2011-06-10 visit=5
                   condition A 2011-06-10 visit=5
                   condition A 2011-06-11 visit=6
                """,
                entry("{'ConditionOccurrence': {'CodesetId': 1, 'VisitTypeCS': {'CodesetId': 2}}}")
                        + ", "
                        + ONE_DAY,
                "1: 2011-06-10..2011-06-10");
    }
}
