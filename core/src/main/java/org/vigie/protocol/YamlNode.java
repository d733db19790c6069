package org.vigie.protocol;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.vigie.problem.InputProblem;
import org.vigie.problem.SimilarName;

/// What a file says at one place, with the name of that place and its line, so that every fault can
/// be pointed at.
public final class YamlNode {

    /// What kind of file it is, for messages.
    ///
    /// @param name `protocol`
    /// @param least what it cannot be without, in words
    /// @param beginning a line that such a file has
    public record Document(String name, String least, String beginning) {}

    private static final Document PROTOCOL =
            new Document(
                    "protocol",
                    "'study: screen' and an outcome",
                    "begins with a line such as 'study: screen'");

    /// Characters; the largest published sets of concepts have some hundred thousand.
    private static final int LONGEST = 10_000_000;

    private static final String ENTRY = ": entry ";

    private final Node node;
    private final String name;
    private final Document document;
    private final String file;
    private final int line;

    private YamlNode(Node node, String name, Document document, String file, int line) {
        this.node = node;
        this.name = name;
        this.document = document;
        this.file = file;
        this.line = line;
    }

    /// The whole of a protocol.
    ///
    /// @param file the name used in messages
    /// @throws InputProblem where the text is not YAML
    public static YamlNode read(String text, Path file) {
        return read(text, file, PROTOCOL);
    }

    /// The whole of a YAML text of some kind.
    ///
    /// @param file the name used in messages
    /// @throws InputProblem where the text is not YAML
    public static YamlNode read(String text, Path file, Document document) {
        var shown = file.getFileName().toString();
        if (text.length() > LONGEST) {
            throw new InputProblem(
                    String.format(
                            Locale.ROOT,
                            "%s has %,d characters; a %s has at most %,d: is it the right file?",
                            shown,
                            text.length(),
                            document.name,
                            LONGEST));
        }
        try {
            var settings =
                    LoadSettings.builder()
                            .setLabel(shown)
                            .setAllowNonScalarKeys(true)
                            .setCodePointLimit(LONGEST)
                            .build();
            var root =
                    new Compose(settings)
                            .composeString(text)
                            .orElseThrow(() ->
                                    new InputProblem(
                                            shown
                                                    + " is empty; it needs at least "
                                                    + document.least));
            if (YamlSize.isTooLarge(root)) {
                throw new InputProblem(
                        """
                        %s stands for over %,d values, because what is behind '&' is repeated \
                        by '*'; write out what is meant\
                        """
                                .formatted(shown, YamlSize.MOST_REPEATED));
            }
            return new YamlNode(root, "the " + document.name, document, shown, line(root));
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            throw new InputProblem(
                    """
                    %s, line %s: not YAML: check the indentation and the colons of \
                    this line and the one before\
                    """
                            .formatted(shown, line));
        } catch (StackOverflowError e) {
            throw new InputProblem(shown + " is nested too deep; nobody could read it");
        } catch (YamlVersionException e) {
            throw new InputProblem(
                    shown + ": not YAML 1.2; take out the line that begins with %YAML");
        } catch (YamlEngineException e) {
            throw new InputProblem(
                    shown
                            + ": not YAML: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            // The library's own checks, as of a tag that ends with a blank: it says no place.
            throw new InputProblem(
                    shown + ": not YAML: it has a tag or a sign that YAML does not know");
        }
    }

    public String name() {
        return name;
    }

    /// The line of the key where there is one: the value may begin below it.
    public int line() {
        return line;
    }

    /// A longer value is no setting: it may be a line of somebody's records.
    private static final int LONGEST_SHOWN = 60;

    private static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    /// A fault at this place: `washout_days needs …, was … (file, line n)`.
    public InputProblem problem(String needs) {
        return new InputProblem(name + " needs " + needs + ", was " + found() + " " + place(line));
    }

    /// A fault of this place in other words: `… (file, line n)`.
    public InputProblem refused(String words) {
        return new InputProblem(words + " " + place(line));
    }

    private String found() {
        return switch (node) {
            case ScalarNode scalar when scalar.getValue().isBlank() -> "nothing";
            case ScalarNode scalar when scalar.getValue().length() > LONGEST_SHOWN -> "a long text";
            case ScalarNode scalar -> "'" + scalar.getValue() + "'";
            case SequenceNode list when list.getValue().isEmpty() -> "an empty list";
            case SequenceNode _ -> "a list";
            default -> "names with values";
        };
    }

    private String place(int at) {
        return "(" + file + ", line " + at + ")";
    }

    /// The parts of a mapping by key.
    ///
    /// @throws InputProblem where this is no mapping, or a key is there twice
    public Map<String, YamlNode> parts() {
        if (!(node instanceof MappingNode mapping)) {
            if (name.equals("the " + document.name)) {
                throw new InputProblem(
                        file
                                + " is not a "
                                + document.name
                                + ": a "
                                + document.name
                                + " is a YAML file that "
                                + document.beginning);
            }
            throw problem("names with values below it");
        }
        var parts = new LinkedHashMap<String, YamlNode>();
        for (var tuple : mapping.getValue()) {
            int at = line(tuple.getKeyNode());
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw new InputProblem(
                        "a name in "
                                + name
                                + " needs to be a text, was a list or names with values "
                                + place(at));
            }
            var part = new YamlNode(tuple.getValueNode(), key.getValue(), document, file, at);
            var earlier = parts.putIfAbsent(key.getValue(), part);
            if (earlier != null) {
                throw new InputProblem(
                        "'"
                                + key.getValue()
                                + "' is there twice, in lines "
                                + earlier.line
                                + " and "
                                + at
                                + "; keep one of them "
                                + place(at));
            }
        }
        return parts;
    }

