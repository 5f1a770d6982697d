package org.anju.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Each kind of fault that form-js can express, sent by somebody who goes past the browser. */
class EveryFaultTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String MISSING = "";
    private static final String OPTIONS =
            "\"values\": [{\"value\": \"a\", \"label\": \"甲\"}, {\"value\": \"b\", \"label\": \"乙\"}]";
    private static final String EVERYTHING = """
            {"id": "every", "components": [
              {"type": "textfield", "key": "name", "validate":
                {"required": true, "minLength": 2, "maxLength": 5, "pattern": "^[一-龥 ]+$"}},
              {"type": "textfield", "key": "mail", "validate": {"validationType": "email"}},
              {"type": "textfield", "key": "line"},
              {"type": "textarea", "key": "words"},
              {"type": "number", "key": "count", "decimalDigits": 0, "increment": "5", "validate":
                {"required": true, "min": 5, "max": 100}},
              {"type": "number", "key": "area", "decimalDigits": 2},
              {"type": "checkbox", "key": "agreed", "validate": {"required": true}},
              {"type": "radio", "key": "kind", OPTIONS, "validate": {"required": true}},
              {"type": "select", "key": "place", OPTIONS},
              {"type": "checklist", "key": "days", OPTIONS, "validate": {"required": true}},
              {"type": "taglist", "key": "tags", OPTIONS},
              {"type": "datetime", "subtype": "date", "key": "on", "validate": {"required": true}},
              {"type": "datetime", "subtype": "time", "key": "at"},
              {"type": "datetime", "subtype": "datetime", "key": "when"},
              {"type": "group", "components": [
                {"type": "textfield", "key": "why", "conditional": {"hide": "=kind != \\"b\\""}, "validate": {"required": true}}]},
              {"type": "number", "key": "fee", "conditional": {"hide": "=count < 20 or agreed = false"}, "validate": {"max": 9}},
              {"type": "checkbox", "key": "extra", "conditional": {"hide": "=agreed = true"}},
              {"type": "textfield", "key": "fixed", "readonly": true},
              {"type": "textfield", "key": "off", "disabled": true, "validate": {"required": true}},
              {"type": "dynamiclist", "path": "phones", "components": [
                {"type": "textfield", "key": "number", "validate": {"required": true, "maxLength": 4}}]}]}
            """.replace("OPTIONS", OPTIONS);
    private static final String RIGHT = """
            {"name": "王小明", "mail": "a@b.cn", "words": "两行\\n字", "count": 10, "area": "58.25", "agreed": true,
             "kind": "a", "place": "b", "days": ["a"], "tags": ["a", "b"], "on": "2026-11-23", "at": "09:30",
             "when": "2026-11-23T09:30", "phones": [{"number": "1"}]}""";

    private final DeployedForm form = DeployedForm.parse(EVERYTHING.getBytes(StandardCharsets.UTF_8));

    @Test
    void whatIsRightPasses() {
        assertThat(FormCheck.check(form, json(RIGHT)).faults()).isEmpty();
    }

    static Stream<Arguments> faults() {
        var faults = new ArrayList<Arguments>();
        each(
                faults,
                "name",
                "required",
                MISSING,
                "\"\"",
                "\"  \"",
                "[]",
                "\"\\u200b\"",
                "\"\\u00a0\"",
                "\"\\u3000\\u00a0\\u200b\\ufeff\"",
                "\"\\u3164\\u2800\"");
        each(faults, "name", "too-short", "\"王\"", "\" 王 \"", "\"王\\u200b\\u200b\"");
        each(faults, "name", "too-long", "\"王王王王王王\"", "\"" + "王".repeat(200_000) + "\"");
        each(faults, "name", "pattern", "\"Wang\"", "\"王<b>明\"");
        each(
                faults,
                "name",
                "text",
                "1",
                "true",
                "{}",
                "[\"王明\"]",
                "{\"a\": {\"b\": 1}}",
                "\"王\\u0000明\"",
                "\"王\\n明\"",
                "\"王\\u202e明\"",
                "\"王\\uffff明\"",
                "\"王\\ud800明\"");
        each(faults, "mail", "pattern", "\"a\"", "\"a@\"", "\"a@b@c\"", "\"a b@c.cn\"");
        each(faults, "line", "too-long", "\"" + "字".repeat(1_001) + "\"");
        each(faults, "words", "too-long", "\"" + "字".repeat(10_001) + "\"");
        each(faults, "words", "text", "\"\\u0007\"", "\"\\u001b[31m\"", "[[[[1]]]]");
        each(faults, "count", "required", MISSING, "\"\"");
        each(faults, "count", "too-small", "0", "-5", "\"4\"");
        each(faults, "count", "too-large", "105", "999999999999999");
        each(faults, "count", "step", "7", "\"99\"");
        each(
                faults,
                "count",
                "whole-number",
                "7.5",
                "\"ten\"",
                "true",
                "[5]",
                "{}",
                "1e400",
                "\"1e5\"",
                "\"NaN\"",
                "\"0x10\"",
                "\"５\"",
                "99999999999999999999");
        each(faults, "area", "number", "\"58.255\"", "\"58,25\"", "\"Infinity\"");
        each(faults, "agreed", "required", MISSING, "false");
        each(faults, "agreed", "choice", "\"yes\"", "1", "{}");
        each(faults, "kind", "required", MISSING, "\"\"");
        each(faults, "kind", "choice", "\"c\"", "[\"a\"]", "true", "{\"value\": \"a\"}", "\"A\"", "\"a \"");
        each(faults, "place", "choice", "\"乙\"", "2");
        each(faults, "days", "required", MISSING, "[]");
        each(faults, "days", "choice", "[\"a\", \"c\"]", "[\"a\", \"a\"]", "\"c\"", "[[\"a\"]]", "[null]");
        each(faults, "tags", "choice", "[\"c\"]", "{\"0\": \"a\"}");
        each(faults, "on", "required", MISSING);
        each(
                faults,
                "on",
                "date",
                "\"2026-02-30\"",
                "\"23/11/2026\"",
                "\"昨天\"",
                "20261123",
                "\"0001-01-01\"",
                "\"9999-12-31\"");
        each(faults, "at", "time", "\"25:00\"", "\"9am\"", "9");
        each(faults, "when", "datetime", "\"2026-11-23\"", "\"2026-13-01T00:00\"", "0");
        each(
                faults,
                "phones",
                "rows",
                "1",
                "\"1\"",
                "{}",
                "[" + "{\"number\": \"1\"},".repeat(200) + "{\"number\": \"1\"}]");
        each(faults, "phones[0].number", "required", "[{}]", "[{\"number\": \" \"}]");
        each(faults, "phones[1].number", "too-long", "[{\"number\": \"1\"}, {\"number\": \"12345\"}]");
        each(faults, "phones[0].fax", "unknown", "[{\"number\": \"1\", \"fax\": \"2\"}]");
        each(faults, "why", "hidden", "\"因为\"", "1", "{\"a\": 1}", "[1]");
        each(faults, "fee", "hidden", "1", "\"no number\"");
        each(faults, "extra", "hidden", "true");
        each(faults, "stage", "unknown", "\"closed\"", "null", "{}");
        each(faults, "__proto__", "unknown", "{\"a\": 1}");
        each(faults, "x".repeat(64), "unknown", "1");
        return faults.stream();
    }

    private static void each(List<Arguments> faults, String key, String rule, String... sent) {
        for (var json : sent) {
            faults.add(Arguments.of(key, rule, json));
        }
    }

    /** Each alone in an answer that is right otherwise. */
    @ParameterizedTest
    @MethodSource("faults")
    void itIsRefusedAtItsField(String key, String rule, String sent) {
        var answer = json(RIGHT);
        var field = key.replaceFirst("\\[.*", "");
        answer.remove(field);
        if (!sent.isEmpty()) {
            answer.putAll(json("{\"" + field + (field.length() == 64 ? "xxx" : "") + "\": " + sent + "}"));
        }

        assertThat(FormCheck.check(form, answer).faults())
                .extracting(fault -> fault.key() + " " + fault.rule())
                .containsExactly(key + " " + rule);
    }

    @Test
    void aConditionDecidesWhatIsAskedFor() {
        var asked = json(RIGHT);
        asked.put("kind", "b");
        asked.put("count", 20);
        asked.put("fee", 10);

        assertThat(FormCheck.check(form, asked).faults())
                .extracting(fault -> fault.key() + " " + fault.rule())
                .containsExactly("why required", "fee too-large");
    }

    /** Without script a field stands on the page even where the answers hide it, and its empty value is sent. */
    @Test
    void whatIsShutOrHiddenAndEmptyDoesNotCountHoweverItIsSent() {
        var sent = json(RIGHT);
        sent.putAll(json("""
                {"why": " ", "fee": "", "extra": false, "fixed": "changed", "off": "changed"}"""));

        var checked = FormCheck.check(form, sent);

        assertThat(checked.faults()).isEmpty();
        assertThat(checked.values()).doesNotContainKeys("why", "fee", "extra", "fixed", "off");
    }

    /** A condition, what is sent beside the hidden field, and whether it hides it in the browser. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "=on = \"2026-01-01\" | {\"on\": \"2026-01-01\"} | true",
                "=on != \"2026-01-01\" | {\"on\": \"2026-01-01\"} | false",
                "=at = \"09:30\" | {\"at\": \"09:30\"} | true",
                "=ticked = false | {} | true",
                "=ticked = false | {\"ticked\": \"on\"} | false",
                "=words = \"\" | {} | true",
                "=words = null | {} | false",
                "=on = null | {} | true",
            })
    void aConditionMeansTheSameAsInTheBrowser(String condition, String sent, boolean hides) {
        var asked = DeployedForm.parse(
                """
                {"id": "f", "components": [
                  {"type": "datetime", "subtype": "date", "key": "on"},
                  {"type": "datetime", "subtype": "time", "key": "at"},
                  {"type": "checkbox", "key": "ticked"},
                  {"type": "textfield", "key": "words"},
                  {"type": "textfield", "key": "why", "validate": {"required": true}, "conditional": {"hide": "%s"}}]}
                """.formatted(condition.replace("\"", "\\\"")).getBytes(StandardCharsets.UTF_8));

        assertThat(FormCheck.check(asked, json(sent)).isRight()).isEqualTo(hides);
    }

    @Test
    void aHundredFaultsAreToldAtOnce() {
        assertThat(FormCheck.check(form, json("{\"kind\": \"b\", \"when\": 1, \"tags\": 1, \"other\": 1}"))
                        .faults())
                .extracting(FormFault::key)
                .containsExactly("other", "name", "count", "agreed", "days", "tags", "on", "when", "why");
    }

    /** A form that asks for what only a browser could check is not deployed. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"validate\": {\"min\": \"=other + 1\"} | field-expression min",
                "\"validate\": {\"maxLength\": \"=3\"} | field-expression maxLength",
                "\"validate\": {\"min\": \"ten\"} | unchecked-limit min",
                "\"validate\": {\"max\": {\"a\": 1}} | unchecked-limit max",
                "\"validate\": {\"validationType\": \"phone\"} | unchecked-limit validationType",
                "\"disallowPassedDates\": true | unchecked-limit disallowPassedDates",
                "\"timeInterval\": 30 | unchecked-limit timeInterval",
                "\"allowAddRemove\": false | unchecked-limit allowAddRemove",
                "\"defaultRepetitions\": 2 | unchecked-limit defaultRepetitions",
                "\"conditional\": {\"hide\": \"=on < \\\"2026-01-01\\\"\"} | hide =on < \"2026-01-01\"",
                "\"readonly\": \"=true\" | field-expression readonly",
                "\"conditional\": {\"hide\": \"=count(list) > 1\"} | hide =count(list) > 1",
                "\"validate\": {\"pattern\": \"(\"} | pattern (",
            })
    void whatTheServerCannotCheckIsNotDeployed(String property, String finding) {
        assertThat(findings("{\"type\": \"textfield\", \"key\": \"a\", \"properties\": {\"public\": \"none\"}, "
                        + property + "}"))
                .containsExactly(finding);
    }

    /** A typed number would leave in full, and with one wrong digit the leak gate would let it. */
    @Test
    void aFieldThatClaimsToBeMaskedIsNotDeployed() {
        assertThat(findings("{\"type\": \"textfield\", \"key\": \"a\", \"properties\": {\"public\": \"masked-id\"}}"))
                .containsExactly("public-class a");
    }

    @Test
    void aGroupIsNotHiddenWithItsFields() {
        assertThat(
                        findings(
                                "{\"type\": \"group\", \"id\": \"g\", \"conditional\": {\"hide\": \"=a = 1\"}, \"components\": []}"))
                .containsExactly("hide =a = 1");
    }

    private static List<String> findings(String component) {
        var findings = new ArrayList<Finding>();
        var form = "{\"id\": \"f\", \"type\": \"default\", \"components\": [" + component + "]}";
        FormRules.check("f", form.getBytes(StandardCharsets.UTF_8), findings);
        return findings.stream()
                .map(finding -> finding.rule() + " " + finding.detail())
                .toList();
    }

    private static Map<String, Object> json(String text) {
        return JSON.readValue(text, new TypeReference<LinkedHashMap<String, Object>>() {});
    }
}
