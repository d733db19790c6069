package org.vigie.cli;

import java.util.Map;
import org.vigie.cli.console.Console;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `vigie completion`.
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description =
                """
                Write what makes bash or zsh complete commands and options with the tab key: add \
                'source <(vigie completion)' to ~/.bashrc or ~/.zshrc.\
                """)
final class CompletionCommand implements Runnable {

    @Spec CommandSpec spec;

    @Override
    public void run() {
        var script = AutoComplete.bash("vigie", spec.root().commandLine());
        Console.of(spec).answer(spec, () -> script, () -> Map.of("bash", script));
    }
}
