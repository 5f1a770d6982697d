package org.anju.privacy;

/**
 * The column that a sealed value belongs to, {@code schema.table.column}; a value copied to another column
 * does not open there.
 */
public record SealedColumn(String name) {

    public SealedColumn {
        if (!name.matches("[a-z_]+\\.[a-z_]+\\.[a-z_]+")) {
            throw new IllegalArgumentException("A sealed column is named schema.table.column, not " + name + ".");
        }
    }
}
