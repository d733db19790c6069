package org.vigie.source.delivery;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.vigie.simulate.Simulator;
import org.vigie.simulate.people.Simulation;
import org.vigie.simulate.raw.RawFiles;
import org.vigie.simulate.raw.RawFormat;
import org.vigie.source.SourceImport;
import org.vigie.source.meds.MedsExport;
import org.vigie.source.meds.MedsImport;
import org.vigie.source.omop.OmopImport;
import org.vigie.source.pseudonym.PseudonymKey;
import org.vigie.source.pseudonym.Pseudonymisation;
import org.vigie.source.snds.SndsImport;
import org.vigie.source.synthea.SyntheaImport;
import org.vigie.store.Sha256;
import org.vigie.store.read.Store;
import org.vigie.timeline.Progress;

/// Raw files of every source, whole in `raw` and dealt to three deliveries, by time or by people.
///
/// @param noEnd whether some days are those that databases write for "no end"
record DealtSource(Path folder, boolean noEnd) {

    private static final int SOME = 7;

    static final int PARTS = 3;

    static final Pseudonymisation KEYED =
            new Pseudonymisation.Keyed(
                    PseudonymKey.of(
                            "env:KEY",
                            Map.of("KEY", "0123456789abcdefghijklmnopqrstuvwxyz"),
                            Progress.SILENT),
                    0,
                    false,
                    false,
                    true);

    /// An import of a folder into a store.
    interface Reading {
        SourceImport of(Path source, Path store);
    }

    private static Pseudonymisation how(boolean keyed) {
        return keyed ? KEYED : Pseudonymisation.LASTING;
    }

    static Reading omop(boolean keyed) {
        return (source, store) ->
                new OmopImport(source, store, "1GB", 2, "", Progress.SILENT, how(keyed));
    }

    static Reading meds(boolean keyed) {
        return (source, store) ->
                new MedsImport(source, store, "1GB", 2, "", Progress.SILENT, how(keyed));
    }

    static Reading synthea(boolean keyed) {
        return (source, store) ->
                new SyntheaImport(source, store, "1GB", 2, "", Progress.SILENT, how(keyed));
    }

    static Reading snds(boolean keyed) {
        return (source, store) ->
                new SndsImport(
                        source,
                        store,
                        "1GB",
                        2,
                        "",
                        Set.of(),
                        Optional.empty(),
                        Progress.SILENT,
                        how(keyed));
    }

    Path raw() {
        return folder.resolve("raw");
    }

    /// The folders of the deliveries.
    List<Path> deliveries() {
        var parts = new ArrayList<Path>();
        for (int part = 0; part < PARTS; part++) {
            parts.add(folder.resolve("delivery" + part));
        }
        return parts;
    }

