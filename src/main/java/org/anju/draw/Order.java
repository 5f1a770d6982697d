package org.anju.draw;

import java.util.List;

/** The order in which the households of each pool choose. */
public sealed interface Order permits DrawOrder, ImportedOrder {

    /** Pools in byte order; inside a pool by position. */
    List<Place> places();

    /** The bytes of {@code order.csv}. */
    byte[] csv();

    /** Whether anyone can compute it again from what is published. */
    boolean recomputable();
}
