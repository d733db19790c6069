package org.vigie.cohort.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Present;
import org.snakeyaml.engine.v2.api.lowlevel.Serialize;
import org.snakeyaml.engine.v2.comments.CommentLine;
import org.snakeyaml.engine.v2.comments.CommentType;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// YAML as people write it: maps and lists below each other, texts without quotes wherever they can
/// be.
final class YamlText {

    private static final DumpSettings SETTINGS =
            DumpSettings.builder()
                    .setIndent(2)
                    .setIndicatorIndent(2)
                    .setIndentWithIndicator(true)
                    .setWidth(1 << 20)
                    .setDumpComments(true)
                    .setUseUnicodeEncoding(true)
                    .build();

    /// A text with a remark behind it.
    record Noted(String text, String note) {}

    private YamlText() {}

    /// @param tree maps, lists, {@link Noted} and values whose text is what is written; a list of
    ///   numbers stays on its line
    static String of(Map<String, ?> tree) {
        return new Present(SETTINGS)
                .emitToString(new Serialize(SETTINGS).serializeOne(node(tree)).iterator());
    }

    private static Node node(Object tree) {
        return switch (tree) {
            case Map<?, ?> map ->
                    new MappingNode(
                            Tag.MAP,
                            map.entrySet().stream()
                                    .map(entry ->
                                            new NodeTuple(
                                                    scalar(entry.getKey().toString()),
                                                    node(entry.getValue())))
                                    .toList(),
                            map.isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK);
            case List<?> list ->
                    new SequenceNode(
                            Tag.SEQ,
                            list.stream().map(YamlText::node).toList(),
                            list.stream().allMatch(Long.class::isInstance)
                                    ? FlowStyle.FLOW
                                    : FlowStyle.BLOCK);
            case Noted noted -> noted(noted);
            default -> scalar(tree.toString());
        };
    }

    private static Node noted(Noted noted) {
        var node = scalar(noted.text);
        if (!noted.note.isBlank()) {
            node.setInLineComments(
                    new ArrayList<>(
                            List.of(
                                    new CommentLine(
                                            Optional.empty(),
                                            Optional.empty(),
                                            " " + noted.note.replaceAll("\\s+", " ").strip(),
                                            CommentType.IN_LINE))));
        }
        return node;
    }

    private static Node scalar(String text) {
        var tag =
                text.isEmpty()
                        ? Tag.STR
                        : SETTINGS.getSchema().getScalarResolver().resolve(text, true);
        return new ScalarNode(tag.equals(Tag.NULL) ? Tag.STR : tag, text, ScalarStyle.PLAIN);
    }
}
