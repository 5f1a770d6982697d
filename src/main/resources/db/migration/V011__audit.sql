-- Who did what, on whose behalf, when and from where. Rows are only ever added; they name no citizen.
CREATE TABLE housing.audit (
  number       bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
  at           timestamptz NOT NULL,
  officer_id   uuid,       -- null: the application itself, or someone who is not signed in
  on_behalf_of uuid,       -- null: in their own name
  region       text,       -- null: concerns no region
  deed         text        NOT NULL,
  subject      text        NOT NULL,
  address      text,       -- null: not in a request

  PRIMARY KEY (number),
  CONSTRAINT audit_deed_is_a_code        CHECK (deed ~ '^[a-z][a-z.-]{2,59}$'),
  CONSTRAINT audit_behalf_has_an_officer CHECK (on_behalf_of IS NULL OR officer_id IS NOT NULL)
);

CREATE INDEX audit_at ON housing.audit (at);

CREATE FUNCTION housing.audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The audit trail is append-only.';
END;
$$;

CREATE TRIGGER audit_is_never_changed BEFORE UPDATE OR DELETE ON housing.audit
  FOR EACH ROW EXECUTE FUNCTION housing.audit_is_append_only();
CREATE TRIGGER audit_is_never_emptied BEFORE TRUNCATE ON housing.audit
  FOR EACH STATEMENT EXECUTE FUNCTION housing.audit_is_append_only();
