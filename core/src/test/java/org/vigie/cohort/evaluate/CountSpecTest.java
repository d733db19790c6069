package org.vigie.cohort.evaluate;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/// What makes two events different where different ones are counted.
class CountSpecTest extends CohortSpec {

    /// Two different values of a column are needed; person 1 has them, person 2 has one value
    /// twice.
    private void different(String column, String kind, String first, String second, String same)
            throws IOException {
        check(
                """
                1: 1960 F, 2010-01-01..2012-12-31
                   condition C 2011-06-10
                   %1$s
                   %2$s
                2: 1960 F, 2010-01-01..2012-12-31
                   condition C 2011-06-10
                   %1$s
                   %3$s
                """
                        .formatted(first, second, same),
                entry("{'ConditionOccurrence': {'CodesetId': 3}}")
                        + ", "
                        + ONE_DAY
                        + ", "
                        + rule(
                                "{'Criteria': {'"
                                        + kind
                                        + "': {'CodesetId': 1}}, 'StartWindow': {'Start': {'Coeff': -1},"
                                        + " 'End': {'Coeff': 1}}, 'Occurrence': {'Type': 2, 'Count': 2, 'IsDistinct': true,"
                                        + " 'CountColumn': '"
                                        + column
                                        + "'}}"),
                "1: 2011-06-10..2011-06-10");
    }

    @Test
    void daysAndConcepts() throws IOException {
        different(
                "START_DATE",
                "DrugExposure",
                "drug A 2011-01-01",
                "drug A 2011-01-02",
                "drug A1 2011-01-01");
        different(
                "END_DATE",
                "DrugExposure",
                "drug A 2011-01-01..2011-02-01",
                "drug A 2011-01-01..2011-02-02",
                "drug A 2011-01-02..2011-02-01");
        different(
                "DURATION",
                "VisitOccurrence",
                "visit A 2011-01-01..2011-01-05",
                "visit A 2011-02-01..2011-02-04",
                "visit A 2011-02-01..2011-02-05");
        different(
                "DOMAIN_CONCEPT",
                "DrugExposure",
                "drug A 2011-01-01",
                "drug A1 2011-01-01",
                "drug A 2011-01-02");
        different(
                "DOMAIN_SOURCE_CONCEPT",
                "DrugExposure",
                "drug A 2011-01-01 source_concept=A",
                "drug A 2011-01-02 source_concept=B",
                "drug A 2011-01-02");
    }

    /// Only events of the period that holds the entry count, be it the first or the second.
    @Test
    void windowsStayInThePeriodOfTheEntry() throws IOException {
        check(
                """
                1: 1960 F, 2009-01-01..2010-12-31, 2012-01-01..2012-12-31
                   drug A 2012-03-01
                   condition C 2012-06-10
                2: 1960 F, 2009-01-01..2010-12-31, 2012-01-01..2012-12-31
                   drug A 2010-11-01
                   condition C 2012-06-10
                3: 1960 F, 2009-01-01..2010-12-31, 2012-01-01..2012-12-31
                   drug A 2010-11-01
                   condition C 2010-12-10
                """,
                entry("{'ConditionOccurrence': {'CodesetId': 3}}")
                        + ", "
                        + ONE_DAY
                        + ", "
                        + rule(
                                "{'Criteria': {'DrugExposure': {'CodesetId': 1}}, 'StartWindow': {'Start':"
                                        + " {'Days': 900, 'Coeff': -1}, 'End': {'Days': 0, 'Coeff': 1}},"
                                        + " 'Occurrence': {'Type': 2, 'Count': 1}}"),
                "1: 2012-06-10..2012-06-10\n3: 2010-12-10..2010-12-10");
    }

    @Test
    void aDeathWithoutACauseIsOneOfConcept0() throws IOException {
        check(
                """
                1: 1960 F, 2010-01-01..2012-12-31
                   condition C 2011-06-10
                   death 2011-07-01
                2: 1960 F, 2010-01-01..2012-12-31
                   condition C 2011-06-10
                """,
                entry("{'ConditionOccurrence': {'CodesetId': 3}}")
                        + ", "
                        + ONE_DAY
                        + ", "
                        + rule(
                                "{'Criteria': {'Death': {}}, 'StartWindow': {'Start': {'Coeff': -1}, 'End': {'Coeff': 1}},"
                                        + " 'Occurrence': {'Type': 2, 'Count': 1, 'IsDistinct': true, 'CountColumn': 'DOMAIN_CONCEPT'}}"),
                "1: 2011-06-10..2011-06-10");
    }

    @Test
    void visitsAndUnits() throws IOException {
        different(
                "VISIT_ID",
                "DrugExposure",
                "drug A 2011-01-01 visit=1",
                "drug A 2011-01-02 visit=2",
                "drug A 2011-01-02 visit=1");
        different(
                "VISIT_DETAIL_ID",
                "DrugExposure",
                "drug A 2011-01-01 visit_detail=1",
                "drug A 2011-01-02 visit_detail=2",
                "drug A 2011-01-02 visit_detail=1");
        different(
                "UNIT",
                "Measurement",
                "measurement A 2011-01-01 unit_concept=A",
                "measurement A 2011-01-02 unit_concept=B",
                "measurement A 2011-01-02 unit_concept=A");
    }

    @Test
    void numbers() throws IOException {
        different(
                "QUANTITY",
                "DrugExposure",
                "drug A 2011-01-01 value=1",
                "drug A 2011-01-02 value=2",
                "drug A 2011-01-02 value=1");
        different(
                "DAYS_SUPPLY",
                "DrugExposure",
                "drug A 2011-01-01 days_supply=1",
                "drug A 2011-01-02 days_supply=2",
                "drug A 2011-01-02 days_supply=1");
        different(
                "REFILLS",
                "DrugExposure",
                "drug A 2011-01-01 refills=1",
                "drug A 2011-01-02 refills=2",
                "drug A 2011-01-02 refills=1");
        different(
                "GAP_DAYS",
                "DrugEra",
                "drug_era A 2011-01-01..2011-02-01 gap_days=1",
                "drug_era A 2011-03-01..2011-04-01 gap_days=2",
                "drug_era A 2011-03-01..2011-04-01 gap_days=1");
        different(
                "ERA_OCCURRENCES",
                "ConditionEra",
                "condition_era A 2011-01-01..2011-02-01 value=1",
                "condition_era A 2011-03-01..2011-04-01 value=2",
                "condition_era A 2011-03-01..2011-04-01 value=1");
        different(
                "VALUE_AS_NUMBER",
                "Measurement",
                "measurement A 2011-01-01 value=1",
                "measurement A 2011-01-02 value=2",
                "measurement A 2011-01-02");
        different(
                "RANGE_LOW",
                "Measurement",
                "measurement A 2011-01-01 range_low=1",
                "measurement A 2011-01-02 range_low=2",
                "measurement A 2011-01-02 range_low=1");
        different(
                "RANGE_HIGH",
                "Measurement",
                "measurement A 2011-01-01 range_high=1",
                "measurement A 2011-01-02 range_high=2",
                "measurement A 2011-01-02 range_high=1");
    }
}
