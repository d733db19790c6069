package org.vigie.study.screen.question;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.vigie.protocol.YamlNode;
import org.vigie.runner.PlainRunner;
import org.vigie.store.read.Life;
import org.vigie.store.read.Store;
import org.vigie.study.DayWindow;
import org.vigie.timeline.Code;
import org.vigie.timeline.Codes;
import org.vigie.vocabulary.Hierarchy;

/// A screen of people who were drawn, and what came of it at each stage, in words that can be
/// compared.
///
/// The outcome is the code `OUT`; a protocol says what differs from: no washout, no history needed,
/// 100 controls, one window (-365, -1), one exposed person enough, nothing adjusted.
final class Asked implements AutoCloseable {

    private static final String USUAL =
            """
            study: screen
            concept_sets: {out: [OUT], left_out: [X*]}
            outcome: out
            washout_days: 0
            prior_observation_days: 0
            controls_per_case: 100
            windows: [[-365, -1]]
            minimum_exposed: 1
            adjust: {strongest: 0}
            small_cells: 0
            """;

    private final Path folder;
    private final Store store;
    private final ScreenProtocol protocol;
    private final ScreenAnalysis study;
    private final Matching.Result matched;

    private Asked(Path folder, Collection<Life> lives, Hierarchy hierarchy, String protocol)
            throws IOException {
        this.folder = folder;
        store = Life.store(folder.resolve("store"), lives, 1, hierarchy);
        this.protocol =
                ScreenProtocol.read(YamlNode.read(over(protocol), Path.of("drawn.yaml")), folder);
        study = new ScreenAnalysis(this.protocol, store.vocabulary());
        matched =
                Matching.match(
                        this.protocol,
                        new PlainRunner(store)
                                .fold(study.rosterFold(new PlainRunner(store)))
                                .inOrder());
    }

    static Asked of(String protocol, String drawing) {
        return of(protocol, "", drawing);
    }

    /// @param under such as `A1 < A, A2 < A`
    static Asked of(String protocol, String under, String drawing) {
        try {
            var lives = DrawnPeople.of(drawing);
            return new Asked(
                    Files.createTempDirectory("drawn"), lives, hierarchy(lives, under), protocol);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A cohort file as the outcome.
    static Asked ofCohort(String csv, String drawing) {
        return ofFile("cohort.csv", csv, "outcome: {cohort: cohort.csv}", drawing);
    }

    /// A file that the protocol names.
    static Asked ofFile(String name, String text, String protocol, String drawing) {
        try {
            var folder = Files.createTempDirectory("drawn");
            Files.writeString(folder.resolve(name), text);
            var lives = DrawnPeople.of(drawing);
            return new Asked(folder, lives, hierarchy(lives, ""), protocol);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Hierarchy hierarchy(Collection<Life> lives, String under) {
        var texts = new TreeSet<>(Set.of("OUT", "X"));
        lives.forEach(life -> life.events().forEach(event -> texts.add(event.code())));
        var pairs =
                Arrays.stream(under.split(","))
                        .map(String::strip)
                        .filter(pair -> !pair.isEmpty())
                        .map(pair -> pair.split(" < "))
                        .toList();
        pairs.forEach(pair -> texts.addAll(List.of(pair)));
        var codes = Codes.of(texts.stream().map(Code::of).toList());
        return Hierarchy.of(
                codes,
                pairs.stream()
                        .map(pair -> new Hierarchy.Link(codes.id(pair[0]), codes.id(pair[1])))
                        .toList());
    }

    /// The usual protocol with some of its lines replaced.
    private static String over(String protocol) {
        var keys =
                protocol.lines()
                        .filter(line -> !line.startsWith(" "))
                        .map(line -> line.split(":")[0])
                        .collect(Collectors.toSet());
        return USUAL.lines()
                        .filter(line -> !keys.contains(line.split(":")[0]))
                        .collect(Collectors.joining("\n"))
                + "\n"
                + protocol;
    }

    ScreenResult result() {
        return study.run(new PlainRunner(store));
    }

    /// Each case with the day of its index date, and all its controls: `1@0: 2 3`.
    String sets() {
        var sets = new TreeMap<Integer, StringBuilder>();
        var members = new java.util.ArrayList<>(matched.sets().members());
        members.sort(
                Comparator.comparingInt(MatchedSets.Member::set)
                        .thenComparing(m -> !m.isCase())
                        .thenComparingLong(MatchedSets.Member::person));
        for (var member : members) {
            var words = sets.computeIfAbsent(member.set(), _ -> new StringBuilder());
            words.append(
                    member.isCase()
                            ? member.person() + "@" + (member.indexDay() - DrawnPeople.DAY_0) + ":"
                            : " " + member.person());
        }
        return String.join(", ", sets.values());
    }

    /// How many each rule dropped, in order: `0 3 1 …`.
    String dropped() {
        return matched.attrition().steps().stream()
                .map(step -> Long.toString(step.dropped()))
                .collect(Collectors.joining(" "));
    }

    /// The persons of any set exposed to a code in a window.
    String exposed(String code, int start, int end) {
        var exposures =
                new PlainRunner(store).fold(study.exposureFold(matched.sets(), study.excluded()));
        int id = exposures.codes().id(code);
        int window = protocol.windows().indexOf(new DayWindow(start, end));
        return id < 0
                ? ""
                : Arrays.stream(exposures.exposed(id, window))
                        .mapToObj(matched.sets()::member)
                        .map(member -> Long.toString(member.person()))
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(" "));
    }

    /// The counts of a code's one window: `sets 2, cases 1 of 2, controls 0 of 3`; empty where it
    /// was not tested.
    Optional<String> counts(String code) {
        return result().associations().stream()
                .filter(a -> a.code().code().equals(code))
                .findFirst()
                .map(a ->
                        "sets "
                                + a.sets()
                                + ", cases "
                                + a.exposedCases()
                                + " of "
                                + a.sets()
                                + ", controls "
                                + a.exposedControls()
                                + " of "
                                + a.controls());
    }

    @Override
    public void close() throws IOException {
        store.close();
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
