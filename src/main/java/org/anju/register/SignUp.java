package org.anju.register;

import java.time.Instant;
import org.anju.disclosure.BatchNumber;

/** A household that takes part in a batch, and what it applies for. */
public record SignUp(
        BatchNumber batch, RegistrationNumber household, String projectCode, String unitType, Instant signedUpAt) {}
