package org.anju.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

class FormCheckTests {

    private final DeployedForm approval = form("batch-preparation/approve-plan");
    private final DeployedForm procedure = form("batch-preparation/draft-procedure");

    @Test
    void aRightSubmissionHasProperTypes() {
        var checked = FormCheck.check(
                approval, Map.of("decision", "approve", "documentNumber", "安住保〔2026〕3号", "decidedOn", "2026-11-20"));

        assertThat(checked.faults()).isEmpty();
        assertThat(checked.values())
                .isEqualTo(Map.of(
                        "decision", "approve",
                        "documentNumber", "安住保〔2026〕3号",
                        "decidedOn", LocalDate.of(2026, 11, 20)));
    }

    @Test
    void everyFaultIsToldAtOnce() {
        assertThat(rules(approval, Map.of("decision", "maybe", "decidedOn", "23/11/2026", "salary", "1")))
                .containsExactlyInAnyOrder(
                        "salary unknown", "decision choice", "documentNumber required", "decidedOn date");
    }

    @Test
    void whatTheFormHidesIsNotTaken() {
        var checked = FormCheck.check(approval, Map.of("decision", "return", "documentNumber", "x".repeat(100)));

        assertThat(checked.faults())
                .extracting(fault -> fault.key() + " " + fault.rule())
                .containsExactly("documentNumber hidden");
        assertThat(checked.values()).containsOnlyKeys("decision");
    }

    @Test
    void numbersHaveLimitsAndNoFractions() {
        assertThat(rules(
                        procedure,
                        Map.of("qualificationNoticeDays", 0, "orderNoticeDays", "7.5", "waiverLimit", "ten")))
                .contains(
                        "qualificationNoticeDays too-small",
                        "orderNoticeDays whole-number",
                        "waiverLimit whole-number");
    }

    @Test
    void textHasALengthAPatternAndNoControlCharacters() {
        assertThat(rules(procedure, Map.of("tiers", "a;b", "phone", "1".repeat(41), "rent", "3\u0000", "contact", " ")))
                .contains("tiers pattern", "phone too-long", "rent text", "contact required");
    }

    @Test
    void aPatternThatNeverEndsIsNotMet() {
        assertThat(PatternLimit.matches("^(a+)+$", "a".repeat(40) + "!")).isFalse();
    }

    @Test
    void rowsAreCheckedOneByOne() {
        var list = DeployedForm.parse("""
                {"id": "rows", "components": [{"type": "dynamiclist", "path": "phones", "label": "电话", "components": [
                  {"type": "textfield", "key": "phone", "label": "号码", "validate": {"required": true}}]}]}
                """.getBytes(StandardCharsets.UTF_8));

        assertThat(rules(list, Map.of("phones", List.of(Map.of("phone", "1"), Map.of(), Map.of("fax", "2")))))
                .containsExactly("phones[1].phone required", "phones[2].fax unknown", "phones[2].phone required");
    }

    @Test
    void readOnlyFieldsDoNotCount() {
        var form = DeployedForm.parse("""
                {"id": "f", "components": [{"type": "textfield", "key": "a", "readonly": true}]}
                """.getBytes(StandardCharsets.UTF_8));

        assertThat(FormCheck.check(form, Map.of("a", "changed")).values()).isEmpty();
    }

    @Test
    void aFormSaysWhatThePublicMaySee() {
        assertThat(approval.fields())
                .filteredOn(field -> field.publicClass() == PublicClass.NONE)
                .extracting(FormField::key)
                .containsExactly("remark");
        assertThat(approval.version()).hasSize(64);
    }

    @Test
    void everyFaultHasASentenceInBothLanguages() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/process");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        var fault = new FormFault("waiverLimit", "弃选次数上限", "too-large", "9");

        assertThat(messages.getMessage(fault, Locale.SIMPLIFIED_CHINESE)).isEqualTo("“弃选次数上限”不得大于9。");
        assertThat(messages.getMessage(fault, Locale.ENGLISH)).isEqualTo("“弃选次数上限” may not be more than 9.");
    }

    private static List<String> rules(DeployedForm form, Map<String, ?> submission) {
        return FormCheck.check(form, submission).faults().stream()
                .map(fault -> fault.key() + " " + fault.rule())
                .toList();
    }

    private static DeployedForm form(String name) {
        try {
            return DeployedForm.parse(Files.readAllBytes(Path.of("forms", name + ".form")));
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
