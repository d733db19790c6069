package org.vigie.study.druguse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.disclosure.DisclosureKey;
import org.vigie.protocol.YamlNode;
import org.vigie.report.page.Chromium;
import org.vigie.runner.PlainRunner;
import org.vigie.store.read.GeneratedLives;
import org.vigie.store.read.Life;
import org.vigie.store.read.Store;
import org.vigie.timeline.Codes;

/// The page of the use of drugs in a real browser, its files, and what they hide.
@Tag("long")
class DrugUseInBrowserTest {

    private static final Codes CODES = Codes.ofTexts(List.of("V/2", "V/3"));

    @TempDir static Path folder;

    private static DrugUseResult result(int people, int smallCells) throws IOException {
        var place = folder.resolve("people" + people);
        try (var store =
                Files.exists(place)
                        ? Store.open(place)
                        : Life.store(
                                place, GeneratedLives.of(new SplittableRandom(3), people, 9), 1)) {
            var protocol =
                    DrugUseProtocol.read(
                            YamlNode.read(
                                    """
                                    study: describe
                                    concept_sets: {often <b>: [V/0, V/1], seldom: [V/7], diagnoses: [V/2, V/3, V/8]}
                                    drugs: [often <b>, seldom]
                                    from: 2002-01-01
                                    to: 2009-12-31
                                    washout_days: 90
                                    gap_days: 300
                                    indications: diagnoses
                                    indication_days: [-300, 0]
                                    age_groups: [0, 40, 60]
                                    region: true
                                    small_cells: %d
                                    """
                                            .formatted(smallCells),
                                    Path.of("my.yaml")),
                            folder);
            return new DrugUseAnalysis(protocol, store.vocabulary()).run(new PlainRunner(store));
        }
    }

    @Test
    void thePageIsWholeAtTwoWidths() throws IOException {
        try (var chromium = Chromium.start()) {
            for (int smallCells : new int[] {0, 10}) {
                var file = folder.resolve("use" + smallCells + ".html");
                DrugUseReport.write(
                        DisclosedDrugUse.of(
                                result(900, smallCells), DisclosureKey.ofInvented("test")),
                        CODES,
                        Map.of("a", "b"),
                        file);
                for (int width : new int[] {390, 1280}) {
                    var page = chromium.open(file, width);
                    assertEquals(List.of(), Chromium.runningOver(page), "at " + width);
                    assertTrue(
                            page.locator("[data-figure]").count() >= (smallCells == 0 ? 5 : 3),
                            "figures");
                    assertFalse(page.content().contains("NaN<"), "no number that is none");
                    assertTrue(page.locator("text=often <b>").count() > 0, "texts are plain");
                    page.close();
                }
            }
            assertEquals(List.of(), chromium.requests);
            assertEquals(List.of(), chromium.complaints);
        }
    }

    @Test
    void countsOfFewAreNotInTheFiles() throws IOException {
        Files.createDirectories(folder.resolve("results"));
        DrugUseFiles.write(
                DisclosedDrugUse.of(result(500, 10), DisclosureKey.ofInvented("test")),
                CODES,
                folder.resolve("results"));
        for (var file :
                List.of(
                        "users population",
                        "users users",
                        "users at_risk",
                        "users new_users",
                        "measures people",
                        "persistence left",
                        "indications people")) {
            var lines =
                    Files.readAllLines(folder.resolve("results/" + file.split(" ")[0] + ".csv"));
            int column = List.of(lines.getFirst().split(",")).indexOf(file.split(" ")[1]);
            assertTrue(lines.size() > 1, file);
            for (var line : lines.subList(1, lines.size())) {
                var cell = line.split(",", -1)[column];
                assertTrue(cell.isEmpty() || cell.equals("0") || Long.parseLong(cell) > 10, line);
            }
        }
    }

    /// Neither those of whom a measure is told nor the others are few.
    @Test
    void nobodyIsTheDifferenceOfTwoCounts() throws IOException {
        int hidden = 0;
        for (int people : new int[] {150, 300, 600}) {
            var result = result(people, 10);
            var shown = DisclosedDrugUse.of(result, DisclosureKey.ofInvented("test"));
            for (int drug = 0; drug < 2; drug++) {
                for (var measure : DrugUseNumbers.MEASURES) {
                    var told = shown.people(drug, measure);
                    hidden += told.isEmpty() ? 1 : 0;
                    long others = result.newUsers(drug) - told.orElse(0);
                    assertTrue(
                            told.isEmpty()
                                    || told.getAsLong() == 0
                                    || told.getAsLong() > 10 && (others == 0 || others > 10));
                }
                var year = shown.people(drug, DrugUseMeasure.SUPPLIES);
                var covered = shown.people(drug, DrugUseMeasure.COVERED);
                long between = year.orElse(0) - covered.orElse(0);
                assertTrue(
                        year.isEmpty() || covered.isEmpty() || between == 0 || between > 10,
                        "with a year but not all known");
            }
        }
        assertTrue(hidden > 0, "something had to be hidden");
    }

    /// Between two days that are shown nobody or more than a few stopped or were lost.
    @Test
    void sharesGiveNoFewAway() throws IOException {
        var result = result(900, 10);
        var shown = DisclosedDrugUse.of(result, DisclosureKey.ofInvented("test"));
        int hidden = 0;
        for (int drug = 0; drug < 2; drug++) {
            var curve = result.persistence(drug);
            int before = -1;
            for (var point : shown.persistence(drug)) {
                long events = curve.events(point.day()) - curve.events(before);
                long lost = curve.censored(point.day()) - curve.censored(before);
                assertTrue(
                        (events == 0 || events > 10)
                                && (lost == 0 || lost > 10)
                                && point.left() > 10,
                        () -> point.toString());
                before = point.day();
            }
            hidden +=
                    DisclosedDrugUse.of(result(900, 0), DisclosureKey.ofInvented("test"))
                                    .persistence(drug)
                                    .size()
                            - shown.persistence(drug).size();
        }
        assertTrue(hidden > 0, "something had to be hidden");
        assertTrue(shown.persistence(0).size() > 1, () -> shown.persistence(0).toString());
    }
}
