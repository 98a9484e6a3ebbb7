-- The customer file: who a customer is, its papers, people, and what we think.

-- ownership: 0 unknown, 1 state, 2 private.  relation: 1 customer, 2 supplier,
-- 3 both.  nature: 1 distribution, 2 first, 3 second, 4 third terminal.
-- trade: 1 wholesale or chain, 2 retail or medical (for classes).  opening:
-- 1 being opened, 2 cleared.  invoice_kind: 1 special, 2 ordinary.
-- quality_ok_at, credit_ok_at: the two checks that clear a file.
ALTER TABLE customers
  ADD COLUMN short_name        VARCHAR(60) NOT NULL DEFAULT '',
  ADD COLUMN credit_code       CHAR(18) CHARACTER SET ascii COLLATE ascii_bin NULL,
  ADD COLUMN legal_person      VARCHAR(60) NOT NULL DEFAULT '',
  ADD COLUMN finance_contact   VARCHAR(60) NOT NULL DEFAULT '',
  ADD COLUMN phone             VARCHAR(30) NOT NULL DEFAULT '',
  ADD COLUMN division_code     CHAR(6) CHARACTER SET ascii COLLATE ascii_bin NULL,
  ADD COLUMN street            VARCHAR(200) NOT NULL DEFAULT '',
  ADD COLUMN bank_name         VARCHAR(120) NOT NULL DEFAULT '',
  ADD COLUMN bank_account      VARCHAR(60) NOT NULL DEFAULT '',
  ADD COLUMN invoice_title     VARCHAR(120) NOT NULL DEFAULT '',
  ADD COLUMN invoice_number    VARCHAR(40) NOT NULL DEFAULT '',
  ADD COLUMN invoice_kind      TINYINT UNSIGNED NOT NULL DEFAULT 1 CHECK (invoice_kind IN (1, 2)),
  ADD COLUMN founded_on        DATE NULL,
  ADD COLUMN registered_fen    BIGINT NOT NULL DEFAULT 0 CHECK (registered_fen >= 0),
  ADD COLUMN paid_in_fen       BIGINT NOT NULL DEFAULT 0 CHECK (paid_in_fen >= 0),
  ADD COLUMN ownership         TINYINT UNSIGNED NOT NULL DEFAULT 0 CHECK (ownership <= 2),
  ADD COLUMN relation          TINYINT UNSIGNED NOT NULL DEFAULT 1 CHECK (relation BETWEEN 1 AND 3),
  ADD COLUMN nature            TINYINT UNSIGNED NOT NULL DEFAULT 1 CHECK (nature BETWEEN 1 AND 4),
  ADD COLUMN trade             TINYINT UNSIGNED NOT NULL DEFAULT 1 CHECK (trade IN (1, 2)),
  ADD COLUMN preferred         TINYINT UNSIGNED NOT NULL DEFAULT 0 CHECK (preferred <= 1),
  ADD COLUMN parent_id         BIGINT NULL,
  ADD COLUMN opening           TINYINT UNSIGNED NOT NULL DEFAULT 2 CHECK (opening IN (1, 2)),
  ADD COLUMN quality_ok_by     BIGINT NULL,
  ADD COLUMN quality_ok_at     DATETIME(3) NULL,
  ADD COLUMN credit_ok_by      BIGINT NULL,
  ADD COLUMN credit_ok_at      DATETIME(3) NULL,
  ADD COLUMN service_id        BIGINT NULL,
  ADD COLUMN credit_officer_id BIGINT NULL,
  ADD COLUMN sponsor_id        BIGINT NULL,
  ADD COLUMN downstream_count  INT NOT NULL DEFAULT 0,
  ADD COLUMN warehouse_m2      INT NOT NULL DEFAULT 0,
  ADD COLUMN vehicle_count     INT NOT NULL DEFAULT 0,
  ADD COLUMN people_count      INT NOT NULL DEFAULT 0,
  ADD COLUMN share_bp          INT NOT NULL DEFAULT 0 CHECK (share_bp BETWEEN 0 AND 10000),
  ADD COLUMN brands            VARCHAR(500) NOT NULL DEFAULT '',
  ADD COLUMN competitors       VARCHAR(500) NOT NULL DEFAULT '',
  ADD COLUMN rival_until       DATE NULL,
  ADD COLUMN goals             VARCHAR(1000) NOT NULL DEFAULT '',
  ADD COLUMN buying_calendar   VARCHAR(1000) NOT NULL DEFAULT '',
  ADD COLUMN version           BIGINT NOT NULL DEFAULT 1,
  ADD COLUMN is_difficult      TINYINT UNSIGNED NOT NULL DEFAULT 0 CHECK (is_difficult <= 1),
  ADD UNIQUE KEY customers_credit_code (credit_code),
  ADD KEY customers_bank (bank_account),
  ADD KEY customers_phone (phone),
  ADD KEY customers_legal_person (legal_person),
  ADD KEY customers_division (division_code),
  ADD KEY customers_class (class, sort_key, id),
  ADD CONSTRAINT customer_cleared_by_both CHECK (opening = 1
    OR (quality_ok_at IS NULL) = (credit_ok_at IS NULL));

