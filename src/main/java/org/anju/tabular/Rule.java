package org.anju.tabular;

/** How the cells of a column are read. Sees only cells that hold text or a number, never an empty one. */
@FunctionalInterface
public interface Rule<T> {

    Reading<T> read(Cell cell);
}
