package org.anju.disclosure;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.anju.region.RegionCode;

/**
 * The duty to publish one outcome by the end of one day.
 *
 * @param derivation how the due day was counted, in Chinese words; {@code derivationEn} in English
 * @param edition the edition that fulfils it, once one stands
 */
public record Obligation(
        ObligationId id,
        ItemCode item,
        Matter matter,
        String title,
        String titleEn,
        LocalDate triggerOn,
        Instant arisenAt,
        DueRule rule,
        LocalDate dueOn,
        boolean provisional,
        long calendarVersion,
        String derivation,
        String derivationEn,
        ObligationState state,
        Optional<EditionId> edition) {

    public RegionCode region() {
        return matter.region();
    }

    public Optional<BatchNumber> batch() {
        return matter instanceof Matter.OfNode node ? Optional.of(node.batch()) : Optional.empty();
    }

    public Optional<NodeId> node() {
        return matter instanceof Matter.OfNode node ? Optional.of(node.node()) : Optional.empty();
    }
}
