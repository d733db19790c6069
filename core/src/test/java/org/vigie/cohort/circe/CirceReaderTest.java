package org.vigie.cohort.circe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.cohort.definition.CohortDefinition;
import org.vigie.cohort.definition.ConceptField;
import org.vigie.cohort.definition.Criterion;
import org.vigie.cohort.definition.DefinitionProblem;
import org.vigie.cohort.definition.EventKind;
import org.vigie.cohort.definition.Exit;
import org.vigie.cohort.definition.Filter;
import org.vigie.cohort.definition.Limit;
import org.vigie.cohort.definition.Moment;
import org.vigie.cohort.definition.Period;
import org.vigie.cohort.definition.Range;
import org.vigie.cohort.definition.TextMatch;
import org.vigie.timeline.Attribute;
import org.vigie.timeline.Days;
import org.vigie.vocabulary.ConceptSet;

/// What Circe's JSON says, and where it says nothing that can be understood.
class CirceReaderTest {

    private static CohortDefinition read(String json) {
        return CirceReader.read(json.replace('\'', '"'));
    }

    private static Criterion criterion(String criterion) {
        return read("""
        {'ConceptSets': [{'id': 7, 'name': 'drugs', 'expression': {'items': []}}],
         'PrimaryCriteria': {'CriteriaList': [%s]}}\
        """
                        .formatted(criterion))
                .entry()
                .criteria()
                .getFirst();
    }

    /// As WebAPI gives it: with its number and name around it, the definition as an object or as a
    /// text.
    @Test
    void whatIsInAWrapperIsTheDefinition() {
        var bare = "{'PrimaryCriteria': {'CriteriaList': [{'Death': {}}]}}";
        var object =
                "{'id': 20, 'name': 't', 'expressionType': 'SIMPLE_EXPRESSION', 'expression': %s}";
        assertEquals(read(bare), read(object.formatted(bare)));
        var text = bare.replace("'", "\\\"");
        assertEquals(
                read(bare), CirceReader.read("{\"id\": 20, \"expression\": \"" + text + "\"}"));
        assertEquals(
                read(bare),
                read("{'tags': [], 'expression': %s, 'createdBy': null}".formatted(bare)));
        var wrong =
                assertThrows(
                        DefinitionProblem.class,
                        () -> read(object.formatted(bare.replace("Death", "Deaths"))));
        assertTrue(wrong.getMessage().contains("/expression/PrimaryCriteria"), wrong.getMessage());
        assertThrows(DefinitionProblem.class, () -> read("{'expression': 7}"));
        assertThrows(DefinitionProblem.class, () -> read("{'expression': '7'}"));
        assertThrows(DefinitionProblem.class, () -> read("{'expression': '{'}"));
    }

    @Test
    void whatIsNotSaidHasCircesDefault() {
        var definition = read("{'PrimaryCriteria': {'CriteriaList': [{'Death': {}}]}}");
        assertEquals(
                new CohortDefinition.EntryEvents(definition.entry().criteria(), 0, 0, Limit.FIRST),
                definition.entry());
        assertEquals(EventKind.DEATH, definition.entry().criteria().getFirst().kind());
        assertEquals(new Exit.EndOfObservation(), definition.exit());
        assertEquals(Limit.FIRST, definition.qualifiedLimit());
        assertEquals(Limit.FIRST, definition.limit());
        assertEquals(Period.ALWAYS, definition.censorWindow());
        assertEquals(0, definition.eraPad());
    }

    @Test
    void anExitWithoutDateFieldIsMeasuredFromTheStart() {
        var definition =
                read(
                        "{'PrimaryCriteria': {'CriteriaList': [{'Death': {}}]}, 'EndStrategy': {'DateOffset': {'Offset': 7}}}");
        assertEquals(new Exit.Offset(Moment.START, 7), definition.exit());
    }

    /// As Circe's own reader has it, so that a file means here what it means in ATLAS.
    @Test
    void ofWhatIsSaidTwiceTheLastCounts() {
        var definition =
                read(
                        """
                        {'ConceptSets': [{'id': 1, 'id': 7, 'name': 'x', 'expression': {'items': [
                           {'concept': {'CONCEPT_ID': 1, 'CONCEPT_NAME': 'y', 'CONCEPT_ID': 2}, 'isExcluded': true, 'isExcluded': false}]}}],
                         'PrimaryCriteria': {'CriteriaList': [{'VisitOccurrence': {}}]},
                         'PrimaryCriteria': {'CriteriaList': [{'Death': {'CodesetId': 1, 'CodesetId': 7}}],
                           'PrimaryCriteriaLimit': {'Type': 'All', 'Type': 'Last'}}}\
                        """);
        assertEquals(Set.of(7), definition.conceptSets().keySet());
        assertEquals(
                List.of(new ConceptSet.Item(new ConceptSet.Concept(2), false, false, false)),
                definition.conceptSets().get(7).items());
        assertEquals(
                List.of(EventKind.DEATH),
                definition.entry().criteria().stream().map(Criterion::kind).toList());
        assertEquals(OptionalInt.of(7), definition.entry().criteria().getFirst().conceptSet());
        assertEquals(Limit.LAST, definition.entry().limit());
    }

