package org.vigie.cli.store;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.vigie.cli.console.Console;
import org.vigie.cli.console.Faults;
import org.vigie.report.table.Lines;
import org.vigie.store.Finding;
import org.vigie.store.Manifest;
import org.vigie.store.read.Store;
import org.vigie.store.upkeep.StoreCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `vigie check STORE`.
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description =
                """
                Read every byte of a store and name what is damaged, missing or out of \
                place; exits 3 if anything is.\
                """)
public final class CheckCommand implements Callable<Integer> {

    @Spec CommandSpec spec;

    @Parameters(paramLabel = "STORE", description = "The store.")
    Path store;

    @Override
    public Integer call() throws Exception {
        try (var progress = Console.of(spec).progress()) {
            var faults = StoreCheck.of(store, progress);
            progress.clear();
            var manifest =
                    faults.stream().allMatch(StoreCheck::isBeside)
                            ? Optional.of(Store.readManifest(store))
                            : Optional.<Manifest>empty();
            Console.of(spec)
                    .answer(
                            spec,
                            () -> damaged(faults) + manifest.map(this::whole).orElse(""),
                            () -> facts(faults, manifest));
            return faults.isEmpty() ? 0 : Faults.INPUT;
        }
    }

    private String whole(Manifest manifest) {
        return "%s is whole: %s in %s%n"
                        .formatted(
                                store,
                                ManifestSummary.contents(manifest),
                                Lines.count(manifest.shards().size(), "shard", "shards"))
                + ManifestSummary.deliveries(manifest);
    }

    private static String damaged(List<Finding> faults) {
        return faults.stream()
                .map(fault ->
                        "%s: %s [%s]%n".formatted(fault.table(), fault.effect(), fault.rule()))
                .collect(Collectors.joining());
    }

    private Map<String, Object> facts(List<Finding> faults, Optional<Manifest> manifest) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("store", store.toString());
        facts.put("whole", manifest.isPresent());
        facts.put("faults", faults);
        manifest.ifPresent(whole -> facts.putAll(ManifestSummary.facts(whole, store)));
        return facts;
    }
}
