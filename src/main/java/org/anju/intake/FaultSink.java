package org.anju.intake;

import org.anju.tabular.Fault;

/** Takes faults one by one, as many as there are. */
@FunctionalInterface
public interface FaultSink {

    void add(Fault fault);
}
