-- Nobody is allocated a unit who did not sign up for this batch: the first link of result ⊆ sign-up ⊆ register.
-- The second, of the sign-up to the register, stands in V042.
ALTER TABLE housing.allocation ADD CONSTRAINT allocation_is_of_an_entrant
  FOREIGN KEY (batch_number, registration_number) REFERENCES housing.entrant (batch_number, registration_number);
