-- One allocation batch. What its plan says stands here once approved; what its procedure says in batch_procedure.
CREATE TABLE housing.batch (
  number         text        NOT NULL PRIMARY KEY,
  region         text        NOT NULL,
  stage          text        NOT NULL,
  created_at     timestamptz NOT NULL,
  created_by     uuid        NOT NULL,
  title          text,
  housing_type   text,
  audience       text,
  planned_period text,
  planned_by     uuid,
  -- 批次中止或作废: the reason and its paper, entered before the process is interrupted.
  void_reason    text,
  voided_on      date,
  void_document  text,
  notary_record  text,
  closed_on      date,

  CONSTRAINT batch_stage_is_known CHECK (stage IN
    ('planning', 'preparing', 'sign-up', 'qualification', 'ordering', 'selection', 'result', 'handover', 'closing',
     'closed', 'voided')),
  CONSTRAINT batch_planned_as_a_whole CHECK
    ((title IS NULL) = (housing_type IS NULL) AND (title IS NULL) = (planned_by IS NULL)
     AND (title IS NULL) = (audience IS NULL) AND (title IS NULL) = (planned_period IS NULL)),
  CONSTRAINT batch_voided_for_a_reason CHECK ((void_reason IS NULL) = (voided_on IS NULL))
);
CREATE INDEX batch_by_region ON housing.batch (region, number);

-- 分配程序 of a batch, as drafted and then approved by a second person.
CREATE TABLE housing.batch_procedure (
  batch_number              text    NOT NULL PRIMARY KEY REFERENCES housing.batch,
  sign_up_opens_on          date    NOT NULL,
  sign_up_closes_on         date    NOT NULL,
  notice_unit               text    NOT NULL,
  qualification_notice_days integer NOT NULL,
  order_notice_days         integer NOT NULL,
  order_method              text    NOT NULL,
  tiers                     text[]  NOT NULL,
  waiver_limit              integer NOT NULL,
  what_to_bring             text    NOT NULL,
  contact                   text    NOT NULL,
  phone                     text    NOT NULL,
  supervision               text    NOT NULL,
  qualification_ends_on     date    NOT NULL,
  order_on                  date    NOT NULL,
  selection_ends_on         date    NOT NULL,
  result_on                 date    NOT NULL,
  handover_ends_on          date    NOT NULL,
  closing_on                date    NOT NULL,
  drafted_by                uuid    NOT NULL,
  -- The models and forms that the procedure was approved with.
  models_hash               text,

  CONSTRAINT procedure_sign_up_ends_after_it_opens CHECK (sign_up_closes_on >= sign_up_opens_on),
  CONSTRAINT procedure_notice_unit_is_known CHECK (notice_unit IN ('calendar-days', 'working-days')),
  CONSTRAINT procedure_order_method_is_known CHECK (order_method IN ('draw', 'notary')),
  CONSTRAINT procedure_notice_has_days CHECK (qualification_notice_days >= 1 AND order_notice_days >= 1),
  CONSTRAINT procedure_waivers_are_counted CHECK (waiver_limit >= 1)
);

-- What a node decided: its date, who in which role, on which form, and the lines that the public may see.
-- Never updated, never deleted; a node that runs again is another round.
CREATE TABLE housing.node_outcome (
  batch_number text        NOT NULL REFERENCES housing.batch,
  node         text        NOT NULL,
  part         text        NOT NULL,
  round        integer     NOT NULL,
  occurred_on  date        NOT NULL,
  recorded_at  timestamptz NOT NULL,
  role         text        NOT NULL,
  form         text        NOT NULL,
  -- Absent where a timer or a service task established it.
  officer      uuid,
  headings     jsonb       NOT NULL,
  PRIMARY KEY (batch_number, node, part, round),
  CONSTRAINT node_outcome_round_starts_at_one CHECK (round >= 1)
);

