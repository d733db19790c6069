package org.vigie.fuzz;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigie.source.meds.MedsImport;
import org.vigie.source.omop.OmopImport;
import org.vigie.source.pseudonym.Pseudonymisation;
import org.vigie.source.snds.CleaningRule;
import org.vigie.source.snds.SndsImport;
import org.vigie.source.synthea.SyntheaImport;
import org.vigie.timeline.Progress;

/// The imports.
final class FolderTargets {

    private static final String MEMORY = "500MB";

    private FolderTargets() {}

    static Target omop() {
        return new FolderTarget("omop", omopTables(), FolderTargets::omop);
    }

    private static RawFolder omopTables() {
        return RawFolder.of(
                "omop.txt",
                List.of("person.csv", "observation_period.csv"),
                ",",
                List.of(
                        "person_id",
                        "8532",
                        "8507",
                        "Maps to",
                        "Subsumes",
                        "Drug",
                        "57",
                        "SNOMED",
                        "None",
                        "1147301",
                        "D",
                        "U"));
    }

    /// The same tables as Parquet.
    static Target omopParquet() {
        var csv = omopTables();
        var tables = new LinkedHashMap<String, String>();
        csv.tables()
                .forEach((name, text) ->
                        tables.put(
                                name.replace(".csv", ".parquet"),
                                typed(text.substring(0, text.indexOf('\n')))
                                        + text.substring(text.indexOf('\n'))));
        var needed = csv.needed().stream().map(name -> name.replace(".csv", ".parquet")).toList();
        return new FolderTarget(
                "omop-parquet",
                new RawFolder(tables, needed, ",", Words.with(columns("person_id", "concept_id"))),
                FolderTargets::omop);
    }

    private static OmopImport omop(java.nio.file.Path in, java.nio.file.Path store) {
        return new OmopImport(in, store, MEMORY, 1, "", Progress.SILENT);
    }

    private static String typed(String header) {
        return Arrays.stream(header.split(","))
                .map(name ->
                        name
                                + (name.endsWith("_date")
                                        ? ":DATE"
                                        : name.endsWith("_datetime")
                                                ? ":TIMESTAMP"
                                                : name.endsWith("_id")
                                                                && !name.matches(
                                                                        "(vocabulary|domain|cost_domain|relationship|concept_class)_id")
                                                        ? ":BIGINT"
                                                        : name.matches(
                                                                        "value_as_number|quantity|total_.*")
                                                                ? ":DOUBLE"
                                                                : ":VARCHAR"))
                .collect(Collectors.joining(","));
    }

    /// Names of columns with each type that they may be given.
    private static List<String> columns(String... names) {
        return Arrays.stream(names)
                .flatMap(name -> ParquetBytes.TYPES.stream().map(type -> name + ":" + type))
                .toList();
    }

    static Target snds() {
        return new FolderTarget(
                "snds",
                RawFolder.of(
                        "snds.txt",
                        List.of("IR_BEN_R.csv", "ER_PRS_F_2007.csv"),
                        ";",
                        List.of(
                                "BEN_NIR_PSA",
                                "00000000000000001",
                                "01/01/1600",
                                "31/12/9999",
                                "1111",
                                "3303",
                                "71",
                                "631000123",
                                "99",
                                "XXX")),
                (in, store) ->
                        new SndsImport(
                                in,
                                store,
                                MEMORY,
                                1,
                                "",
                                EnumSet.noneOf(CleaningRule.class),
                                Optional.empty(),
                                Progress.SILENT,
                                Pseudonymisation.LASTING));
    }

    static Target synthea() {
        return new FolderTarget(
                "synthea",
                RawFolder.of(
                        "synthea.txt",
                        List.of("patients.csv", "encounters.csv"),
                        ",",
                        List.of(
                                "Id",
                                "PATIENT",
                                "bbbb",
                                "aaaa",
                                "e2",
                                "numeric",
                                "text",
                                "CHARGE",
                                "SNOMED-CT")),
                (in, store) ->
                        new SyntheaImport(
                                in,
                                store,
                                MEMORY,
                                1,
                                "",
                                Progress.SILENT,
                                Pseudonymisation.LASTING));
    }

    static Target meds() {
        var words =
                Stream.concat(
                                columns(
                                        "subject_id",
                                        "time",
                                        "code",
                                        "numeric_value",
                                        "text_value",
                                        "value",
                                        "parent_codes",
                                        "birth",
                                        "start",
                                        "end")
                                        .stream(),
                                Stream.of(
                                        "MEDS_BIRTH",
                                        "MEDS_DEATH",
                                        "GENDER//M",
                                        "[a, b]",
                                        "[ICD10CM/K92.2]",
                                        "vigie-people"))
                        .toList();
        return new FolderTarget(
                "meds",
                RawFolder.of("meds.txt", List.of("data/0.parquet"), ",", words),
                (in, store) -> new MedsImport(in, store, MEMORY, 1, "", Progress.SILENT));
    }
}
