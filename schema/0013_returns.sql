-- Goods that come back: requests, their lines, the dock, offers, replacements.

-- returning: in open requests; returned: taken back.  Together with what was
-- refused at the door never more than was shipped.  *_fen: what was promised for
-- them of what the line cost, so that its parts always sum to the whole.
-- replaces_fen: what was paid for the goods that these replace at no charge.
ALTER TABLE order_lines
  ADD COLUMN returning_qty BIGINT NOT NULL DEFAULT 0 CHECK (returning_qty >= 0),
  ADD COLUMN returned_qty  BIGINT NOT NULL DEFAULT 0 CHECK (returned_qty >= 0),
  ADD COLUMN returning_fen BIGINT NOT NULL DEFAULT 0 CHECK (returning_fen >= 0),
  ADD COLUMN returned_fen  BIGINT NOT NULL DEFAULT 0 CHECK (returned_fen >= 0),
  ADD COLUMN replaces_fen  BIGINT NOT NULL DEFAULT 0 CHECK (replaces_fen >= 0),
  ADD CONSTRAINT order_line_returned_was_shipped
    CHECK (returning_qty + returned_qty + refused <= shipped);

-- The order that replaces returned goods; it ships like any other.
ALTER TABLE orders
  ADD COLUMN return_id BIGINT NULL,
  ADD KEY orders_return (return_id);

-- conduct: 1 good, 2 normal, 3 watched.
ALTER TABLE customers
  ADD COLUMN return_conduct TINYINT UNSIGNED NOT NULL DEFAULT 1 CHECK (return_conduct BETWEEN 1 AND 3);