-- The national list (GB/T 2260): two, four and six digits.
CREATE TABLE divisions (
  code   VARCHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  parent VARCHAR(6) CHARACTER SET ascii COLLATE ascii_bin NULL,
  name   VARCHAR(60) NOT NULL,
  KEY divisions_parent (parent, code)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What was changed in a file, field by field.  Append only once decided.
-- state: 1 proposed (by the distributor), 2 in force, 3 refused.
CREATE TABLE customer_changes (
  id          BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  customer_id BIGINT NOT NULL,
  state       TINYINT UNSIGNED NOT NULL CHECK (state IN (1, 2, 3)),
  field       VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  old_value   VARCHAR(1000) NOT NULL DEFAULT '',
  new_value   VARCHAR(1000) NOT NULL DEFAULT '',
  reason      VARCHAR(500) NOT NULL DEFAULT '',
  at          DATETIME(3) NOT NULL,
  user_id     BIGINT NULL,
  decided_by  BIGINT NULL,
  decided_at  DATETIME(3) NULL,
  answer      VARCHAR(500) NOT NULL DEFAULT '',
  KEY customer_changes_customer (customer_id, id),
  KEY customer_changes_open (state, at, id),
  FOREIGN KEY (customer_id) REFERENCES customers (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- A change of the account team, signed by who gives and who takes.  part:
-- 1 salesperson, 2 service, 3 credit, 4 sponsor.  state: 1 given, 2 taken,
-- 3 declined.
CREATE TABLE handovers (
  id          BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  customer_id BIGINT NOT NULL,
  part        TINYINT UNSIGNED NOT NULL CHECK (part BETWEEN 1 AND 4),
  state       TINYINT UNSIGNED NOT NULL DEFAULT 1 CHECK (state IN (1, 2, 3)),
  from_id     BIGINT NULL,
  to_id       BIGINT NOT NULL,
  note        VARCHAR(1000) NOT NULL DEFAULT '',
  open_things VARCHAR(2000) NOT NULL DEFAULT '',
  given_by    BIGINT NOT NULL,
  given_at    DATETIME(3) NOT NULL,
  answered_at DATETIME(3) NULL,
  open_key    VARCHAR(40) AS (IF(state = 1, CONCAT(customer_id, ':', part), NULL)) PERSISTENT,
  UNIQUE KEY handovers_one_open (open_key),
  KEY handovers_customer (customer_id, id),
  KEY handovers_to (to_id, state),
  FOREIGN KEY (customer_id) REFERENCES customers (id),
  FOREIGN KEY (to_id) REFERENCES users (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- buying_role: 0 unknown, 1 decides, 2 uses, 3 checks, 4 buys, 5 coach.
-- stance: 0 unknown, 1 champion … 5 opponent.  style: 0 unknown, 1 leader,
-- 2 influencer, 3 follower, 4 inspector.  state: 1 active, 2 left, 3 purged.
-- The columns from birthday on are private: each look is audited.
CREATE TABLE contacts (
  id          BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  customer_id BIGINT NOT NULL,
  state       TINYINT UNSIGNED NOT NULL DEFAULT 1 CHECK (state IN (1, 2, 3)),
  name        VARCHAR(60) NOT NULL,
  position    VARCHAR(60) NOT NULL DEFAULT '',
  mobile      VARCHAR(30) NOT NULL DEFAULT '',
  mail        VARCHAR(190) NOT NULL DEFAULT '',
  wecom       VARCHAR(60) NOT NULL DEFAULT '',
  buying_role TINYINT UNSIGNED NOT NULL DEFAULT 0 CHECK (buying_role <= 5),
  birthday    DATE NULL,
  stance      TINYINT UNSIGNED NOT NULL DEFAULT 0 CHECK (stance <= 5),
  style       TINYINT UNSIGNED NOT NULL DEFAULT 0 CHECK (style <= 4),
  note        VARCHAR(500) NOT NULL DEFAULT '',
  changed_by  BIGINT NULL,
  changed_at  DATETIME(3) NOT NULL,
  KEY contacts_customer (customer_id, state, id),
  KEY contacts_mobile (mobile),
  FOREIGN KEY (customer_id) REFERENCES customers (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- for_nature: bits 1 << nature of customers that must hold it; 0 for optional.
-- covers_scope: products outside its scope are refused.
CREATE TABLE licence_kinds (
  id           INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name         VARCHAR(60) NOT NULL,
  name_en      VARCHAR(60) NOT NULL,
  for_nature   INT NOT NULL DEFAULT 0,
  is_mandatory TINYINT UNSIGNED NOT NULL DEFAULT 0,
  covers_scope TINYINT UNSIGNED NOT NULL DEFAULT 0,
  has_expiry   TINYINT UNSIGNED NOT NULL DEFAULT 1,
  state        TINYINT UNSIGNED NOT NULL DEFAULT 1 CHECK (state IN (1, 2))
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO licence_kinds (id, name, name_en, for_nature, is_mandatory, covers_scope, has_expiry) VALUES
  (1, '营业执照', 'Business licence', 30, 1, 0, 1),
  (2, '经营许可证', 'Trade permit', 0, 0, 1, 1),
  (3, '医疗机构执业许可证', 'Medical-institution licence', 4, 0, 0, 1),
  (4, '器械备案/许可', 'Device registration', 0, 0, 1, 1),
  (5, '采购委托书', 'Purchasing authorisation', 0, 0, 0, 1),
  (6, 'GSP 证书（历史）', 'GSP certificate (history)', 0, 0, 0, 0);

-- state: 1 waits for quality, 2 verified, 3 refused, 4 replaced by a newer one.
-- scope: ids of product groups, by commas; '' for all.
CREATE TABLE licences (
  id          BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  customer_id BIGINT NOT NULL,
  rep_id      BIGINT NULL,
  team_id     BIGINT NULL,
  kind_id     INT NOT NULL,
  state       TINYINT UNSIGNED NOT NULL DEFAULT 1 CHECK (state BETWEEN 1 AND 4),
  number      VARCHAR(60) NOT NULL,
  issuer      VARCHAR(120) NOT NULL DEFAULT '',
  scope       VARCHAR(400) NOT NULL DEFAULT '',
  valid_from  DATE NULL,
  valid_to    DATE NULL,
  uploaded_by BIGINT NULL,
  uploaded_at DATETIME(3) NOT NULL,
  checked_by  BIGINT NULL,
  checked_at  DATETIME(3) NULL,
  answer      VARCHAR(500) NOT NULL DEFAULT '',
  replaces_id BIGINT NULL,
  reminded    SMALLINT NULL,
  KEY licences_customer (customer_id, kind_id, state, valid_to),
  KEY licences_waiting (state, uploaded_at, id),
  KEY licences_expiry (state, valid_to, id),
  CONSTRAINT licence_dates CHECK (valid_to IS NULL OR valid_from IS NULL OR valid_from <= valid_to),
  FOREIGN KEY (customer_id) REFERENCES customers (id),
  FOREIGN KEY (kind_id) REFERENCES licence_kinds (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- The scorecard: what is judged, and each judgement with its notes.
CREATE TABLE evaluation_items (
  id      INT NOT NULL PRIMARY KEY,
  part    TINYINT UNSIGNED NOT NULL,
  name    VARCHAR(60) NOT NULL,
  name_en VARCHAR(60) NOT NULL,
  weight  INT NOT NULL CHECK (weight > 0)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO evaluation_items VALUES
  (1, 1, '经营方式灵活度', 'Flexibility of methods', 5),
  (2, 1, '分销能力', 'Distribution ability', 8),
  (3, 1, '资金实力', 'Funds', 7),
  (4, 1, '畅销品牌', 'Best-selling brands', 5),
  (5, 1, '仓储车辆人员', 'Storage, vehicles, people', 5),
  (6, 2, '资信状况', 'Credit', 25),
  (7, 3, '经营稳定性', 'Business stability', 5),
  (8, 3, '社会声誉', 'Public standing', 5),
  (9, 4, '合作态度', 'Attitude', 10),
  (10, 4, '合作行动', 'Action', 25);

-- score_bp: weighted, of 10,000.
CREATE TABLE evaluations (
  id          BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  customer_id BIGINT NOT NULL,
  score_bp    INT NOT NULL CHECK (score_bp BETWEEN 0 AND 10000),
  note        VARCHAR(1000) NOT NULL DEFAULT '',
  made_by     BIGINT NOT NULL,
  made_at     DATETIME(3) NOT NULL,
  KEY evaluations_customer (customer_id, id),
  FOREIGN KEY (customer_id) REFERENCES customers (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE evaluation_scores (
  evaluation_id BIGINT NOT NULL,
  item_id       INT NOT NULL,
  weight        INT NOT NULL,
  score         TINYINT UNSIGNED NOT NULL CHECK (score <= 5),
  note          VARCHAR(300) NOT NULL DEFAULT '',
  PRIMARY KEY (evaluation_id, item_id),
  FOREIGN KEY (evaluation_id) REFERENCES evaluations (id),
  FOREIGN KEY (item_id) REFERENCES evaluation_items (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- How a customer buys: its steps, who decides each, where we stand (1–5).
CREATE TABLE buying_steps (
  customer_id BIGINT NOT NULL,
  position    TINYINT UNSIGNED NOT NULL,
  step        VARCHAR(120) NOT NULL,
  contact_id  BIGINT NULL,
  standing    TINYINT UNSIGNED NOT NULL DEFAULT 0 CHECK (standing <= 5),
  note        VARCHAR(300) NOT NULL DEFAULT '',
  PRIMARY KEY (customer_id, position),
  FOREIGN KEY (customer_id) REFERENCES customers (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- kind: 1 anniversary, 2 opening, 3 honour, 4 move, 5 other.
CREATE TABLE customer_events (
  id          BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  customer_id BIGINT NOT NULL,
  kind        TINYINT UNSIGNED NOT NULL CHECK (kind BETWEEN 1 AND 5),
  day         DATE NOT NULL,
  what        VARCHAR(300) NOT NULL,
  task        VARCHAR(300) NOT NULL DEFAULT '',
  task_owner  BIGINT NULL,
  task_due    DATE NULL,
  task_done   DATETIME(3) NULL,
  entered_by  BIGINT NULL,
  at          DATETIME(3) NOT NULL,
  KEY customer_events_customer (customer_id, day, id),
  KEY customer_events_task (task_owner, task_due),
  FOREIGN KEY (customer_id) REFERENCES customers (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Difficult customers.  method: 1 find the cause, 2 upstream supplier, 3 balance
-- its credit, 4 policy, 5 own strength, 6 serve its downstream.
CREATE TABLE pressure_steps (
  id          BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  customer_id BIGINT NOT NULL,
  method      TINYINT UNSIGNED NOT NULL CHECK (method BETWEEN 1 AND 6),
  what        VARCHAR(500) NOT NULL,
  due_on      DATE NULL,
  done_at     DATETIME(3) NULL,
  owner_id    BIGINT NULL,
  entered_by  BIGINT NULL,
  at          DATETIME(3) NOT NULL,
  KEY pressure_steps_customer (customer_id, id),
  FOREIGN KEY (customer_id) REFERENCES customers (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Append only.  approved_by: never who entered it.
CREATE TABLE concessions (
  id          BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  customer_id BIGINT NOT NULL,
  day         DATE NOT NULL,
  what        VARCHAR(500) NOT NULL,
  reason      VARCHAR(500) NOT NULL,
  cost_fen    BIGINT NOT NULL CHECK (cost_fen >= 0),
  got         VARCHAR(500) NOT NULL DEFAULT '',
  entered_by  BIGINT NOT NULL,
  at          DATETIME(3) NOT NULL,
  approved_by BIGINT NULL,
  approved_at DATETIME(3) NULL,
  KEY concessions_customer (customer_id, day, id),
  CONSTRAINT concession_four_eyes CHECK (approved_by IS NULL OR approved_by <> entered_by),
  FOREIGN KEY (customer_id) REFERENCES customers (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO settings (name, value) VALUES
  ('licence_remind_days', '60,30,7'),
  ('licence_block', '1'),
  ('contract_needed', '1'),
  ('contract_grace_days', '30'),
  ('preferred_label', '重点支持单位');

INSERT INTO role_permissions (role, action, scope) VALUES
  ('buyer', 'account_see', 1), ('distributor_finance', 'account_see', 1),
  ('distributor_admin', 'account_see', 1), ('distributor_admin', 'account_propose', 1),
  ('distributor_admin', 'licence_upload', 1), ('distributor_admin', 'contract_see', 1),
  ('distributor_admin', 'contract_sign', 1),
  ('sales_rep', 'account_see', 2), ('sales_rep', 'customer_change', 2), ('sales_rep', 'private_see', 2),
  ('sales_rep', 'licence_upload', 2), ('sales_rep', 'contract_see', 2), ('sales_rep', 'contract_draft', 2),
  ('team_lead', 'account_see', 3), ('team_lead', 'customer_change', 3), ('team_lead', 'private_see', 3),
  ('team_lead', 'contract_see', 3), ('team_lead', 'contract_draft', 3),
  ('service', 'account_see', 4), ('order_desk', 'account_see', 4), ('warehouse', 'account_see', 4),
  ('quality', 'account_see', 4), ('quality', 'customer_see', 4), ('quality', 'licence_check', 4),
  ('quality', 'customer_clear_quality', 4),
  ('credit_officer', 'account_see', 4), ('credit_officer', 'customer_clear_credit', 4),
  ('finance', 'account_see', 4), ('finance', 'customer_clear_credit', 4), ('finance', 'contract_review', 4),
  ('marketing', 'account_see', 4),
  ('contract_keeper', 'account_see', 4), ('contract_keeper', 'contract_see', 4),
  ('contract_keeper', 'contract_draft', 4), ('contract_keeper', 'contract_keep', 4),
  ('manager', 'account_see', 4), ('manager', 'customer_change', 4), ('manager', 'private_see', 4),
  ('manager', 'contract_see', 4), ('manager', 'contract_draft', 4), ('manager', 'contract_review', 4),
  ('executive', 'account_see', 4), ('executive', 'private_see', 4), ('executive', 'contract_see', 4),
  ('executive', 'contract_review', 4),
  ('admin', 'account_see', 4), ('admin', 'customer_change', 4), ('admin', 'contract_see', 4);
