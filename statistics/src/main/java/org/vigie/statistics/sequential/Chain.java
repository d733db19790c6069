package org.vigie.statistics.sequential;

/// Counts at one moment after another as a Markov chain that is left at a signal.
///
/// What is handed on are the probabilities of each count together with no signal so far; what they
/// lack of 1 is the probability that there was a signal.
interface Chain {

    /// The probabilities of the counts 0 to size − 1 at a moment, with no signal before it.
    ///
    /// @param moment which, from 0
    /// @param quiet the probabilities of each count at the moment before, with no signal until
    ///   then; {1} before the first
    /// @param size above 0
    double[] after(int moment, double[] quiet, int size);

    /// The probability of a signal at some moment, if that takes so many counts or more.
    ///
    /// @param bounds at each moment, at least 1
    static double signal(Chain chain, int[] bounds) {
        double[] quiet = {1};
        for (int i = 0; i < bounds.length; i++) {
            quiet = chain.after(i, quiet, bounds[i]);
        }
        return Math.max(0, 1 - total(quiet));
    }

    /// The sum, from the end, where probabilities are smallest.
    static double total(double[] probabilities) {
        double sum = 0;
        for (int i = probabilities.length - 1; i >= 0; i--) {
            sum += probabilities[i];
        }
        return sum;
    }
}
