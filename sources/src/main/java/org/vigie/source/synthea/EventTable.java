package org.vigie.source.synthea;

import java.util.List;
import org.vigie.timeline.Attribute;

/// A table whose rows are events.
///
/// `select` names what the rows are: `patient`, `encounter`, `provider`, `time`, `end`,
/// `vocabulary`, `code`, `name`, `value`, `unit`, `text`, `dollars`, `covered`, `claim`; what it
/// leaves out is empty.
///
/// `dollars` and `covered` are what the clinical tables say of costs: of an encounter its base cost
/// and not its total claim, which holds the costs of its procedures and immunizations too (it is
/// the event's value), of a medication its total over all dispenses. {@link SyntheaMoney} decides
/// whether they count. The claim's number, which joins claims with their transactions, is the
/// event's source.
record EventTable(String name, String columns, String select) {

    static final List<EventTable> ALL =
            List.of(
                    new EventTable(
                            "encounters",
                            """
                            id! start:time! stop:time patient! provider encounterclass code!
                            description
                            base_encounter_cost:real total_claim_cost:real
                            organization payer_coverage:real -payer -reasoncode -reasondescription\
                            """,
                            """
                            patient, id AS encounter, provider, start AS time, stop AS "end",
                            'SNOMED' AS vocabulary, code,
                            description AS name, encounterclass AS text,
                            base_encounter_cost AS dollars, payer_coverage AS covered,
                            total_claim_cost AS value, CASE WHEN total_claim_cost IS NOT NULL
                            THEN 'USD claimed' END AS unit\
                            """),
                    new EventTable(
                            "conditions",
                            "start:time! stop:time patient! encounter system? code! description",
                            """
                            patient, encounter, start AS time, stop AS "end", vocabulary_of(system,
                            'SNOMED') AS vocabulary,
                            code, description AS name\
                            """),
                    new EventTable(
                            "medications",
                            """
                            start:time! stop:time patient! encounter code! description
                            base_cost:real dispenses:real
                            totalcost:real payer_coverage:real reasoncode -payer -reasondescription\
                            """,
                            """
                            patient, encounter, start AS time, stop AS "end",
                            'RxNorm' AS vocabulary, code,
                            description AS name, dispenses AS value,
                            CASE WHEN dispenses IS NOT NULL THEN 'dispenses' END AS unit,
                              'SNOMED/' || reasoncode AS text,
                            coalesce(totalcost, base_cost * coalesce(dispenses, 1)) AS dollars,
                            payer_coverage AS covered\
                            """),
                    new EventTable(
                            "procedures",
                            """
                            start:time? stop:time? date:time? patient! encounter system? code!
                            description base_cost:real
                            reasoncode -reasondescription\
                            """,
                            """
                            patient, encounter, coalesce(start, date) AS time, stop AS "end",
                            vocabulary_of(system, 'SNOMED') AS vocabulary, code,
                            description AS name,
                            'SNOMED/' || reasoncode AS text, base_cost AS dollars\
                            """),
                    new EventTable(
                            "observations",
                            """
                            date:time! patient! encounter code! description value units type
                            -category\
                            """,
                            """
                            patient, encounter, date AS time,
                            CASE WHEN regexp_matches(code, '^[0-9]+-[0-9]$') THEN 'LOINC'
                              ELSE 'Synthea' END AS vocabulary,
                            code, description AS name, measured(type, value) AS value,
                            units AS unit,
                            CASE WHEN measured(type, value) IS NULL THEN value END AS text\
                            """),
                    new EventTable(
                            "immunizations",
                            """
                            date:time! patient! encounter code! description \
                            base_cost:real? cost:real?\
                            """,
                            """
                            patient, encounter, date AS time, 'CVX' AS vocabulary, code,
                            description AS name,
                            coalesce(base_cost, cost) AS dollars\
                            """),
                    new EventTable(
                            "allergies",
                            """
                            start:time! stop:time patient! encounter system? code! description
                            category? reaction1? severity1?
                            reaction2? severity2? -type -description1 -description2\
                            """,
                            """
                            patient, encounter, start AS time, stop AS "end",
                            vocabulary_of(system, CASE WHEN category = 'medication' THEN 'RxNorm'
                            ELSE 'SNOMED' END)
                                AS vocabulary, code, description AS name,
                            nullif(concat_ws(' ', 'SNOMED/' || reaction1, severity1,
                            'SNOMED/' || reaction2, severity2), '')
                                AS text\
                            """),
                    new EventTable(
                            "careplans",
                            """
                            start:time! stop:time patient! encounter code! description reasoncode
                            -id -reasondescription\
                            """,
                            """
                            patient, encounter, start AS time, stop AS "end",
                            'SNOMED' AS vocabulary, code,
                            description AS name, 'SNOMED/' || reasoncode AS text\
                            """),
                    new EventTable(
                            "devices",
                            "start:time! stop:time patient! encounter code! description udi",
                            """
                            patient, encounter, start AS time, stop AS "end",
                            'SNOMED' AS vocabulary, code,
                            description AS name, udi AS text\
                            """),
                    new EventTable(
                            "imaging_studies",
                            """
                            date:time! patient! encounter bodysite_code modality_code!
                            modality_description
                            -id -series_uid -bodysite_description -instance_uid -sop_code
                            -sop_description -procedure_code\
                            """,
                            """
                            patient, encounter, date AS time, 'DICOM' AS vocabulary,
                            modality_code AS code,
                            modality_description AS name, 'SNOMED/' || bodysite_code AS text\
                            """),
                    new EventTable(
                            "supplies",
                            "date:time! patient! encounter code! description quantity:real",
                            """
                            patient, encounter, date AS time, 'SNOMED' AS vocabulary, code,
                            description AS name,
                            quantity AS value, CASE WHEN quantity IS NOT NULL THEN 'items'
                            END AS unit\
                            """),
                    new EventTable(
                            "payer_transitions",
                            """
                            patient! start_date:time? end_date:time? start_year:number?
                            end_year:number? payer!
                            plan_ownership? ownership? -memberid -secondary_payer -owner_name\
                            """,
                            """
                            patient, coalesce(start_date, make_date(start_year, 1, 1)) AS time,
                            coalesce(end_date, make_date(end_year, 12, 31)) AS "end",
                            'PAYER' AS vocabulary,
                            coalesce((SELECT min(p.name) FROM payers p WHERE p.id = payer),
                            payer) AS code,
                            coalesce(plan_ownership, ownership) AS text\
                            """),
                    new EventTable(
                            "claims",
                            """
                            id! patientid! providerid appointmentid servicedate:time!
                            healthcareclaimtypeid1
                            outstanding1:real outstanding2:real outstandingp:real diagnosis1
                            diagnosis2 diagnosis3 diagnosis4
                            diagnosis5 diagnosis6 diagnosis7 diagnosis8
                            -primarypatientinsuranceid -secondarypatientinsuranceid -departmentid
                            -patientdepartmentid
                            -referringproviderid -currentillnessdate -supervisingproviderid
                            -status1 -status2 -statusp
                            -lastbilleddate1 -lastbilleddate2 -lastbilleddatep
                            -healthcareclaimtypeid2\
                            """,
                            """
                            patientid AS patient, appointmentid AS encounter,
                            providerid AS provider, servicedate AS time,
                            'CLAIM' AS vocabulary, CASE healthcareclaimtypeid1 WHEN '1'
                            THEN 'PROFESSIONAL'
                                                        WHEN '2' THEN 'INSTITUTIONAL' ELSE 'OTHER'
                                                        END AS code,
                            coalesce(outstanding1, 0) + coalesce(outstanding2,
                            0) + coalesce(outstandingp, 0) AS value,
                            'USD outstanding' AS unit,
                            nullif(concat_ws(' ', 'SNOMED/' || diagnosis1, 'SNOMED/' || diagnosis2,
                            'SNOMED/' || diagnosis3,
                                   'SNOMED/' || diagnosis4, 'SNOMED/' || diagnosis5,
                                   'SNOMED/' || diagnosis6,
                                   'SNOMED/' || diagnosis7, 'SNOMED/' || diagnosis8), '') AS text,
                                   id AS claim\
                            """),
                    new EventTable(
                            "claims_transactions",
                            """
                            claimid! chargeid:number patientid! providerid appointmentid type!
                            method amount:real payments:real
                            adjustments:real transfers:real fromdate:time! procedurecode
                            -id -units -todate -placeofservice -modifier1 -modifier2 -diagnosisref1
                            -diagnosisref2
                            -diagnosisref3 -diagnosisref4 -departmentid -notes -unitamount
                            -transferoutid -transfertype
                            -outstanding -linenote -patientinsuranceid -feescheduleid
                            -supervisingproviderid\
                            """,
                            """
                            patientid AS patient, appointmentid AS encounter,
                            providerid AS provider, fromdate AS time,
                            'CLAIM' AS vocabulary, upper(type) AS code, procedurecode AS text,
                            CASE upper(type) WHEN 'CHARGE' THEN amount WHEN 'PAYMENT' THEN payments
                                 WHEN 'ADJUSTMENT' THEN adjustments ELSE coalesce(transfers,
                                 amount) END AS value,
                            'USD' AS unit, claimid AS claim\
                            """));

