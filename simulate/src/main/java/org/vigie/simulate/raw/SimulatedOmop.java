package org.vigie.simulate.raw;

import java.io.IOException;
import org.vigie.simulate.people.Catalogue;
import org.vigie.simulate.people.OnePerson;
import org.vigie.simulate.people.PersonEvents;
import org.vigie.simulate.schemes.Kind;
import org.vigie.timeline.Days;
import org.vigie.timeline.Sex;
import org.vigie.timeline.Timeline;

/// Simulated people as the tables of OMOP CDM 5.4 in CSV. Concepts are numbered from 2,000,000,000,
/// as OMOP leaves free for local ones; of a birth the year and month are told.
final class SimulatedOmop implements RawPeople {

    private static final long LOCAL = 2_000_000_000L;
    private static final String COST =
            "cost_id cost_event_id cost_domain_id total_paid paid_by_payer";

    private final RowFiles files;
    private final Catalogue catalogue;
    private final int stay;
    private long row;
    private long period;

    SimulatedOmop(RowFiles files, Catalogue catalogue) {
        this.files = files;
        this.catalogue = catalogue;
        stay = catalogue.id("VISIT/STAY");
    }

    @Override
    public void write(OnePerson one) throws IOException {
        var person = one.person();
        var birth = Days.text(person.birthDay()).split("-");
        files.row(
                "person.csv",
                "person_id gender_concept_id year_of_birth month_of_birth location_id care_site_id",
                person.id(),
                person.sex() == Sex.FEMALE ? 8532 : 8507,
                birth[0],
                Integer.parseInt(birth[1]),
                person.id(),
                person.id());
        files.row("location.csv", "location_id state", person.id(), person.region());
        files.row("care_site.csv", "care_site_id care_site_name", person.id(), person.practice());
        for (var observed : person.periods()) {
            files.row(
                    "observation_period.csv",
                    "observation_period_id person_id observation_period_start_date"
                            + " observation_period_end_date period_type_concept_id",
                    ++period,
                    person.id(),
                    day(observed.start()),
                    day(observed.end()),
                    0);
        }
        for (int event = 0; event < one.chart.size(); event++) {
            event(person.id(), one.chart, event);
        }
    }

    private void event(long person, PersonEvents chart, int event) throws IOException {
        int code = chart.code(event);
        var kind = catalogue.kind(code);
        var day = day(chart.day(event));
        var end = day(chart.end(event));
        long concept = LOCAL + code;
        var visit = number(chart.visit(event));
        var provider = number(chart.provider(event));
        long id = kind == Kind.VISIT ? chart.visit(event) : ++row;
        switch (kind) {
            case VISIT ->
                    files.row(
                            "visit_occurrence.csv",
                            "visit_occurrence_id person_id visit_concept_id visit_start_date"
                                    + " visit_end_date provider_id",
                            id,
                            person,
                            concept,
                            day,
                            end,
                            provider);
            case DIAGNOSIS ->
                    files.row(
                            "condition_occurrence.csv",
                            "condition_occurrence_id person_id condition_concept_id"
                                    + " condition_start_date visit_occurrence_id provider_id",
                            id,
                            person,
                            concept,
                            day,
                            visit,
                            provider);
            case DRUG ->
                    files.row(
                            "drug_exposure.csv",
                            """
                            drug_exposure_id person_id drug_concept_id \
                            drug_exposure_start_date drug_exposure_end_date quantity \
                            visit_occurrence_id provider_id\
                            """,
                            id,
                            person,
                            concept,
                            day,
                            end,
                            chart.value(event),
                            visit,
                            provider);
            case TEST ->
                    files.row(
                            "measurement.csv",
                            """
                            measurement_id person_id measurement_concept_id \
                            measurement_date value_as_number unit_source_value \
                            visit_occurrence_id provider_id\
                            """,
                            id,
                            person,
                            concept,
                            day,
                            chart.value(event),
                            catalogue.unit(code),
                            visit,
                            provider);
            case PROCEDURE ->
                    files.row(
                            "procedure_occurrence.csv",
                            "procedure_occurrence_id person_id procedure_concept_id"
                                    + " procedure_date visit_occurrence_id provider_id",
                            id,
                            person,
                            concept,
                            day,
                            visit,
                            provider);
            case DEATH -> files.row("death.csv", "person_id death_date", person, day);
        }
        if (chart.cost(event) != Timeline.NONE) {
            files.row(
                    "cost.csv",
                    COST,
                    ++row,
                    id,
                    kind == Kind.VISIT ? "Visit" : "Drug",
                    Reimbursed.euros(chart.cost(event), '.'),
                    Reimbursed.euros(Reimbursed.of(chart.cost(event), kind, code == stay), '.'));
        }
    }

    @Override
    public void finish() throws IOException {
        var codes = catalogue.codes;
        for (int id = 0; id < codes.size(); id++) {
            var code = codes.get(id);
            int slash = code.code().indexOf('/');
            files.row(
                    "concept.csv",
                    "concept_id concept_name domain_id vocabulary_id concept_code",
                    LOCAL + id,
                    code.name(),
                    "Simulated",
                    slash < 0 ? "MEDS" : code.code().substring(0, slash),
                    code.code().substring(slash + 1));
            for (int ancestor : catalogue.hierarchy.ancestors(id)) {
                files.row(
                        "concept_ancestor.csv",
                        "ancestor_concept_id descendant_concept_id",
                        LOCAL + ancestor,
                        LOCAL + id);
            }
        }
    }

    private static String day(int day) {
        return Days.text(day);
    }

    private static String number(long number) {
        return number == Timeline.NONE ? "" : Long.toString(number);
    }
}
