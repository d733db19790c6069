package org.vigie.cli.cohort;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.vigie.cli.console.Console;
import org.vigie.cohort.explain.Explanation;
import org.vigie.cohort.explain.PersonExplanation;
import org.vigie.cohort.files.DefinitionFile;
import org.vigie.cohort.language.DefinitionWords;
import org.vigie.report.table.Lines;
import org.vigie.store.StoreProblem;
import org.vigie.store.read.Store;
import org.vigie.vocabulary.ConceptSet;
import org.vigie.vocabulary.Vocabulary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `vigie cohort explain FILE [--person ID --in STORE]`.
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description =
                """
                What a definition asks, in plain English; for one person, which rule held \
                or failed on which events.\
                """)
final class CohortExplainCommand implements Callable<Integer> {

    @Spec CommandSpec spec;

    @Parameters(
            paramLabel = "FILE",
            description = "A definition: .yaml is Vigie's language, anything else Circe's JSON.")
    Path file;

    @Option(
            names = "--in",
            paramLabel = "STORE",
            description = "A store: how many codes and events its concept sets hold there.")
    Optional<Path> folder = Optional.empty();

    @Option(
            names = "--person",
            paramLabel = "ID",
            description =
                    "A person of the store: shows dates and codes of the person's own events.")
    Optional<Long> person = Optional.empty();

    @Override
    public Integer call() throws Exception {
        if (person.isPresent() && folder.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "--person needs --in STORE, where the person is");
        }
        var definition = DefinitionFile.read(file);
        var text =
                folder.isEmpty()
                        ? words(definition, Optional.empty())
                        : inStore(definition, folder.get());
        Console.of(spec)
                .answer(
                        spec,
                        () -> text,
                        () -> Map.of("definition", definition.title(), "explanation", text));
        return 0;
    }

    private String inStore(DefinitionFile definition, Path place) throws IOException {
        try (var store = Store.open(place)) {
            var words = words(definition, Optional.of(store.vocabulary()));
            return person.isEmpty() ? words : words + "\n" + explain(definition, store).lines(0);
        }
    }

    private Explanation explain(DefinitionFile definition, Store store) {
        var cohort = definition.cohort(store.vocabulary());
        var found = new Explanation[1];
        store.forEach(timeline -> {
            if (timeline.person() == person.get()) {
                found[0] = PersonExplanation.of(cohort, timeline);
            }
        });
        if (found[0] == null) {
            throw new StoreProblem(
                    """
                    %s has no person of that number; --person takes the identifier in the \
                    store\
                    """
                            .formatted(store.folder()));
        }
        return found[0];
    }

    private static String words(DefinitionFile definition, Optional<Vocabulary> vocabulary) {
        var names = definition.names();
        var text = new StringBuilder(definition.title()).append("\n\n");
        DefinitionWords.of(
                        definition.definition(),
                        set -> vocabulary.map(known -> held(set, known)),
                        reference -> name(reference, names, vocabulary))
                .forEach(outline -> text.append(outline.lines(0)));
        return text.toString();
    }

    private static String held(ConceptSet set, Vocabulary vocabulary) {
        var resolved = vocabulary.resolve(set);
        var codes = resolved.codes().codes();
        long events =
                codes.stream()
                        .mapToLong(code ->
                                vocabulary.codes().get(vocabulary.codes().id(code)).events())
                        .sum();
        var unknown = resolved.unknown().size();
        return Lines.count(codes.size(), "code", "codes")
                + " and "
                + Lines.count(events, "event", "events")
                + " in this store"
                + (unknown == 0
                        ? ""
                        : "; "
                                + Lines.count(unknown, "line names", "lines name")
                                + " nothing here");
    }

    private static String name(
            ConceptSet.Reference reference,
            Map<Long, String> names,
            Optional<Vocabulary> vocabulary) {
        int id =
                vocabulary
                        .map(known ->
                                switch (reference) {
                                    case ConceptSet.Concept(var concept) ->
                                            known.codes().idOfConcept(concept);
                                    case ConceptSet.Text(var code) -> known.codes().id(code);
                                    case ConceptSet.Prefix _ -> -1;
                                })
                        .orElse(-1);
        var here = id < 0 ? "" : vocabulary.orElseThrow().codes().get(id).name();
        if (!here.isEmpty()) {
            return here;
        }
        return reference instanceof ConceptSet.Concept(var concept)
                ? names.getOrDefault(concept, "")
                : "";
    }
}
