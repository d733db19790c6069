package org.vigie.source.omop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.store.read.Store;
import org.vigie.timeline.Attribute;
import org.vigie.timeline.Days;
import org.vigie.timeline.Timeline;

/// Every attribute of every table comes from the column it should come from.
@Tag("long")
class OmopAttributesTest {

    /// Table, attribute, column, and a value that no other column has.
    private static final List<String> COLUMNS =
            """
            visit_occurrence ID visit_occurrence_id 100
            visit_occurrence TYPE visit_type_concept_id 101
            visit_occurrence SOURCE_CONCEPT visit_source_concept_id 102
            visit_detail ID visit_detail_id 110
            visit_detail VISIT_DETAIL visit_detail_id 110
            visit_detail TYPE visit_detail_type_concept_id 111
            visit_detail SOURCE_CONCEPT visit_detail_source_concept_id 112
            condition_occurrence ID condition_occurrence_id 120
            condition_occurrence TYPE condition_type_concept_id 121
            condition_occurrence SOURCE_CONCEPT condition_source_concept_id 122
            condition_occurrence STATUS condition_status_concept_id 123
            condition_occurrence STOP_REASON stop_reason healed
            condition_occurrence VISIT_DETAIL visit_detail_id 124
            drug_exposure ID drug_exposure_id 130
            drug_exposure TYPE drug_type_concept_id 131
            drug_exposure SOURCE_CONCEPT drug_source_concept_id 132
            drug_exposure ROUTE route_concept_id 133
            drug_exposure DOSE_UNIT dose_unit_concept_id 134
            drug_exposure EFFECTIVE_DOSE effective_drug_dose 12.5
            drug_exposure DAYS_SUPPLY days_supply 30
            drug_exposure REFILLS refills 2
            drug_exposure STOP_REASON stop_reason rash
            drug_exposure LOT_NUMBER lot_number L7
            drug_exposure VISIT_DETAIL visit_detail_id 135
            procedure_occurrence ID procedure_occurrence_id 140
            procedure_occurrence TYPE procedure_type_concept_id 141
            procedure_occurrence SOURCE_CONCEPT procedure_source_concept_id 142
            procedure_occurrence MODIFIER modifier_concept_id 143
            procedure_occurrence VISIT_DETAIL visit_detail_id 144
            measurement ID measurement_id 150
            measurement TYPE measurement_type_concept_id 151
            measurement SOURCE_CONCEPT measurement_source_concept_id 152
            measurement OPERATOR operator_concept_id 153
            measurement VALUE_CONCEPT value_as_concept_id 154
            measurement UNIT_CONCEPT unit_concept_id 155
            measurement RANGE_LOW range_low 1.5
            measurement RANGE_HIGH range_high 2.5
            measurement VISIT_DETAIL visit_detail_id 156
            observation ID observation_id 160
            observation TYPE observation_type_concept_id 161
            observation SOURCE_CONCEPT observation_source_concept_id 162
            observation QUALIFIER qualifier_concept_id 163
            observation VALUE_CONCEPT value_as_concept_id 164
            observation UNIT_CONCEPT unit_concept_id 165
            observation VALUE_STRING value_as_string well
            observation VISIT_DETAIL visit_detail_id 166
            device_exposure ID device_exposure_id 170
            device_exposure TYPE device_type_concept_id 171
            device_exposure SOURCE_CONCEPT device_source_concept_id 172
            device_exposure UNIT_CONCEPT unit_concept_id 173
            device_exposure DEVICE_ID unique_device_id U9
            device_exposure VISIT_DETAIL visit_detail_id 174
            specimen ID specimen_id 180
            specimen TYPE specimen_type_concept_id 181
            specimen UNIT_CONCEPT unit_concept_id 182
            specimen ANATOMIC_SITE anatomic_site_concept_id 183
            specimen DISEASE_STATUS disease_status_concept_id 184
            specimen SPECIMEN_ID specimen_source_id S3
            note ID note_id 190
            note TYPE note_type_concept_id 191
            note VISIT_DETAIL visit_detail_id 192
            condition_era ID condition_era_id 200
            drug_era ID drug_era_id 210
            drug_era GAP_DAYS gap_days 14
            dose_era ID dose_era_id 220
            dose_era UNIT_CONCEPT unit_concept_id 221
            payer_plan_period ID payer_plan_period_id 230
            payer_plan_period SOURCE_CONCEPT payer_source_concept_id 231
            payer_plan_period PLAN plan_concept_id 232
            payer_plan_period PLAN_SOURCE plan_source_concept_id 233
            payer_plan_period SPONSOR sponsor_concept_id 234
            payer_plan_period SPONSOR_SOURCE sponsor_source_concept_id 235
            payer_plan_period STOP_CONCEPT stop_reason_concept_id 236
            payer_plan_period STOP_SOURCE stop_reason_source_concept_id 237
            death TYPE death_type_concept_id 241
            death VALUE_CONCEPT cause_concept_id 242
            death SOURCE_CONCEPT cause_source_concept_id 243
            """
                    .lines()
                    .map(String::strip)
                    .toList();

