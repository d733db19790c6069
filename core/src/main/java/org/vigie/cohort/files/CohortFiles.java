package org.vigie.cohort.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.vigie.cohort.Cohort;
import org.vigie.cohort.DefinitionLanguage;
import org.vigie.vocabulary.ConceptSet;
import org.vigie.vocabulary.Vocabulary;

/// Definitions from files, bound to a vocabulary. One that cannot be used does not stop the others.
///
/// @param cohorts in order of their numbers
/// @param refused what is wrong with the others: the file, the place in it, what to do
/// @param notes what definitions name and the store does not have
public record CohortFiles(List<Cohort> cohorts, List<String> refused, List<String> notes) {

    /// Reads files and folders of them.
    ///
    /// @throws java.nio.file.NoSuchFileException where a file or folder is not there
    public static CohortFiles read(List<Path> paths, Vocabulary vocabulary) throws IOException {
        return of(DefinitionFiles.read(paths), vocabulary);
    }

    /// Looks up the codes that definitions name.
    public static CohortFiles of(DefinitionFiles files, Vocabulary vocabulary) {
        var definitions = files.definitions();
        return new CohortFiles(
                definitions.parallelStream()
                        .map(one -> cohort(one, vocabulary))
                        .sorted(Comparator.comparingInt(Cohort::id))
                        .toList(),
                files.refused(),
                definitions.stream().flatMap(one -> notes(one, vocabulary).stream()).toList());
    }

    /// The definition in one file.
    ///
    /// @throws InputProblem where the file is not there, or what is in it is no definition
    public static Cohort one(int id, Path file, Vocabulary vocabulary) {
        return cohort(DefinitionFiles.one(id, file), vocabulary);
    }

    private static Cohort cohort(DefinitionFiles.Numbered one, Vocabulary vocabulary) {
        return Cohort.of(one.id(), one.language(), one.text(), one.definition(), vocabulary);
    }

    /// What definitions name that is not in the store. In Circe's JSON a concept that is not is
    /// nothing unusual: shared definitions name more than any store has. In Vigie's language
    /// somebody wrote each by hand.
    private static List<String> notes(DefinitionFiles.Numbered one, Vocabulary vocabulary) {
        boolean all = one.language() == DefinitionLanguage.YAML;
        return one.definition().conceptSets().values().stream()
                .filter(set ->
                        all || set.items().stream().anyMatch(item -> isText(item.reference())))
                .flatMap(set ->
                        vocabulary.resolve(set).unknown().stream()
                                .filter(item -> all || isText(item.reference()))
                                .map(item ->
                                        one.file()
                                                + ": the concept set '"
                                                + set.name()
                                                + "' names "
                                                + item.reference().words()
                                                + ", and the store has none such"))
                .toList();
    }

    private static boolean isText(ConceptSet.Reference reference) {
        return !(reference instanceof ConceptSet.Concept);
    }
}
