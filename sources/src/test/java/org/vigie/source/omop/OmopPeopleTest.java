package org.vigie.source.omop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who people are, where they live, when they were observed, and what care cost.
@Tag("long")
class OmopPeopleTest {

    @TempDir Path tests;

    @Test
    void peopleHaveSexBirthDeathRegionPracticeAndSite() {
        var folder =
                OmopFolder.ofTwoPeople(tests)
                        .table(
                                "person",
                                """
                                person_id,gender_concept_id,year_of_birth,month_of_birth,day_of_birth,birth_datetime,location_id,care_site_id
                                1,8532,1950,7,14,1950-07-15 03:00:00,4,9
                                2,8507,1960,2,,,5,8
                                3,0,1970,,,,6,7
                                """)
                        .table(
                                "location",
                                """
                                location_id,city,state,county
                                4,Rennes,Bretagne,Ille-et-Vilaine
                                5,Nantes,,Loire-Atlantique
                                """)
                        .table(
                                "care_site",
                                """
                                care_site_id,care_site_name,care_site_source_value
                                9,North practice,N
                                8,,S
                                """)
                        .table(
                                "death",
                                """
                                person_id,death_date
                                1,2015-02-03
                                """)
                        .table(
                                "cdm_source",
                                """
                                cdm_source_name,cdm_source_abbreviation
                                A registry,REG
                                """);
        assertEquals(
                List.of(
                        "1 FEMALE birth=1950-07-14 death=2015-02-03 region=Bretagne practice=North practice site=REG"
                                + " 2010-01-01..2015-02-03",
                        "2 MALE birth=1960-02-01 region=Loire-Atlantique practice=S site=REG 2010-01-01..2020-12-31",
                        "3 UNKNOWN birth=1970-01-01 practice=7 site=REG"),
                folder.read().people());
    }

    @Test
    void periodsThatOverlapOrTouchAreJoinedAndOthersAreNot() {
        var imported =
                OmopFolder.ofTwoPeople(tests)
                        .table(
                                "observation_period",
                                """
                                person_id,observation_period_start_date,observation_period_end_date
                                1,2010-01-01,2012-12-31
                                1,2011-01-01,2011-02-01
                                1,2012-06-01,2013-06-30
                                1,2013-07-01,2014-01-01
                                2,2015-01-01,2015-12-31
                                2,2010-01-01,2010-12-31
                                """)
                        .read();
        assertEquals(
                List.of(
                        "1 FEMALE birth=1950-01-01 2010-01-01..2014-01-01",
                        "2 MALE birth=1960-01-01 2010-01-01..2010-12-31 2015-01-01..2015-12-31"),
                imported.people());
        assertEquals(
                List.of(
                        "2 observation_period: joined with the period they overlap (observation_period.csv, line 3;"
                                + " observation_period.csv, line 4)"),
                imported.findings("overlapping-periods"));
    }

    @Test
    void costsAreWhatWasPaidElseWhatItCostElseWhatWasCharged() {
        var imported =
                OmopFolder.ofTwoPeople(tests)
                        .table(
                                "drug_exposure",
                                """
                                drug_exposure_id,person_id,drug_concept_id,drug_exposure_start_date
                                1,1,10,2015-01-01
                                2,1,10,2015-01-02
                                3,1,10,2015-01-03
                                4,1,10,2015-01-04
                                """)
                        .table(
                                "cost",
                                """
                                cost_id,cost_event_id,cost_domain_id,total_charge,total_cost,total_paid
                                1,1,Drug,30.00,20.00,12.34
                                2,2,Drug,30.00,20.00,
                                3,3,drug_exposure,30.00,,
                                4,1,Drug,,,0.66
                                """)
                        .read();
        assertEquals(
                List.of(
                        "1 2015-01-01 OMOP/10 cents=1300",
                        "1 2015-01-02 OMOP/10 cents=2000",
                        "1 2015-01-03 OMOP/10 cents=3000",
                        "1 2015-01-04 OMOP/10"),
                imported.events());
    }

    /// Identifiers are unique within a table only.
    @Test
    void aCostBelongsToTheTableOfItsDomainAndNotToErasOrVisitDetails() {
        var imported =
                OmopFolder.ofTwoPeople(tests)
                        .table(
                                "drug_era",
                                """
                                drug_era_id,person_id,drug_concept_id,drug_era_start_date,drug_era_end_date
                                1,1,10,2015-01-01,2015-01-01
                                """)
                        .table(
                                "visit_occurrence",
                                """
                                visit_occurrence_id,person_id,visit_concept_id,visit_start_date
                                1,1,11,2015-01-02
                                """)
                        .table(
                                "visit_detail",
                                """
                                visit_detail_id,person_id,visit_detail_concept_id,visit_detail_start_date,visit_occurrence_id
                                1,1,12,2015-01-03,1
                                2,1,12,2015-01-04,1
                                """)
                        .table(
                                "cost",
                                """
                                cost_id,cost_event_id,cost_domain_id,total_paid
                                1,1,Drug,5
                                2,1,Visit,6
                                3,2,Visit Detail,7
                                """)
                        .read();
        assertEquals(
                List.of(
                        "1 2015-01-01 ERA/OMOP/10 end=2015-01-01",
                        "1 2015-01-02 OMOP/11 visit=1 cents=600",
                        "1 2015-01-03 OMOP/12 visit=1",
                        "1 2015-01-04 OMOP/12 visit=1 cents=700"),
                imported.events());
    }
}
