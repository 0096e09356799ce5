-- Libindex's tables; docs/decisions/0002-postgres-schema.md says why they are what they are.
-- Names are claircore's where the meaning is the same. A uuid is the first 128 bits of a SHA-256
-- over what the row says: equal content has the equal id on every node, so that nobody has to read
-- an id back. A text that comes from an image can be longer than a B-tree takes: such columns have
-- hash indexes. What is compressed is stored EXTERNAL: there is nothing to gain by doing so again.

-- What images are made of ------------------------------------------------------------------------

CREATE TABLE ${schema}.manifest (
  id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  hash   text COLLATE "C" NOT NULL UNIQUE,
  layers uuid NOT NULL -- of the list of layers: tells whether a known hash comes with other layers
);

CREATE SEQUENCE ${schema}.layer_revision;

CREATE TABLE ${schema}.layer (
  id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  hash     text COLLATE "C" NOT NULL UNIQUE,
  -- Of one sequence for all layers: a layer that was forgotten and is known again has another one.
  revision bigint NOT NULL DEFAULT nextval('${schema}.layer_revision'),
  fence    bigint NOT NULL DEFAULT 0 -- of the lease that wrote last
);

CREATE TABLE ${schema}.manifest_layer (
  manifest_id bigint NOT NULL REFERENCES ${schema}.manifest ON DELETE CASCADE,
  position    int NOT NULL,
  layer_id    bigint NOT NULL REFERENCES ${schema}.layer,
  PRIMARY KEY (manifest_id, position)
);
CREATE INDEX manifest_layer_layer ON ${schema}.manifest_layer (layer_id);

-- The ledger -------------------------------------------------------------------------------------

CREATE TABLE ${schema}.scanner (
  id      uuid PRIMARY KEY,
  name    text NOT NULL,
  version text NOT NULL,
  kind    text NOT NULL,
  used_at timestamptz NOT NULL DEFAULT '-infinity' -- when a node last said that it has it
);

CREATE TABLE ${schema}.scanner_set (
  id       uuid PRIMARY KEY,
  scanners uuid[] NOT NULL
);

CREATE TABLE ${schema}.scanned_layer (
  layer_id   bigint NOT NULL REFERENCES ${schema}.layer ON DELETE CASCADE,
  scanner_id uuid NOT NULL REFERENCES ${schema}.scanner,
  content    bytea NOT NULL, -- zlib
  scanned_at timestamptz NOT NULL, -- as all times but those of leases, by a process's clock
  -- With partial errors: since when, without a whole scan in between, and scanned how often since.
  partial_since timestamptz,
  attempts   int NOT NULL,
  retry      boolean NOT NULL DEFAULT false, -- shall be scanned again
  PRIMARY KEY (layer_id, scanner_id)
);
ALTER TABLE ${schema}.scanned_layer ALTER COLUMN content SET STORAGE EXTERNAL;

CREATE TABLE ${schema}.partial_error (
  layer_id    bigint NOT NULL,
  scanner_id  uuid NOT NULL,
  position    int NOT NULL,
  path        text NOT NULL,
  cause       text NOT NULL,
  reason      text NOT NULL,
  mapping     text NOT NULL,
  limit_name  text,
  limit_value bigint,
  PRIMARY KEY (layer_id, scanner_id, position),
  FOREIGN KEY (layer_id, scanner_id) REFERENCES ${schema}.scanned_layer ON DELETE CASCADE
);

CREATE INDEX partial_error_limit ON ${schema}.partial_error (limit_name, limit_value)
  WHERE limit_name IS NOT NULL;

CREATE TABLE ${schema}.evidence_key (
  layer_id   bigint NOT NULL,
  scanner_id uuid NOT NULL,
  key_id     uuid NOT NULL, -- of the mapping's name and the key, whether the mapping has it or not
  mapping    text NOT NULL,
  key        text NOT NULL,
  PRIMARY KEY (layer_id, scanner_id, key_id),
  FOREIGN KEY (layer_id, scanner_id) REFERENCES ${schema}.scanned_layer ON DELETE CASCADE
);
CREATE INDEX evidence_key_key ON ${schema}.evidence_key (key_id);

-- Mappings ---------------------------------------------------------------------------------------

