package org.vigie.study.protocol;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// What a protocol says at one place, with the name of that place and its line, so that every fault can
/// be pointed at.
public final class Said {

    private final Node node;
    private final String name;
    private final String file;

    private Said(Node node, String name, String file) {
        this.node = node;
        this.name = name;
        this.file = file;
    }

    /// The whole of a YAML text.
    ///
    /// @param file the name used in messages
    /// @throws ProtocolProblem where the text is not YAML
    public static Said read(String text, Path file) {
        var shown = file.getFileName().toString();
        try {
            var settings = LoadSettings.builder().setLabel(shown).setAllowDuplicateKeys(false).build();
            var root = new Compose(settings).composeString(text);
            return new Said(root.orElseThrow(() -> new ProtocolProblem(shown + " is empty; it needs at least"
                    + " 'study: screen' and an outcome")), "the protocol", shown);
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            throw new ProtocolProblem(shown + ", line " + line + ": not YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            throw new ProtocolProblem(shown + ": not YAML: " + e.getMessage().lines().findFirst().orElse(""));
        }
    }

    public String name() {
        return name;
    }

    public int line() {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    /// A fault at this place: `washout_days needs …, was … (file, line n)`.
    public ProtocolProblem fault(String needs) {
        var found = node instanceof ScalarNode scalar ? ", was " + (scalar.getValue().isEmpty() ? "nothing"
                : "'" + scalar.getValue() + "'") : "";
        return new ProtocolProblem(name + " needs " + needs + found + " (" + file + ", line " + line() + ")");
    }

    /// The parts of a mapping by key.
    public Map<String, Said> parts() {
        if (!(node instanceof MappingNode mapping)) {
            throw fault("names with values below it");
        }
        var parts = new LinkedHashMap<String, Said>();
        for (var tuple : mapping.getValue()) {
            var key = ((ScalarNode) tuple.getKeyNode()).getValue();
            parts.put(key, new Said(tuple.getValueNode(), key, file));
        }
        return parts;
    }

    /// Fails on the first key that is not known.
    public void onlyKnows(Set<String> known) {
        parts().forEach((key, part) -> {
            if (!known.contains(key)) {
                throw new ProtocolProblem("'" + key + "' is not known here; known are "
                        + String.join(", ", known.stream().sorted().toList()) + " (" + file + ", line " + part.line()
                        + ")");
            }
        });
    }

    public Optional<Said> part(String key) {
        return Optional.ofNullable(parts().get(key));
    }

    /// @throws ProtocolProblem where the key is missing
    public Said need(String key, String what) {
        return part(key).orElseThrow(() -> new ProtocolProblem(name + " needs '" + key + "': " + what + " (" + file
                + ", line " + line() + ")"));
    }

    /// The entries of a list.
    public List<Said> entries() {
        if (!(node instanceof SequenceNode sequence)) {
            throw fault("a list");
        }
        var entries = new ArrayList<Said>();
        for (var entry : sequence.getValue()) {
            entries.add(new Said(entry, name + " entry " + (entries.size() + 1), file));
        }
        return entries;
    }

    public boolean isText() {
        return node instanceof ScalarNode;
    }

    public boolean isList() {
        return node instanceof SequenceNode;
    }

    public String text() {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue();
        }
        throw fault("a text");
    }

    /// A whole number within bounds, both included.
    public int number(int least, int most) {
        var needs = "a whole number from " + least + " to " + most;
        try {
            int number = Integer.parseInt(text());
            if (number < least || number > most) {
                throw fault(needs);
            }
            return number;
        } catch (NumberFormatException e) {
            throw fault(needs);
        }
    }

    public long longNumber() {
        try {
            return Long.parseLong(text());
        } catch (NumberFormatException e) {
            throw fault("a whole number");
        }
    }

    public boolean yes() {
        return switch (text()) {
            case "true", "yes" -> true;
            case "false", "no" -> false;
            default -> throw fault("true or false");
        };
    }

    public int day() {
        try {
            return (int) LocalDate.parse(text()).toEpochDay();
        } catch (DateTimeParseException e) {
            throw fault("a date such as 2020-01-31");
        }
    }
}