    /// Every file of a store but the manifest, by its hash.
    static Map<String, String> bytes(Path store) throws IOException {
        var bytes = new TreeMap<String, String>();
        try (var files = Files.walk(store)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                if (!file.endsWith("manifest.json")) {
                    bytes.put(store.relativize(file).toString(), Sha256.of(file));
                }
            }
        }
        bytes.put("fingerprint", Store.readManifest(store).fingerprint());
        return bytes;
    }

    static void copy(Path from, Path to) throws IOException {
        try (var paths = Files.walk(from)) {
            for (var path : paths.toList()) {
                Files.copy(path, to.resolve(from.relativize(path)));
            }
        }
    }

    /// Writes a day that stands for no end into some rows of a file.
    private void leaveOpen(String file, String mark, String column, String day) throws IOException {
        if (!noEnd) {
            return;
        }
        var path = raw().resolve(file);
        var lines = new ArrayList<>(Files.readAllLines(path));
        int at =
                List.of(lines.getFirst().toLowerCase(java.util.Locale.ROOT).split(mark))
                        .indexOf(column);
        for (int i = 1; i < lines.size(); i += SOME) {
            var values = lines.get(i).split(mark, -1);
            values[at] = day;
            lines.set(i, String.join(mark, values));
        }
        Files.writeString(path, String.join("\n", lines) + "\n");
    }

    private static int byYear(String date) {
        int year = Integer.parseInt(date.substring(0, 4));
        return year < 2012 ? 0 : year < 2019 ? 1 : 2;
    }

    static int byPerson(String person) {
        return Math.floorMod(person.hashCode(), PARTS);
    }

    /// OMOP: the tables of persons, places and names come whole each time.
    void omopByTime() throws Exception {
        var raw = folder.resolve("raw");
        RawFiles.write(Simulation.of(120), RawFormat.OMOP, raw, Progress.SILENT);
        leaveOpen("observation_period.csv", ",", "observation_period_end_date", "2099-12-31");
        var split = new SplitFolder(raw, ",");
        var days = new HashMap<String, Integer>();
        for (var table : List.of("visit_occurrence", "drug_exposure", "procedure_occurrence")) {
            for (var row : split.rows(raw.resolve(table + ".csv"))) {
                days.put(
                        table.split("_")[0] + row.get(table + "_id"),
                        byYear(row.get(date(table + ".csv", row))));
            }
        }
        split.write(
                deliveries(),
                (file, row) ->
                        file.equals("cost.csv")
                                ? days.getOrDefault(
                                        row.get("cost_domain_id").toLowerCase(java.util.Locale.ROOT)
                                                + row.get("cost_event_id"),
                                        0)
                                : date(file, row).isEmpty()
                                        ? SplitFolder.ALL
                                        : byYear(row.get(date(file, row))),
                true);
    }

    private static String date(String file, Map<String, String> row) {
        return file.matches("(visit|drug|procedure|condition).*|measurement.csv")
                ? row.keySet().stream()
                        .filter(name -> name.matches("(\\w+_start)?(procedure|measurement)?_date"))
                        .findFirst()
                        .orElse("")
                : "";
    }

    void omopByPeople() throws Exception {
        var raw = folder.resolve("raw");
        RawFiles.write(Simulation.of(120), RawFormat.OMOP, raw, Progress.SILENT);
        leaveOpen("observation_period.csv", ",", "observation_period_end_date", "2099-12-31");
        var split = new SplitFolder(raw, ",");
        var people = new HashMap<String, Integer>();
        for (var table : List.of("visit_occurrence", "drug_exposure", "procedure_occurrence")) {
            for (var row : split.rows(raw.resolve(table + ".csv"))) {
                people.put(
                        table.split("_")[0] + row.get(table + "_id"),
                        byPerson(row.get("person_id")));
            }
        }
        split.write(
                deliveries(),
                (file, row) ->
                        file.equals("cost.csv")
                                ? people.getOrDefault(
                                        row.get("cost_domain_id").toLowerCase(java.util.Locale.ROOT)
                                                + row.get("cost_event_id"),
                                        0)
                                : row.containsKey("person_id")
                                        ? byPerson(row.get("person_id"))
                                        : SplitFolder.ALL,
                true);
    }

    /// SNDS: by the years and months of the files' names, with the tables of persons in each.
    void sndsByTime() throws Exception {
        var raw = folder.resolve("raw");
        RawFiles.write(Simulation.of(120), RawFormat.SNDS, raw, Progress.SILENT);
        leaveOpen("ER_PRS_F_2015.csv", ";", "exe_soi_dtf", "31/12/2999");
        leaveOpen("ER_PRS_F_2018.csv", ";", "exe_soi_dtd", "31/12/2999");
        new SplitFolder(raw, ";")
                .write(
                        deliveries(),
                        (file, _) -> {
                            var year =
                                    file.replaceAll("T_[A-Z]+(\\d\\d).*", "20$1")
                                            .replaceAll(".*_F_(\\d{4}).*", "$1");
                            return year.matches("\\d{4}") ? byYear(year) : SplitFolder.ALL;
                        },
                        false);
    }

    /// SNDS: every pseudonym in one delivery with all that is told under it.
    void sndsByPeople() throws Exception {
        var raw = folder.resolve("raw");
        RawFiles.write(Simulation.of(120), RawFormat.SNDS, raw, Progress.SILENT);
        leaveOpen("ER_PRS_F_2015.csv", ";", "exe_soi_dtf", "31/12/2999");
        leaveOpen("ER_PRS_F_2018.csv", ";", "exe_soi_dtd", "31/12/2999");
        var split = new SplitFolder(raw, ";");
        var owners = new HashMap<String, String>();
        try (var files = Files.list(raw)) {
            for (var file : files.sorted().toList()) {
                for (var row : split.rows(file)) {
                    var own = row.getOrDefault("ben_nir_psa", row.getOrDefault("nir_ano_17", ""));
                    if (!own.isEmpty()) {
                        owners.put(key(file.getFileName().toString(), row), own);
                    }
                }
            }
        }
        split.write(
                deliveries(),
                (file, row) ->
                        file.matches("(IR_PHA_R|crosswalk|left-out|truth).*")
                                ? SplitFolder.ALL
                                : byPerson(
                                        row.getOrDefault(
                                                "ben_nir_psa",
                                                owners.getOrDefault(key(file, row), ""))),
                false);
    }

    /// What joins a row with that of its person.
    private static String key(String file, Map<String, String> row) {
        if (row.containsKey("flx_dis_dtd")) {
            return List.of(
                            "dct_ord_num",
                            "flx_dis_dtd",
                            "flx_emt_num",
                            "flx_emt_ord",
                            "flx_emt_typ",
                            "flx_trt_dtd",
                            "org_cle_num",
                            "prs_ord_num",
                            "rem_typ_aff")
                    .stream()
                    .map(row::get)
                    .toList()
                    .toString();
        }
        return file.replaceAll("T_([A-Z]+\\d\\d).*", "$1")
                + row.getOrDefault("eta_num", row.getOrDefault("eta_num_epmsi", ""))
                        .replaceFirst("^0+", "")
                + new TreeMap<>(row)
                        .entrySet().stream()
                                .filter(e -> e.getKey().matches("(rsa|rha|rhad|rip|seq)_num"))
                                .map(e -> e.getValue().replaceFirst("^0+", ""))
                                .toList();
    }

    /// MEDS: a dataset of bare events, and one that an export wrote, which tells of people.
    void medsBy(String split) throws Exception {
        Simulator.write(
                Simulation.of(120).withShards(1), folder.resolve("simulated"), Progress.SILENT);
        var raw = folder.resolve("raw");
        new MedsExport(folder.resolve("simulated"), raw, "1GB", Progress.SILENT).run();
        if (!split.endsWith("told")) {
            Files.delete(raw.resolve("metadata/vigie-people.parquet"));
            Files.delete(raw.resolve("metadata/vigie-periods.parquet"));
        }
        if (noEnd) {
            leaveOpenInParquet(raw, split.endsWith("told"));
        }
        var part =
                split.startsWith("time")
                        ? "CASE WHEN year(time) IS NULL OR year(time) < 2012 THEN 0 WHEN year(time) < 2019 THEN 1 ELSE 2 END"
                        : "subject_id % 3";
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            for (int number = 0; number < PARTS; number++) {
                var to = folder.resolve("delivery" + number);
                Files.createDirectories(to.resolve("data"));
                copy(raw.resolve("metadata"), to.resolve("metadata"));
                statement.execute(
                        """
                        COPY (SELECT * FROM read_parquet('%s/data/**/*.parquet') WHERE %s = %d)
                          TO '%s/data/0.parquet' (FORMAT parquet)\
                        """
                                .formatted(raw, part, number, to));
            }
        }
    }

    /// Some ends of periods where they are told, else some times of events.
    private static void leaveOpenInParquet(Path raw, boolean told) throws Exception {
        var file = raw.resolve(told ? "metadata/vigie-periods.parquet" : "data");
        if (!told) {
            try (var files = Files.walk(file)) {
                file = files.filter(Files::isRegularFile).sorted().findFirst().orElseThrow();
            }
        }
        var column = told ? "\"end\"" : "time";
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute(
                    """
                    CREATE TABLE altered AS SELECT * REPLACE (CASE WHEN subject_id %% %d = 1
                      AND (%s OR random() < 0.2) THEN DATE '9999-12-31' ELSE %s END AS %s)
                    FROM '%s'\
                    """
                            .formatted(SOME, told, column, column, file));
            statement.execute("COPY altered TO '%s' (FORMAT parquet)".formatted(file));
        }
    }

    void syntheaBy(boolean time) throws Exception {
        var raw = Files.createDirectories(folder.resolve("raw"));
        writeSynthea(raw);
        leaveOpen("encounters.csv", ",", "stop", "9999-12-31T00:00:00Z");
        new SplitFolder(raw, ",")
                .write(
                        deliveries(),
                        (file, row) ->
                                file.equals("patients.csv")
                                        ? time ? SplitFolder.ALL : byPerson(row.get("id"))
                                        : time
                                                ? byYear(
                                                        row.getOrDefault(
                                                                "start", row.get("fromdate")))
                                                : byPerson(
                                                        row.getOrDefault(
                                                                "patient", row.get("patientid"))),
                        true);
    }

    /// 150 people with a visit, an illness, a charge and a payment in each of 14 years; some died.
    private static void writeSynthea(Path source) throws IOException {
        var random = new SplittableRandom(7);
        var people = new StringBuilder("Id,BIRTHDATE,DEATHDATE,GENDER,STATE,COUNTY\n");
        var visits =
                new StringBuilder(
                        "Id,START,STOP,PATIENT,ORGANIZATION,PROVIDER,PAYER,ENCOUNTERCLASS,CODE,DESCRIPTION,BASE_ENCOUNTER_COST,"
                                + "TOTAL_CLAIM_COST,PAYER_COVERAGE,REASONCODE,REASONDESCRIPTION\n");
        var conditions =
                new StringBuilder("START,STOP,PATIENT,ENCOUNTER,SYSTEM,CODE,DESCRIPTION\n");
        var money =
                new StringBuilder(
                        "ID,CLAIMID,CHARGEID,PATIENTID,PROVIDERID,APPOINTMENTID,TYPE,AMOUNT,METHOD,PAYMENTS,TRANSFERS,"
                                + "ADJUSTMENTS,FROMDATE,PROCEDURECODE,UNITS\n");
        for (int i = 0; i < 150; i++) {
            boolean died = i % 5 == 0;
            people.append(
                    "p%d,19%02d-01-02,%s,%s,MA,Norfolk\n"
                            .formatted(
                                    i,
                                    10 + i % 80,
                                    died ? "20" + (10 + i % 14) + "-06-15T08:00:00Z" : "",
                                    i % 2 == 0 ? "F" : "M"));
            for (int k = 0; k < 14; k++) {
                var visit = "v" + i + "x" + k;
                var day = "20%02d-0%d-1%d".formatted(10 + k, 1 + i % 9, i % 10);
                visits.append(
                        "%s,%sT10:00:00Z,%sT11:00:00Z,p%d,o%d,d%d,y1,wellness,410620009,Check up,10.00,20.00,5.00,,\n"
                                .formatted(visit, day, day, i, i % 3, i % 7));
                conditions.append(
                        "%s,,p%d,%s,SNOMED-CT,%d,Illness\n"
                                .formatted(day, i, visit, 100 + random.nextInt(30)));
                money.append(
                        "t%s,c%s,1,p%d,d1,%s,CHARGE,20.00,,0.00,0.00,,%sT10:00:00Z,410620009,1\n"
                                .formatted(visit, visit, i, visit, day));
                money.append(
                        "u%s,c%s,2,p%d,d1,%s,PAYMENT,,ECHECK,%d.00,0.00,,%sT10:00:00Z,410620009,\n"
                                .formatted(visit, visit, i, visit, random.nextInt(25), day));
            }
        }
        Files.writeString(source.resolve("patients.csv"), people);
        Files.writeString(source.resolve("encounters.csv"), visits);
        Files.writeString(source.resolve("conditions.csv"), conditions);
        Files.writeString(source.resolve("claims_transactions.csv"), money);
        assertTrue(Files.size(source.resolve("encounters.csv")) > 100_000);
    }
}