-- One row. Who installs a version holds it for update, who finishes a manifest for share: so
-- versions become visible in the order of their sequence, and no report is bound with the one
-- before after that.
CREATE TABLE ${schema}.mapping_sequence (
  one  boolean PRIMARY KEY DEFAULT true CHECK (one),
  last bigint NOT NULL
);
INSERT INTO ${schema}.mapping_sequence (last) VALUES (0);

CREATE TABLE ${schema}.mapping_version (
  sequence      bigint PRIMARY KEY,
  mapping       text NOT NULL,
  digest        text NOT NULL,
  entity_tag    text NOT NULL,
  last_modified text NOT NULL,
  origin        text NOT NULL,
  fetched_at    timestamptz NOT NULL,
  keys          int NOT NULL
);
CREATE INDEX mapping_version_digest ON ${schema}.mapping_version (mapping, digest);

CREATE TABLE ${schema}.mapping (
  name     text PRIMARY KEY,
  sequence bigint NOT NULL REFERENCES ${schema}.mapping_version -- the current version
);

-- What was not taken because it loses many keys; for each mapping the last, until one is installed.
CREATE TABLE ${schema}.refused_mapping (
  name          text PRIMARY KEY,
  digest        text NOT NULL,
  entity_tag    text NOT NULL,
  last_modified text NOT NULL,
  origin        text NOT NULL,
  fetched_at    timestamptz NOT NULL,
  reason        text NOT NULL,
  content       bytea NOT NULL -- zlib
);
ALTER TABLE ${schema}.refused_mapping ALTER COLUMN content SET STORAGE EXTERNAL;

CREATE TABLE ${schema}.mapping_key (
  id          uuid PRIMARY KEY,
  mapping     text NOT NULL,
  key         text NOT NULL,
  value       text[], -- null: the key is gone
  changed_seq bigint NOT NULL
);
CREATE INDEX mapping_key_changed ON ${schema}.mapping_key (changed_seq);

-- Reports ----------------------------------------------------------------------------------------

CREATE TABLE ${schema}.report_body (
  digest  bytea PRIMARY KEY, -- SHA-256 of what content inflates to
  content bytea NOT NULL -- zlib
);
ALTER TABLE ${schema}.report_body ALTER COLUMN content SET STORAGE EXTERNAL;

CREATE TABLE ${schema}.indexreport (
  manifest_id bigint PRIMARY KEY REFERENCES ${schema}.manifest ON DELETE CASCADE,
  state       text NOT NULL,
  scanner_set uuid NOT NULL REFERENCES ${schema}.scanner_set,
  body        bytea NOT NULL REFERENCES ${schema}.report_body,
  bound_seq   bigint NOT NULL,
  awaited     text[] NOT NULL, -- mappings
  reasons     text[] NOT NULL, -- of its partial errors, sorted
  updated_at    timestamptz NOT NULL, -- when the body changed, or a requeued report was finished
  partial_since timestamptz,
  attempts      int NOT NULL, -- how often it was stored as partial since
  requeued      boolean NOT NULL DEFAULT false,
  due           boolean NOT NULL DEFAULT false, -- as far as heal_progress says
  claimed_until timestamptz NOT NULL DEFAULT '-infinity' -- by who makes a due one better
);
CREATE INDEX indexreport_scanner_set ON ${schema}.indexreport (scanner_set);
-- The second column lets the first row of a body be found by order, whatever the statistics say.
CREATE INDEX indexreport_body ON ${schema}.indexreport (body, updated_at);
CREATE INDEX indexreport_partial ON ${schema}.indexreport (updated_at, manifest_id)
  WHERE state = 'IndexPartial' AND NOT requeued AND reasons <> '{permanent}';
CREATE INDEX indexreport_requeued ON ${schema}.indexreport (updated_at, manifest_id)
  WHERE requeued;
CREATE INDEX indexreport_due ON ${schema}.indexreport (scanner_set, claimed_until)
  WHERE due;
CREATE INDEX indexreport_awaiting ON ${schema}.indexreport (manifest_id)
  WHERE awaited <> '{}';

-- One row. The reports that the versions up to this sequence concern are marked as due, or have
-- been finished since.
CREATE TABLE ${schema}.heal_progress (
  one      boolean PRIMARY KEY DEFAULT true CHECK (one),
  sequence bigint NOT NULL
);
INSERT INTO ${schema}.heal_progress (sequence) VALUES (0);

-- When the nodes last did what one of them does at a time.
CREATE TABLE ${schema}.turn (
  task     text PRIMARY KEY,
  taken_at timestamptz NOT NULL
);

