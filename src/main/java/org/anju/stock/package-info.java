/** Projects and units to allocate: what exists, what is free, what a batch may hand out. */
@ApplicationModule(
        allowedDependencies = {"access", "calendar", "disclosure", "intake", "privacy", "region", "step", "tabular"})
@NullMarked
package org.anju.stock;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
