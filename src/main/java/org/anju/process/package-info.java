/** The only package that knows the engine: two small classes per model, the deployment gate, the form validator. */
@ApplicationModule(allowedDependencies = {"batch", "calendar", "disclosure", "notice", "region", "selection", "text"})
@NullMarked
package org.anju.process;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
