package org.vigie.simulate.effects;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.vigie.problem.InputProblem;
import org.vigie.simulate.schemes.Atc;
import org.vigie.simulate.schemes.DataRows;
import org.vigie.simulate.schemes.Icd10;
import org.vigie.simulate.schemes.Kind;

/// Reads drug effects from a comma-separated file and checks every line.
public final class DrugEffectsReader {

    private static final String EXAMPLE = "drug-effects.csv";
    private static final List<String> COLUMNS =
            List.of(
                    "role",
                    "code",
                    "cause",
                    "name",
                    "per_year",
                    "profile",
                    "mean_days",
                    "fatal",
                    "relative_risk",
                    "shape",
                    "first_day",
                    "last_day",
                    "chance");
    private static final Map<String, SimulatedEvent.What> HAPPENINGS =
            Map.of(
                    "disease",
                    SimulatedEvent.What.DISEASE,
                    "drug",
                    SimulatedEvent.What.DRUG,
                    "outcome",
                    SimulatedEvent.What.OUTCOME);
    private static final Map<String, EventLink.Reason> REASONS =
            Map.of(
                    "effect",
                    EventLink.Reason.EFFECT,
                    "risk",
                    EventLink.Reason.RISK,
                    "indication",
                    EventLink.Reason.INDICATION,
                    "protopathic",
                    EventLink.Reason.PROTOPATHIC);
    private static final double MOST_OFTEN = 12;
    private static final double HIGHEST_RISK = 1_000;
    private static final int LONGEST = 36_525;

    private final String file;
    private final Map<String, SimulatedEvent> happenings = new LinkedHashMap<>();
    private final List<EventLink> links = new ArrayList<>();
    private final Set<String> taken;
    private final Set<String> profiles =
            DataRows.of("profiles.csv").stream()
                    .map(row -> row.get("profile"))
                    .collect(Collectors.toSet());

    public DrugEffectsReader(String file) {
        this.file = file;
        taken = new HashSet<>();
        DataRows.of("planted.csv").forEach(row -> taken.add(family(row.get("code"))));
        DataRows.of("confounded.csv").forEach(row -> taken.add(family(row.get("code"))));
    }

