package org.vigie.protocol.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vigie.problem.InputProblem;
import org.vigie.protocol.YamlNode;

/// What a protocol refers to.
class ReadingTest {

    private static final Reading READING = new Reading(Path.of("protocols"), Map.of());

    private static YamlNode name(String yaml) {
        return YamlNode.read("rules: " + yaml, Path.of("a.yaml")).require("rules", "a file");
    }

    @Test
    void filesAreBesideTheProtocol() {
        assertEquals(Path.of("protocols", "b.yaml"), READING.file(name("b.yaml")));
        assertEquals(Path.of("/b.yaml"), READING.file(name("/b.yaml")));
    }

    @Test
    void whatNoFileCanBeCalledIsRefused() {
        var name = name("\"b\\0.yaml\"");
        assertEquals(
                "rules needs the name of a file, was 'b\\u0000.yaml' (a.yaml, line 1)",
                assertThrows(InputProblem.class, () -> READING.file(name)).getMessage());
    }
}
