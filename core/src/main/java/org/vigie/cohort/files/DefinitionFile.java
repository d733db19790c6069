package org.vigie.cohort.files;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.vigie.cohort.Cohort;
import org.vigie.cohort.DefinitionLanguage;
import org.vigie.cohort.circe.CirceNames;
import org.vigie.cohort.circe.CirceWriter;
import org.vigie.cohort.definition.CohortDefinition;
import org.vigie.cohort.definition.DefinitionProblem;
import org.vigie.cohort.language.DefinitionReader;
import org.vigie.cohort.language.DefinitionWriter;
import org.vigie.cohort.language.NormalForm;
import org.vigie.problem.InputProblem;
import org.vigie.vocabulary.Vocabulary;

/// One definition and the file it is from.
public record DefinitionFile(
        Path file, DefinitionLanguage language, String text, CohortDefinition definition) {

    /// @throws InputProblem where the file holds no definition; says what is wrong and where
    public static DefinitionFile read(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        if (Files.isDirectory(file)) {
            throw new InputProblem(file + " is a folder; name one definition in it");
        }
        try {
            var language = DefinitionLanguage.of(file);
            var text = Files.readString(file);
            return new DefinitionFile(file, language, text, language.read(text, file));
        } catch (DefinitionProblem e) {
            throw problem(file, e);
        } catch (MalformedInputException e) {
            throw new InputProblem(file + ": is not UTF-8; convert it");
        }
    }

    private static InputProblem problem(Path file, DefinitionProblem e) {
        return new InputProblem(
                file + (e.getMessage().startsWith("/") ? ": " : " ") + e.getMessage());
    }

    /// What the cohort is called: in the definition, else by the file's name.
    public String title() {
        var stem = file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
        return language == DefinitionLanguage.YAML
                ? DefinitionReader.title(text, file).orElse(stem)
                : stem;
    }

    /// What the definition itself calls concepts.
    public Map<Long, String> names() {
        return language == DefinitionLanguage.CIRCE ? CirceNames.of(text) : Map.of();
    }

    /// The definition in a language. What is written has been read again and means the same.
    ///
    /// @throws InputProblem where the language cannot say it
    public String in(DefinitionLanguage other) {
        try {
            var written =
                    switch (other) {
                        case CIRCE -> CirceWriter.write(definition, names());
                        case YAML -> DefinitionWriter.write(definition, title(), names());
                    };
            if (!NormalForm.of(other.read(written, file)).equals(NormalForm.of(definition))) {
                throw new InputProblem("it would mean something else");
            }
            return written;
        } catch (DefinitionProblem e) {
            throw problem(file, e);
        } catch (InputProblem e) {
            throw new InputProblem(
                    file + " cannot be said in " + other.words() + ": " + e.getMessage());
        }
    }

    /// The definition bound to a vocabulary.
    public Cohort cohort(Vocabulary vocabulary) {
        return Cohort.of(1, language, text, file, vocabulary);
    }
}