    @Test
    void everyKindOfCriterionIsRead() {
        for (var kind : EventKind.values()) {
            assertEquals(kind, criterion("{'" + kind.circe() + "': {}}").kind());
        }
    }

    @Test
    void attributesBecomeFilters() {
        var measurement =
                criterion(
                        """
                        {'Measurement': {'CodesetId': 7, 'First': true, 'ValueAsNumber': {'Value': 1.23456, 'Op': 'bt', 'Extent': 9},
                          'MeasurementType': [{'CONCEPT_ID': 44}], 'MeasurementTypeExclude': true,
                          'UnitCS': {'CodesetId': 7, 'IsExclusion': true}, 'Abnormal': true, 'Age': {'Value': 17.9, 'Op': 'gt'},
                          'OccurrenceStartDate': {'Value': '2010-01-31', 'Op': '!eq'}}}\
                        """);
        assertEquals(OptionalInt.of(7), measurement.conceptSet());
        assertEquals(true, measurement.first());
        assertEquals(
                Set.of(
                        new Filter.Number(
                                Filter.Quantity.VALUE,
                                new Range(Range.Comparison.BETWEEN, 1.2346, 9)),
                        new Filter.Concept(
                                new ConceptField.Of(Attribute.TYPE),
                                new Filter.Listed(Set.of(44L), true)),
                        new Filter.Concept(
                                new ConceptField.Of(Attribute.UNIT_CONCEPT),
                                new Filter.InSet(7, true)),
                        new Filter.Abnormal(),
                        new Filter.Age(Moment.START, new Range(Range.Comparison.MORE, 17, 17)),
                        new Filter.Day(
                                Moment.START,
                                new Range(
                                        Range.Comparison.NOT_EQUAL,
                                        Days.of(2010, 1, 31),
                                        Days.of(2010, 1, 31)))),
                java.util.Set.copyOf(measurement.filters()));
    }

    @Test
    void textsAndPlansAreRead() {
        assertEquals(
                List.of(
                        new Filter.Text(
                                Attribute.STOP_REASON,
                                new TextMatch(TextMatch.Kind.CONTAINS, true, "side"))),
                criterion("{'DrugExposure': {'StopReason': {'Text': 'side', 'Op': '!contains'}}}")
                        .filters());
        assertEquals(
                List.of(
                        new Filter.Concept(
                                new ConceptField.Of(Attribute.PLAN), new Filter.InSet(7, false))),
                criterion("{'PayerPlanPeriod': {'PlanConcept': 7}}").filters());
    }

