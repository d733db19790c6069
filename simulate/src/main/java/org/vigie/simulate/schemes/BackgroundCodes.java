package org.vigie.simulate.schemes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.vigie.statistics.random.Mixing;

/// Some thousands of codes with no effect. They are made by rule, never from a list: every chapter
/// of ICD-10 and group of ATC has codes of the right form. Families that hold a planted code or one
/// of a drug effect are left out, so that an ancestor of a planted code has nothing else below it.
///
/// How often they occur follows a heavy tail (Zipf's law): share ∝ weight / (rank + 3), the rank
/// being a scramble of the code's text.
public final class BackgroundCodes {

    private static final int PROCEDURES = 220;
    private static final int HEAD = 3;

    private final Set<String> taken = new HashSet<>();
    private final List<BackgroundCode> codes = new ArrayList<>();

    private BackgroundCodes(Set<String> others) {
        others.forEach(this::take);
        DataRows.of("planted.csv").forEach(row -> take(row.get("code")));
        for (var row : DataRows.of("confounded.csv")) {
            take(row.get("code"));
            codes.add(
                    new BackgroundCode(
                            row.get("code"),
                            row.get("name"),
                            Double.parseDouble(row.get("share")),
                            row.get("profile"),
                            true));
        }
        addShared(diagnoses());
        addShared(drugs());
        addShared(tests());
        addShared(procedures());
    }

    /// @param others codes whose families are left out besides those of planted ones
    public static List<BackgroundCode> all(Set<String> others) {
        return List.copyOf(new BackgroundCodes(others).codes);
    }

    private void take(String code) {
        var bare = code.substring(code.indexOf('/') + 1);
        switch (Kind.ofCode(code)) {
            case DIAGNOSIS -> taken.add(Icd10.family(bare));
            case DRUG -> taken.add(Atc.group(bare));
            case TEST, PROCEDURE, VISIT, DEATH -> taken.add(bare);
        }
    }

    private void addShared(List<BackgroundCode> ofOneKind) {
        var ranked = new ArrayList<>(ofOneKind);
        ranked.sort(Comparator.comparingLong(code -> Mixing.scramble(code.code().hashCode())));
        var shares =
                IntStream.range(0, ranked.size())
                        .mapToDouble(r -> ranked.get(r).share() / (r + HEAD))
                        .toArray();
        double sum = 0;
        for (double share : shares) {
            sum += share;
        }
        for (int rank = 0; rank < shares.length; rank++) {
            codes.add(ranked.get(rank).withShare(shares[rank] / sum));
        }
    }

    private List<BackgroundCode> diagnoses() {
        var diagnoses = new ArrayList<BackgroundCode>();
        for (var chapter : DataRows.of("chapters.csv")) {
            for (var family : Icd10.families(chapter.get("first"), chapter.get("last"))) {
                if (!taken.contains(family)) {
                    long scrambled = Mixing.scramble(family.hashCode());
                    diagnoses.add(ranged(Kind.DIAGNOSIS, family + ".9", chapter));
                    if (scrambled < 0) {
                        diagnoses.add(
                                ranged(
                                        Kind.DIAGNOSIS,
                                        family + "." + Math.floorMod(scrambled, 9),
                                        chapter));
                    }
                }
            }
        }
        return diagnoses;
    }

    private List<BackgroundCode> drugs() {
        var drugs = new ArrayList<BackgroundCode>();
        for (var anatomical : DataRows.of("anatomical.csv")) {
            for (var group :
                    Atc.groups(
                            anatomical.get("letter"), Integer.parseInt(anatomical.get("groups")))) {
                if (!taken.contains(group)) {
                    drugs.add(ranged(Kind.DRUG, group + "01", anatomical));
                    drugs.add(ranged(Kind.DRUG, group + "02", anatomical));
                }
            }
        }
        return drugs;
    }

    private static BackgroundCode ranged(Kind kind, String bare, DataRows.Row range) {
        var code = kind.code(bare);
        int percent = Integer.parseInt(range.get("chronic_percent"));
        boolean chronic = Math.floorMod(Mixing.scramble(~code.hashCode()), 100) < percent;
        var vocabulary = kind == Kind.DIAGNOSIS ? "ICD-10 " : "ATC ";
        return new BackgroundCode(
                code,
                vocabulary + bare,
                Double.parseDouble(range.get("weight")),
                range.get("profile"),
                chronic);
    }

    private List<BackgroundCode> tests() {
        return DataRows.of("tests.csv").stream()
                .filter(row -> !taken.contains(row.get("code")))
                .map(row ->
                        new BackgroundCode(
                                Kind.TEST.code(row.get("code")), row.get("name"), 1, "flat", false))
                .toList();
    }

    private static List<BackgroundCode> procedures() {
        var profiles = List.of("flat", "old", "middle", "women", "young");
        return IntStream.range(0, PROCEDURES)
                .mapToObj(number -> {
                    var bare = String.format("%cZZZ%03d", 'A' + number % 17, 1 + number / 17);
                    return new BackgroundCode(
                            Kind.PROCEDURE.code(bare),
                            "Procedure " + bare,
                            1,
                            profiles.get(number % profiles.size()),
                            false);
                })
                .toList();
    }
}
