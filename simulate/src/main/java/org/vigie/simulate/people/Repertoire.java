package org.vigie.simulate.people;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.vigie.simulate.schemes.Kind;
import org.vigie.statistics.random.AliasTable;
import org.vigie.statistics.random.RandomStream;
import org.vigie.timeline.Sex;

/// Which background code it is this time, for a person's sex and age.
final class Repertoire {

    private final Map<Kind, Codes> codes = new EnumMap<>(Kind.class);

    /// @param ids of the codes of a kind
    /// @param tables which of them it is, for each sex and age band
    private record Codes(int[] ids, AliasTable[] tables) {}

    Repertoire(Catalogue catalogue, Profiles profiles) {
        for (var kind : List.of(Kind.DIAGNOSIS, Kind.DRUG, Kind.TEST, Kind.PROCEDURE)) {
            var some = catalogue.background.stream().filter(code -> code.kind() == kind).toList();
            var ids = some.stream().mapToInt(code -> catalogue.id(code.code())).toArray();
            var byAge = new AliasTable[2 * Profiles.BANDS];
            for (int cell = 0; cell < byAge.length; cell++) {
                int sex = cell / Profiles.BANDS;
                int band = cell % Profiles.BANDS;
                var weights =
                        some.stream()
                                .mapToDouble(code ->
                                        code.share() * profiles.rates(code.profile())[sex][band])
                                .toArray();
                byAge[cell] = new AliasTable(weights);
            }
            codes.put(kind, new Codes(ids, byAge));
        }
    }

    int draw(Kind kind, Sex sex, int age, RandomStream draws) {
        var some = Objects.requireNonNull(codes.get(kind), "no background code is of this kind");
        int cell = sex.ordinal() * Profiles.BANDS + Profiles.band(age);
        return some.ids[some.tables[cell].draw(draws)];
    }
}
