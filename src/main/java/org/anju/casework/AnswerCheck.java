package org.anju.casework;

import java.util.List;
import java.util.Map;
import org.anju.disclosure.PublicWords;
import org.anju.process.CheckedSubmission;
import org.anju.process.DeployedForm;
import org.anju.process.FormCheck;
import org.anju.process.FormFault;
import org.anju.region.RegionCode;
import org.springframework.stereotype.Component;

/** Holds what was typed against its deployed form, and what of it becomes public against the leak gate. */
@Component
class AnswerCheck {

    private final PublicWords words;

    AnswerCheck(PublicWords words) {
        this.words = words;
    }

    /**
     * What the gate would stop at publication is better told to the one who is typing it.
     *
     * @param region whose office telephones may stand in public
     * @throws FormRefused if it does not fit the form, or may not be published
     */
    CheckedSubmission checked(DeployedForm form, RegionCode region, Map<String, Object> typed) {
        var checked = FormCheck.check(form, typed);
        var faults = checked.isRight() ? leaks(form, region, checked) : checked.faults();
        if (!faults.isEmpty()) {
            throw new FormRefused(faults);
        }
        return checked;
    }

    private List<FormFault> leaks(DeployedForm form, RegionCode region, CheckedSubmission checked) {
        var leaking = words.leaking(region);
        return PublicAnswers.of(form, checked).stream()
                .filter(heading -> leaking.test(heading.value()))
                .map(heading -> new FormFault(heading.key(), heading.label(), "leak", ""))
                .toList();
    }
}
