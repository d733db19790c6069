package org.vigie.cohort;

import java.nio.file.Path;
import org.vigie.cohort.circe.CirceReader;
import org.vigie.cohort.definition.CohortDefinition;
import org.vigie.cohort.definition.DefinitionProblem;
import org.vigie.cohort.language.DefinitionReader;

/// What a definition is written in.
public enum DefinitionLanguage {
    /// JSON, as ATLAS exports it.
    CIRCE,
    /// Vigie's own.
    YAML;

    /// By the ending of a file's name: `.yaml` and `.yml` are Vigie's own.
    public static DefinitionLanguage of(Path file) {
        return file.toString().matches(".*\\.ya?ml") ? YAML : CIRCE;
    }

    /// Whether a file in a folder of definitions is one, by its name.
    public static boolean isDefinition(Path file) {
        return file.toString().matches(".*\\.(json|ya?ml)");
    }

    /// As people say it.
    public String words() {
        return switch (this) {
            case CIRCE -> "Circe's JSON";
            case YAML -> "Vigie's language";
        };
    }

    /// @param file the name used in messages
    /// @throws org.vigie.cohort.definition.DefinitionProblem where it is not a definition in
    ///   Circe's JSON
    /// @throws org.vigie.problem.InputProblem where it is not one in Vigie's language
    public CohortDefinition read(String text, Path file) {
        try {
            return switch (this) {
                case CIRCE -> CirceReader.read(text);
                case YAML -> DefinitionReader.read(text, file);
            };
        } catch (StackOverflowError e) {
            // YAML's anchors can put a thing into itself.
            throw new DefinitionProblem(
                    "is not a cohort definition: it is nested too deep, or in itself");
        }
    }
}
