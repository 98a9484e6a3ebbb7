-- Proposals that are withdrawn; handovers with an answer, taken back, in batches.

-- customer_changes.state: 4 withdrawn by the distributor.  One open proposal per
-- field of a customer.
ALTER TABLE customer_changes
  MODIFY COLUMN state TINYINT UNSIGNED NOT NULL CHECK (state BETWEEN 1 AND 4),
  ADD COLUMN open_key VARCHAR(64) AS (IF(state = 1, CONCAT(customer_id, ':', field), NULL)) PERSISTENT,
  ADD UNIQUE KEY customer_changes_one_open (open_key);

-- handovers.state: 4 taken back by who gave it.  answer: why it was declined.
-- batch_id: the first one of those that were given, and are answered, together.
ALTER TABLE handovers
  MODIFY COLUMN state TINYINT UNSIGNED NOT NULL DEFAULT 1 CHECK (state BETWEEN 1 AND 4),
  ADD COLUMN answer VARCHAR(500) NOT NULL DEFAULT '',
  ADD COLUMN batch_id BIGINT NULL,
  ADD KEY handovers_batch (batch_id, id),
  ADD KEY handovers_given (given_by, state),
  ADD KEY handovers_open (state, id);
