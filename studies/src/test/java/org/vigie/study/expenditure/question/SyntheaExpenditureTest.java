package org.vigie.study.expenditure.question;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.ReferenceData;
import org.vigie.Seed;
import org.vigie.protocol.YamlNode;
import org.vigie.runner.LocalRunner;
import org.vigie.source.synthea.SyntheaImport;
import org.vigie.store.read.Store;
import org.vigie.timeline.Progress;

/// Every amount of Synthea's claims is in the map of the shipped rules once.
@Tag("long")
class SyntheaExpenditureTest {

    private static final int FIRST = 2012;
    private static final int LAST = 2020;
    private static final long SEED = Seed.of("claims");

    @TempDir Path folder;

    private Path load(Path source) throws Exception {
        var store = folder.resolve("store");
        new SyntheaImport(source, store, "1GB", 2, "", Progress.SILENT).run();
        return store;
    }

    private static ExpenditureTotals map(Path store, String amount) throws Exception {
        var node =
                YamlNode.read(
                        "study: map\nrules: synthea.yaml\nyears: ["
                                + FIRST
                                + ", "
                                + LAST
                                + "]\namount: "
                                + amount,
                        Path.of("map.yaml"));
        var protocol = ExpenditureProtocol.read(node, Path.of("../examples/rules"));
        try (var people = Store.open(store)) {
            return new ExpenditureAnalysis(protocol, people.vocabulary(), people.tables())
                    .run(new LocalRunner(people))
                    .counted();
        }
    }

    /// @param raw hundredths by year, those without a date under 0
    private static void compare(TreeMap<Integer, Long> raw, ExpenditureTotals counted) {
        for (int year = 0; year < counted.years(); year++) {
            assertEquals(
                    raw.getOrDefault(FIRST + year, 0L),
                    rows(
                            counted,
                            year,
                            List.of(
                                    ExpenditureRow.Kind.GROUP,
                                    ExpenditureRow.Kind.REMAINDER,
                                    ExpenditureRow.Kind.UNOBSERVED)),
                    "groups, remainder and unobserved of " + (FIRST + year));
            assertEquals(
                    raw.getOrDefault(FIRST + year, 0L),
                    rows(counted, year, List.of(ExpenditureRow.Kind.EVERYBODY)));
        }
        assertEquals(
                raw.subMap(1, FIRST).values().stream().mapToLong(cents -> cents).sum(),
                counted.amount(AmountScope.BEFORE));
        assertEquals(
                raw.tailMap(LAST + 1).values().stream().mapToLong(cents -> cents).sum(),
                counted.amount(AmountScope.AFTER));
        assertEquals(raw.getOrDefault(0, 0L), counted.amount(AmountScope.UNDATED));
        assertEquals(0, counted.amount(AmountScope.NOT_COUNTED));
    }

    private static long rows(ExpenditureTotals counted, int year, List<ExpenditureRow.Kind> kinds) {
        return IntStream.range(0, counted.rows().size())
                .filter(row -> kinds.contains(counted.rows().get(row).kind()))
                .mapToLong(row -> counted.spent(year, row, counted.items()))
                .sum();
    }

    @Test
    @Tag("reference")
    void everyDollarOfTheClaimsIsInTheMapOnce() throws Exception {
        var source = ReferenceData.require("synthea");
        var store = load(source);
        var charged = raw(source, "amount", "type = 'CHARGE'");
        assertEquals(6_400_089_709L, charged.values().stream().mapToLong(cents -> cents).sum());
        compare(charged, map(store, "cost"));
        var paid = raw(source, "payments", "method = 'ECHECK'");
        assertEquals(4_874_755_071L, paid.values().stream().mapToLong(cents -> cents).sum());
        compare(paid, map(store, "reimbursed_cents"));
    }

    private static TreeMap<Integer, Long> raw(Path source, String dollars, String which)
            throws Exception {
        var raw = new TreeMap<Integer, Long>();
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "SELECT year(CAST(fromdate[:10] AS DATE)), sum(100 * CAST("
                                        + dollars
                                        + " AS DECIMAL(18, 2)))::BIGINT FROM '"
                                        + source.resolve("claims_transactions.parquet")
                                        + "' WHERE "
                                        + which
                                        + " GROUP BY 1")) {
            while (rows.next()) {
                raw.put(rows.getInt(1), rows.getLong(2));
            }
        }
        return raw;
    }

    /// Charges for what was done at a visit, for what nobody recorded, at no visit, in other years
    /// and without a date.
    @Test
    void everyChargeThatWasDrawnIsInTheMapOnce() throws Exception {
        var random = new SplittableRandom(SEED);
        var source = Files.createDirectories(folder.resolve("csv"));
        var people = new StringBuilder("Id,BIRTHDATE,DEATHDATE,GENDER\n");
        var encounters = new StringBuilder("Id,START,STOP,PATIENT,CODE,BASE_ENCOUNTER_COST\n");
        var conditions = new StringBuilder("START,STOP,PATIENT,ENCOUNTER,CODE\n");
        var claims =
                new StringBuilder(
                        """
                        CLAIMID,CHARGEID,PATIENTID,APPOINTMENTID,TYPE,AMOUNT,FROMDATE,PROCEDURECODE\n\
                        """);
        var raw = new TreeMap<Integer, Long>();
        int unmatched = 0;
        for (int person = 0; person < 20; person++) {
            people.append(
                    "p%d,%d-05-05,,%s\n"
                            .formatted(person, 1930 + person, person % 2 == 0 ? "F" : "M"));
            for (int visit = 0; visit < 10; visit++) {
                int year = random.nextInt(FIRST - 3, LAST + 4);
                var day =
                        "%d-%02d-%02d"
                                .formatted(year, 1 + random.nextInt(12), 1 + random.nextInt(28));
                var id = "e" + person + "." + visit;
                encounters.append(
                        "%s,%2$sT08:00:00Z,%2$sT09:00:00Z,p%3$d,185345009,99.99\n"
                                .formatted(id, day, person));
                if (random.nextInt(3) == 0) {
                    conditions.append(
                            "%s,,p%d,%s,%s\n"
                                    .formatted(
                                            day,
                                            person,
                                            id,
                                            random.nextBoolean() ? "254837009" : "44054006"));
                }
                for (int line = 0; line < 3; line++) {
                    int cents = random.nextInt(100_000);
                    boolean dated = random.nextInt(8) > 0;
                    boolean own = line > 0 || !dated;
                    claims.append(
                            "k%1$s,%2$d,p%3$d,%4$s,CHARGE,%5$d.%6$02d,%7$s,%8$s\n"
                                    .formatted(
                                            id,
                                            line,
                                            person,
                                            random.nextInt(5) > 0 ? id : "",
                                            cents / 100,
                                            cents % 100,
                                            dated ? day + "T08:00:00Z" : "",
                                            own ? "77" : "185345009"));
                    raw.merge(dated ? year : 0, (long) cents, Long::sum);
                    unmatched += own ? 1 : 0;
                }
            }
        }
        Files.writeString(source.resolve("patients.csv"), people);
        Files.writeString(source.resolve("encounters.csv"), encounters);
        Files.writeString(source.resolve("conditions.csv"), conditions);
        Files.writeString(source.resolve("claims_transactions.csv"), claims);
        var counted = map(load(source), "cost");
        assertTrue(unmatched > 300 && counted.amount(AmountScope.UNDATED) > 0);
        compare(raw, counted);
        assertTrue(
                rows(counted, 3, List.of(ExpenditureRow.Kind.GROUP)) > 0,
                "some is given to groups");
    }
}
