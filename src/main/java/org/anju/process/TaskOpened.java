package org.anju.process;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.anju.region.RegionCode;

/**
 * Work for a person has come up. Published in the engine's transaction, as are {@link TaskAssigned} and
 * {@link TaskClosed}: who keeps rows of tasks keeps them exactly.
 *
 * @param node the node of the batch that the task decides, if it decides one
 * @param begins the node that has begun with the task: the one it decides, or prepares for another task to decide
 */
public record TaskOpened(
        TaskId task,
        String taskKey,
        String definitionKey,
        String businessKey,
        RegionCode region,
        Optional<String> node,
        Optional<String> begins,
        String nameZh,
        String nameEn,
        List<String> candidateGroups,
        String formId,
        Instant at) {}
