package org.vigie.cli.store;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.vigie.cli.console.Console;
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
        try (var progress = Console.of(spec).progress()) {
            int accepted = accept ? ReplaceEvents.run(store, progress) : 0;
            int shards = StoreIndex.rebuild(store, progress);
            progress.clear();
            Console.of(spec)
                    .answer(
                            spec,
                            () -> words(shards, accepted),
                            () ->
                                    Map.of(
                                            "store",
                                            store.toString(),
                                            "shards",
                                            shards,
                                            "accepted",
                                            accepted));
        }
        return 0;
    }

    private String words(int shards, int accepted) {
        return "%s: postings of %d shard%s made anew%n"
                        .formatted(store, shards, shards == 1 ? "" : "s")
                + (accept
                        ? "%s: %d shard%s accepted as written by another program%n"
                                .formatted(store, accepted, accepted == 1 ? "" : "s")
                        : "");
    }
}