    /// Those that come with Vigie.
    public static DrugEffects example() {
        try (var in = DrugEffectsReader.class.getResourceAsStream(EXAMPLE)) {
            return new DrugEffectsReader(EXAMPLE)
                    .read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Reads and checks a file.
    ///
    /// @throws InputProblem with the line of the first fault
    public static DrugEffects read(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new InputProblem(
                    """
                    %s is not there; drug effects are a CSV file such as the \
                    effects.csv that a simulation with '--drugs example' leaves in \
                    its store\
                    """
                            .formatted(path));
        }
        try {
            return new DrugEffectsReader(path.getFileName().toString())
                    .read(Files.readString(path));
        } catch (MalformedInputException e) {
            throw new InputProblem(path + " is not text in UTF-8; save it so");
        }
    }

    public DrugEffects read(String text) {
        var lines = text.replace("\uFEFF", "").lines().toList();
        var header = lines.isEmpty() ? List.<String>of() : DataRows.fields(lines.getFirst());
        if (!header.equals(COLUMNS)) {
            throw new InputProblem(
                    file
                            + ", line 1: needs the columns "
                            + String.join(",", COLUMNS)
                            + ", has "
                            + (lines.isEmpty() ? "none" : lines.getFirst()));
        }
        var rows = new ArrayList<Line>();
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                rows.add(line(i + 1, DataRows.fields(lines.get(i))));
            }
        }
        rows.forEach(row -> what(row).ifPresent(what -> happening(row, what)));
        rows.stream().filter(row -> what(row).isEmpty()).forEach(this::link);
        if (happenings.values().stream()
                        .map(SimulatedEvent::what)
                        .filter(what -> what != SimulatedEvent.What.DISEASE)
                        .distinct()
                        .count()
                < 2) {
            throw new InputProblem(
                    file + ": needs at least one line of role drug and one of role outcome");
        }
        return new DrugEffects(
                happenings.values().stream()
                        .sorted(Comparator.comparing(SimulatedEvent::what))
                        .toList(),
                links,
                text);
    }

    private Line line(int number, List<String> fields) {
        if (fields.size() != COLUMNS.size()) {
            throw new InputProblem(
                    file
                            + ", line "
                            + number
                            + ": needs as many values as there are columns, "
                            + COLUMNS.size()
                            + ", has "
                            + fields.size());
        }
        var values = new LinkedHashMap<String, String>();
        for (int c = 0; c < fields.size(); c++) {
            values.put(COLUMNS.get(c), fields.get(c).strip());
        }
        return new Line(file, number, values);
    }

    private static Optional<SimulatedEvent.What> what(Line line) {
        return Optional.ofNullable(HAPPENINGS.get(line.text("role")));
    }

    private void happening(Line line, SimulatedEvent.What what) {
        var code = line.text("code");
        boolean drug = what == SimulatedEvent.What.DRUG;
        if (!code.matches(drug ? "ATC/[A-Z]\\d\\d[A-Z]{2}\\d\\d" : "ICD10/[A-Z]\\d\\d\\.\\d")) {
            throw line.fault(
                    "code",
                    drug
                            ? "a substance of ATC such as ATC/M01AH01"
                            : """
                            a code of ICD-10 with a digit behind the point, such as \
                            ICD10/K92.2\
                            """);
        }
        if (taken.contains(family(code))) {
            throw line.fault(
                    "code",
                    """
                    a code whose %s holds nothing that is planted before a cancer; \
                    see truth.csv of any simulated store\
                    """
                            .formatted(drug ? "chemical group" : "category"));
        }
        if (!profiles.contains(line.text("profile"))) {
            throw line.fault(
                    "profile",
                    "one of " + profiles.stream().sorted().collect(Collectors.joining(", ")));
        }
        line.onlyHas(
                drug
                        ? Set.of("name", "per_year", "profile", "mean_days")
                        : what == SimulatedEvent.What.OUTCOME
                                ? Set.of("name", "per_year", "profile", "fatal")
                                : Set.of("name", "per_year", "profile"));
        var read =
                new SimulatedEvent(
                        what,
                        code,
                        line.text("name").isEmpty() ? code : line.text("name"),
                        line.number("per_year", 0, MOST_OFTEN),
                        line.text("profile"),
                        drug ? line.whole("mean_days", 1, LONGEST) : 1,
                        line.text("fatal").isEmpty() ? 0 : line.number("fatal", 0, 1));
        if (happenings.put(code, read) != null) {
            throw line.fault("code", "each code once");
        }
    }

    private void link(Line line) {
        var reason = REASONS.get(line.text("role"));
        if (reason == null) {
            throw line.fault(
                    "role", "disease, drug, outcome, effect, risk, indication or protopathic");
        }
        known(line, "code", reason.changed);
        known(line, "cause", reason.cause);
        if (links.stream()
                .anyMatch(other ->
                        other.cause().equals(line.text("cause"))
                                && other.changed().equals(line.text("code")))) {
            throw line.fault("code", "each pair of code and cause once");
        }
        links.add(
                reason == EventLink.Reason.PROTOPATHIC ? protopathic(line) : changed(line, reason));
        var protopathic =
                links.stream()
                        .filter(link -> link.reason() == EventLink.Reason.PROTOPATHIC)
                        .map(EventLink::changed)
                        .toList();
        if (links.stream()
                .anyMatch(link ->
                        link.reason() == EventLink.Reason.EFFECT
                                && protopathic.contains(link.cause()))) {
            throw new InputProblem(
                    """
                    %sa drug that is given for first symptoms cannot have effects of \
                    its own too\
                    """
                            .formatted(line.place()));
        }
    }

    private void known(Line line, String column, SimulatedEvent.What what) {
        var named = happenings.get(line.text(column));
        if (named == null || named.what() != what) {
            throw line.fault(
                    column, "the code of a line of role " + what.name().toLowerCase(Locale.ROOT));
        }
    }

    private EventLink changed(Line line, EventLink.Reason reason) {
        line.onlyHas(Set.of("cause", "relative_risk", "shape", "first_day", "last_day"));
        double risk = line.number("relative_risk", 0, HIGHEST_RISK);
        var shape =
                Arrays.stream(LagShape.values())
                        .filter(each -> each.word().equals(line.text("shape")))
                        .findFirst()
                        .orElseThrow(() -> line.fault("shape", "constant, bell or rising"));
        int first = line.whole("first_day", 0, LONGEST);
        int last =
                line.text("last_day").isEmpty()
                        ? EventLink.OPEN
                        : line.whole("last_day", first, LONGEST);
        if (last == EventLink.OPEN && shape != LagShape.CONSTANT) {
            throw line.fault("last_day", "a day, since only a constant shape may last to the end");
        }
        if (shape != LagShape.CONSTANT && risk < 0.5) {
            throw line.fault(
                    "relative_risk",
                    "0.5 or more with this shape, so that no day's rate falls below 0");
        }
        return new EventLink(
                reason, line.text("cause"), line.text("code"), risk, shape, first, last, 0);
    }

    private static EventLink protopathic(Line line) {
        line.onlyHas(Set.of("cause", "first_day", "last_day", "chance"));
        int first = line.whole("first_day", -LONGEST, -1);
        return new EventLink(
                EventLink.Reason.PROTOPATHIC,
                line.text("cause"),
                line.text("code"),
                Double.NaN,
                LagShape.CONSTANT,
                first,
                line.whole("last_day", first, -1),
                line.number("chance", 0, 1));
    }

    private static String family(String code) {
        var bare = code.substring(code.indexOf('/') + 1);
        return switch (Kind.ofCode(code)) {
            case DIAGNOSIS -> Icd10.family(bare);
            case DRUG -> Atc.group(bare);
            case TEST, PROCEDURE, VISIT, DEATH -> bare;
        };
    }

    /// A line of the file, by column.
    private record Line(String file, int number, Map<String, String> values) {

        private static final Set<String> ALWAYS = Set.of("role", "code");

        String place() {
            return file + ", line " + number + ": ";
        }

        String text(String column) {
            return Objects.requireNonNull(values.get(column), "a line has every column");
        }

        InputProblem fault(String column, String wanted) {
            return new InputProblem(
                    place() + column + " needs " + wanted + ", was '" + text(column) + "'");
        }

        void onlyHas(Set<String> known) {
            values.forEach((column, value) -> {
                if (!value.isEmpty() && !known.contains(column) && !ALWAYS.contains(column)) {
                    throw new InputProblem(
                            place()
                                    + column
                                    + " says nothing in a line of role "
                                    + text("role")
                                    + "; leave it empty, was '"
                                    + value
                                    + "'");
                }
            });
        }

        double number(String column, double least, double most) {
            try {
                double number = Double.parseDouble(text(column));
                if (number >= least && number <= most) {
                    return number;
                }
            } catch (NumberFormatException notANumber) {
                // Told below.
            }
            throw fault(column, "a number from " + plain(least) + " to " + plain(most));
        }

        int whole(String column, int least, int most) {
            double number = number(column, least, most);
            if (number != Math.rint(number)) {
                throw fault(column, "a whole number of days");
            }
            return (int) number;
        }

        private static String plain(double number) {
            return number == Math.rint(number)
                    ? Long.toString((long) number)
                    : Double.toString(number);
        }
    }
}
