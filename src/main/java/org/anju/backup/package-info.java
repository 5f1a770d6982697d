/** Backups and restores from the command line, and what a restore has to take back from the public record. */
@ApplicationModule(allowedDependencies = {"database", "disclosure", "journal", "privacy"})
@NullMarked
package org.anju.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