    TableColumns tableColumns() {
        return TableColumns.of(columns);
    }

    /// The table that {@link SyntheaRows} makes of this one.
    String rows() {
        return name + "_rows";
    }

    /// What {@link #events} has beyond the columns that every event has.
    static final List<Attribute> ATTRIBUTES =
            List.of(Attribute.REIMBURSED_CENTS, Attribute.CARE_SITE, Attribute.SPECIALTY_SOURCE);

    /// The rows as events, joined with the numbers of persons, visits, providers, claims and codes.
    String events(int place) {
        return """
        SELECT person_id, time, k.id AS code, value, r.text, "end", CAST(%d AS INTEGER) AS place,
               unit, visit,
               coalesce(own.provider_number, v.provider_number) AS provider,
               m.cost, CAST(claim_number AS VARCHAR) AS source, "row", m.reimbursed_cents,
               coalesce(v.care_site, own.care_site) AS care_site,
               CASE WHEN own.provider IS NULL THEN v.specialty ELSE own.specialty
                 END AS specialty_source
        FROM %s r
        JOIN person_of USING (patient)
        JOIN code_ids k ON k.text = code_text
        LEFT JOIN visit_of v USING (encounter)
        LEFT JOIN provider_of own USING (provider)
        LEFT JOIN claim_of USING (claim)
        LEFT JOIN (FROM money WHERE name = '%s') m USING ("row")\
        """
                .formatted(place, rows(), name);
    }
}
