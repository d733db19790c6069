package org.vigie.simulate.people;

import java.util.List;
import org.vigie.simulate.schemes.DataRows;
import org.vigie.statistics.random.AliasTable;
import org.vigie.statistics.random.RandomStream;

/// Where a person lives and is treated: practices lie within regions, regions within sites.
///
/// So that other people do not change anybody, practices are filled in the order of identifiers:
/// the next 1,500 people a region has on average go to its next practice.
///
/// @param number stands for the practice in the identifiers of those who work there
record Address(String site, String region, String practice, long number) {

    private static final int PEOPLE_PER_PRACTICE = 1_500;
    private static final List<String> REGIONS =
            DataRows.of("regions.csv").stream().map(r -> r.get("region")).toList();
    private static final AliasTable SHARES = shares();

    private static AliasTable shares() {
        var rows = DataRows.of("regions.csv");
        return new AliasTable(
                rows.stream().mapToDouble(row -> Double.parseDouble(row.get("share"))).toArray());
    }

    static Address draw(long person, List<String> sites, RandomStream draws) {
        int region = SHARES.draw(draws);
        int site = draws.below(sites.size());
        long places = (long) REGIONS.size() * sites.size();
        long block = (person - 1) / (PEOPLE_PER_PRACTICE * places);
        long number = block * places + (long) site * REGIONS.size() + region;
        return new Address(
                sites.get(site), REGIONS.get(region), sites.get(site) + "-" + (number + 1), number);
    }
}
