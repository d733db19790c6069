package org.vigie.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every input that is kept of the fuzzer is read or refused as the contract says.
@Tag("long")
class CorpusTest {

    @TempDir Path folder;

    static List<Target> targets() {
        return Targets.all();
    }

    @ParameterizedTest
    @MethodSource("targets")
    void inputsThatAreKeptAreReadOrRefused(Target target) throws IOException {
        var inputs = new ArrayList<>(Corpus.always(target));
        var found = Corpus.found(target);
        int tried = Math.min(found.size(), target.tried());
        for (int i = 0; i < tried; i++) {
            inputs.add(found.get((int) ((long) i * found.size() / tried)));
        }
        check(target, inputs);
    }

    @ParameterizedTest
    @MethodSource("targets")
    @Tag("slow")
    void soAreAllOfThem(Target target) throws IOException {
        check(target, Corpus.of(target));
    }

    private void check(Target target, List<byte[]> inputs) throws IOException {
        boolean read = false;
        for (var input : inputs) {
            try {
                read |= Contract.hold(target, input, folder).isEmpty();
            } catch (ContractBroken e) {
                throw new AssertionError(
                        target.name() + ": " + Base64.getEncoder().encodeToString(input), e);
            }
        }
        assertTrue(read, "nothing was read");
    }
}
