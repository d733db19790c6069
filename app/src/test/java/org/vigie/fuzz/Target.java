package org.vigie.fuzz;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// A reader of something that users hand in, as the fuzzer sees it: bytes become a file or a
/// folder, which is read.
interface Target {

    /// What it goes by: `./dev fuzz 60 NAME`, the name of its corpus.
    String name();

    /// More time of the processor no small input may take.
    default Duration longest() {
        return Duration.ofSeconds(10);
    }

    /// Inputs that change nothing of what is good, from which the fuzzer starts.
    List<byte[]> seeds();

    /// How many inputs of the corpus an ordinary build tries; imports take a good part of a second
    /// each.
    int tried();

    /// Makes files of an input below a folder, reads them, and compares where there is something to
    /// compare with.
    ///
    /// @param folder empty; what is handed in stands in its folder `in`, a store that is made is
    ///   its folder `store`
    /// @throws org.vigie.problem.InputProblem where what is handed in is refused
    /// @throws ContractBroken where something that must hold does not
    void read(byte[] input, Path folder) throws Exception;
}
