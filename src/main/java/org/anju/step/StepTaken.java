package org.anju.step;

import java.util.List;
import java.util.UUID;

/**
 * An officer's answer to one task.
 *
 * @param businessKey the batch number, the notice id or the obligation id that the task belongs to
 * @param headings the answers that have a public class, with the form's labels, in the form's order
 * @param role the role in which the officer acted
 * @param form the form's id and version, as {@code approve-plan@3}
 */
public record StepTaken(
        String businessKey, Answers answers, List<Heading> headings, UUID officer, String role, String form) {}
