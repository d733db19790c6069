package org.vigie.study.signal.estimate;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.vigie.statistics.calibration.SystematicError;
import org.vigie.study.Attrition;
import org.vigie.study.signal.method.Method;
import org.vigie.study.signal.scan.TreeBranch;
import org.vigie.study.signal.scan.TreeCluster;

/// What a search for signals found.
///
/// @param title the protocol's title
/// @param exposures what may do harm, in words
/// @param outcomes the harm, in words
/// @param counted how many exposures and outcomes there are in the store
/// @param attrition how the cases came to be
/// @param methods the methods, the one that ranks first
/// @param signals of every method, those that pass all diagnostics first, strongest first by p,
///   then by exposure and outcome
/// @param untested pairs with an exposed case, but fewer than the protocol asks for
/// @param error the systematic error of each method; not there without negative controls with an
///   estimate
/// @param details the strongest pairs of the first method whose numbers may be shown, those that
///   pass first
/// @param branches of the exposures' hierarchy with each outcome, by the tree-based scan, the
///   highest statistic first; empty unless asked for
/// @param clusters the same by the tree-temporal scan, each with its window
/// @param how what was done, one paragraph each, in plain English
/// @param limits what the numbers cannot say
/// @param warnings what a reader must know before the numbers; mostly empty
public record SignalResult(
        String title,
        String exposures,
        String outcomes,
        Counted counted,
        Attrition attrition,
        List<Method> methods,
        List<Signal> signals,
        long untested,
        Map<Method, SystematicError> error,
        List<PairDetail> details,
        List<TreeBranch> branches,
        List<TreeCluster> clusters,
        List<String> how,
        List<String> limits,
        List<String> warnings) {

    /// Of a search without a temporal scan.
    public SignalResult(
            String title,
            String exposures,
            String outcomes,
            Counted counted,
            Attrition attrition,
            List<Method> methods,
            List<Signal> signals,
            long untested,
            Map<Method, SystematicError> error,
            List<PairDetail> details,
            List<TreeBranch> branches,
            List<String> how,
            List<String> limits,
            List<String> warnings) {
        this(
                title, exposures, outcomes, counted, attrition, methods, signals, untested, error,
                details, branches, List.of(), how, limits, warnings);
    }

    /// How much was looked at.
    ///
    /// @param people people at risk on some day
    /// @param cases people with an outcome while at risk; nothing where they are not shown
    public record Counted(int exposures, int outcomes, long people, OptionalLong cases) {}

    /// The signals of one method, strongest first.
    public List<Signal> of(Method method) {
        return signals.stream().filter(signal -> signal.method() == method).toList();
    }

    /// The signals of the method that ranks.
    public List<Signal> ranked() {
        return of(methods.getFirst());
    }
}
