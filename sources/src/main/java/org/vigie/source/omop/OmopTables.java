package org.vigie.source.omop;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.vigie.problem.InputProblem;
import org.vigie.source.stage.Duck;
import org.vigie.source.stage.Findings;
import org.vigie.source.table.DeliveryPart;
import org.vigie.source.table.SourceColumn;
import org.vigie.source.table.SourceColumn.Type;
import org.vigie.source.table.TableReader;
import org.vigie.source.table.UnreadFiles;

/// Reads the files of a folder into the database, a table each.
final class OmopTables {

    private static final Map<String, List<SourceColumn>> OTHERS =
            Map.ofEntries(
                    Map.entry(
                            "person",
                            List.of(
                                    required("person_id", Type.NUMBER),
                                    column("gender_concept_id", Type.NUMBER),
                                    column("year_of_birth", Type.NUMBER),
                                    column("month_of_birth", Type.NUMBER),
                                    column("day_of_birth", Type.NUMBER),
                                    column("birth_datetime", Type.TIME),
                                    column("location_id", Type.NUMBER),
                                    column("care_site_id", Type.NUMBER),
                                    column("race_concept_id", Type.NUMBER),
                                    column("ethnicity_concept_id", Type.NUMBER),
                                    column("gender_source_value", Type.TEXT),
                                    optional("death_datetime", Type.TIME))),
                    Map.entry(
                            "observation_period",
                            List.of(
                                    required("person_id", Type.NUMBER),
                                    required("observation_period_start_date", Type.DATE),
                                    required("observation_period_end_date", Type.DATE),
                                    column("period_type_concept_id", Type.NUMBER),
                                    column("observation_period_id", Type.NUMBER))),
                    Map.entry(
                            "death",
                            List.of(
                                    required("person_id", Type.NUMBER),
                                    required("death_date", Type.DATE),
                                    column("death_datetime", Type.TIME),
                                    column("cause_concept_id", Type.NUMBER),
                                    column("death_type_concept_id", Type.NUMBER),
                                    column("cause_source_concept_id", Type.NUMBER),
                                    column("cause_source_value", Type.TEXT))),
                    Map.entry(
                            "location",
                            List.of(
                                    required("location_id", Type.NUMBER),
                                    column("city", Type.TEXT),
                                    column("state", Type.TEXT),
                                    column("county", Type.TEXT),
                                    column("location_source_value", Type.TEXT),
                                    column("region_concept_id", Type.NUMBER))),
                    Map.entry(
                            OmopPlaces.HISTORY,
                            List.of(
                                    required("location_id", Type.NUMBER),
                                    required("entity_id", Type.NUMBER),
                                    required("domain_id", Type.TEXT),
                                    required("start_date", Type.DATE),
                                    column("end_date", Type.DATE),
                                    column("location_history_id", Type.NUMBER))),
                    Map.entry(
                            "care_site",
                            List.of(
                                    required("care_site_id", Type.NUMBER),
                                    column("care_site_name", Type.TEXT),
                                    column("care_site_source_value", Type.TEXT),
                                    column("location_id", Type.NUMBER),
                                    column("place_of_service_concept_id", Type.NUMBER))),
                    Map.entry(
                            "provider",
                            List.of(
                                    required("provider_id", Type.NUMBER),
                                    column("specialty_concept_id", Type.NUMBER),
                                    column("specialty_source_value", Type.TEXT),
                                    column("care_site_id", Type.NUMBER))),
                    Map.entry(
                            "cost",
                            List.of(
                                    required("cost_event_id", Type.NUMBER),
                                    column("cost_domain_id", Type.TEXT),
                                    optional("currency_concept_id", Type.NUMBER),
                                    column("total_paid", Type.REAL),
                                    column("total_cost", Type.REAL),
                                    column("total_charge", Type.REAL),
                                    column("paid_by_payer", Type.REAL),
                                    column("paid_by_patient", Type.REAL),
                                    column("paid_by_primary", Type.REAL),
                                    column("payer_plan_period_id", Type.NUMBER),
                                    optional("person_id", Type.NUMBER),
                                    optional("cost", Type.REAL),
                                    optional("incurred_date", Type.DATE),
                                    optional("effective_date", Type.DATE),
                                    optional("billed_date", Type.DATE))),
                    Map.entry(
                            "concept",
                            List.of(
                                    required("concept_id", Type.NUMBER),
                                    column("concept_name", Type.NAME),
                                    required("vocabulary_id", Type.TEXT),
                                    required("concept_code", Type.TEXT),
                                    column("invalid_reason", Type.TEXT))),
                    Map.entry(
                            "concept_relationship",
                            List.of(
                                    required("concept_id_1", Type.NUMBER),
                                    required("concept_id_2", Type.NUMBER),
                                    required("relationship_id", Type.TEXT),
                                    column("invalid_reason", Type.TEXT))),
                    Map.entry(
                            "concept_ancestor",
                            List.of(
                                    required("ancestor_concept_id", Type.NUMBER),
                                    required("descendant_concept_id", Type.NUMBER))),
                    Map.entry(
                            "cdm_source",
                            List.of(
                                    column("cdm_source_abbreviation", Type.TEXT),
                                    column("cdm_source_name", Type.TEXT))));