    /// What comes from another table, by a key; the visit is at care site 5, all events are by
    /// provider 7.
    private static final List<String> JOINED =
            List.of(
                    "visit_occurrence PLACE_OF_SERVICE 301",
                    "visit_occurrence PLACE_REGION 302",
                    "visit_detail PLACE_OF_SERVICE 301",
                    "visit_detail PLACE_REGION 302",
                    "location_region ID 303");

    /// What the tests of costs and care sites hold, and what OMOP does not know.
    private static final Set<String> OTHERS =
            Set.of(
                    "CARE_SITE",
                    "SPECIALTY_SOURCE",
                    "REIMBURSED_CENTS",
                    "PRESCRIBER",
                    "PRESCRIBER_SPECIALTY");

    @TempDir Path tests;

    @Test
    void everyColumnIsReadIntoItsAttribute() throws IOException {
        var expected = new TreeSet<>(JOINED);
        COLUMNS.forEach(line ->
                expected.add(
                        line.split(" ")[0] + " " + line.split(" ")[1] + " " + line.split(" ")[3]));
        var found = new TreeSet<String>();
        var imported = folder().read();
        try (var store = Store.open(imported.store())) {
            store.forEach(person -> found.addAll(told(person)));
        }
        assertEquals(
                lines(expected),
                lines(
                        found.stream()
                                .filter(line ->
                                        !line.contains(" SPECIALTY ")
                                                && !OTHERS.contains(line.split(" ")[1]))
                                .collect(Collectors.toCollection(TreeSet::new))));
        assertEquals(
                9,
                found.stream().filter(line -> line.endsWith(" SPECIALTY 304")).count(),
                "tables with a provider");
        var attributes =
                found.stream()
                        .map(line -> line.split(" ")[1])
                        .collect(Collectors.toCollection(TreeSet::new));
        attributes.removeAll(OTHERS);
        assertEquals(
                Arrays.stream(Attribute.values())
                        .map(Enum::name)
                        .filter(name -> !OTHERS.contains(name))
                        .collect(Collectors.toCollection(TreeSet::new)),
                attributes,
                "an attribute that no column of OMOP gives");
    }

    private static String lines(TreeSet<String> lines) {
        return String.join("\n", lines);
    }

    private static List<String> told(Timeline person) {
        var told = new ArrayList<String>();
        for (int e = 0; e < person.size(); e++) {
            for (var attribute : Attribute.values()) {
                var value =
                        switch (attribute.kind()) {
                            case IDENTIFIER, CONCEPT, CENTS -> whole(person.concept(attribute, e));
                            case NUMBER -> number(person.number(attribute, e));
                            case TEXT -> person.words(attribute, e);
                        };
                if (!value.isEmpty()) {
                    told.add(person.table(e) + " " + attribute + " " + value);
                }
            }
        }
        return told;
    }

    private static String whole(long value) {
        return value == Timeline.NONE ? "" : Long.toString(value);
    }

