package org.vigie.study.signal.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.vigie.statistics.scan.Forest;
import org.vigie.study.signal.question.SignalFold;
import org.vigie.study.signal.question.Target;
import org.vigie.vocabulary.Vocabulary;

/// The hierarchy of the exposures, once for every outcome, numbered as its nodes are met.
final class ExposureTree {

    private record Node(int outcome, String code) {}

    private final SignalFold fold;
    private final Vocabulary vocabulary;
    private final Map<Node, Integer> numbers = new HashMap<>();
    private final List<Node> nodes = new ArrayList<>();
    private final Map<Integer, List<String>> lineages = new HashMap<>();

    ExposureTree(SignalFold fold, Vocabulary vocabulary) {
        this.fold = fold;
        this.vocabulary = vocabulary;
    }

    /// The nodes in which a pair counts: its exposure and every code above it.
    int[] nodes(int outcome, int exposure) {
        return lineage(exposure).stream()
                .mapToInt(code -> number(new Node(outcome, code)))
                .toArray();
    }

    private int number(Node node) {
        return numbers.computeIfAbsent(
                node,
                _ -> {
                    nodes.add(node);
                    return nodes.size() - 1;
                });
    }

    private List<String> lineage(int exposure) {
        return lineages.computeIfAbsent(
                exposure,
                _ -> {
                    var id = fold.exposures().get(exposure).id();
                    var codes = new TreeSet<String>();
                    codes.add(id);
                    codes.addAll(above(id));
                    return List.copyOf(codes);
                });
    }

    private List<String> above(String code) {
        int known = vocabulary.codes().id(code);
        return known < 0
                ? List.of()
                : Arrays.stream(vocabulary.hierarchy().ancestors(known))
                        .mapToObj(above -> vocabulary.codes().text(above))
                        .toList();
    }

    /// The nodes met so far, each by itself: a pair names all the nodes in which it counts.
    Forest forest() {
        return Forest.ofParents(new int[nodes.size()][0]);
    }

    Target outcome(int node) {
        return fold.outcomes().get(nodes.get(node).outcome);
    }

    String code(int node) {
        return nodes.get(node).code;
    }

    /// In words, or the empty string.
    String name(int node) {
        int known = vocabulary.codes().id(code(node));
        return known < 0 ? "" : vocabulary.codes().get(known).name();
    }

    /// The codes above it, in no order of levels.
    List<String> above(int node) {
        return above(code(node));
    }
}
