-- Complaints and other tickets, the promises made on them, the working calendar.

-- What must be answered when.  severity: 1 normal, 2 serious, 3 critical.
-- tier: 1 usual, 2 key account.  Minutes are working minutes unless the clock
-- runs round the clock.
CREATE TABLE promise_rules (
  severity          TINYINT UNSIGNED NOT NULL CHECK (severity BETWEEN 1 AND 3),
  tier              TINYINT UNSIGNED NOT NULL CHECK (tier IN (1, 2)),
  first_minutes     INT NOT NULL CHECK (first_minutes > 0),
  update_minutes    INT NOT NULL CHECK (update_minutes > 0),
  resolve_minutes   INT NOT NULL CHECK (resolve_minutes > 0),
  round_the_clock   TINYINT UNSIGNED NOT NULL DEFAULT 0,
  PRIMARY KEY (severity, tier)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO promise_rules VALUES
  (1, 1, 480, 480, 2400, 0), (1, 2, 240, 240, 1200, 0),
  (2, 1, 240, 240, 1440, 0), (2, 2, 120, 120, 720, 0),
  (3, 1, 60, 120, 480, 1), (3, 2, 30, 60, 240, 1);

-- Days that differ from the week: holidays, and weekends that are worked.
CREATE TABLE calendar_days (
  day        DATE NOT NULL PRIMARY KEY,
  is_working TINYINT UNSIGNED NOT NULL,
  name       VARCHAR(60) NOT NULL DEFAULT '',
  source     VARCHAR(200) NOT NULL DEFAULT ''
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Departments that cases are given to; role: who belongs to it.
CREATE TABLE departments (
  id         INT NOT NULL PRIMARY KEY,
  name       VARCHAR(60) NOT NULL,
  name_en    VARCHAR(60) NOT NULL,
  role       VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  leader_id  BIGINT NULL,
  FOREIGN KEY (leader_id) REFERENCES users (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO departments (id, name, name_en, role) VALUES
  (1, '客服部', 'Service', 'service'),
  (2, '质管部', 'Quality', 'quality'),
  (3, '仓储物流部', 'Warehouse', 'warehouse'),
  (4, '销售部', 'Sales', 'sales_rep'),
  (5, '财务部', 'Finance', 'finance'),
  (6, '订单部', 'Order desk', 'order_desk');

-- kind: 1 question, 2 complaint, 3 account request, 4 product wish.
-- topic (complaints): 1 quality, 2 packaging, 3 delivery, 4 price and invoice,
-- 5 service and staff, 6 out of territory, 7 other; 0 for other tickets.
-- state: 1 registered (new), 2 triaged (open), 3 investigating,
-- 4 waiting_customer, 5 waiting_decision, 6 decided, 7 replied, 8 actioning,
-- 9 resolved, 10 closed, 11 withdrawn, 12 merged.  Other tickets than complaints
-- use 1, 2, 4, 9, 10, 11, 12.
-- person_id: the member of staff complained about, who never sees the ticket.
-- reply_id: the mandatory reply, a row of ticket_messages; cleared by reopening.
-- back_state: where waiting_customer returns to.
-- founded: 0 not said, 1 founded, 2 not founded.  responsible: department.
-- Clocks: *_due_at are promises, NULL while none runs or it is kept; paused_at
-- since when they stand; paused_minutes of working time so far.
-- next_due_at: the first of them, the year 9999 while none runs.  climb_at: when
-- the next level is reached.  level: how far it has climbed, 0–3; told_level:
-- what people were told of.  resolved_at: when the result was given, which ends
-- the clock; *_took: minutes that the clocks ran; auto_at: when silence of the distributor is an answer; lock_at:
-- when resolved becomes closed.
CREATE TABLE tickets (
  id               BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  customer_id      BIGINT NOT NULL,
  rep_id           BIGINT NULL,
  team_id          BIGINT NULL,
  kind             TINYINT UNSIGNED NOT NULL CHECK (kind BETWEEN 1 AND 4),
  topic            TINYINT UNSIGNED NOT NULL DEFAULT 0 CHECK (topic <= 7),
  severity         TINYINT UNSIGNED NOT NULL DEFAULT 1 CHECK (severity BETWEEN 1 AND 3),
  tier             TINYINT UNSIGNED NOT NULL DEFAULT 1 CHECK (tier IN (1, 2)),
  state            TINYINT UNSIGNED NOT NULL CHECK (state BETWEEN 1 AND 12),
  back_state       TINYINT UNSIGNED NOT NULL DEFAULT 0,
  subject          VARCHAR(160) NOT NULL,
  opened_at        DATETIME(3) NOT NULL,
  opened_by        BIGINT NULL,
  by_staff         TINYINT UNSIGNED NOT NULL DEFAULT 0,
  contact          VARCHAR(60) NOT NULL DEFAULT '',
  phone            VARCHAR(30) NOT NULL DEFAULT '',
  department_id    INT NOT NULL DEFAULT 1,
  owner_id         BIGINT NULL,
  person_id        BIGINT NULL,
  order_id         BIGINT NULL,
  shipment_id      BIGINT NULL,
  product_id       BIGINT NULL,
  batch_id         BIGINT NULL,
  merged_into_id   BIGINT NULL,
  follows_id       BIGINT NULL,
  founded          TINYINT UNSIGNED NOT NULL DEFAULT 0 CHECK (founded <= 2),
  cause            VARCHAR(500) NOT NULL DEFAULT '',
  responsible      INT NULL,
  proposal         VARCHAR(2000) NOT NULL DEFAULT '',
  cost_fen         BIGINT NOT NULL DEFAULT 0 CHECK (cost_fen >= 0),
  proposed_by      BIGINT NULL,
  decided_by       BIGINT NULL,
  decided_at       DATETIME(3) NULL,
  remedy           TINYINT UNSIGNED NOT NULL DEFAULT 0 CHECK (remedy <= 6),
  opinion          VARCHAR(2000) NOT NULL DEFAULT '',
  reply_id         BIGINT NULL,
  stars            TINYINT UNSIGNED NULL CHECK (stars BETWEEN 1 AND 5),
  rated_at         DATETIME(3) NULL,
  rating_note      VARCHAR(500) NOT NULL DEFAULT '',
  reopened         INT NOT NULL DEFAULT 0,
  level            TINYINT UNSIGNED NOT NULL DEFAULT 0 CHECK (level <= 3),
  told_level       TINYINT UNSIGNED NOT NULL DEFAULT 0,
  state_since      DATETIME(3) NOT NULL,
  changed_at       DATETIME(3) NOT NULL,
  last_by_customer TINYINT UNSIGNED NOT NULL DEFAULT 1,
  first_due_at     DATETIME(3) NULL,
  update_due_at    DATETIME(3) NULL,
  resolve_due_at   DATETIME(3) NULL,
  next_due_at      DATETIME(3) NOT NULL DEFAULT '9999-01-01 00:00:00.000',
  climb_at         DATETIME(3) NULL,
  first_answer_at  DATETIME(3) NULL,
  resolved_at      DATETIME(3) NULL,
  paused_at        DATETIME(3) NULL,
  paused_minutes   INT NOT NULL DEFAULT 0,
  first_kept       TINYINT UNSIGNED NULL,
  resolve_kept     TINYINT UNSIGNED NULL,
  first_took       INT NULL,
  resolve_took     INT NULL,
  auto_at          DATETIME(3) NULL,
  lock_at          DATETIME(3) NULL,
  message_count    INT NOT NULL DEFAULT 0,
  foreign_no       VARCHAR(40) NULL,
  is_open          TINYINT UNSIGNED AS (state <= 8) PERSISTENT,
  UNIQUE KEY tickets_foreign (foreign_no),
  KEY tickets_customer (customer_id, changed_at, id),
  KEY tickets_opener (opened_by, changed_at, id),
  KEY tickets_owner (owner_id, is_open, next_due_at, id),
  KEY tickets_department (department_id, is_open, next_due_at, id),
  KEY tickets_rep (rep_id, changed_at, id),
  KEY tickets_team (team_id, changed_at, id),
  KEY tickets_due (is_open, next_due_at, id),
  KEY tickets_climb (climb_at),
  KEY tickets_state (state, changed_at, id),
  KEY tickets_all (changed_at, id),
  KEY tickets_opened (opened_at, id),
  KEY tickets_auto (auto_at),
  KEY tickets_lock (lock_at),
  KEY tickets_product (product_id, opened_at),
  KEY tickets_batch (batch_id, opened_at),
  KEY tickets_order (order_id),
  KEY tickets_merged (merged_into_id),
  CONSTRAINT ticket_ends_with_an_answer CHECK (state NOT IN (9, 10) OR reply_id IS NOT NULL),
  CONSTRAINT ticket_merged_into_another CHECK ((state = 12) = (merged_into_id IS NOT NULL)),
  CONSTRAINT ticket_decider_is_not_owner CHECK (decided_by IS NULL OR owner_id IS NULL OR decided_by <> owner_id OR kind <> 2),
  CONSTRAINT ticket_person_is_not_owner CHECK (person_id IS NULL OR owner_id IS NULL OR person_id <> owner_id),
  FOREIGN KEY (customer_id) REFERENCES customers (id),
  FOREIGN KEY (opened_by) REFERENCES users (id),
  FOREIGN KEY (owner_id) REFERENCES users (id),
  FOREIGN KEY (person_id) REFERENCES users (id),
  FOREIGN KEY (department_id) REFERENCES departments (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Append only.  kind: 1 message, 2 internal note, 3 the reply, 4 second reply,
-- 5 finding of the investigation (internal).
CREATE TABLE ticket_messages (
  id          BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  ticket_id   BIGINT NOT NULL,
  kind        TINYINT UNSIGNED NOT NULL CHECK (kind BETWEEN 1 AND 5),
  by_customer TINYINT UNSIGNED NOT NULL,
  user_id     BIGINT NULL,
  at          DATETIME(3) NOT NULL,
  body        TEXT NOT NULL,
  file_count  INT NOT NULL DEFAULT 0,
  KEY ticket_messages_ticket (ticket_id, id),
  UNIQUE KEY ticket_messages_of (ticket_id, id),
  FOREIGN KEY (ticket_id) REFERENCES tickets (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

ALTER TABLE tickets
  ADD CONSTRAINT ticket_reply_is_its_own FOREIGN KEY (id, reply_id)
    REFERENCES ticket_messages (ticket_id, id);

-- Append only: the timeline, and what the clocks are computed from again.
-- due_at: the promise that this event kept or broke.
CREATE TABLE ticket_events (
  id          BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  ticket_id   BIGINT NOT NULL,
  at          DATETIME(3) NOT NULL,
  user_id     BIGINT NULL,
  kind        VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  from_state  TINYINT UNSIGNED NOT NULL,
  to_state    TINYINT UNSIGNED NOT NULL,
  severity    TINYINT UNSIGNED NOT NULL DEFAULT 0,
  tier        TINYINT UNSIGNED NOT NULL DEFAULT 0,
  level       TINYINT UNSIGNED NOT NULL DEFAULT 0,
  is_internal TINYINT UNSIGNED NOT NULL DEFAULT 0,
  object_id   BIGINT NULL,
  due_at      DATETIME(3) NULL,
  note        VARCHAR(2000) NOT NULL DEFAULT '',
  KEY ticket_events_ticket (ticket_id, id),
  FOREIGN KEY (ticket_id) REFERENCES tickets (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What a case is linked to: 1 order, 2 shipment, 3 return, 4 credit note,
-- 5 product, 6 another ticket, 7 receivable.
CREATE TABLE ticket_links (
  ticket_id   BIGINT NOT NULL,
  object_kind TINYINT UNSIGNED NOT NULL CHECK (object_kind BETWEEN 1 AND 7),
  object_id   BIGINT NOT NULL,
  user_id     BIGINT NULL,
  at          DATETIME(3) NOT NULL,
  PRIMARY KEY (ticket_id, object_kind, object_id),
  KEY ticket_links_object (object_kind, object_id),
  FOREIGN KEY (ticket_id) REFERENCES tickets (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Work given to a department or person.  kind: 1 work, 2 call the distributor
-- back, 3 corrective measure.  state: 1 open, 2 done, 3 dropped.
CREATE TABLE ticket_tasks (
  id            BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  ticket_id     BIGINT NOT NULL,
  department_id INT NOT NULL,
  assignee_id   BIGINT NULL,
  kind          TINYINT UNSIGNED NOT NULL DEFAULT 1 CHECK (kind IN (1, 2, 3)),
  state         TINYINT UNSIGNED NOT NULL DEFAULT 1 CHECK (state IN (1, 2, 3)),
  what          VARCHAR(1000) NOT NULL,
  due_at        DATETIME(3) NULL,
  answer        VARCHAR(2000) NOT NULL DEFAULT '',
  asked_by      BIGINT NULL,
  asked_at      DATETIME(3) NOT NULL,
  done_by       BIGINT NULL,
  done_at       DATETIME(3) NULL,
  KEY ticket_tasks_ticket (ticket_id, id),
  KEY ticket_tasks_department (department_id, state, due_at, id),
  KEY ticket_tasks_assignee (assignee_id, state, due_at, id),
  FOREIGN KEY (ticket_id) REFERENCES tickets (id),
  FOREIGN KEY (department_id) REFERENCES departments (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Who follows a case; reason: 1 asked for it, 2 referred it and keeps sight,
-- 3 mentioned.
CREATE TABLE ticket_watchers (
  ticket_id BIGINT NOT NULL,
  user_id   BIGINT NOT NULL,
  reason    TINYINT UNSIGNED NOT NULL DEFAULT 1,
  PRIMARY KEY (ticket_id, user_id),
  KEY ticket_watchers_user (user_id, ticket_id),
  FOREIGN KEY (ticket_id) REFERENCES tickets (id),
  FOREIGN KEY (user_id) REFERENCES users (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE ticket_tags (
  ticket_id BIGINT NOT NULL,
  tag       VARCHAR(30) NOT NULL,
  PRIMARY KEY (ticket_id, tag),
  KEY ticket_tags_tag (tag, ticket_id),
  FOREIGN KEY (ticket_id) REFERENCES tickets (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- "Someone is writing": not part of any transaction of a case.
CREATE TABLE ticket_presence (
  ticket_id BIGINT NOT NULL,
  user_id   BIGINT NOT NULL,
  at        DATETIME(3) NOT NULL,
  PRIMARY KEY (ticket_id, user_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Words for the search: pairs of Chinese characters, and words of other
-- scripts in lower case.  is_internal: only staff find it.
CREATE TABLE ticket_terms (
  term        VARCHAR(24) NOT NULL,
  ticket_id   BIGINT NOT NULL,
  is_internal TINYINT UNSIGNED NOT NULL DEFAULT 0,
  PRIMARY KEY (term, ticket_id, is_internal),
  KEY ticket_terms_ticket (ticket_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Placeholders in bodies: {customer} {contact} {number} {order} {me} {due}.
CREATE TABLE canned_replies (
  id            BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  department_id INT NULL,
  name          VARCHAR(60) NOT NULL,
  name_en       VARCHAR(60) NOT NULL DEFAULT '',
  body          VARCHAR(2000) NOT NULL,
  body_en       VARCHAR(2000) NOT NULL DEFAULT '',
  used          BIGINT NOT NULL DEFAULT 0,
  state         TINYINT UNSIGNED NOT NULL DEFAULT 1 CHECK (state IN (1, 2)),
  changed_by    BIGINT NULL,
  changed_at    DATETIME(3) NOT NULL,
  KEY canned_replies_department (department_id, state, name)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- A list's query string under a name, of one user or, user_id NULL, of all.
CREATE TABLE saved_filters (
  id      BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  user_id BIGINT NULL,
  page    VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  name    VARCHAR(60) NOT NULL,
  query   VARCHAR(400) NOT NULL,
  at      DATETIME(3) NOT NULL,
  UNIQUE KEY saved_filters_name (user_id, page, name)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Shift handover: what the next shift must know.
CREATE TABLE handover_notes (
  id      BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  at      DATETIME(3) NOT NULL,
  user_id BIGINT NOT NULL,
  body    VARCHAR(2000) NOT NULL,
  KEY handover_notes_at (at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- is_key: appointed key account.
ALTER TABLE customers ADD COLUMN is_key TINYINT UNSIGNED NOT NULL DEFAULT 0;

-- band 1 team lead, 2 manager, 3 executive: who decides up to which cost.
INSERT INTO settings (name, value) VALUES
  ('work_hours', '09:00-12:00,13:00-18:00'),
  ('key_from_class', '6'),
  ('ticket_own_only', '1'),
  ('ticket_resolve_days', '7'),
  ('ticket_grace_days', '3'),
  ('complaint_lead_fen', '500000'),
  ('complaint_manager_fen', '5000000'),
  ('escalate_1_bp', '7500'),
  ('escalate_2_bp', '10000'),
  ('escalate_3_bp', '15000');

INSERT INTO role_permissions (role, action, scope) VALUES
  ('buyer', 'ticket_see', 1), ('buyer', 'ticket_ask', 1),
  ('distributor_finance', 'ticket_see', 1), ('distributor_finance', 'ticket_ask', 1),
  ('distributor_admin', 'ticket_see', 1), ('distributor_admin', 'ticket_ask', 1),
  ('sales_rep', 'ticket_see', 2), ('sales_rep', 'ticket_work', 2),
  ('service', 'ticket_see', 4), ('service', 'ticket_work', 4), ('service', 'desk_set', 4),
  ('service', 'figures_see', 4),
  ('order_desk', 'ticket_see', 4), ('order_desk', 'ticket_work', 4),
  ('warehouse', 'ticket_see', 4), ('warehouse', 'ticket_work', 4),
  ('quality', 'ticket_see', 4), ('quality', 'ticket_work', 4),
  ('credit_officer', 'ticket_see', 4),
  ('finance', 'ticket_see', 4), ('finance', 'ticket_work', 4),
  ('marketing', 'ticket_see', 4),
  ('team_lead', 'ticket_see', 3), ('team_lead', 'ticket_work', 3),
  ('team_lead', 'complaint_decide', 3), ('team_lead', 'figures_see', 3),
  ('manager', 'ticket_see', 4), ('manager', 'ticket_work', 4),
  ('manager', 'complaint_decide', 4), ('manager', 'figures_see', 4), ('manager', 'desk_set', 4),
  ('executive', 'ticket_see', 4), ('executive', 'complaint_decide', 4), ('executive', 'figures_see', 4),
  ('admin', 'ticket_see', 4), ('admin', 'desk_set', 4), ('admin', 'figures_see', 4);
