package org.vigie.cohort;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.vigie.cohort.definition.DefinitionProblem;
import org.vigie.protocol.ProtocolProblem;
import org.vigie.vocabulary.ConceptSet;
import org.vigie.vocabulary.Vocabulary;

/// Definitions from files. One that cannot be used does not stop the others.
///
/// @param cohorts in order of their numbers
/// @param refused what is wrong with the others: the file, the place in it, what to do
/// @param notes   codes that definitions name and the store does not have
public record CohortFiles(List<Cohort> cohorts, List<String> refused, List<String> notes) {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    private record Numbered(int id, Path file) {
    }

    /// Either a cohort or what is wrong with its file.
    private sealed interface Outcome {
    }

    private record Good(Cohort cohort, List<String> notes) implements Outcome {
    }

    private record Bad(String message) implements Outcome {
    }

    /// Reads files, and the `.json`, `.yaml` and `.yml` files of folders. A cohort's number is the first number in the name of its
    /// file, else the next that is free.
    ///
    /// @throws NoSuchFileException where a file or folder is not there
    public static CohortFiles read(List<Path> paths, Vocabulary vocabulary) throws IOException {
        var files = new ArrayList<Path>();
        for (var path : paths) {
            files.addAll(files(path));
        }
        var refused = new ArrayList<String>();
        var numbered = numbered(files, refused);
        var cohorts = new ArrayList<Cohort>();
        var notes = new ArrayList<String>();
        for (var outcome : numbered.parallelStream().map(one -> read(one, vocabulary)).toList()) {
            switch (outcome) {
                case Good good -> {
                    cohorts.add(good.cohort);
                    notes.addAll(good.notes);
                }
                case Bad bad -> refused.add(bad.message);
            }
        }
        cohorts.sort(Comparator.comparingInt(Cohort::id));
        return new CohortFiles(cohorts, refused, notes);
    }

    /// The definition in one file: the one place that knows how definitions are written.
    ///
    /// @throws CohortProblem where the file is not there, or what is in it is no definition
    public static Cohort one(int id, Path file, Vocabulary vocabulary) {
        return switch (read(new Numbered(id, file), vocabulary)) {
            case Good good -> good.cohort;
            case Bad bad -> throw new CohortProblem(bad.message);
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

    private static List<Numbered> numbered(List<Path> files, List<String> refused) {
        var taken = new HashMap<Integer, Path>();
        var numbered = new ArrayList<Numbered>();
        for (var file : files) {
            var number = NUMBER.matcher(file.getFileName().toString());
            if (number.find()) {
                int id = Integer.parseInt(number.group());
                var other = taken.putIfAbsent(id, file);
                if (other == null) {
                    numbered.add(new Numbered(id, file));
                } else {
                    refused.add(file + ": has the number " + id + " of " + other + " too; rename one");
                }
            }
        }
        int next = 1;
        for (var file : files) {
            if (!NUMBER.matcher(file.getFileName().toString()).find()) {
                next = free(next, taken);
                taken.put(next, file);
                numbered.add(new Numbered(next, file));
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

    private static Outcome read(Numbered one, Vocabulary vocabulary) {
        try {
            var cohort = Cohort.of(one.id, DefinitionLanguage.of(one.file), Files.readString(one.file), one.file,
                    vocabulary);
            return new Good(cohort, notes(one.file, cohort, vocabulary));
        } catch (DefinitionProblem e) {
            return new Bad(one.file + (e.getMessage().startsWith("/") ? ": " : " ") + e.getMessage());
        } catch (ProtocolProblem e) {
            return new Bad(one.file + ": " + e.getMessage());
        } catch (MalformedInputException e) {
            return new Bad(one.file + ": is not UTF-8; convert it");
        } catch (NoSuchFileException e) {
            return new Bad(one.file + " is not there; it should be a cohort definition");
        } catch (IOException e) {
            return new Bad(one.file + ": cannot be read: " + e.getMessage());
        }
    }

    /// Codes by their text that are not in the store. A concept that is not is nothing unusual: shared
    /// definitions name more than any store has.
    private static List<String> notes(Path file, Cohort cohort, Vocabulary vocabulary) {
        return cohort.definition().conceptSets().values().stream()
                .filter(set -> set.items().stream().anyMatch(item -> isText(item.reference())))
                .flatMap(set -> vocabulary.resolve(set).unknown().stream().filter(item -> isText(item.reference()))
                        .map(item -> file + ": the concept set '" + set.name() + "' names " + item.reference().words()
                                + ", and the store has none such"))
                .toList();
    }

    private static boolean isText(ConceptSet.Reference reference) {
        return !(reference instanceof ConceptSet.Concept);
    }
}
