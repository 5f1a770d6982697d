package org.anju.casework.web;

import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.anju.access.CurrentOfficer;
import org.anju.access.Officer;
import org.anju.batch.Batch;
import org.anju.casework.FormRefused;
import org.anju.casework.Voidings;
import org.anju.process.DeployedForm;
import org.anju.step.Refused;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Voiding a batch: its deployed form, what the public will see of the decision, and only then the deed. */
@Controller
@RequestMapping("/desk/batches/{number}/void")
class VoidPage {

    private final DeskBatches desk;
    private final Voidings voidings;
    private final Sentences sentences;

    VoidPage(DeskBatches desk, Voidings voidings, Sentences sentences) {
        this.desk = desk;
        this.voidings = voidings;
        this.sentences = sentences;
    }

    @GetMapping
    String ask(@CurrentOfficer Officer officer, @PathVariable String number, Model model, Locale locale) {
        var batch = desk.get(officer, number);
        try {
            return page(batch, voidings.form(batch), Map.of(), Map.of(), model, locale);
        } catch (Refused ended) {
            return over(batch);
        }
    }

    /** Asks once more with what the public will see; {@code confirmed} does it, {@code change} goes back. */
    @PostMapping
    String decide(
            @CurrentOfficer Officer officer,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String confirmed,
            @RequestParam(defaultValue = "") String change,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Locale locale) {
        var batch = desk.get(officer, number);
        DeployedForm form;
        try {
            form = voidings.form(batch);
        } catch (Refused ended) {
            return over(batch);
        }
        var typed = Typed.of(request, form);
        try {
            if (!confirmed.isEmpty()) {
                voidings.voided(officer, batch, typed);
                return over(batch);
            }
            model.addAttribute("headings", voidings.headings(batch, typed));
            if (change.isEmpty()) {
                model.addAttribute("batch", batch);
                model.addAttribute("submission", Typed.json(typed));
                return "casework/void-check";
            }
            return page(batch, form, typed, Map.of(), model, locale);
        } catch (FormRefused refused) {
            response.setStatus(UNPROCESSABLE_CONTENT.value());
            return page(batch, form, typed, sentences.of(form, refused.faults(), locale), model, locale);
        } catch (Refused refused) {
            response.setStatus(UNPROCESSABLE_CONTENT.value());
            return page(batch, form, typed, sentences.of(refused, locale), model, locale);
        }
    }

    /** The batch's own page says how it ended. */
    private static String over(Batch batch) {
        return "redirect:/desk/batches/" + batch.number();
    }

    private static String page(
            Batch batch,
            DeployedForm form,
            Map<String, Object> typed,
            Map<String, String> errors,
            Model model,
            Locale locale) {
        model.addAttribute("batch", batch);
        model.addAttribute("schema", form.schema());
        model.addAttribute("values", Typed.json(typed));
        model.addAttribute("errorsJson", errors.isEmpty() ? null : Typed.json(new HashMap<>(errors)));
        model.addAttribute("errors", errors);
        model.addAttribute("questions", Question.of(form, typed, errors, locale));
        return "casework/void";
    }
}