    /// The one of the other tables that tells what happened; those of persons, places and names are
    /// sent whole each time.
    private static final String COSTS = "cost";

    static final List<String> NEEDED = List.of("person", "observation_period");

    private static final Map<String, List<String>> KNOWN = Resource.columns();

    private final OmopSource source;
    private final Duck duck;
    private final TableReader reader;
    private final Findings findings;
    private final List<ClinicalTable> clinical = ClinicalTable.all();
    private final List<String> found = new ArrayList<>();

    OmopTables(OmopSource source, Duck duck, TableReader reader, Findings findings) {
        this.source = source;
        this.duck = duck;
        this.reader = reader;
        this.findings = findings;
    }

    /// The tables that are read.
    static Set<String> names() {
        var names = new TreeSet<>(OTHERS.keySet());
        ClinicalTable.all().stream()
                .map(ClinicalTable::name)
                .filter(name -> !name.equals(ClinicalTable.REGIONS))
                .forEach(names::add);
        return names;
    }

    /// The columns of one that are read.
    static List<SourceColumn> columns(String name) {
        return OTHERS.containsKey(name)
                ? OTHERS.get(name)
                : ClinicalTable.all().stream()
                        .filter(table -> table.name().equals(name))
                        .findFirst()
                        .orElseThrow()
                        .columns();
    }

    /// The columns of one that may be there without being read.
    static List<String> known(String name) {
        return Objects.requireNonNull(
                KNOWN.get(name), "a table that is read is one of the standard");
    }

    private static SourceColumn required(String name, Type type) {
        return new SourceColumn(name, type, true);
    }

    private static SourceColumn column(String name, Type type) {
        return new SourceColumn(name, type, false);
    }

    /// A column that only some versions of the standard have.
    private static SourceColumn optional(String name, Type type) {
        return new SourceColumn(name, type, SourceColumn.Need.OPTIONAL);
    }

    /// Reads every table that is there; those that are not are empty, and said to be.
    ///
    /// @throws InputProblem where a table is missing that nothing can be done without
    void read() {
        for (var name : NEEDED) {
            if (source.files(name).isEmpty()) {
                throw new InputProblem(
                        source.folder()
                                + " has no table "
                                + name
                                + " ("
                                + name
                                + ".csv, .parquet or .sas7bdat); an OMOP import needs it"
                                + UnreadFiles.words(source.folder()));
            }
        }
        var absent = new ArrayList<String>();
        new TreeMap<>(OTHERS).forEach((name, columns) -> read(name, columns, absent));
        clinical.stream()
                .filter(table -> !table.name().equals(ClinicalTable.REGIONS))
                .forEach(table -> read(table.name(), table.columns(), absent));
        absent.remove(OmopPlaces.HISTORY);
        new OmopPlaces(duck, reader).make();
        findings.add(
                "absent-table",
                "-",
                absent.size(),
                "taken as empty: " + String.join(", ", absent),
                List.of());
        source.sayUnread(found, findings);
        source.found()
                .forEach(f ->
                        findings.add(f.rule(), f.table(), f.count(), f.effect(), f.examples()));
        if (!found.contains("concept")) {
            findings.add(
                    "no-vocabulary",
                    "concept",
                    1,
                    "codes are OMOP concept ids without names; concept sets cannot use descendants",
                    List.of());
        }
    }

    private void read(String name, List<SourceColumn> columns, List<String> absent) {
        var files = source.files(name);
        if (files.isEmpty()) {
            absent.add(name);
            reader.empty(name, columns);
        } else {
            found.add(name);
            reader.read(files, name, columns, known(name));
        }
    }

    /// The files of the tables that are read.
    static List<DeliveryPart> parts(OmopSource source) {
        var parts = new ArrayList<DeliveryPart>();
        OTHERS.keySet()
                .forEach(name ->
                        source.files(name)
                                .forEach(file ->
                                        parts.addAll(
                                                DeliveryPart.of(file, name, !name.equals(COSTS)))));
        ClinicalTable.all().stream()
                .map(ClinicalTable::name)
                .filter(name -> !OTHERS.containsKey(name))
                .forEach(name ->
                        source.files(name)
                                .forEach(file -> parts.addAll(DeliveryPart.of(file, name, false))));
        return parts;
    }

    /// The tables whose rows are events.
    List<ClinicalTable> clinical() {
        return clinical;
    }

    /// Names of the tables that were there.
    List<String> found() {
        return found;
    }
}