    private static String number(double value) {
        return Double.isNaN(value)
                ? ""
                : value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    private OmopFolder folder() {
        var folder = OmopFolder.ofTwoPeople(tests);
        var tables = new TreeMap<String, Map<String, String>>();
        for (var table : ClinicalTable.all()) {
            var columns = new LinkedHashMap<String, String>();
            columns.put("person_id", "1");
            columns.put(table.concept(), "10");
            columns.put(table.start(), "2015-03-01");
            if (!table.end().isEmpty()) {
                columns.put(table.end(), "2015-03-02");
            }
            if (table.has("provider_id")) {
                columns.put("provider_id", "7");
            }
            if (table.has("care_site_id")) {
                columns.put("care_site_id", "5");
            }
            tables.put(table.name(), columns);
        }
        tables.remove("location_region");
        tables.put(
                "death", new LinkedHashMap<>(Map.of("person_id", "1", "death_date", "2019-01-01")));
        COLUMNS.forEach(
                line -> tables.get(line.split(" ")[0]).put(line.split(" ")[2], line.split(" ")[3]));
        tables.forEach((name, columns) ->
                folder.table(
                        name,
                        String.join(",", columns.keySet())
                                + "\n"
                                + String.join(",", columns.values())
                                + "\n"));
        return folder.table("provider", "provider_id,specialty_concept_id\n7,304\n")
                .table("care_site", "care_site_id,place_of_service_concept_id\n5,301\n")
                .table("location", "location_id,region_concept_id\n1,302\n")
                .table(
                        "location_history",
                        """
                        location_history_id,location_id,domain_id,entity_id,start_date,end_date
                        303,1,PERSON,1,2012-01-01,2014-12-31
                        304,1,CARE_SITE,5,2012-01-01,
                        """);
    }

    @Test
    void aPeriodHasItsTypeAndIdentifierAndOnlyOverlappingOnesAreJoined() throws IOException {
        var imported =
                OmopFolder.ofTwoPeople(tests)
                        .table(
                                "observation_period",
                                """
                                observation_period_id,person_id,observation_period_start_date,observation_period_end_date,period_type_concept_id
                                3,1,2010-01-01,2010-12-31,31
                                4,1,2011-01-01,2011-12-31,32
                                5,1,2011-06-01,2012-12-31,33
                                6,1,2014-01-01,2014-12-31,
                                """)
                        .read();
        var recorded = new ArrayList<String>();
        try (var store = Store.open(imported.store())) {
            store.forEach(person -> {
                for (int p = 0; p < person.recordedPeriods(); p++) {
                    recorded.add(
                            Days.text(person.recordedStart(p))
                                    + ".."
                                    + Days.text(person.recordedEnd(p))
                                    + " "
                                    + whole(person.recordedType(p))
                                    + " "
                                    + whole(person.recordedId(p)));
                }
            });
        }
        assertEquals(
                List.of(
                        "2010-01-01..2010-12-31 31 3",
                        "2011-01-01..2012-12-31 32 4",
                        "2014-01-01..2014-12-31  6"),
                recorded);
        assertEquals(
                "1 FEMALE birth=1950-01-01 2010-01-01..2012-12-31 2014-01-01..2014-12-31",
                imported.people().getFirst());
    }

    @Test
    void theRegionOfAVisitIsWhereItsCareSiteWasThroughout() throws IOException {
        var imported =
                OmopFolder.ofTwoPeople(tests)
                        .table(
                                "visit_occurrence",
                                """
                                visit_occurrence_id,person_id,visit_concept_id,visit_start_date,visit_end_date,care_site_id
                                1,1,10,2012-05-01,2012-05-02,5
                                2,1,10,2013-05-01,2013-05-02,5
                                3,1,10,2012-12-31,2013-01-01,5
                                4,1,10,2014-05-01,2014-05-02,6
                                5,1,10,2015-05-01,2015-05-02,
                                """)
                        .table("care_site", "care_site_id,location_id\n5,2\n6,2\n")
                        .table("location", "location_id,region_concept_id\n1,41\n2,42\n")
                        .table(
                                "location_history",
                                """
                                location_id,domain_id,entity_id,start_date,end_date
                                1,CARE_SITE,5,2012-01-01,2012-12-31
                                2,CARE_SITE,5,2013-01-01,
                                9,PERSON,1,2013-01-01,
                                """)
                        .read();
        var regions = new ArrayList<String>();
        try (var store = Store.open(imported.store())) {
            store.forEach(person -> {
                for (int e = 0; e < person.size(); e++) {
                    regions.add(whole(person.concept(Attribute.PLACE_REGION, e)));
                }
            });
        }
        assertEquals(List.of("41", "", "42", "42", ""), regions);
        assertEquals(
                List.of(
                        "1 location_history: left out: the location is not in the table location"
                                + " (location_history.csv, line 4)"),
                imported.findings("unknown-location"));
    }
}
