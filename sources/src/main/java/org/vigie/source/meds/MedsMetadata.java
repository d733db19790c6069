package org.vigie.source.meds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.vigie.source.stage.Duck;
import org.vigie.store.read.Store;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The folder `metadata` of a dataset that is exported.
final class MedsMetadata {

    private static final String MEDS_VERSION = "0.4.0";
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Store store;
    private final Duck duck;

    MedsMetadata(Store store, Duck duck) {
        this.store = store;
        this.duck = duck;
    }

    void write(Path folder) throws IOException {
        Files.writeString(
                folder.resolve("dataset.json"), JSON.writeValueAsString(description()) + "\n");
        writeCodes(folder.resolve("codes.parquet"));
        var people = files(Store.ShardFiles::people);
        MedsParquet.write(
                duck,
                "SELECT subject_id, 'train' AS split FROM " + people + " ORDER BY subject_id",
                folder.resolve("subject_splits.parquet"));
        MedsParquet.write(
                duck,
                """
                SELECT subject_id, birth, sex, death, region, practice, site, gender,
                       race, ethnicity FROM %s ORDER BY subject_id\
                """
                        .formatted(people),
                folder.resolve(MedsFolder.PEOPLE));
        MedsParquet.write(
                duck,
                """
                SELECT subject_id, "start", "end", type, id, %s AS open FROM %s
                ORDER BY subject_id, "start"\
                """
                        .formatted(
                                knowsOpen() ? "open" : "CAST(NULL AS INTEGER)",
                                files(Store.ShardFiles::periods)),
                folder.resolve(MedsFolder.PERIODS));
    }

    /// Whether the store keeps which periods have no end; earlier ones do not.
    private boolean knowsOpen() {
        return duck.number(
                        "SELECT count(*) FROM parquet_schema(%s) WHERE name = 'open'"
                                .formatted(list(Store.ShardFiles::periods)))
                > 0;
    }

    private String files(Function<Store.ShardFiles, Path> which) {
        return "read_parquet(" + list(which) + ", union_by_name = true)";
    }

    private String list(Function<Store.ShardFiles, Path> which) {
        return store.files().stream()
                .map(which)
                .map(path -> Duck.literal(path.toString()))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private Map<String, Object> description() {
        var description = new LinkedHashMap<String, Object>();
        description.put(
                "dataset_name", store.manifest().source().replaceFirst("^MEDS dataset ", ""));
        description.put("etl_name", "Vigie");
        description.put("meds_version", MEDS_VERSION);
        description.put("raw_source_id_columns", List.of("visit", "provider"));
        description.put("additional_value_modality_columns", List.of("exact_value"));
        description.put(
                "other_extension_columns", List.of("table", "end", "unit", "cost", "source"));
        return description;
    }

    private void writeCodes(Path file) {
        var codes = store.codes();
        var hierarchy = store.vocabulary().hierarchy();
        duck.fill(
                "codes",
                """
                id INTEGER, code VARCHAR, description VARCHAR, vocabulary VARCHAR, \
                concept_id BIGINT\
                """,
                rows -> {
                    for (int id = 0; id < codes.size(); id++) {
                        var code = codes.get(id);
                        rows.beginRow();
                        rows.append(id)
                                .append(code.code())
                                .append(code.name())
                                .append(code.vocabulary())
                                .append(code.concept());
                        rows.endRow();
                    }
                });
        duck.fill(
                "parents",
                "id INTEGER, parent VARCHAR",
                rows -> {
                    for (int id = 0; id < codes.size(); id++) {
                        for (int parent : hierarchy.parents(id)) {
                            rows.beginRow();
                            rows.append(id).append(codes.text(parent));
                            rows.endRow();
                        }
                    }
                });
        MedsParquet.write(
                duck,
                """
                SELECT code, description, p.parent_codes, vocabulary, concept_id
                FROM codes
                LEFT JOIN (SELECT id, list(parent ORDER BY parent) AS parent_codes FROM parents
                  GROUP BY id) p USING (id)
                ORDER BY id\
                """,
                file);
    }
}
