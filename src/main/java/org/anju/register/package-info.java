/** Households that apply: application, checks, registration, the monthly register. */
@ApplicationModule(allowedDependencies = {"access", "calendar", "disclosure", "privacy", "region", "web"})
@NullMarked
package org.anju.register;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
