package org.vigie.protocol.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Texts on a line of YAML.
class YamlTextTest {

    @Test
    void quotesStandWhereATextCouldBeSomethingElse() {
        assertEquals("ICD10/K92* and more", YamlText.of("ICD10/K92* and more"));
        assertEquals("\"1950\"", YamlText.of("1950"));
        assertEquals("\"no\"", YamlText.of("no"));
        assertEquals("\"two  blanks\"", YamlText.of("two  blanks"));
        assertEquals("\"a: \\\"b\\\"\\n\\u001b\"", YamlText.of("a: \"b\"\n\u001b"));
        assertEquals("[a, \"1\"]", YamlText.list(List.of(YamlText.of("a"), YamlText.of("1"))));
    }

    @Test
    void aTextMayHaveAnyNumberOfWords() {
        var text = "word ".repeat(100_000).strip();
        assertEquals(text, YamlText.of(text));
        assertEquals('"' + text + ".,\"", YamlText.of(text + ".,"));
    }
}