CREATE TABLE ${schema}.failed_attempt (
  manifest_id  bigint PRIMARY KEY REFERENCES ${schema}.manifest ON DELETE CASCADE,
  failures     int NOT NULL,
  cause        text NOT NULL,
  next_attempt timestamptz NOT NULL
);

-- What can be searched ---------------------------------------------------------------------------

CREATE TABLE ${schema}.package (
  id      uuid PRIMARY KEY,
  name    text NOT NULL,
  version text NOT NULL,
  kind    text NOT NULL,
  module  text NOT NULL,
  arch    text NOT NULL
);
CREATE INDEX package_name ON ${schema}.package USING hash (name);

CREATE TABLE ${schema}.repo (
  id   uuid PRIMARY KEY,
  name text NOT NULL,
  key  text NOT NULL,
  uri  text NOT NULL,
  cpe  text NOT NULL
);
CREATE INDEX repo_name ON ${schema}.repo USING hash (name);

CREATE TABLE ${schema}.dist (
  id                uuid PRIMARY KEY,
  did               text NOT NULL,
  name              text NOT NULL,
  version           text NOT NULL,
  version_code_name text NOT NULL,
  version_id        text NOT NULL,
  arch              text NOT NULL,
  cpe               text NOT NULL,
  pretty_name       text NOT NULL
);

-- Packages that stand in the same surroundings, once for all manifests that have them.
CREATE TABLE ${schema}.package_group (
  id uuid PRIMARY KEY
);

CREATE TABLE ${schema}.package_group_member (
  package_id    uuid NOT NULL, -- a package, which is never deleted
  package_group uuid NOT NULL REFERENCES ${schema}.package_group ON DELETE CASCADE,
  source_id     uuid, -- a package that is a member too
  listed        boolean NOT NULL, -- false: it is only what others are built from
  normalized_version text NOT NULL, -- or empty; not part of a package's identity
  PRIMARY KEY (package_id, package_group)
);
CREATE INDEX package_group_member_source
  ON ${schema}.package_group_member (package_group, source_id);

CREATE TABLE ${schema}.repo_set (
  id    uuid PRIMARY KEY,
  repos uuid[] NOT NULL -- sorted
);

CREATE TABLE ${schema}.manifest_index (
  manifest_id   bigint NOT NULL REFERENCES ${schema}.manifest ON DELETE CASCADE,
  position      int NOT NULL,
  package_group uuid NOT NULL REFERENCES ${schema}.package_group,
  package_db    text NOT NULL,
  introduced_in bigint NOT NULL, -- a layer of the manifest, which keeps it
  dist_id       uuid REFERENCES ${schema}.dist,
  repo_set      uuid NOT NULL REFERENCES ${schema}.repo_set,
  PRIMARY KEY (manifest_id, position)
);
CREATE INDEX manifest_index_group ON ${schema}.manifest_index (package_group, repo_set);

-- For people and reports: a row for each package of a manifest, place and repository. Given a
-- package_name, every step is an index look-up.
CREATE VIEW ${schema}.manifest_package AS
SELECT m.hash AS manifest, p.id AS package_id, p.name AS package_name,
       p.version AS package_version, p.kind AS package_kind, p.module AS package_module,
       p.arch AS package_arch, i.package_db, l.hash AS introduced_in, d.id AS dist_id, d.did,
       d.version_id AS dist_version_id, r.id AS repo_id, r.name AS repo_name, r.key AS repo_key,
       r.uri AS repo_uri
FROM ${schema}.package p
JOIN ${schema}.package_group_member g ON g.package_id = p.id
JOIN ${schema}.manifest_index i ON i.package_group = g.package_group
JOIN ${schema}.manifest m ON m.id = i.manifest_id
JOIN ${schema}.layer l ON l.id = i.introduced_in
JOIN ${schema}.repo_set s ON s.id = i.repo_set
LEFT JOIN ${schema}.dist d ON d.id = i.dist_id
LEFT JOIN ${schema}.repo r ON r.id = ANY (s.repos);

-- Leases -----------------------------------------------------------------------------------------

CREATE SEQUENCE ${schema}.lease_fence;

CREATE TABLE ${schema}.lease (
  key        text COLLATE "C" PRIMARY KEY,
  owner      uuid NOT NULL,
  fence      bigint NOT NULL,
  expires_at timestamptz NOT NULL -- by this server's clock
);
