-- The desk: its inbox read from few rows, and prepared answers as articles.

-- Which state of what the desk is set up with is the present one: departments and
-- their leaders, prepared answers, saved filters, handover notes, who follows a
-- case.  Workers keep these and look here whether they still hold.  Every
-- transaction that writes one of them raises the version.
CREATE TABLE desk_version (
  id      TINYINT NOT NULL PRIMARY KEY CHECK (id = 1),
  version BIGINT NOT NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO desk_version (id, version) VALUES (1, 1);

-- tags: those of ticket_tags, "a,b", for lists.  The keys of queues hold whom a
-- complaint is about, so that they can be counted without the rows.
ALTER TABLE tickets
  ADD COLUMN tags VARCHAR(330) NOT NULL DEFAULT '',
  DROP KEY tickets_owner,
  DROP KEY tickets_department,
  DROP KEY tickets_due,
  DROP KEY tickets_state,
  DROP KEY tickets_auto,
  ADD KEY tickets_owner (owner_id, is_open, next_due_at, id, person_id),
  ADD KEY tickets_department (department_id, is_open, next_due_at, id, person_id),
  ADD KEY tickets_due (is_open, next_due_at, id, person_id),
  ADD KEY tickets_state (state, changed_at, id, person_id),
  ADD KEY tickets_auto (auto_at, is_open, state, person_id);

UPDATE tickets AS t SET t.tags = IFNULL((SELECT GROUP_CONCAT(g.tag ORDER BY g.tag)
  FROM ticket_tags AS g WHERE g.ticket_id = t.id), '');

-- A prepared answer is an article, too.  topic: as of tickets, 0 for any.
-- is_help: distributors read it at /help, where no placeholder can be filled.
ALTER TABLE canned_replies
  ADD COLUMN topic      TINYINT UNSIGNED NOT NULL DEFAULT 0 CHECK (topic <= 7),
  ADD COLUMN product_id BIGINT NULL,
  ADD COLUMN is_help    TINYINT UNSIGNED NOT NULL DEFAULT 0 CHECK (is_help <= 1),
  ADD KEY canned_replies_help (is_help, state, used),
  ADD FOREIGN KEY (product_id) REFERENCES products (id);
