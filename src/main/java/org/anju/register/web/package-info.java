/** The officers' pages of {@code register}. */
@NullMarked
package org.anju.register.web;

import org.jspecify.annotations.NullMarked;
