package org.vigie.simulate.people;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.vigie.simulate.schemes.Kind;
import org.vigie.statistics.random.AliasTable;
import org.vigie.statistics.random.RandomStream;
import org.vigie.timeline.Sex;

/// Which background code it is this time, for a person's sex and age.
final class Repertoire {

    private final Map<Kind, AliasTable[]> tables = new EnumMap<>(Kind.class);

    Repertoire(Catalogue catalogue, Profiles profiles) {
        for (var kind : List.of(Kind.DIAGNOSIS, Kind.DRUG, Kind.TEST, Kind.PROCEDURE)) {
            var codes = catalogue.background.stream().filter(code -> code.kind() == kind).toList();
            var ids = codes.stream().mapToInt(code -> catalogue.id(code.code())).toArray();
            var byAge = new AliasTable[2 * Profiles.BANDS];
            for (int cell = 0; cell < byAge.length; cell++) {
                int sex = cell / Profiles.BANDS;
                int band = cell % Profiles.BANDS;
                var weights =
                        codes.stream()
                                .mapToDouble(code ->
                                        code.share() * profiles.rates(code.profile())[sex][band])
                                .toArray();
                byAge[cell] = new AliasTable(ids, weights);
            }
            tables.put(kind, byAge);
        }
    }

    int draw(Kind kind, Sex sex, int age, RandomStream draws) {
        return tables.get(kind)[sex.ordinal() * Profiles.BANDS + Profiles.band(age)].draw(draws);
    }
}
