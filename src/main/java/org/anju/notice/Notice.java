package org.anju.notice;

import java.time.LocalDate;
import java.util.Optional;
import org.anju.disclosure.ItemCode;
import org.anju.disclosure.Matter;
import org.anju.disclosure.Part;
import org.anju.region.RegionCode;

/** A list on notice. {@code opened} is the day on which it was public; {@code lastDay} the last on which it must stand. */
public record Notice(
        NoticeId id,
        RegionCode region,
        int days,
        String unit,
        Optional<LocalDate> opened,
        Optional<LocalDate> lastDay,
        Optional<LocalDate> closed) {

    /** The item under which the list and the outcome are published. */
    public static final ItemCode ITEM = new ItemCode("B5");

    /** What is owed at the end: how many objections there were, and what became of them. */
    public Matter.OfNode outcome() {
        return new Matter.OfNode(region, id.batch(), id.node(), id.round(), Part.OUTCOME);
    }

    boolean isOpen() {
        return opened.isPresent() && closed.isEmpty();
    }
}
