/** The officers' pages of {@code stock}. */
@NullMarked
package org.anju.stock.web;

import org.jspecify.annotations.NullMarked;
