package org.anju.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

class DiagramTests {

    static List<String> models() {
        return Models.ids();
    }

    @Test
    void aPhaseReadsFromLeftToRight() {
        List<DiagramNode> nodes = Diagram.of(Models.bytes("batch-result")).nodes();

        assertThat(nodes)
                .extracting(DiagramNode::nameZh)
                .containsExactly("选房已结束", "汇总分配结果", "审定分配结果", "是否批准？", "确认分配结果", "公开分配结果", "分配结果已确定");
    }

    @Test
    void aStepSaysWhoActsAndWhatItDecides() {
        DiagramNode approval = Diagram.of(Models.bytes("batch-result")).nodes().get(2);

        assertThat(approval.id()).isEqualTo("Task_ApproveResult");
        assertThat(approval.node()).contains("N14");
        assertThat(approval.role()).contains("director");
        assertThat(approval.kind()).isEqualTo(DiagramNode.Kind.USER_TASK);
        assertThat(approval.name(Locale.ENGLISH)).isEqualTo("Approve result");
    }

    @Test
    void whatInterruptsIsReadAfterTheRest() {
        List<DiagramNode> nodes = Diagram.of(Models.bytes("allocation-batch")).nodes();

        assertThat(nodes)
                .extracting(DiagramNode::id)
                .endsWith(
                        "SubProcess_VoidBatch",
                        "StartEvent_BatchVoided",
                        "Task_RecordVoid",
                        "Task_DiscloseVoid",
                        "EndEvent_BatchVoided");
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyStepIsDrawnWithItsNameInBothLanguages(String id) {
        Diagram diagram = Diagram.of(Models.bytes(id));
        Element chinese = BpmnXml.read(diagram.svg(Locale.CHINA).getBytes(StandardCharsets.UTF_8));
        Element english = BpmnXml.read(diagram.svg(Locale.ENGLISH).getBytes(StandardCharsets.UTF_8));

        assertThat(diagram.nodes()).allSatisfy(node -> {
            assertThat(drawn(chinese, node)).contains(node.nameZh());
            assertThat(drawn(english, node)).contains(node.nameEn());
        });
        assertThat(english.getTextContent()).doesNotContainPattern("\\p{IsHan}");
    }

    @ParameterizedTest
    @MethodSource("models")
    void theDrawingHasNeitherScriptNorStyleAndFetchesNothing(String id) {
        String svg = Diagram.of(Models.bytes(id)).svg(Locale.CHINA);

        assertThat(svg).doesNotContainPattern("<script|<style|style=|href|url\\(|on\\w+=");
    }

    @Test
    void aStateBecomesAClass() {
        Diagram diagram = Diagram.of(Models.bytes("batch-result"));

        String svg = diagram.svg(Locale.CHINA, Map.of("Task_ApproveResult", "current"));

        assertThat(svg)
                .contains("id=\"batch-result-Task_ApproveResult\" class=\"node node--user-task node--current\""
                        + " data-element=\"Task_ApproveResult\" data-node=\"N14\"");
    }

    @Test
    void drawingTwiceGivesTheSameBytes() {
        byte[] model = Models.bytes("disclosure-obligation");

        assertThat(Diagram.of(model).svg(Locale.CHINA))
                .isEqualTo(Diagram.of(model).svg(Locale.CHINA));
    }

    @Test
    void namesAreEscaped() {
        String hostile =
                Models.text("batch-handover").replace("家庭已入住", "&lt;script&gt;&amp;\"&quot;".replace("\"", ""));

        String svg = Diagram.of(hostile.getBytes(StandardCharsets.UTF_8)).svg(Locale.CHINA);

        assertThat(svg).contains("&lt;script&gt;&amp;&quot;").doesNotContain("<script>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not xml",
                "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/hostname\">]><a>&b;</a>",
                "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"/>"
            })
    void whatIsNoModelIsRefused(String text) {
        assertThatThrownBy(() -> Diagram.of(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnreadableModel.class);
    }

    @Test
    void aPlaceThatIsNoNumberIsRefused() {
        String broken = Models.text("batch-handover").replaceFirst("<dc:Bounds x=\"\\d+\"", "<dc:Bounds x=\"NaN\"");

        assertThatThrownBy(() -> Diagram.of(broken.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnreadableModel.class);
    }

    @Test
    void linesOfALabelAreEvenAndNeverStartWithAMark() {
        assertThat(Lettering.lines("还有待轮到的家庭吗？", 6)).containsExactly("还有待轮到", "的家庭吗？");
        assertThat(Lettering.lines("Public notice of the order", 8)).containsExactly("Public notice", "of the order");
        assertThat(Lettering.lines("𠮷𠮷𠮷𠮷", 2)).containsExactly("𠮷𠮷", "𠮷𠮷");
    }

    /** The words in the drawing of one step, its lines joined. */
    private static String drawn(Element svg, DiagramNode node) {
        return BpmnXml.below(svg, "http://www.w3.org/2000/svg", "g")
                .filter(group -> group.getAttribute("data-element").equals(node.id()))
                .map(Element::getTextContent)
                .findFirst()
                .orElse("");
    }
}