    @Test
    void datesCanBeMovedAndFixed() {
        assertEquals(
                new Criterion.Adjustment(Moment.END, -3, Moment.END, 5),
                criterion(
                                """
                                {'VisitOccurrence': {'DateAdjustment': {'StartWith': 'END_DATE', 'StartOffset': -3, 'EndWith': 'END_DATE',
                                  'EndOffset': 5}}}\
                                """)
                        .moved()
                        .orElseThrow());
        assertEquals(
                new Period(OptionalInt.of(Days.of(2020, 1, 1)), OptionalInt.empty()),
                criterion(
                                "{'ObservationPeriod': {'UserDefinedPeriod': {'StartDate': '2020-01-01'}}}")
                        .fixed());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    {'PrimaryCriteria': 1}                                     | /PrimaryCriteria: should be an object, is 1
                    {}                                                         | /: needs PrimaryCriteria
                    []                                                         | /: should be an object, is a list
                    {'PrimaryCriteria': {'CriteriaList': []}}                  | /PrimaryCriteria: needs at least one criterion in CriteriaList: nobody could enter
                    {'PrimaryCriteria': {'CriteriaList': [{'Dead': {}}]}}      | /PrimaryCriteria/CriteriaList/0: should name one kind of event such as ConditionOccurrence, names Dead
                    {'PrimaryCriteria': {'CriteriaList': [{'Death': {'CodesetId': 3}}]}} | /PrimaryCriteria/CriteriaList/0/Death/CodesetId: there is no concept set 3
                    {'PrimaryCriteria': {'CriteriaList': [{'Death': {'Age': {'Value': 'x', 'Op': 'gt'}}}]}} | /PrimaryCriteria/CriteriaList/0/Death/Age/Value: should be a number, is the text 'x'
                    {'PrimaryCriteria': {'CriteriaList': [{'Death': {'Age': {'Value': 1, 'Op': 'ge'}}}]}} | "/PrimaryCriteria/CriteriaList/0/Death/Age/Op: should be one of lt, lte, eq, !eq, gt, gte, bt, !bt, is 'ge'"
                    {'PrimaryCriteria': {'CriteriaList': [{'Death': {'OccurrenceStartDate': {'Value': '2020-02-30', 'Op': 'gt'}}}]}} | "/PrimaryCriteria/CriteriaList/0/Death/OccurrenceStartDate/Value: should be a date such as 2020-01-31, is '2020-02-30'"
                    {'PrimaryCriteria': {'CriteriaList': [{'Death': {}}]}, 'ExpressionLimit': {'Type': 'Some'}} | "/ExpressionLimit/Type: should be All, First or Last, is 'Some'"
                    {'PrimaryCriteria': {'CriteriaList': [{'Death': {}}]}, 'Rules': []} | starts /Rules: is not known here
                    {'PrimaryCriteria': {'CriteriaList': [{'Death': {}}]}, 'AdditionalCriteria': {'Type': 'AT_LEAST'}} | "/AdditionalCriteria: needs Count: AT_LEAST how many?"
                    {'PrimaryCriteria': {'CriteriaList': [{'Death': {}}]}, 'AdditionalCriteria': {'Type': 'AT_MOST', 'Count': -1}} | "/AdditionalCriteria/Count: should be a whole number from 0 to 1000000, is -1"
                    {'PrimaryCriteria': {'CriteriaList': [{'Death': {'CorrelatedCriteria': {'CriteriaList': [{'Criteria': {'Death': {}}, 'StartWindow': {'Start': {'Coeff': -1}, 'End': {'Coeff': 1}}, 'Occurrence': {'Type': 1, 'Count': -11}}]}}}]}} | "/PrimaryCriteria/CriteriaList/0/Death/CorrelatedCriteria/CriteriaList/0/Occurrence/Count: should be a whole number from 0 to 1000000, is -11"
                    {'PrimaryCriteria': {'CriteriaList': [{'Death': {'CorrelatedCriteria': {'CriteriaList': [{'Criteria': {'Death': {}}, 'StartWindow': {'Start': {'Coeff': -1}, 'End': {'Coeff': 1}}, 'Occurrence': {'Type': 2, 'Count': 1000001}}]}}}]}} | "/PrimaryCriteria/CriteriaList/0/Death/CorrelatedCriteria/CriteriaList/0/Occurrence/Count: should be a whole number from 0 to 1000000, is 1000001"
                    {'PrimaryCriteria': {'CriteriaList': [{'Death': {'DeathType': [{'CONCEPT_ID': -1}]}}]}} | "/PrimaryCriteria/CriteriaList/0/Death/DeathType/0/CONCEPT_ID: should be a concept id of OMOP, which is never below 0"
                    {'PrimaryCriteria': {'CriteriaList': [{'Death': {}}], 'Limit': 1}} | "/PrimaryCriteria/Limit: is not known here; known are CriteriaList, ObservationWindow, PrimaryCriteriaLimit"
                    {'PrimaryCriteria': {'CriteriaList': [{'Death': {}}], 'ObservationWindow': {'PriorDays': 99999999}}} | "/PrimaryCriteria/ObservationWindow/PriorDays: should be a number of days up to 3652500, is 99999999"
                    {'PrimaryCriteria': {'CriteriaList': [{'Death': {'Age': {'Value': 1e999, 'Op': 'gt'}}}]}} | starts /PrimaryCriteria/CriteriaList/0/Death/Age/Value: should be a number
                    {'PrimaryCriteria': {'CriteriaList': [{'Death': {'OccurrenceStartDate': {'Value': '+999999999-12-31', 'Op': 'gt'}}}]}} | starts /PrimaryCriteria/CriteriaList/0/Death/OccurrenceStartDate/Value: should be a date such as 2020-01-31
                    {'PrimaryCriteria': {'CriteriaList': [{'Death': {}}]}, 'EndStrategy': {'DateOffset': {}, 'CustomEra': {}}} | "/EndStrategy: should be DateOffset or CustomEra, is both"
                    {'PrimaryCriteria': {'CriteriaList': [{'Death': {'CorrelatedCriteria': {'CriteriaList': [{'Criteria': {'Death': {}}, 'StartWindow': {'Start': {'TimeUnit': 'hour', 'TimeUnitValue': 3, 'Coeff': -1}, 'End': {'Coeff': 1}}, 'Occurrence': {'Type': 2, 'Count': 1}}]}}}]}} | "/PrimaryCriteria/CriteriaList/0/Death/CorrelatedCriteria/CriteriaList/0/StartWindow/Start/TimeUnit: should be day, is 'hour'"
                    {'PrimaryCriteria'                                         | starts is not a cohort definition: it is not JSON (line 1
                    {name: 'Mme Durand'}                                       | is not a cohort definition: it is not JSON (line 1, column 2)
                    """)
    void aFaultIsOneMessageWithItsPlace(String json, String message) {
        var problem = assertThrows(DefinitionProblem.class, () -> read(json));
        if (message.startsWith("starts ")) {
            assertEquals(
                    message.substring(7), problem.getMessage().substring(0, message.length() - 7));
        } else {
            assertEquals(message, problem.getMessage());
        }
    }
}
