-- Mail that waits to be sent: written with the decision it reports, sent after its commit, by whichever copy of the
-- application takes the row first. The address is the officer's of that moment and is not stored here.
CREATE TABLE housing.outgoing_mail (
  id         uuid        NOT NULL,
  message_id uuid        NOT NULL,
  officer_id uuid        NOT NULL,
  created_at timestamptz NOT NULL,
  attempts   integer     NOT NULL,
  due_at     timestamptz NOT NULL, -- not before
  fault      text,                 -- of the last attempt, without address or text
  sent_at    timestamptz,
  given_up_at timestamptz,

  PRIMARY KEY (id),
  CONSTRAINT outgoing_mail_goes_once_to_each  UNIQUE (message_id, officer_id),
  CONSTRAINT outgoing_mail_has_a_message      FOREIGN KEY (message_id) REFERENCES housing.message (id),
  CONSTRAINT outgoing_mail_has_a_recipient    FOREIGN KEY (officer_id) REFERENCES housing.officer (id),
  CONSTRAINT outgoing_mail_ends_in_one_way    CHECK (sent_at IS NULL OR given_up_at IS NULL)
);

CREATE INDEX outgoing_mail_waiting ON housing.outgoing_mail (due_at) WHERE sent_at IS NULL AND given_up_at IS NULL;
