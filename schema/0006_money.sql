-- What customers owe and pay: receivables, receipts, credit notes, tax invoices,
-- statements, collections; and how credit is granted.

-- term_kind: 1 pay first, 2 days from shipment, 3 days from tax invoice,
-- 4 monthly (days after the cut-off day), 5 rolling (the last batch before the
-- next).  check_mode: 1 limit, 2 no check.  frozen: a reason, or ''.
ALTER TABLE credit_accounts
  ADD COLUMN term_kind   TINYINT UNSIGNED NOT NULL DEFAULT 2 CHECK (term_kind BETWEEN 1 AND 5),
  ADD COLUMN cut_off_day TINYINT UNSIGNED NOT NULL DEFAULT 31 CHECK (cut_off_day BETWEEN 1 AND 31),
  ADD COLUMN check_mode  TINYINT UNSIGNED NOT NULL DEFAULT 1 CHECK (check_mode IN (1, 2)),
  ADD COLUMN frozen      VARCHAR(200) NOT NULL DEFAULT '',
  ADD COLUMN grade       TINYINT UNSIGNED NOT NULL DEFAULT 0 CHECK (grade <= 5),
  ADD COLUMN group_id    BIGINT NULL,
  ADD KEY credit_accounts_group (group_id);

-- Several customers under one limit.  A counter: no foreign key points here; it
-- is locked after the customer's own row.
CREATE TABLE credit_groups (
  id        BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name      VARCHAR(120) NOT NULL,
  limit_fen BIGINT NOT NULL,
  used_fen  BIGINT NOT NULL DEFAULT 0
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Why the limit, term or freeze is as it is.  Append only.  kind: 1 review,
-- 2 temporary raise, 3 its end, 4 lapse, 5 freeze, 6 unfreeze, 7 by hand.
CREATE TABLE credit_changes (
  id              BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  customer_id     BIGINT NOT NULL,
  kind            TINYINT UNSIGNED NOT NULL CHECK (kind BETWEEN 1 AND 7),
  at              DATETIME(3) NOT NULL,
  user_id         BIGINT NULL,
  limit_before_fen BIGINT NOT NULL,
  limit_after_fen BIGINT NOT NULL,
  until_day       DATE NULL,
  review_id       BIGINT NULL,
  note            VARCHAR(500) NOT NULL DEFAULT '',
  KEY credit_changes_customer (customer_id, id),
  FOREIGN KEY (customer_id) REFERENCES customers (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- kind: 1 review of limit and term, 2 temporary raise.  state: 1 application,
-- 2 survey, 3 scoring, 4 opinion, 5 decision, 6 approved, 7 refused,
-- 8 withdrawn.  Scores 0 to 100 (NULL: not yet).  band: who decides by amount,
-- 1 credit officer, 2 finance, 3 executive.  One open review per customer.
CREATE TABLE credit_reviews (
  id                 BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  customer_id        BIGINT NOT NULL,
  rep_id             BIGINT NULL,
  team_id            BIGINT NULL,
  kind               TINYINT UNSIGNED NOT NULL CHECK (kind IN (1, 2)),
  state              TINYINT UNSIGNED NOT NULL CHECK (state BETWEEN 1 AND 8),
  wanted_limit_fen   BIGINT NOT NULL CHECK (wanted_limit_fen >= 0),
  wanted_term_kind   TINYINT UNSIGNED NOT NULL,
  wanted_term_days   INT NOT NULL,
  wanted_until       DATE NULL,
  reason             VARCHAR(1000) NOT NULL,
  survey             TEXT NOT NULL,
  net_assets_fen     BIGINT NULL,
  yearly_purchase_fen BIGINT NULL,
  analysis_score     INT NULL CHECK (analysis_score BETWEEN 0 AND 100),
  payment_score      INT NULL CHECK (payment_score BETWEEN 0 AND 100),
  potential_score    INT NULL CHECK (potential_score BETWEEN 0 AND 100),
  score_note         VARCHAR(1000) NOT NULL DEFAULT '',
  grade              TINYINT UNSIGNED NULL CHECK (grade BETWEEN 1 AND 5),
  suggested_limit_fen BIGINT NULL,
  opinion            VARCHAR(1000) NOT NULL DEFAULT '',
  opinion_by         BIGINT NULL,
  band               TINYINT UNSIGNED NULL CHECK (band BETWEEN 1 AND 3),
  decided_limit_fen  BIGINT NULL,
  decided_term_kind  TINYINT UNSIGNED NULL,
  decided_term_days  INT NULL,
  valid_until        DATE NULL,
  decision_note      VARCHAR(1000) NOT NULL DEFAULT '',
  asked_by           BIGINT NOT NULL,
  surveyed_by        BIGINT NULL,
  scored_by          BIGINT NULL,
  decided_by         BIGINT NULL,
  created_at         DATETIME(3) NOT NULL,
  state_since        DATETIME(3) NOT NULL,
  open_key           BIGINT AS (IF(state <= 5, customer_id * 4 + kind, NULL)) PERSISTENT,
  UNIQUE KEY credit_reviews_one_open (open_key),
  KEY credit_reviews_customer (customer_id, created_at, id),
  KEY credit_reviews_rep (rep_id, created_at, id),
  KEY credit_reviews_team (team_id, created_at, id),
  KEY credit_reviews_all (created_at, id),
  KEY credit_reviews_state (state, created_at, id),
  FOREIGN KEY (customer_id) REFERENCES customers (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE credit_review_events (
  id        BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  review_id BIGINT NOT NULL,
  at        DATETIME(3) NOT NULL,
  user_id   BIGINT NULL,
  kind      VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  note      VARCHAR(1000) NOT NULL DEFAULT '',
  KEY credit_review_events_review (review_id, id),
  FOREIGN KEY (review_id) REFERENCES credit_reviews (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What is owed.  Posted at shipment; amount never changes, open_fen falls by
-- applications.  kind: 1 shipment, 2 opening balance, 3 imported invoice.
-- due_on: NULL while the term starts with the tax invoice.
CREATE TABLE receivables (
  id           BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  customer_id  BIGINT NOT NULL,
  rep_id       BIGINT NULL,
  team_id      BIGINT NULL,
  kind         TINYINT UNSIGNED NOT NULL CHECK (kind IN (1, 2, 3)),
  order_id     BIGINT NULL,
  shipment_id  BIGINT NULL,
  foreign_no   VARCHAR(40) NULL,
  posted_at    DATETIME(3) NOT NULL,
  posted_on    DATE NOT NULL,
  due_on       DATE NULL,
  amount_fen   BIGINT NOT NULL CHECK (amount_fen >= 0),
  open_fen     BIGINT NOT NULL,
  invoiced_fen BIGINT NOT NULL DEFAULT 0,
  tax_fen      BIGINT NOT NULL DEFAULT 0,
  UNIQUE KEY receivables_shipment (shipment_id),
  UNIQUE KEY receivables_foreign (foreign_no),
  KEY receivables_customer (customer_id, posted_at, id),
  KEY receivables_open (customer_id, open_fen, due_on),
  KEY receivables_due (due_on, open_fen),
  KEY receivables_rep (rep_id, posted_at, id),
  KEY receivables_team (team_id, posted_at, id),
  KEY receivables_all (posted_at, id),
  CONSTRAINT receivable_open_is_part CHECK (open_fen BETWEEN 0 AND amount_fen),
  CONSTRAINT receivable_invoiced_is_part CHECK (invoiced_fen BETWEEN 0 AND amount_fen),
  FOREIGN KEY (customer_id) REFERENCES customers (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What was paid.  kind: 1 bank transfer, 2 cash, 3 bill of exchange.  state:
-- 1 posted, 2 reversed.  order_id: earmarked to this order.  A bill lowers the
-- exposure once it has matured (setting).
CREATE TABLE receipts (
  id            BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  customer_id   BIGINT NOT NULL,
  rep_id        BIGINT NULL,
  team_id       BIGINT NULL,
  kind          TINYINT UNSIGNED NOT NULL CHECK (kind IN (1, 2, 3)),
  state         TINYINT UNSIGNED NOT NULL DEFAULT 1 CHECK (state IN (1, 2)),
  received_on   DATE NOT NULL,
  amount_fen    BIGINT NOT NULL CHECK (amount_fen > 0),
  unapplied_fen BIGINT NOT NULL,
  order_id      BIGINT NULL,
  payer         VARCHAR(120) NOT NULL DEFAULT '',
  payer_differs TINYINT UNSIGNED NOT NULL DEFAULT 0,
  reference     VARCHAR(120) NOT NULL DEFAULT '',
  matures_on    DATE NULL,
  bank_line_id  BIGINT NULL,
  note          VARCHAR(500) NOT NULL DEFAULT '',
  posted_at     DATETIME(3) NOT NULL,
  entered_by    BIGINT NULL,
  UNIQUE KEY receipts_bank_line (bank_line_id),
  KEY receipts_customer (customer_id, posted_at, id),
  KEY receipts_unapplied (customer_id, unapplied_fen),
  KEY receipts_order (order_id),
  KEY receipts_rep (rep_id, posted_at, id),
  KEY receipts_team (team_id, posted_at, id),
  KEY receipts_all (posted_at, id),
  CONSTRAINT receipt_unapplied_is_part CHECK (unapplied_fen BETWEEN 0 AND amount_fen),
  FOREIGN KEY (customer_id) REFERENCES customers (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- kind: 1 return, 2 adjustment, 3 refused or lost on the way, 4 rebate.
ALTER TABLE credit_notes
  ADD COLUMN order_id      BIGINT NULL,
  ADD COLUMN shipment_id   BIGINT NULL,
  ADD COLUMN receivable_id BIGINT NULL,
  ADD COLUMN unapplied_fen BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN note          VARCHAR(500) NOT NULL DEFAULT '',
  ADD COLUMN entered_by    BIGINT NULL,
  MODIFY COLUMN kind TINYINT UNSIGNED NOT NULL CHECK (kind BETWEEN 1 AND 4),
  ADD KEY credit_notes_unapplied (customer_id, unapplied_fen),
  ADD KEY credit_notes_rep (rep_id, at, id),
  ADD KEY credit_notes_team (team_id, at, id),
  ADD KEY credit_notes_all (at, id),
  ADD CONSTRAINT credit_note_unapplied_is_part CHECK (unapplied_fen BETWEEN 0 AND amount_fen);

-- Which money settled which receivable.  Append only: undoing is a row with the
-- negative amount that names the row it undoes (once).
CREATE TABLE applications (
  id             BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  customer_id    BIGINT NOT NULL,
  receivable_id  BIGINT NOT NULL,
  receipt_id     BIGINT NULL,
  credit_note_id BIGINT NULL,
  amount_fen     BIGINT NOT NULL CHECK (amount_fen <> 0),
  undoes_id      BIGINT NULL,
  at             DATETIME(3) NOT NULL,
  user_id        BIGINT NULL,
  UNIQUE KEY applications_undone_once (undoes_id),
  KEY applications_receivable (receivable_id, id),
  KEY applications_receipt (receipt_id, id),
  KEY applications_credit_note (credit_note_id, id),
  KEY applications_customer (customer_id, at, id),
  CHECK ((receipt_id IS NULL) <> (credit_note_id IS NULL)),
  FOREIGN KEY (customer_id) REFERENCES customers (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Lines of bank files.  state: 1 unmatched, 2 became a receipt, 3 set aside.
-- digest keeps the same line of the same day from coming in twice.
CREATE TABLE bank_lines (
  id          BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  state       TINYINT UNSIGNED NOT NULL DEFAULT 1 CHECK (state IN (1, 2, 3)),
  booked_on   DATE NOT NULL,
  amount_fen  BIGINT NOT NULL CHECK (amount_fen > 0),
  payer       VARCHAR(120) NOT NULL,
  account     VARCHAR(60) NOT NULL DEFAULT '',
  reference   VARCHAR(200) NOT NULL DEFAULT '',
  customer_id BIGINT NULL,
  digest      CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  file_name   VARCHAR(120) NOT NULL,
  at          DATETIME(3) NOT NULL,
  user_id     BIGINT NULL,
  note        VARCHAR(200) NOT NULL DEFAULT '',
  UNIQUE KEY bank_lines_once (digest),
  KEY bank_lines_state (state, booked_on, id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Which column of a bank's file holds what, remembered by its header line.
CREATE TABLE bank_mappings (
  header     CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  day_column TINYINT UNSIGNED NOT NULL,
  amount_column TINYINT UNSIGNED NOT NULL,
  payer_column TINYINT UNSIGNED NOT NULL,
  account_column TINYINT UNSIGNED NULL,
  reference_column TINYINT UNSIGNED NULL,
  changed_at DATETIME(3) NOT NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Payer names known to pay for a customer, learnt when somebody matches.
CREATE TABLE bank_payers (
  payer       VARCHAR(120) NOT NULL PRIMARY KEY,
  customer_id BIGINT NOT NULL,
  FOREIGN KEY (customer_id) REFERENCES customers (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- A distributor says that it has paid; waits for the bank's line.  state:
-- 1 waiting, 2 matched, 3 refused.
CREATE TABLE payment_slips (
  id          BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  customer_id BIGINT NOT NULL,
  state       TINYINT UNSIGNED NOT NULL DEFAULT 1 CHECK (state IN (1, 2, 3)),
  paid_on     DATE NOT NULL,
  amount_fen  BIGINT NOT NULL CHECK (amount_fen > 0),
  payer       VARCHAR(120) NOT NULL,
  reference   VARCHAR(120) NOT NULL DEFAULT '',
  order_id    BIGINT NULL,
  note        VARCHAR(500) NOT NULL DEFAULT '',
  receipt_id  BIGINT NULL,
  entered_by  BIGINT NOT NULL,
  at          DATETIME(3) NOT NULL,
  KEY payment_slips_customer (customer_id, at, id),
  KEY payment_slips_state (state, at, id),
  FOREIGN KEY (customer_id) REFERENCES customers (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- kind: 1 special (专票), 2 ordinary (普票).  state: 1 to be issued, 2 issued,
-- 3 red-letter asked for, 4 reversed by a red-letter invoice, 5 given up.
-- red_of_id: this is the red-letter twin of that invoice.
CREATE TABLE tax_invoices (
  id          BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  customer_id BIGINT NOT NULL,
  rep_id      BIGINT NULL,
  team_id     BIGINT NULL,
  kind        TINYINT UNSIGNED NOT NULL CHECK (kind IN (1, 2)),
  state       TINYINT UNSIGNED NOT NULL CHECK (state BETWEEN 1 AND 5),
  number      VARCHAR(40) NULL,
  title       VARCHAR(120) NOT NULL,
  tax_number  VARCHAR(40) NOT NULL DEFAULT '',
  issued_on   DATE NULL,
  total_fen   BIGINT NOT NULL,
  tax_fen     BIGINT NOT NULL,
  red_of_id   BIGINT NULL,
  file_name   VARCHAR(120) NOT NULL DEFAULT '',
  file_bytes  MEDIUMBLOB NULL,
  asked_at    DATETIME(3) NOT NULL,
  asked_by    BIGINT NULL,
  issued_by   BIGINT NULL,
  note        VARCHAR(500) NOT NULL DEFAULT '',
  UNIQUE KEY tax_invoices_number (number),
  UNIQUE KEY tax_invoices_red_once (red_of_id),
  KEY tax_invoices_customer (customer_id, asked_at, id),
  KEY tax_invoices_state (state, asked_at, id),
  KEY tax_invoices_rep (rep_id, asked_at, id),
  KEY tax_invoices_team (team_id, asked_at, id),
  KEY tax_invoices_all (asked_at, id),
  FOREIGN KEY (customer_id) REFERENCES customers (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE tax_invoice_parts (
  tax_invoice_id BIGINT NOT NULL,
  receivable_id  BIGINT NOT NULL,
  amount_fen     BIGINT NOT NULL,
  tax_fen        BIGINT NOT NULL,
  PRIMARY KEY (tax_invoice_id, receivable_id),
  KEY tax_invoice_parts_receivable (receivable_id),
  FOREIGN KEY (tax_invoice_id) REFERENCES tax_invoices (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- One month of one customer, frozen when it is made.  state: 1 sent,
-- 2 confirmed, 3 disputed.  Corrections appear in the next month.
CREATE TABLE statements (
  id           BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  customer_id  BIGINT NOT NULL,
  rep_id       BIGINT NULL,
  team_id      BIGINT NULL,
  month        DATE NOT NULL,
  state        TINYINT UNSIGNED NOT NULL CHECK (state IN (1, 2, 3)),
  opening_fen  BIGINT NOT NULL,
  charged_fen  BIGINT NOT NULL,
  credited_fen BIGINT NOT NULL,
  closing_fen  BIGINT NOT NULL,
  line_count   INT NOT NULL,
  made_at      DATETIME(3) NOT NULL,
  answered_by  BIGINT NULL,
  answered_at  DATETIME(3) NULL,
  UNIQUE KEY statements_month (customer_id, month),
  KEY statements_state (state, month, id),
  KEY statements_rep (rep_id, month, id),
  KEY statements_team (team_id, month, id),
  KEY statements_all (month, id),
  CONSTRAINT statement_adds_up CHECK (opening_fen + charged_fen - credited_fen = closing_fen),
  FOREIGN KEY (customer_id) REFERENCES customers (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- document_kind: 1 receivable, 2 receipt, 3 credit note, 4 reversal of a
-- receipt.  amount_fen: positive charges, negative credits.
CREATE TABLE statement_lines (
  statement_id  BIGINT NOT NULL,
  position      INT NOT NULL,
  at            DATETIME(3) NOT NULL,
  document_kind TINYINT UNSIGNED NOT NULL CHECK (document_kind BETWEEN 1 AND 4),
  document_id   BIGINT NOT NULL,
  amount_fen    BIGINT NOT NULL,
  running_fen   BIGINT NOT NULL,
  due_on        DATE NULL,
  dispute       VARCHAR(500) NOT NULL DEFAULT '',
  PRIMARY KEY (statement_id, position),
  KEY statement_lines_document (document_kind, document_id),
  FOREIGN KEY (statement_id) REFERENCES statements (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What was done to get overdue money in.  kind: 1 call, 2 letter, 3 visit,
-- 4 promise to pay, 5 instalment, 6 acknowledged in writing.  promise_state:
-- 1 open, 2 kept, 3 broken.
CREATE TABLE collection_notes (
  id            BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  customer_id   BIGINT NOT NULL,
  kind          TINYINT UNSIGNED NOT NULL CHECK (kind BETWEEN 1 AND 6),
  at            DATETIME(3) NOT NULL,
  user_id       BIGINT NOT NULL,
  level         TINYINT UNSIGNED NOT NULL DEFAULT 0,
  note          VARCHAR(1000) NOT NULL,
  promise_day   DATE NULL,
  promise_fen   BIGINT NULL,
  promise_state TINYINT UNSIGNED NULL CHECK (promise_state IN (1, 2, 3)),
  KEY collection_notes_customer (customer_id, at, id),
  KEY collection_notes_promise (promise_state, promise_day),
  FOREIGN KEY (customer_id) REFERENCES customers (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- kind: 1 paid in, 2 paid back, 3 taken for a debt.  Append only.
CREATE TABLE deposit_entries (
  id          BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  customer_id BIGINT NOT NULL,
  kind        TINYINT UNSIGNED NOT NULL CHECK (kind IN (1, 2, 3)),
  amount_fen  BIGINT NOT NULL CHECK (amount_fen > 0),
  at          DATETIME(3) NOT NULL,
  user_id     BIGINT NULL,
  note        VARCHAR(200) NOT NULL,
  KEY deposit_entries_customer (customer_id, id),
  FOREIGN KEY (customer_id) REFERENCES customers (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO settings (name, value) VALUES
  ('credit_band_officer_fen', '20000000'),
  ('credit_band_finance_fen', '100000000'),
  ('credit_valid_months', '12'),
  ('credit_ceiling_c_fen', '5000000'),
  ('credit_ceiling_b_fen', '20000000'),
  ('credit_ceiling_a_fen', '100000000'),
  ('credit_ceiling_aaa_fen', '500000000'),
  ('bills_are_exposure', '1'),
  ('collection_level_days', '1,15,30,60,90'),
  ('limitation_years', '3');

INSERT INTO role_permissions (role, action, scope) VALUES
  ('distributor_finance', 'money_see', 1), ('distributor_finance', 'statement_answer', 1),
  ('distributor_finance', 'payment_tell', 1), ('distributor_finance', 'credit_ask', 1),
  ('distributor_admin', 'money_see', 1), ('distributor_admin', 'statement_answer', 1),
  ('distributor_admin', 'payment_tell', 1), ('distributor_admin', 'credit_ask', 1),
  ('buyer', 'money_see', 1),
  ('sales_rep', 'money_see', 2), ('sales_rep', 'credit_ask', 2), ('sales_rep', 'collect', 2),
  ('team_lead', 'money_see', 3), ('team_lead', 'credit_opine', 3), ('team_lead', 'collect', 3),
  ('service', 'money_see', 4),
  ('order_desk', 'money_see', 4), ('order_desk', 'tax_invoice', 4),
  ('credit_officer', 'money_see', 4), ('credit_officer', 'credit_score', 4),
  ('credit_officer', 'credit_decide', 4), ('credit_officer', 'collect', 4),
  ('finance', 'money_see', 4), ('finance', 'credit_score', 4), ('finance', 'credit_decide', 4),
  ('finance', 'receipt_post', 4), ('finance', 'tax_invoice', 4), ('finance', 'statement_make', 4),
  ('finance', 'collect', 4),
  ('manager', 'money_see', 4), ('manager', 'credit_opine', 4),
  ('executive', 'money_see', 4), ('executive', 'credit_decide', 4),
  ('admin', 'money_see', 4);
