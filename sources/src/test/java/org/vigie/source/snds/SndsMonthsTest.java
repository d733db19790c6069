package org.vigie.source.snds;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vigie.store.DeliveredFile;
import org.vigie.store.Delivery;

/// Months that no delivery of a store has.
class SndsMonthsTest {

    private static Delivery delivery(String kind, String... files) {
        return new Delivery(
                1,
                kind,
                "",
                false,
                Optional.of(""),
                "2026-12-01",
                Arrays.stream(files)
                        .map(file -> file.split(" "))
                        .map(file ->
                                new DeliveredFile(file[0], file[0], file[1], file[2], 9, "", false))
                        .toList(),
                new Delivery.Contents("", "", "", 0, 0),
                Delivery.Plan.PLAIN);
    }

    private static List<String> missing(Delivery... deliveries) {
        return SndsMonths.OF_ALL.of().apply(List.of(deliveries)).stream()
                .map(finding -> finding.count() + " " + finding.table() + ": " + finding.effect())
                .map(text ->
                        text.replace(
                                ": no file for these months between the first and the last", ""))
                .toList();
    }

    @Test
    void aMonthBetweenTwoDeliveriesIsMissing() {
        assertEquals(
                List.of("2 er_prs_f: 2014-12 to 2015-01", "3 er_pha_f: 2014-12 to 2015-02"),
                missing(
                        delivery("snds", "er_prs_f 2014-11 2014-11", "er_pha_f 2014-11 2014-11"),
                        delivery("snds", "er_prs_f 2015-02 2015-02")));
    }

    @Test
    void whatOneDeliveryLackedAnotherMayHave() {
        assertEquals(
                List.of(),
                missing(
                        delivery("snds", "er_prs_f 2014-11 2014-11", "er_prs_f 2015-01 2015-01"),
                        delivery("snds", "er_prs_f 2014-12 2014-12")));
    }

    @Test
    void filesOfOtherSourcesAndWithoutMonthsTellNothing() {
        assertEquals(
                List.of(),
                missing(
                        delivery("snds", "er_prs_f 2014-11 2014-11"),
                        delivery("omop", "er_prs_f 2016-11 2016-11")));
    }
}
