package org.anju.process;

/** A model asked the engine for something that no model may have. */
final class ForbiddenInModels extends RuntimeException {

    private static final long serialVersionUID = 1;

    ForbiddenInModels(String sentence) {
        super(sentence);
    }
}
