-- The same content under several digests; docs/decisions/0007-diffids.md. Processes of the previous
-- version go on writing without the new columns.

-- SHA-256 of the tar, if it was computed while the layer was read.
ALTER TABLE ${schema}.layer ADD COLUMN diff_id text COLLATE "C";
CREATE INDEX layer_diff_id ON ${schema}.layer (diff_id) WHERE diff_id IS NOT NULL;

-- Where another layer serves: the layer that the manifest has. layer_id is the one whose cells are
-- used.
ALTER TABLE ${schema}.manifest_layer
  ADD COLUMN presented_id bigint REFERENCES ${schema}.layer;
CREATE INDEX manifest_layer_presented ON ${schema}.manifest_layer (presented_id)
  WHERE presented_id IS NOT NULL;
