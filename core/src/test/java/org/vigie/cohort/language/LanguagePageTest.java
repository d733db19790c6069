package org.vigie.cohort.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.vigie.cohort.definition.CountColumn;
import org.vigie.cohort.definition.EventKind;

/// The page that teaches the language says what is so, and what it shows can be read.
class LanguagePageTest {

    private static final Path PAGE = Path.of("../docs/cohorts.md");
    private static final Pattern BLOCK = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    @Test
    void everyExampleIsADefinition() throws IOException {
        var block = BLOCK.matcher(Files.readString(PAGE));
        int blocks = 0;
        while (block.find()) {
            check(block.group(1), PAGE);
            blocks++;
        }
        assertEquals(6, blocks);
        try (var examples = Files.newDirectoryStream(Path.of("../examples"), "cohort-*.yaml")) {
            for (var example : examples) {
                check(Files.readString(example), example);
            }
        }
    }

    private static void check(String yaml, Path file) {
        var definition = DefinitionReader.read(yaml, file);
        assertEquals(definition, NormalForm.of(definition));
        assertEquals(
                definition,
                DefinitionReader.read(DefinitionWriter.write(definition, "", Map.of()), file));
        assertTrue(
                DefinitionWords.of(definition, _ -> java.util.Optional.empty(), _ -> "").size()
                        > 3);
    }

    @Test
    void theTablesListWhatThereIs() throws IOException {
        var page = Files.readString(PAGE);
        for (var kind : EventKind.values()) {
            var row =
                    "| `"
                            + KindWords.of(kind)
                            + "` | "
                            + words(KindWords.attributes(kind).keySet())
                            + " |\n";
            assertTrue(page.contains(row), "docs/cohorts.md lacks the row " + row);
        }
        assertTrue(
                page.contains(
                        "asks, at the index event: " + words(KindWords.ofPerson().keySet()) + "."));
        assertTrue(
                page.contains(
                        "count once: "
                                + words(
                                        Arrays.stream(CountColumn.values())
                                                .map(CriterionReader::word)
                                                .toList())
                                + " |"));
    }

    private static String words(Iterable<String> words) {
        var quoted = new ArrayList<String>();
        words.forEach(word -> quoted.add("`" + word + "`"));
        return quoted.stream().collect(Collectors.joining(", "));
    }

    @Test
    void noAttributeIsCalledAsAnythingElse() {
        var taken = new HashSet<>(CriterionReader.AROUND);
        taken.addAll(
                List.of("source", "first", "move", "fixed", "where", "of", "all", "any", "person"));
        taken.addAll(KindWords.kinds().keySet());
        for (var kind : EventKind.values()) {
            assertTrue(
                    KindWords.attributes(kind).keySet().stream().noneMatch(taken::contains),
                    kind.name());
        }
    }
}
