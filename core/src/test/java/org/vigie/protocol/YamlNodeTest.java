package org.vigie.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.vigie.problem.InputProblem;

/// Texts that the YAML library refuses in ways of its own.
class YamlNodeTest {

    private static String fault(String text) {
        return assertThrows(
                        InputProblem.class,
                        () -> YamlNode.read(text, Path.of("a.yaml")).onlyKnows(java.util.Set.of()))
                .getMessage();
    }

    @Test
    void aTagThatEndsWithABlankIsNotYaml() {
        assertEquals(
                "a.yaml: not YAML: it has a tag or a sign that YAML does not know",
                fault("study: !a%20 screen\n"));
    }

    @Test
    void anotherVersionOfYamlIsRefusedInWords() {
        assertEquals(
                "a.yaml: not YAML 1.2; take out the line that begins with %YAML",
                fault("%YAML 9.9\n---\nstudy: screen\n"));
    }

    @Test
    void aSignThatYamlForbidsIsSaid() {
        assertEquals(
                "a.yaml: not YAML: special characters are not allowed", fault("study: \u0007\n"));
    }

    @Test
    void aNameIsOnOneLineWhateverIsInIt() {
        assertEquals(
                "'a b\\u001b' is not known here; known are  (a.yaml, line 1)",
                fault("\"a\\nb\\e\": 1\n"));
    }

    /// Each line holds the one before twice.
    private static String doubled(int lines) {
        var text = new StringBuilder("a0: &a0 [1, 2]\n");
        for (int line = 1; line <= lines; line++) {
            text.append("a%1$d: &a%1$d [*a%2$d, *a%2$d]%n".formatted(line, line - 1));
        }
        return text.toString();
    }

    @Test
    void anchorsThatDoubleAreRefusedWhereNobodyGetsThrough() {
        assertEquals(
                "a.yaml stands for over 50,000 values, because what is behind '&' is repeated by '*';"
                        + " write out what is meant",
                fault(doubled(24)));
        assertEquals(12, YamlNode.read(doubled(11), Path.of("a.yaml")).parts().size());
    }

    @Test
    void aLongTextWithoutAnchorsIsNotTooLarge() {
        var text = "a: [" + "1, ".repeat(200_000) + "1]";
        var list = YamlNode.read(text, Path.of("a.yaml")).require("a", "a list");
        assertEquals(200_001, list.entries().size());
    }
}