-- The households that signed up, as they stood when sign-up closed (N06), and what the re-check decided (N07).
CREATE TABLE housing.entrant (
  id                  uuid    NOT NULL PRIMARY KEY,
  batch_number        text    NOT NULL REFERENCES housing.batch,
  position            integer NOT NULL,
  registration_number text    NOT NULL,
  applicant_name      text    NOT NULL,
  id_number_sealed    text    NOT NULL,
  household_size      integer NOT NULL,
  tier                text    NOT NULL,
  project_code        text    NOT NULL,
  project_name        text    NOT NULL,
  unit_type           text    NOT NULL,
  decision            text    NOT NULL,
  reason              text,
  decided_by          uuid,
  decided_at          timestamptz,
  -- What a work list's search looks through, every turn of a page: folded once instead.
  searched            text    NOT NULL GENERATED ALWAYS AS (lower((registration_number || ' ' || applicant_name) COLLATE "C")) STORED,
  CONSTRAINT entrant_once_per_batch UNIQUE (batch_number, registration_number),
  CONSTRAINT entrant_decision_is_known CHECK (decision IN ('pending', 'qualified', 'refused', 'carved-out')),
  CONSTRAINT entrant_refusal_has_a_reason CHECK ((decision IN ('refused', 'carved-out')) = (reason IS NOT NULL))
);
CREATE INDEX entrant_in_order ON housing.entrant (batch_number, position);

-- 摇号名册: sealed by one person, witnessed by another, never changed. A second run is another row.
CREATE TABLE housing.roster (
  batch_number text        NOT NULL REFERENCES housing.batch,
  run          integer     NOT NULL,
  bytes        bytea       NOT NULL,
  sha256       text        NOT NULL,
  entries      integer     NOT NULL,
  sealed_by    uuid        NOT NULL,
  sealed_at    timestamptz NOT NULL,
  witnessed_by uuid,
  PRIMARY KEY (batch_number, run),
  CONSTRAINT roster_witness_is_another CHECK (witnessed_by IS NULL OR witnessed_by <> sealed_by)
);

-- The order of a run: computed, or imported from a notary's signed list. Write-once.
CREATE TABLE housing.draw_order (
  batch_number text        NOT NULL,
  run          integer     NOT NULL,
  method       text        NOT NULL,
  -- [["name","value"], …] in the order in which they were contributed.
  contributions jsonb      NOT NULL,
  seed         text,
  bytes        bytea       NOT NULL,
  sha256       text        NOT NULL,
  drawn_on     date        NOT NULL,
  drawn_by     uuid        NOT NULL,
  recorded_at  timestamptz NOT NULL,
  witnessed_by uuid,
  PRIMARY KEY (batch_number, run),
  FOREIGN KEY (batch_number, run) REFERENCES housing.roster,
  CONSTRAINT draw_order_method_is_known CHECK (method IN ('draw', 'notary')),
  CONSTRAINT draw_order_computed_has_a_seed CHECK ((method = 'draw') = (seed IS NOT NULL)),
  CONSTRAINT draw_order_witness_is_another CHECK (witnessed_by IS NULL OR witnessed_by <> drawn_by)
);

-- A notary's signed list, uploaded before the order is confirmed.
CREATE TABLE housing.signed_list (
  batch_number text        NOT NULL PRIMARY KEY REFERENCES housing.batch,
  bytes        bytea       NOT NULL,
  sha256       text        NOT NULL,
  uploaded_by  uuid        NOT NULL,
  uploaded_at  timestamptz NOT NULL
);

-- 分配结果, compiled by one person (N14) and approved by another; then what became of it (N16).
CREATE TABLE housing.allocation (
  id                  uuid         NOT NULL PRIMARY KEY,
  batch_number        text         NOT NULL REFERENCES housing.batch,
  position            integer      NOT NULL,
  registration_number text         NOT NULL,
  applicant_name      text         NOT NULL,
  unit_id             uuid         NOT NULL,
  project_name        text         NOT NULL,
  unit_type           text         NOT NULL,
  area                numeric(6,2) NOT NULL,
  compiled_by         uuid         NOT NULL,
  handover            text         NOT NULL,
  -- What a work list's search looks through, every turn of a page: folded once instead.
  searched            text         NOT NULL GENERATED ALWAYS AS (lower((registration_number || ' ' || applicant_name) COLLATE "C")) STORED,
  CONSTRAINT allocation_once_per_household UNIQUE (batch_number, registration_number),
  CONSTRAINT allocation_once_per_unit UNIQUE (batch_number, unit_id),
  CONSTRAINT allocation_handover_is_known CHECK (handover IN ('pending', 'signed', 'forfeited'))
);
CREATE INDEX allocation_in_order ON housing.allocation (batch_number, position);

-- What a drafting step's form said to the public, kept until the approving step publishes it with its own lines.
CREATE TABLE housing.kept_heading (
  batch_number text  NOT NULL REFERENCES housing.batch,
  task         text  NOT NULL,
  headings     jsonb NOT NULL,
  PRIMARY KEY (batch_number, task)
);
