package org.vigie.cli.store;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.vigie.cli.console.ConsoleProgress;
import org.vigie.store.upkeep.ReplaceEvents;
import org.vigie.store.upkeep.StoreIndex;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `vigie index STORE`.
@Command(
        name = "index",
        mixinStandardHelpOptions = true,
        description =
                """
                Make the postings of a store again: the index by which studies find people with \
                a code.\
                """)
public final class IndexCommand implements Callable<Integer> {

    @Spec CommandSpec spec;

    @Parameters(paramLabel = "STORE", description = "The store.")
    Path store;

    @Option(
            names = "--accept",
            description =
                    """
                    First accept shards whose events.parquet another program wrote again with \
                    the same events, for example compressed or in other pages.\
                    """)
    boolean accept;

    @Override
    public Integer call() throws Exception {
        try (var progress = new ConsoleProgress()) {
            int accepted = accept ? ReplaceEvents.run(store, progress) : 0;
            int shards = StoreIndex.rebuild(store, progress);
            progress.clear();
            var out = spec.commandLine().getOut();
            out.printf(
                    "%s: postings of %d shard%s made anew%n",
                    store, shards, shards == 1 ? "" : "s");
            if (accept) {
                out.printf(
                        "%s: %d shard%s accepted as written by another program%n",
                        store, accepted, accepted == 1 ? "" : "s");
            }
            out.flush();
        }
        return 0;
    }
}
