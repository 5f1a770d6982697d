package org.anju.draw;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

/**
 * An order taken over from a notary's signed list. It has no tickets: nobody can compute it again, and it is
 * published as such.
 *
 * <p>Its {@code order.csv} is that of {@link DrawOrder} without the last column. Only
 * {@link NotaryList#checkedAgainst} makes one that has been checked.
 */
public record ImportedOrder(List<Place> places) implements Order {

    private static final String HEADER = "pool,position,tier,registration_number\n";

    public ImportedOrder {
        places = List.copyOf(places);
    }

    @Override
    public byte[] csv() {
        var text = new StringBuilder(HEADER);
        places.forEach(place -> text.append(place.line()).append('\n'));
        return text.toString().getBytes(UTF_8);
    }

    @Override
    public boolean recomputable() {
        return false;
    }
}
