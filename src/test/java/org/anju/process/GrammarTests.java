package org.anju.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.anju.process.Grammar.BusinessKey;
import org.anju.process.Grammar.Call;
import org.anju.process.Grammar.Comparison;
import org.anju.process.Grammar.Text;
import org.anju.process.Grammar.Variable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrammarTests {

    @Test
    void textWithoutAnExpressionIsOnlyText() {
        assertThat(Grammar.parse("审定 {计划} $ 100 #1")).contains(new Text("审定 {计划} $ 100 #1"));
    }

    @Test
    void anExpressionReadsOneVariable() {
        assertThat(Grammar.parse("${lapsed}")).contains(new Variable("lapsed"));
        assertThat(Grammar.parse(" ${review == 'hold'} ")).contains(new Comparison("review", "==", "'hold'"));
    }

    @Test
    void anExpressionCallsOneVerb() {
        assertThat(Grammar.parse("${disclosureTasks.raise(execution.processBusinessKey, 'N02', 'B3.2')}"))
                .contains(new Call(
                        "disclosureTasks", "raise", List.of("execution.processBusinessKey", "'N02'", "'B3.2'")));
        assertThat(Grammar.parse("${noticeTasks.count()}")).contains(new Call("noticeTasks", "count", List.of()));
    }

    @Test
    void theBusinessKeyIsPassedOn() {
        assertThat(Grammar.parse("#{execution.processBusinessKey}")).contains(new BusinessKey());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${''.getClass()}",
                "${a.b.c()}",
                "${a.b(c)}",
                "${a.b(c.d())}",
                "${a.b().c()}",
                "${a['b']}",
                "${a.b}",
                "${execution.setVariable('a', 'b')}",
                "${execution}",
                "${task.delete()}",
                "${a == b}",
                "${a == 'x' && b == 'y'}",
                "${a ? b : c}",
                "${a = 1}",
                "${a == 'x\\'}",
                "${a == '${b}'}",
                "x ${a}",
                "${a}${b}",
                "${a} #{b}",
                "\\${a}",
                "${empty a}",
                "${a.b('x'.c)}",
                "#{''.getClass()}",
                "${}"
            })
    void nothingElseIsUnderstood(String text) {
        assertThat(Grammar.parse(text)).isEmpty();
    }
}
