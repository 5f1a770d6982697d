/** The order in which households choose: frozen roster, seed, order, proof. Pure. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.anju.draw;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
