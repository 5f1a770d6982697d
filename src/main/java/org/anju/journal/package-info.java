/** The tamper-evident public log: Merkle tree and leaves. Pure but for its store. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.anju.journal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
