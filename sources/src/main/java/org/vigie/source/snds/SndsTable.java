package org.vigie.source.snds;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A table and the columns of it that are read.
record SndsTable(String name, List<SndsColumn> columns) {

    /// The nine columns that join a prestation with what was delivered in it.
    static final List<String> KEYS =
            List.of(
                    "dct_ord_num",
                    "flx_dis_dtd",
                    "flx_emt_num",
                    "flx_emt_ord",
                    "flx_emt_typ",
                    "flx_trt_dtd",
                    "org_cle_num",
                    "prs_ord_num",
                    "rem_typ_aff");

    private static final String KEY_COLUMNS =
            """
            dct_ord_num:number! flx_dis_dtd:day! flx_emt_num:number! flx_emt_ord:number! \
            flx_emt_typ:number! flx_trt_dtd:day! org_cle_num! prs_ord_num:number! \
            rem_typ_aff:number!\
            """;
    private static final String RETURN_COLUMNS =
            "nir_ret nai_ret sex_ret sej_ret fho_ret pms_ret dat_ret coh_nai_ret?"
                    + " coh_sex_ret?";

    /// What some extractions call a column.
    private static final Map<String, List<String>> ALIASES =
            Map.of(
                    "ben_nir_psa", List.of("num_enq", "ben_nir_ano"),
                    "nir_ano_17", List.of("num_enq", "ben_nir_psa"),
                    "pha_atc_cla", List.of("pha_atc_c07"));

    static final Map<String, SndsTable> ALL = all();
    private static final Map<String, List<String>> OFFICIAL = official();

    private static Map<String, SndsTable> all() {
        var tables = new LinkedHashMap<String, SndsTable>();
        for (var row : rows("tables.csv")) {
            var line = row[1].replace("KEYS", KEY_COLUMNS).replace("RETURNS", RETURN_COLUMNS);
            tables.put(
                    row[0],
                    new SndsTable(
                            row[0], Arrays.stream(line.split(" ")).map(SndsColumn::of).toList()));
        }
        return tables;
    }

    private static Map<String, List<String>> official() {
        var names = new LinkedHashMap<String, List<String>>();
        rows("schema.csv")
                .forEach(row ->
                        names.put(
                                row[0],
                                Arrays.stream(row[2].split(" "))
                                        .map(word -> word.substring(0, word.indexOf(':')))
                                        .toList()));
        return names;
    }

    /// The rows of a resource beside this package, without its header.
    static List<String[]> rows(String resource) {
        try (var in = SndsTable.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The columns that the official schema of the table knows, or none where there is no such
    /// schema.
    List<String> known() {
        return OFFICIAL.getOrDefault(name, List.of());
    }

    /// What a file calls a column, if it has it.
    static Optional<String> written(SndsColumn column, List<String> header) {
        if (header.contains(column.name())) {
            return Optional.of(column.name());
        }
        return ALIASES.getOrDefault(column.name(), List.of()).stream()
                .filter(header::contains)
                .findFirst();
    }
}
