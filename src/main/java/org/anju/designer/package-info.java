/** The process designers' studio: the procedure in force, as it is published and as it runs. */
@ApplicationModule(allowedDependencies = {"access", "batch", "disclosure", "web"})
@NullMarked
package org.anju.designer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
