package org.vigie.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.vigie.protocol.YamlNode;
import org.vigie.protocol.keys.FileNames;
import org.vigie.protocol.keys.JsonSchema;
import org.vigie.protocol.keys.Key;
import org.vigie.protocol.keys.KeysTemplate;
import org.vigie.protocol.keys.Reading;
import org.vigie.protocol.keys.Values;
import tools.jackson.databind.json.JsonMapper;

/// What comes from the description of a protocol's keys, for every kind of study.
@Tag("long")
class ProtocolKeysTest {

    private static final Path EXAMPLES = Path.of("../examples");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Stream<StudyKind> kinds() {
        return StudyKinds.all().stream();
    }

    static List<Path> examples() throws IOException {
        try (var files = Files.list(EXAMPLES)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.getFileName().toString().startsWith("cohort-"))
                    .sorted()
                    .toList();
        }
    }

    private static Values read(StudyKind kind, String text) {
        var node = YamlNode.read(text, Path.of("my.yaml"));
        return kind.keys().read(node, Reading.of(node, EXAMPLES.toAbsolutePath()));
    }

    private static String written(StudyKind kind, Values values) {
        return kind.keys().lines(values, FileNames.AS_NAMED).collect(Collectors.joining("\n"));
    }

    /// An editor's faults in a protocol.
    private static List<String> faults(StudyKind kind, String yaml) {
        var value = new Load(LoadSettings.builder().build()).loadFromString(yaml);
        var schema =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(JsonSchema.of(kind.name(), kind.keys()), InputFormat.JSON);
        return schema.validate(JSON.writeValueAsString(value), InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aNewProtocolIsReadAndTheSchemaKnowsIt(StudyKind kind) {
        var text = KeysTemplate.of(kind.keys());
        read(kind, text);
        assertEquals(List.of(), faults(kind, text));
    }

    /// Every key with its example. Keys that go with one method only stand in a protocol of that
    /// method.
    private static List<String> whole(StudyKind kind) {
        return kind.name().equals("surveillance")
                ? List.of(
                        examples(kind, "", Set.of("comparison_window", "maximum_events")),
                        examples(
                                kind,
                                "method: binomial\n",
                                Set.of(
                                        "method",
                                        "maximum_expected",
                                        "completeness",
                                        "cusum_ratio")))
                : List.of(examples(kind, "", Set.of()));
    }

    private static String examples(StudyKind kind, String before, Set<String> without) {
        return before
                + kind.keys().keys().stream()
                        .filter(key -> !without.contains(key.name()))
                        .map(key -> key.name() + ": " + key.example())
                        .collect(Collectors.joining("\n"));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void theExampleOfEveryKeyIsReadAndTheSchemaKnowsIt(StudyKind kind) {
        for (var text : whole(kind)) {
            read(kind, text);
            assertEquals(List.of(), faults(kind, text));
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void whatIsReadFromWhatWasWrittenIsTheSame(Path example) throws IOException {
        var file = ProtocolFile.read(example);
        var text = written(file.kind(), file.values());
        assertEquals(file.values(), read(file.kind(), text), text);
        assertEquals(List.of(), faults(file.kind(), text));
        assertEquals(List.of(), faults(file.kind(), file.text()));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyKeyWrittenAndReadAgainIsTheSame(StudyKind kind) {
        for (var text : whole(kind)) {
            var values = read(kind, text);
            assertEquals(values, read(kind, written(kind, values)));
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aTitleMayHaveAnyText(StudyKind kind) {
        var template = read(kind, KeysTemplate.of(kind.keys()));
        for (var title :
                List.of(
                        "two\nlines",
                        "a: b # c",
                        "'\"\\",
                        "yes",
                        "12",
                        "é \u2028 \t x",
                        "- a",
                        "😀",
                        "{",
                        "~",
                        "null")) {
            var values = template.with(CommonKeys.TITLE, Optional.of(title));
            assertEquals(values, read(kind, written(kind, values)), title);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    screen   | washout: 5
                    screen   | washout_days: -1
                    screen   | washout_days: soon
                    screen   | windows: [[-1]]
                    screen   | windows: []
                    screen   | match: {sexe: true}
                    screen   | roll_up: perhaps
                    screen   | concept_sets: {a: []}
                    screen   | study: screens
                    signal   | methods: [guess]
                    signal   | season_months: 5
                    signal   | persistence_days: 3
                    signal   | risk_window: {end_anchor: middle}
                    map      | years: [2015]
                    map      | language: de
                    describe | from: 2015-1-1
                    describe | interval: days
                    describe | washout_days: never
                    describe | age_groups: [0, 0]
                    describe-drugs | top: 0
                    """)
    void anEditorSeesWhatTheReaderRefuses(String kind, String line) {
        var named = StudyKinds.named(kind);
        var key = line.substring(0, line.indexOf(':'));
        var text =
                Stream.concat(
                                KeysTemplate.of(named.keys())
                                        .lines()
                                        .filter(other -> !other.startsWith(key + ":")),
                                Stream.of(line))
                        .collect(Collectors.joining("\n"));
        assertFalse(faults(named, text).isEmpty(), line);
        try {
            read(named, text);
            throw new AssertionError("the reader takes " + line);
        } catch (org.vigie.problem.InputProblem problem) {
            assertTrue(problem.getMessage().contains("(my.yaml, line "), problem.getMessage());
        }
    }

    @Test
    void theSameIdeaHasTheSameKeyEverywhere() {
        var old =
                StudyKinds.all().stream()
                        .flatMap(kind -> kind.keys().renamed().keySet().stream())
                        .collect(Collectors.toSet());
        var now =
                StudyKinds.all().stream()
                        .filter(kind -> !kind.name().equals("describe-drugs"))
                        .flatMap(kind -> kind.keys().keys().stream())
                        .map(Key::name)
                        .collect(Collectors.toSet());
        assertTrue(old.stream().noneMatch(now::contains), old + " in " + now);
    }
}