-- state: 1 draft, 2 submitted, 3 info_needed, 4 approved, 5 in_transit,
-- 6 part_received, 7 received, 8 inspected, 9 offer, 10 resolving, 11 closed,
-- 12 rejected, 13 cancelled, 14 expired.
-- way: 1 carrier, 2 our next truck, 3 destroyed under witness, 4 kept.
-- verdict: bits of why a person must look: 1 outside the window, 2 abuse share,
-- 4 abuse count, 8 contract needed, 16 temperature record needed, 32 watched,
-- 64 no picture of a fault or damage.
-- level: 1 service may approve, 2 manager, 3 quality (faults).
CREATE TABLE returns (
  id               BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  customer_id      BIGINT NOT NULL,
  rep_id           BIGINT NULL,
  team_id          BIGINT NULL,
  state            TINYINT UNSIGNED NOT NULL CHECK (state BETWEEN 1 AND 14),
  way              TINYINT UNSIGNED NOT NULL DEFAULT 1 CHECK (way BETWEEN 1 AND 4),
  verdict          INT UNSIGNED NOT NULL DEFAULT 0,
  level            TINYINT UNSIGNED NOT NULL DEFAULT 1 CHECK (level BETWEEN 1 AND 3),
  remark           VARCHAR(500) NOT NULL DEFAULT '',
  headline         VARCHAR(120) NOT NULL DEFAULT '',
  headline_en      VARCHAR(120) NULL,
  line_count       INT NOT NULL DEFAULT 0,
  quantity_total   BIGINT NOT NULL DEFAULT 0,
  credit_asked_fen BIGINT NOT NULL DEFAULT 0 CHECK (credit_asked_fen >= 0),
  credit_given_fen BIGINT NOT NULL DEFAULT 0 CHECK (credit_given_fen >= 0),
  created_at       DATETIME(3) NOT NULL,
  created_by       BIGINT NULL,
  by_staff         TINYINT UNSIGNED NOT NULL DEFAULT 0,
  submitted_at     DATETIME(3) NULL,
  decided_by       BIGINT NULL,
  decided_at       DATETIME(3) NULL,
  warehouse_id     BIGINT NULL,
  instruction      VARCHAR(1000) NOT NULL DEFAULT '',
  send_until       DATE NULL,
  carrier          VARCHAR(60) NOT NULL DEFAULT '',
  tracking         VARCHAR(60) NOT NULL DEFAULT '',
  sent_at          DATETIME(3) NULL,
  received_at      DATETIME(3) NULL,
  inspected_at     DATETIME(3) NULL,
  offered_at       DATETIME(3) NULL,
  answer_until     DATETIME(3) NULL,
  answer_told      TINYINT UNSIGNED NOT NULL DEFAULT 0,
  auto_at          DATETIME(3) NULL,
  promise_at       DATETIME(3) NULL,
  closed_at        DATETIME(3) NULL,
  reason           VARCHAR(500) NOT NULL DEFAULT '',
  ticket_id        BIGINT NULL,
  satisfied        TINYINT UNSIGNED NULL,
  state_since      DATETIME(3) NOT NULL,
  version          BIGINT NOT NULL DEFAULT 1,
  code             CHAR(22) CHARACTER SET ascii COLLATE ascii_bin NULL,
  foreign_no       VARCHAR(40) NULL,
  UNIQUE KEY returns_code (code),
  UNIQUE KEY returns_foreign (foreign_no),
  KEY returns_customer (customer_id, created_at, id),
  KEY returns_customer_state (customer_id, state, created_at, id),
  KEY returns_rep (rep_id, created_at, id),
  KEY returns_team (team_id, created_at, id),
  KEY returns_all (created_at, id),
  KEY returns_state (state, created_at, id),
  KEY returns_auto (auto_at),
  KEY returns_submitted (customer_id, submitted_at),
  CONSTRAINT return_refused_says_why CHECK (state <> 12 OR reason <> ''),
  FOREIGN KEY (customer_id) REFERENCES customers (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- kind: 1 refund, 2 exchange, 3 repair, 4 repackaging.  reason: 0 not said yet
-- (a draft), 1 quality,
-- 2 damaged, 3 wrong goods, 4 short, 5 slow-selling, 6 near expiry, 7 other.
-- Quantities of one line, each part of the one before it: quantity (asked) ≥
-- approved ≥ received ≥ accepted + refused (inspected).  accept_bp: share of the
-- credit given for the accepted ones.  disposition: 0 none, 1 restock, 2 scrap,
-- 3 factory, 4 send back.  worth_fen: what was paid for `quantity`; asked_fen: the
-- credit if all is accepted; credit_fen: what was given.  free_deduct_fen: value
-- of free goods that are kept though no longer earned.  resolution: 0 open, 1 credited, 2 replaced, 3 repaired,
-- 4 repackaged, 5 sent back, 6 nothing to give.
CREATE TABLE return_lines (
  return_id        BIGINT NOT NULL,
  position         INT NOT NULL,
  order_id         BIGINT NOT NULL,
  order_position   INT NOT NULL,
  product_id       BIGINT NOT NULL,
  batch_id         BIGINT NULL,
  kind             TINYINT UNSIGNED NOT NULL CHECK (kind BETWEEN 1 AND 4),
  reason           TINYINT UNSIGNED NOT NULL DEFAULT 0 CHECK (reason <= 7),
  note             VARCHAR(500) NOT NULL DEFAULT '',
  wanted_id        BIGINT NULL,
  quantity         BIGINT NOT NULL CHECK (quantity > 0),
  approved         BIGINT NOT NULL DEFAULT 0 CHECK (approved >= 0 AND approved <= quantity),
  received         BIGINT NOT NULL DEFAULT 0 CHECK (received >= 0 AND received <= approved),
  accepted         BIGINT NOT NULL DEFAULT 0 CHECK (accepted >= 0),
  refused          BIGINT NOT NULL DEFAULT 0 CHECK (refused >= 0),
  accept_bp        INT NOT NULL DEFAULT 10000 CHECK (accept_bp BETWEEN 0 AND 10000),
  finding          VARCHAR(500) NOT NULL DEFAULT '',
  disposition      TINYINT UNSIGNED NOT NULL DEFAULT 0 CHECK (disposition <= 4),
  delivered_at     DATETIME(3) NULL,
  worth_fen        BIGINT NOT NULL DEFAULT 0 CHECK (worth_fen >= 0),
  asked_fen        BIGINT NOT NULL DEFAULT 0 CHECK (asked_fen >= 0),
  offered_fen      BIGINT NOT NULL DEFAULT 0 CHECK (offered_fen >= 0),
  credit_fen       BIGINT NOT NULL DEFAULT 0 CHECK (credit_fen >= 0),
  free_deduct_fen  BIGINT NOT NULL DEFAULT 0 CHECK (free_deduct_fen >= 0),
  resolution       TINYINT UNSIGNED NOT NULL DEFAULT 0 CHECK (resolution <= 6),
  credit_note_id   BIGINT NULL,
  replacement_id   BIGINT NULL,
  quote_fen        BIGINT NULL CHECK (quote_fen >= 0),
  quote_answer     TINYINT UNSIGNED NOT NULL DEFAULT 0 CHECK (quote_answer <= 2),
  PRIMARY KEY (return_id, position),
  KEY return_lines_order (order_id, order_position),
  KEY return_lines_product (product_id, return_id),
  KEY return_lines_batch (batch_id, return_id),
  CONSTRAINT return_line_inspected_was_received CHECK (accepted + refused <= received),
  CONSTRAINT return_line_offer_within_asked CHECK (offered_fen <= asked_fen),
  FOREIGN KEY (return_id) REFERENCES returns (id),
  FOREIGN KEY (order_id) REFERENCES orders (id),
  FOREIGN KEY (product_id) REFERENCES products (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Append only.
CREATE TABLE return_events (
  id         BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  return_id  BIGINT NOT NULL,
  at         DATETIME(3) NOT NULL,
  user_id    BIGINT NULL,
  kind       VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  from_state TINYINT UNSIGNED NOT NULL,
  to_state   TINYINT UNSIGNED NOT NULL,
  note       VARCHAR(1000) NOT NULL DEFAULT '',
  object_id  BIGINT NULL,
  KEY return_events_return (return_id, id),
  FOREIGN KEY (return_id) REFERENCES returns (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Several customers return one batch for quality.  state: 1 open, 2 sale
-- stopped, 3 cleared, 4 recalled.
CREATE TABLE batch_cases (
  id             BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  product_id     BIGINT NOT NULL,
  batch_id       BIGINT NOT NULL,
  state          TINYINT UNSIGNED NOT NULL DEFAULT 1 CHECK (state BETWEEN 1 AND 4),
  opened_at      DATETIME(3) NOT NULL,
  customer_count INT NOT NULL,
  decided_by     BIGINT NULL,
  decided_at     DATETIME(3) NULL,
  note           VARCHAR(500) NOT NULL DEFAULT '',
  UNIQUE KEY batch_cases_batch (batch_id),
  KEY batch_cases_state (state, opened_at),
  FOREIGN KEY (batch_id) REFERENCES batches (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- kind also: 8 came back from a customer, 9 scrapped, 10 sent to the factory,
-- 11 sent back to the customer.
ALTER TABLE stock_movements
  MODIFY COLUMN kind TINYINT UNSIGNED NOT NULL,
  ADD COLUMN return_id BIGINT NULL,
  ADD KEY stock_movements_return (return_id),
  ADD CONSTRAINT stock_movement_kind CHECK (kind BETWEEN 1 AND 11);

ALTER TABLE credit_notes
  ADD COLUMN return_id BIGINT NULL,
  ADD KEY credit_notes_return (return_id);

INSERT INTO settings (name, value) VALUES
  ('return_days_good', '60'),
  ('return_days_normal', '45'),
  ('return_days_watched', '15'),
  ('return_days_quality', '180'),
  ('return_slow_selling', '0'),
  ('return_near_expiry', '0'),
  ('return_approve_by_itself_fen', '100000'),
  ('return_service_limit_fen', '1000000'),
  ('return_abuse_share_bp', '800'),
  ('return_abuse_per_month', '3'),
  ('return_send_days', '15'),
  ('return_answer_days', '7'),
  ('return_rest_days', '10'),
  ('return_promise_minutes', '480'),
  ('return_free_goods', 'deduct'),
  ('return_batch_customers', '3');

INSERT INTO role_permissions (role, action, scope) VALUES
  ('buyer', 'return_see', 1), ('buyer', 'return_ask', 1),
  ('distributor_admin', 'return_see', 1), ('distributor_admin', 'return_ask', 1),
  ('distributor_finance', 'return_see', 1),
  ('sales_rep', 'return_see', 2), ('sales_rep', 'return_ask', 2),
  ('service', 'return_see', 4), ('service', 'return_ask', 4), ('service', 'return_decide', 4),
  ('order_desk', 'return_see', 4),
  ('warehouse', 'return_see', 4), ('warehouse', 'return_receive', 4), ('warehouse', 'return_inspect', 4),
  ('quality', 'return_see', 4), ('quality', 'return_inspect', 4), ('quality', 'return_decide', 4),
  ('credit_officer', 'return_see', 4),
  ('finance', 'return_see', 4),
  ('marketing', 'return_see', 4),
  ('team_lead', 'return_see', 3),
  ('manager', 'return_see', 4), ('manager', 'return_decide', 4),
  ('executive', 'return_see', 4), ('executive', 'return_decide', 4),
  ('admin', 'return_see', 4);
