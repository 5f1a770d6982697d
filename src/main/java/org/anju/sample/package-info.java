/** Invented people and housing for demonstration, tests and benches. */
@ApplicationModule(allowedDependencies = {"disclosure", "privacy", "register", "stock", "tabular"})
@NullMarked
package org.anju.sample;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
