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
}
