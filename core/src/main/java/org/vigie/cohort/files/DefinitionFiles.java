package org.vigie.cohort.files;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.vigie.cohort.DefinitionLanguage;
import org.vigie.cohort.definition.CohortDefinition;
import org.vigie.cohort.definition.DefinitionProblem;
import org.vigie.problem.InputProblem;

/// Definitions from files, before it is known what a store calls the codes they name. One that
/// cannot be used does not stop the others.
///
/// @param definitions those that can be used
/// @param refused what is wrong with the others: the file, the place in it, what to do
public record DefinitionFiles(List<Numbered> definitions, List<String> refused) {

    /// Of the published ones the largest has 2 MB.
    private static final long LARGEST = 64L << 20;

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    /// A definition and the number it goes by.
    public record Numbered(
            int id,
            Path file,
            DefinitionLanguage language,
            String text,
            CohortDefinition definition) {}

    private record Named(int id, Path file) {}

    /// Either a definition or what is wrong with its file.
    private sealed interface Outcome {}

    private record Good(Numbered definition) implements Outcome {}

    private record Bad(String message) implements Outcome {}

    /// Reads files, and the `.json`, `.yaml` and `.yml` files of folders. A cohort's number is the
    /// first number in the name of its file, else the next that is free.
    ///
    /// @throws NoSuchFileException where a file or folder is not there
    public static DefinitionFiles read(List<Path> paths) throws IOException {
        var files = new ArrayList<Path>();
        for (var path : paths) {
            files.addAll(files(path));
        }
        var refused = new ArrayList<String>();
        var definitions = new ArrayList<Numbered>();
        for (var outcome :
                numbered(files, refused).parallelStream().map(DefinitionFiles::read).toList()) {
            switch (outcome) {
                case Good good -> definitions.add(good.definition);
                case Bad bad -> refused.add(bad.message);
            }
        }
        return new DefinitionFiles(definitions, refused);
    }

    /// What the file of each number is called.
    public Map<Integer, String> names() {
        return definitions.stream()
                .collect(
                        Collectors.toMap(Numbered::id, one -> one.file().getFileName().toString()));
    }

    /// The definition in one file.
    ///
    /// @throws InputProblem where the file is not there, or what is in it is no definition
    static Numbered one(int id, Path file) {
        return switch (read(new Named(id, file))) {
            case Good good -> good.definition;
            case Bad bad -> throw new InputProblem(bad.message);
        };
    }

    private static List<Path> files(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new NoSuchFileException(path.toString());
        }
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (var files = Files.list(path)) {
            return files.filter(DefinitionLanguage::isDefinition).sorted().toList();
        }
    }

    private static List<Named> numbered(List<Path> files, List<String> refused) {
        var taken = new HashMap<Integer, Path>();
        var numbered = new ArrayList<Named>();
        for (var file : files) {
            var number = NUMBER.matcher(file.getFileName().toString());
            if (number.find()) {
                int id = Integer.parseInt(number.group());
                var other = taken.putIfAbsent(id, file);
                if (other == null) {
                    numbered.add(new Named(id, file));
                } else {
                    refused.add(
                            file + ": has the number " + id + " of " + other + " too; rename one");
                }
            }
        }
        int next = 1;
        for (var file : files) {
            if (!NUMBER.matcher(file.getFileName().toString()).find()) {
                next = free(next, taken);
                taken.put(next, file);
                numbered.add(new Named(next, file));
            }
        }
        return numbered;
    }

    private static int free(int from, Map<Integer, Path> taken) {
        int id = from;
        while (taken.containsKey(id)) {
            id++;
        }
        return id;
    }

    /// The one place that knows how definitions are written.
    private static Outcome read(Named one) {
        try {
            if (Files.isRegularFile(one.file) && Files.size(one.file) > LARGEST) {
                return new Bad(
                        one.file
                                + ": has "
                                + (Files.size(one.file) >> 20)
                                + " MB; no cohort definition has over "
                                + (LARGEST >> 20));
            }
            var language = DefinitionLanguage.of(one.file);
            var text = Files.readString(one.file);
            return new Good(
                    new Numbered(one.id, one.file, language, text, language.read(text, one.file)));
        } catch (DefinitionProblem e) {
            return new Bad(
                    one.file + (e.getMessage().startsWith("/") ? ": " : " ") + e.getMessage());
        } catch (InputProblem e) {
            return new Bad(naming(one.file, e.getMessage()));
        } catch (MalformedInputException e) {
            return new Bad(one.file + ": is not UTF-8; convert it");
        } catch (NoSuchFileException e) {
            return new Bad(one.file + " is not there; it should be a cohort definition");
        } catch (IOException e) {
            return new Bad(
                    Files.isDirectory(one.file)
                            ? one.file
                                    + " is a folder in a folder of definitions; name it by"
                                    + " itself, or give it another ending"
                            : one.file + ": cannot be read; check its permissions and links");
        }
    }

    /// A message that says the whole path of its file, once.
    private static String naming(Path file, String message) {
        var name = file.getFileName().toString();
        var place = "(" + name + ", line ";
        return message.startsWith(name)
                ? file + message.substring(name.length())
                : message.contains(place)
                        ? message.replace(place, "(" + file + ", line ")
                        : file + ": " + message;
    }
}
