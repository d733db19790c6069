package org.vigie.study.signal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.vigie.protocol.YamlNode;
import org.vigie.runner.LocalRunner;
import org.vigie.store.Person;
import org.vigie.store.read.Life;
import org.vigie.store.read.Store;
import org.vigie.study.signal.estimate.Signal;
import org.vigie.study.signal.estimate.SignalResult;
import org.vigie.study.signal.method.Method;
import org.vigie.study.signal.question.SignalProtocol;
import org.vigie.timeline.Attribute;
import org.vigie.timeline.Code;
import org.vigie.timeline.Codes;
import org.vigie.timeline.Days;
import org.vigie.timeline.ObservationPeriod;
import org.vigie.timeline.Progress;
import org.vigie.timeline.Sex;
import org.vigie.timeline.Timeline;
import org.vigie.vocabulary.Hierarchy;

/// A search for signals among people who were drawn: a line each, `id | born | observed | events`,
/// days counted from 2010-01-01. `A@5..9` lasts from day 5 to day 9, `A@5+30` has 30 days of
/// supply; `died=20` may follow the year of birth.
public final class Searched implements AutoCloseable {

    static final int DAY_0 = Days.of(2010, 1, 1);

    private final Path folder;
    private final Store store;
    final SignalProtocol protocol;
    final SignalAnalysis study;

    public Searched(Collection<Life> lives, String protocol, Hierarchy hierarchy) {
        try {
            folder = Files.createTempDirectory("searched");
            store = Life.store(folder.resolve("store"), lives, 2, hierarchy);
            this.protocol =
                    SignalProtocol.read(
                            YamlNode.read("study: signal\n" + protocol, Path.of("drawn.yaml")),
                            folder);
            study = new SignalAnalysis(this.protocol, store.vocabulary());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Searched of(String protocol, String drawing) {
        var lives = drawing.lines().filter(line -> !line.isBlank()).map(Searched::life).toList();
        return new Searched(lives, protocol, flat(lives));
    }

    static Hierarchy flat(Collection<Life> lives) {
        var texts = new TreeSet<>(List.of("A", "B", "OUT"));
        lives.forEach(life -> life.events().forEach(event -> texts.add(event.code())));
        return Hierarchy.flat(Codes.of(texts.stream().map(Code::of).toList()));
    }

    public static Life life(String line) {
        var cells = Stream.of(line.split("\\|", -1)).map(String::strip).toList();
        var who = cells.get(1).split(" ");
        int birth = who[0].equals("?") ? Timeline.NO_DAY : Days.of(Integer.parseInt(who[0]), 1, 1);
        int died =
                who.length > 1
                        ? DAY_0 + Integer.parseInt(who[1].substring("died=".length()))
                        : Timeline.NO_DAY;
        var periods =
                Stream.of(cells.get(2).split(","))
                        .map(String::strip)
                        .map(period -> period.split("\\.\\."))
                        .map(ends ->
                                new ObservationPeriod(
                                        DAY_0 + Integer.parseInt(ends[0]),
                                        DAY_0 + Integer.parseInt(ends[1])))
                        .toList();
        var events =
                Stream.of(cells.get(3).split(","))
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .map(Searched::event)
                        .sorted(Comparator.comparingLong(Life.Event::time))
                        .toList();
        return new Life(
                new Person(
                        Long.parseLong(cells.get(0)), birth, Sex.FEMALE, died, "", "", "", periods),
                events);
    }

    private static Life.Event event(String drawn) {
        var code = drawn.substring(0, drawn.indexOf('@'));
        var supplied = drawn.split("\\+");
        var days = supplied[0].substring(code.length() + 1).split("\\.\\.");
        var event = Life.Event.at(Days.time(DAY_0 + Integer.parseInt(days[0])), code);
        return days.length == 1 && supplied.length == 1
                ? event
                : new Life.Event(
                        event.time(),
                        code,
                        Double.NaN,
                        "",
                        "",
                        "",
                        days.length == 1
                                ? Timeline.NO_TIME
                                : Days.time(DAY_0 + Integer.parseInt(days[1])),
                        Timeline.NONE,
                        Timeline.NONE,
                        Timeline.NONE,
                        "",
                        supplied.length == 1
                                ? Map.of()
                                : Map.of(Attribute.DAYS_SUPPLY, Double.parseDouble(supplied[1])));
    }

    public SignalResult result() {
        return study.run(people());
    }

    LocalRunner people() {
        return new LocalRunner(store, 2, Progress.SILENT);
    }

    /// The one signal of a method.
    Signal signal(Method method, String exposure, String outcome) {
        return result().of(method).stream()
                .filter(s -> s.exposure().id().equals(exposure) && s.outcome().id().equals(outcome))
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError("no signal of " + exposure + " and " + outcome));
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
