package org.vigie.store.read;

import java.util.Optional;
import org.vigie.store.parquet.Chunk;
import org.vigie.store.parquet.ParquetFile;
import org.vigie.timeline.Sex;
import org.vigie.timeline.Timeline;

/// Who the people of a shard are, a row each in order of identifier.
public final class PeopleTable {

    private final int size;
    private final Chunk ids;
    private final Chunk births;
    private final TextColumn sexes;
    private final Chunk deaths;
    private final TextColumn regions;
    private final TextColumn practices;
    private final TextColumn sites;
    private final Chunk genders;
    private final Chunk races;
    private final Chunk ethnicities;
    private final Chunk firstPeriods;
    private final Chunk periodCounts;
    private final Chunk periodStarts;
    private final Chunk periodEnds;
    private final Chunk periodTypes;
    private final Chunk periodIds;
    private final Optional<Chunk> periodsOpen;

    PeopleTable(ParquetFile people, ParquetFile periods) {
        size = Math.toIntExact(people.rows());
        ids = whole(people, "subject_id");
        births = whole(people, "birth");
        sexes = new TextColumn(whole(people, "sex"));
        deaths = whole(people, "death");
        regions = new TextColumn(whole(people, "region"));
        practices = new TextColumn(whole(people, "practice"));
        sites = new TextColumn(whole(people, "site"));
        genders = whole(people, "gender");
        races = whole(people, "race");
        ethnicities = whole(people, "ethnicity");
        firstPeriods = whole(people, "first_period");
        periodCounts = whole(people, "periods");
        periodStarts = whole(periods, "start");
        periodEnds = whole(periods, "end");
        periodTypes = whole(periods, "type");
        periodIds = whole(periods, "id");
        periodsOpen =
                periods.columns().contains("open")
                        ? Optional.of(whole(periods, "open"))
                        : Optional.empty();
    }

    /// Every question reads who people are: columns are compared with their sums at once.
    private static Chunk whole(ParquetFile file, String column) {
        return file.rows() == 0 ? Chunk.empty(file.path()) : file.chunk(0, column).compareAll();
    }

    public int size() {
        return size;
    }

    public long id(int row) {
        return ids.longAt(row);
    }

    /// The first row whose identifier is above this one.
    public int rowAfter(long id) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (id(middle) <= id) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    int birth(int row) {
        return day(births, row);
    }

    int death(int row) {
        return day(deaths, row);
    }

    private static int day(Chunk days, int row) {
        int ordinal = days.ordinal(row);
        return ordinal < 0 ? Timeline.NO_DAY : days.intAt(ordinal);
    }

    Sex sex(int row) {
        return Sex.ofLetter(sexes.at(row));
    }

    String region(int row) {
        return regions.at(row);
    }

    String practice(int row) {
        return practices.at(row);
    }

    String site(int row) {
        return sites.at(row);
    }

    long gender(int row) {
        return concept(genders, row);
    }

    long race(int row) {
        return concept(races, row);
    }

    long ethnicity(int row) {
        return concept(ethnicities, row);
    }

    private static long concept(Chunk concepts, int row) {
        int ordinal = concepts.ordinal(row);
        return ordinal < 0 ? Timeline.NONE : concepts.longAt(ordinal);
    }

    long periodType(int row, int period) {
        return concept(periodTypes, firstPeriods.intAt(row) + period);
    }

    long periodId(int row, int period) {
        return concept(periodIds, firstPeriods.intAt(row) + period);
    }

    boolean isOpen(int row, int period) {
        return periodsOpen.isPresent()
                && periodsOpen.get().ordinal(firstPeriods.intAt(row) + period) >= 0;
    }

    int periods(int row) {
        return periodCounts.intAt(row);
    }

    int periodStart(int row, int period) {
        return periodStarts.intAt(firstPeriods.intAt(row) + period);
    }

    int periodEnd(int row, int period) {
        return periodEnds.intAt(firstPeriods.intAt(row) + period);
    }
}
