package org.vigie.study.screen.question;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.vigie.protocol.YamlNode;
import org.vigie.runner.LocalRunner;
import org.vigie.runner.PlainRunner;
import org.vigie.store.Person;
import org.vigie.store.read.GeneratedLives;
import org.vigie.store.read.Life;
import org.vigie.store.read.Store;
import org.vigie.timeline.Code;
import org.vigie.timeline.Codes;
import org.vigie.timeline.Progress;
import org.vigie.vocabulary.Hierarchy;

/// People and a protocol from a seed. The outcome is `V/2` and `V/5`; what may be left out is
/// `V/1`.
record GeneratedScreen(long seed, List<Life> lives, Hierarchy hierarchy, ScreenProtocol protocol) {

    static final List<String> OUTCOME = List.of("V/2", "V/5");

    static GeneratedScreen of(long seed, int people) {
        var random = new SplittableRandom(seed);
        var lives =
                GeneratedLives.of(random, people, 12).stream()
                        .map(life -> mayDie(life, random))
                        .toList();
        return new GeneratedScreen(seed, lives, hierarchy(lives), protocol(random));
    }

    /// Some die while they are observed.
    private static Life mayDie(Life life, SplittableRandom random) {
        var p = life.person();
        if (p.periods().isEmpty() || random.nextInt(6) > 0) {
            return life;
        }
        var last = p.periods().getLast();
        int death = last.start() + random.nextInt(last.end() - last.start() + 1);
        return new Life(
                new Person(
                        p.id(),
                        p.birthDay(),
                        p.sex(),
                        death,
                        p.region(),
                        p.practice(),
                        p.site(),
                        p.periods()),
                life.events());
    }

    /// Codes from 3 are under V/3 if odd and under V/4 if even, and all but V/0 under V/0.
    private static Hierarchy hierarchy(List<Life> lives) {
        var texts = new TreeSet<String>();
        for (int code = 0; code < 12; code++) {
            texts.add("V/" + code);
        }
        lives.forEach(life -> life.events().forEach(event -> texts.add(event.code())));
        var codes = Codes.of(texts.stream().map(Code::of).toList());
        var links = new ArrayList<Hierarchy.Link>();
        for (int code = 1; code < 12; code++) {
            links.add(new Hierarchy.Link(codes.id("V/" + code), codes.id("V/0")));
            if (code > 4) {
                links.add(
                        new Hierarchy.Link(
                                codes.id("V/" + code), codes.id(code % 2 == 1 ? "V/3" : "V/4")));
            }
        }
        return Hierarchy.of(codes, links);
    }

    private static ScreenProtocol protocol(SplittableRandom random) {
        return ScreenProtocol.read(
                YamlNode.read(
                        """
                        study: screen
                        small_cells: 0
                        concept_sets:
                          out: [{code: V/2, descendants: false}, {code: V/5, descendants: false}]
                          left_out: [{code: V/1, descendants: false}]
                          members: [{code: V/0, descendants: false}]
                        outcome: out
                        %s
                        washout_days: %d
                        prior_observation_days: %d
                        controls_per_case: %d
                        match: {birth_year: %d, sex: %b, region: %b, practice: %b}
                        windows: %s
                        minimum_days: %d
                        minimum_exposed: %d
                        roll_up: %b
                        tables: %s
                        %s
                        adjust: {strongest: 3, covariates: [visit_days, left_out]}
                        seed: %d
                        """
                                .formatted(
                                        random.nextInt(3) == 0 ? "population: members" : "",
                                        random.nextInt(3) * 100,
                                        random.nextInt(3) * 60,
                                        1 + random.nextInt(6),
                                        random.nextInt(30),
                                        random.nextBoolean(),
                                        random.nextInt(4) == 0,
                                        random.nextInt(12) == 0,
                                        windows(random),
                                        1 + random.nextInt(2),
                                        1 + random.nextInt(3),
                                        random.nextBoolean(),
                                        random.nextInt(3) == 0
                                                ? "[drug_exposure, measurement]"
                                                : "[]",
                                        random.nextBoolean() ? "exclude: left_out" : "",
                                        random.nextLong()),
                        Path.of("generated.yaml")),
                Path.of(""));
    }

    private static String windows(SplittableRandom random) {
        var windows = new TreeSet<String>();
        for (int w = 0; w < 3; w++) {
            int start = -1 - random.nextInt(400);
            windows.add("[" + start + ", " + (start + random.nextInt(-start)) + "]");
        }
        return windows.toString();
    }

    PlainScreen plain() {
        return PlainScreen.of(
                protocol,
                OUTCOME,
                protocol.exclude().isPresent() ? List.of("V/1") : List.of(),
                hierarchy,
                lives);
    }

    Store store(Path folder, int shards) throws IOException {
        return Life.store(folder, lives, shards, hierarchy);
    }

    ScreenAnalysis study(Store store) {
        return new ScreenAnalysis(protocol, store.vocabulary());
    }

    Matching.Result matched(Store store) {
        var roster =
                new LocalRunner(store, 2, Progress.SILENT)
                        .fold(study(store).rosterFold(new PlainRunner(store)));
        return Matching.match(protocol, roster.inOrder());
    }

    /// The sets as plain objects.
    List<PlainScreen.Set> sets(MatchedSets matched, Map<Long, Life> byId) {
        var sets = new LinkedHashMap<Integer, PlainScreen.Set>();
        var members = new ArrayList<>(matched.members());
        members.sort(
                Comparator.comparingInt(MatchedSets.Member::set).thenComparing(m -> !m.isCase()));
        for (var member : members) {
            sets.computeIfAbsent(
                            member.set(),
                            _ -> new PlainScreen.Set(member.indexDay(), new ArrayList<>()))
                    .members()
                    .add(new PlainScreen.Member(byId.get(member.person()), member.isCase()));
        }
        return List.copyOf(sets.values());
    }
}
