package org.anju.process;

import java.time.Instant;
import java.util.Optional;

/** A task has a new assignee, or none any more. */
public record TaskAssigned(TaskId task, Optional<String> assignee, Instant at) {}
