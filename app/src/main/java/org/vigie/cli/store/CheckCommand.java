package org.vigie.cli.store;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.vigie.cli.console.ConsoleProgress;
import org.vigie.cli.console.Faults;
import org.vigie.report.table.Lines;
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
        try (var progress = new ConsoleProgress()) {
            var faults = StoreCheck.of(store, progress);
            progress.clear();
            var out = spec.commandLine().getOut();
            faults.forEach(fault ->
                    out.println(fault.table() + ": " + fault.effect() + " [" + fault.rule() + "]"));
            if (faults.isEmpty()) {
                var manifest = Store.readManifest(store);
                out.printf(
                        "%s is whole: %s in %s%n",
                        store,
                        ManifestSummary.contents(manifest),
                        Lines.count(manifest.shards().size(), "shard", "shards"));
                out.print(ManifestSummary.deliveries(manifest));
            }
            out.flush();
            return faults.isEmpty() ? 0 : Faults.INPUT;
        }
    }
}
