package org.vigie.protocol;

import java.util.IdentityHashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// How many values a text of YAML stands for. Anchors that hold each other twice double with every
/// line: twenty-five of them are more than any reader gets through.
final class YamlSize {

    /// So many values may be there because an anchor is repeated.
    static final int MOST_REPEATED = 50_000;

    private final Map<Node, Long> sizes = new IdentityHashMap<>();

    private YamlSize() {}

    static boolean isTooLarge(Node root) {
        var size = new YamlSize();
        return size.of(root) - size.sizes.size() > MOST_REPEATED;
    }

    /// The values in a node, itself one of them. One that is in itself has none there: that is
    /// found by who reads it.
    private long of(Node node) {
        var known = sizes.putIfAbsent(node, 0L);
        if (known != null) {
            return known;
        }
        long size = 1;
        switch (node) {
            case SequenceNode list -> {
                for (var entry : list.getValue()) {
                    size = Math.min(Integer.MAX_VALUE, size + of(entry));
                }
            }
            case MappingNode mapping -> {
                for (var entry : mapping.getValue()) {
                    size =
                            Math.min(
                                    Integer.MAX_VALUE,
                                    size + of(entry.getKeyNode()) + of(entry.getValueNode()));
                }
            }
            default -> {}
        }
        sizes.put(node, size);
        return size;
    }
}