    /// Fails on the first key that is not known.
    public void onlyKnows(Set<String> known) {
        parts().forEach((key, part) -> {
            if (!known.contains(key)) {
                throw new InputProblem(
                        "'"
                                + key
                                + "' is not known here"
                                + SimilarName.perhaps(key, known)
                                + "; known are "
                                + String.join(", ", known.stream().sorted().toList())
                                + " "
                                + place(part.line));
            }
        });
    }

    public Optional<YamlNode> get(String key) {
        return Optional.ofNullable(parts().get(key));
    }

    /// @throws InputProblem where the key is missing
    public YamlNode require(String key, String what) {
        return get(key).orElseThrow(() ->
                new InputProblem(name + " needs '" + key + "': " + what + " " + place(line)));
    }

    /// The entries of a list: `windows: entry 1`, and of a list in it `windows: entry 1, entry 2`.
    public List<YamlNode> entries() {
        if (!(node instanceof SequenceNode sequence)) {
            throw problem("a list");
        }
        var entries = new ArrayList<YamlNode>();
        for (var entry : sequence.getValue()) {
            entries.add(
                    new YamlNode(
                            entry,
                            name
                                    + (name.contains(ENTRY) ? ", entry " : ENTRY)
                                    + (entries.size() + 1),
                            document,
                            file,
                            line(entry)));
        }
        return entries;
    }

    public boolean isText() {
        return node instanceof ScalarNode;
    }

    public boolean isList() {
        return node instanceof SequenceNode;
    }

    /// Whether there are names with values here.
    public boolean isMapping() {
        return node instanceof MappingNode;
    }

    /// Whether nothing is written here.
    public boolean isEmpty() {
        return node instanceof ScalarNode scalar && scalar.getValue().isEmpty();
    }

    public String text() {
        return text("a text");
    }

    /// A text that may be empty.
    public String anyText() {
        return node instanceof ScalarNode scalar ? scalar.getValue() : text();
    }

    private String text(String needs) {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue();
        }
        throw problem(needs);
    }

    /// A whole number within bounds, both included.
    public int number(int least, int most) {
        var needs = "a whole number from " + least + " to " + most;
        try {
            int number = Integer.parseInt(text(needs));
            if (number < least || number > most) {
                throw problem(needs);
            }
            return number;
        } catch (NumberFormatException e) {
            throw problem(needs);
        }
    }

    public long longNumber() {
        var needs = "a whole number";
        try {
            return Long.parseLong(text(needs));
        } catch (NumberFormatException e) {
            throw problem(needs);
        }
    }

    public boolean yes() {
        var needs = "true or false";
        return switch (text(needs)) {
            case "true", "yes" -> true;
            case "false", "no" -> false;
            default -> throw problem(needs);
        };
    }

    public int day() {
        var needs = "a date such as 2020-01-31";
        try {
            return (int) LocalDate.parse(text(needs)).toEpochDay();
        } catch (DateTimeParseException e) {
            throw problem(needs);
        }
    }
}
