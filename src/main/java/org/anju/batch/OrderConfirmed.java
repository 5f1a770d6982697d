package org.anju.batch;

import org.anju.disclosure.BatchNumber;
import org.anju.draw.Order;

/** The order of a batch was witnessed: from here its households have their turns. */
public record OrderConfirmed(BatchNumber batch, Order order) {}
