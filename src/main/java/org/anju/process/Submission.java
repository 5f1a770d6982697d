package org.anju.process;

import java.util.Map;

/**
 * Models and forms that are to be deployed together, all or nothing.
 *
 * @param models the bytes of each model, by its id
 * @param forms the bytes of each form, by its id
 */
public record Submission(Map<String, byte[]> models, Map<String, byte[]> forms) {}
