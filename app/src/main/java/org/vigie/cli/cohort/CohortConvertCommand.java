package org.vigie.cli.cohort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.vigie.cli.console.Console;
import org.vigie.cohort.DefinitionLanguage;
import org.vigie.cohort.files.DefinitionFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `vigie cohort convert FILE --to yaml|circe`.
@Command(
        name = "convert",
        mixinStandardHelpOptions = true,
        description =
                """
                Write a definition in the other language: Vigie's YAML, or Circe's JSON \
                for ATLAS.\
                """)
final class CohortConvertCommand implements Callable<Integer> {

    @Spec CommandSpec spec;

    @Parameters(
            paramLabel = "FILE",
            description = "A definition: .yaml is Vigie's language, anything else Circe's JSON.")
    Path file;

    @Option(
            names = "--to",
            paramLabel = "LANGUAGE",
            required = true,
            description = "yaml or circe.")
    DefinitionLanguage language;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description =
                    "Where it goes; a file that is there is not replaced."
                            + " Without it, the definition is printed.")
    Optional<Path> out = Optional.empty();

    @Override
    public Integer call() throws Exception {
        var text = DefinitionFile.read(file).in(language);
        if (out.isPresent()) {
            Files.writeString(
                    out.get(), text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } else {
            Console.of(spec)
                    .answer(
                            spec,
                            () -> text,
                            () ->
                                    Map.of(
                                            "language",
                                            language.name().toLowerCase(Locale.ROOT),
                                            "definition",
                                            text));
        }
        return 0;
    }
}
