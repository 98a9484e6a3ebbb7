-- Drafts, orders and their way to the door; credit; historical credit notes.

-- kind: 1 draft, 2 template.  state: 1 open, 2 became its order, 3 deleted.
-- order_id: the order made from it, or the one sent back for correction.
CREATE TABLE drafts (
  id          BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  customer_id BIGINT NOT NULL,
  kind        TINYINT UNSIGNED NOT NULL DEFAULT 1 CHECK (kind IN (1, 2)),
  state       TINYINT UNSIGNED NOT NULL DEFAULT 1 CHECK (state IN (1, 2, 3)),
  name        VARCHAR(60) NOT NULL DEFAULT '',
  address_id  BIGINT NULL,
  wanted_on   DATE NULL,
  own_number  VARCHAR(40) NOT NULL DEFAULT '',
  remark      VARCHAR(500) NOT NULL DEFAULT '',
  order_id    BIGINT NULL,
  by_staff    TINYINT UNSIGNED NOT NULL DEFAULT 0,
  created_by  BIGINT NOT NULL,
  created_at  DATETIME(3) NOT NULL,
  changed_by  BIGINT NOT NULL,
  changed_at  DATETIME(3) NOT NULL,
  version     BIGINT NOT NULL DEFAULT 1,
  line_count  INT NOT NULL DEFAULT 0,
  KEY drafts_customer (customer_id, state, kind, changed_at, id),
  FOREIGN KEY (customer_id) REFERENCES customers (id),
  FOREIGN KEY (address_id) REFERENCES customer_addresses (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What was typed, kept as it was; product_id once the code is understood.
-- short_choice: when stock is short 1 back-order, 2 reduce, 3 remove.
CREATE TABLE draft_lines (
  draft_id       BIGINT NOT NULL,
  position       INT NOT NULL,
  typed_code     VARCHAR(120) NOT NULL,
  typed_quantity VARCHAR(40) NOT NULL,
  product_id     BIGINT NULL,
  quantity       BIGINT NOT NULL DEFAULT 0,
  short_choice   TINYINT UNSIGNED NOT NULL DEFAULT 1 CHECK (short_choice IN (1, 2, 3)),
  seen_price_1e4 BIGINT NULL,
  PRIMARY KEY (draft_id, position),
  FOREIGN KEY (draft_id) REFERENCES drafts (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- state: 1 draft (sent back), 2 awaiting_approval, 3 submitted, 4 confirmed,
-- 5 picking, 6 part_shipped, 7 shipped, 8 completed, 9 rejected, 10 cancelled,
-- 11 closed_short.  Facets: credit 1 clear 2 held 3 released; the others 0 none
-- 1 part 2 all.  customer_id, rep_id, team_id: what lists are limited by; a
-- handover rewrites the copies.  headline: first product's name, for lists.
CREATE TABLE orders (
  id               BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  customer_id      BIGINT NOT NULL,
  rep_id           BIGINT NULL,
  team_id          BIGINT NULL,
  state            TINYINT UNSIGNED NOT NULL CHECK (state BETWEEN 1 AND 11),
  credit_facet     TINYINT UNSIGNED NOT NULL DEFAULT 1 CHECK (credit_facet IN (1, 2, 3)),
  shipping_facet   TINYINT UNSIGNED NOT NULL DEFAULT 0 CHECK (shipping_facet <= 2),
  receipt_facet    TINYINT UNSIGNED NOT NULL DEFAULT 0 CHECK (receipt_facet <= 2),
  invoice_facet    TINYINT UNSIGNED NOT NULL DEFAULT 0 CHECK (invoice_facet <= 2),
  payment_facet    TINYINT UNSIGNED NOT NULL DEFAULT 0 CHECK (payment_facet <= 2),
  proposal_open    TINYINT UNSIGNED NOT NULL DEFAULT 0,
  placed_at        DATETIME(3) NOT NULL,
  total_fen        BIGINT NOT NULL CHECK (total_fen >= 0),
  net_fen          BIGINT NOT NULL,
  tax_fen          BIGINT NOT NULL,
  discount_fen     BIGINT NOT NULL DEFAULT 0,
  line_count       INT NOT NULL,
  quantity_total   BIGINT NOT NULL,
  headline         VARCHAR(120) NOT NULL,
  headline_en      VARCHAR(120) NULL,
  own_number       VARCHAR(40) NULL,
  foreign_no       VARCHAR(40) NULL,
  draft_id         BIGINT NULL,
  address          VARCHAR(260) NOT NULL DEFAULT '',
  contact          VARCHAR(60) NOT NULL DEFAULT '',
  phone            VARCHAR(30) NOT NULL DEFAULT '',
  wanted_on        DATE NULL,
  remark           VARCHAR(500) NOT NULL DEFAULT '',
  term_days        INT NOT NULL DEFAULT 0,
  entered_by       BIGINT NULL,
  by_staff         TINYINT UNSIGNED NOT NULL DEFAULT 0,
  approved_by      BIGINT NULL,
  confirmed_by     BIGINT NULL,
  confirmed_at     DATETIME(3) NULL,
  reserved_until   DATETIME(3) NULL,
  state_since      DATETIME(3) NOT NULL,
  UNIQUE KEY orders_own_number (customer_id, own_number),
  UNIQUE KEY orders_foreign (foreign_no),
  KEY orders_customer (customer_id, placed_at, id),
  KEY orders_customer_state (customer_id, state, placed_at, id),
  KEY orders_rep (rep_id, placed_at, id),
  KEY orders_rep_state (rep_id, state, placed_at, id),
  KEY orders_team (team_id, placed_at, id),
  KEY orders_team_state (team_id, state, placed_at, id),
  KEY orders_all (placed_at, id),
  KEY orders_all_state (state, placed_at, id),
  KEY orders_held (credit_facet, placed_at, id),
  KEY orders_reserved (reserved_until),
  CHECK (credit_facet <> 2 OR state <= 5 OR state IN (9, 10)),
  FOREIGN KEY (customer_id) REFERENCES customers (id),
  FOREIGN KEY (entered_by) REFERENCES users (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- amount_fen: quantity at price after line promotion; discount_fen: this line's
-- share of the order break; net + tax = amount − discount.  price_source:
-- 1 base, 2 class, 3 customer list, 4 contract or special.  promised_*: the
-- answer given at submit.  Quantities: reserved + what is open, shipped, …
CREATE TABLE order_lines (
  order_id        BIGINT NOT NULL,
  position        INT NOT NULL,
  product_id      BIGINT NOT NULL,
  sku             VARCHAR(40) NOT NULL,
  name            VARCHAR(120) NOT NULL,
  name_en         VARCHAR(120) NULL,
  spec            VARCHAR(80) NOT NULL,
  unit            VARCHAR(20) NOT NULL,
  unit_en         VARCHAR(20) NOT NULL,
  quantity        BIGINT NOT NULL CHECK (quantity > 0),
  unit_price_1e4  BIGINT NOT NULL CHECK (unit_price_1e4 >= 0),
  list_price_1e4  BIGINT NOT NULL,
  amount_fen      BIGINT NOT NULL,
  discount_fen    BIGINT NOT NULL DEFAULT 0,
  net_fen         BIGINT NOT NULL,
  tax_fen         BIGINT NOT NULL,
  tax_rate_bp     INT NOT NULL,
  price_source    TINYINT UNSIGNED NOT NULL,
  price_list_id   BIGINT NULL,
  promotion_id    BIGINT NULL,
  is_free         TINYINT UNSIGNED NOT NULL DEFAULT 0,
  short_choice    TINYINT UNSIGNED NOT NULL DEFAULT 1,
  promised_now    BIGINT NOT NULL DEFAULT 0,
  promised_later  BIGINT NOT NULL DEFAULT 0,
  promised_on     DATE NULL,
  reserved        BIGINT NOT NULL DEFAULT 0 CHECK (reserved >= 0),
  shipped         BIGINT NOT NULL DEFAULT 0 CHECK (shipped >= 0),
  signed          BIGINT NOT NULL DEFAULT 0 CHECK (signed >= 0),
  refused         BIGINT NOT NULL DEFAULT 0 CHECK (refused >= 0),
  cancelled       BIGINT NOT NULL DEFAULT 0 CHECK (cancelled >= 0),
  cost_fen        BIGINT NULL,
  PRIMARY KEY (order_id, position),
  KEY order_lines_product (product_id, order_id),
  CONSTRAINT order_line_not_over CHECK (reserved + shipped + cancelled <= quantity),
  CONSTRAINT order_line_signed_was_shipped CHECK (signed + refused <= shipped),
  FOREIGN KEY (order_id) REFERENCES orders (id),
  FOREIGN KEY (product_id) REFERENCES products (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Which stock is kept for which line; a row falls to 0 as it is shipped.
CREATE TABLE reservations (
  order_id BIGINT NOT NULL,
  position INT NOT NULL,
  stock_id BIGINT NOT NULL,
  quantity BIGINT NOT NULL CHECK (quantity >= 0),
  PRIMARY KEY (order_id, position, stock_id),
  KEY reservations_stock (stock_id),
  FOREIGN KEY (order_id) REFERENCES orders (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Append only: the timeline and the audit of the order.
CREATE TABLE order_events (
  id         BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  order_id   BIGINT NOT NULL,
  at         DATETIME(3) NOT NULL,
  user_id    BIGINT NULL,
  kind       VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  from_state TINYINT UNSIGNED NOT NULL,
  to_state   TINYINT UNSIGNED NOT NULL,
  note       VARCHAR(500) NOT NULL DEFAULT '',
  object_id  BIGINT NULL,
  KEY order_events_order (order_id, id),
  FOREIGN KEY (order_id) REFERENCES orders (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- reason: 1 over limit, 2 limit ran out, 3 overdue, 4 order above its share of
-- the limit, 5 forced by an officer.  state: 1 standing, 2 released, 3 gone.
CREATE TABLE order_holds (
  order_id    BIGINT NOT NULL,
  reason      TINYINT UNSIGNED NOT NULL CHECK (reason BETWEEN 1 AND 5),
  state       TINYINT UNSIGNED NOT NULL CHECK (state IN (1, 2, 3)),
  amount_fen  BIGINT NOT NULL DEFAULT 0,
  since       DATETIME(3) NOT NULL,
  set_by      BIGINT NULL,
  released_by BIGINT NULL,
  released_at DATETIME(3) NULL,
  note        VARCHAR(500) NOT NULL DEFAULT '',
  PRIMARY KEY (order_id, reason),
  FOREIGN KEY (order_id) REFERENCES orders (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- state: 1 open, 2 accepted, 3 declined, 4 withdrawn.  One open per order.
CREATE TABLE proposals (
  id          BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  order_id    BIGINT NOT NULL,
  state       TINYINT UNSIGNED NOT NULL CHECK (state BETWEEN 1 AND 4),
  reason      VARCHAR(500) NOT NULL,
  made_by     BIGINT NOT NULL,
  made_at     DATETIME(3) NOT NULL,
  answer_until DATETIME(3) NOT NULL,
  answered_by BIGINT NULL,
  answered_at DATETIME(3) NULL,
  answer_note VARCHAR(500) NOT NULL DEFAULT '',
  open_key    BIGINT AS (IF(state = 1, order_id, NULL)) PERSISTENT,
  UNIQUE KEY proposals_one_open (open_key),
  KEY proposals_order (order_id, id),
  KEY proposals_due (state, answer_until),
  FOREIGN KEY (order_id) REFERENCES orders (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- substitute_id: deliver this product in place of the line's.
CREATE TABLE proposal_lines (
  proposal_id     BIGINT NOT NULL,
  position        INT NOT NULL,
  quantity_before BIGINT NOT NULL,
  quantity_after  BIGINT NOT NULL CHECK (quantity_after >= 0),
  promised_on     DATE NULL,
  substitute_id   BIGINT NULL,
  PRIMARY KEY (proposal_id, position),
  FOREIGN KEY (proposal_id) REFERENCES proposals (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- state: 1 packed, 2 in_transit, 3 delivered, 4 signed, 5 refused, 6 lost.
-- sign_due_at: when it counts as signed if nobody says anything.
CREATE TABLE shipments (
  id           BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  order_id     BIGINT NOT NULL,
  customer_id  BIGINT NOT NULL,
  rep_id       BIGINT NULL,
  team_id      BIGINT NULL,
  state        TINYINT UNSIGNED NOT NULL CHECK (state BETWEEN 1 AND 6),
  foreign_no   VARCHAR(40) NULL,
  warehouse_id BIGINT NULL,
  carrier      VARCHAR(60) NOT NULL DEFAULT '',
  tracking     VARCHAR(60) NOT NULL DEFAULT '',
  value_fen    BIGINT NOT NULL,
  sent_at      DATETIME(3) NOT NULL,
  sent_by      BIGINT NULL,
  delivered_at DATETIME(3) NULL,
  sign_due_at  DATETIME(3) NULL,
  closed_at    DATETIME(3) NULL,
  closed_by    BIGINT NULL,
  note         VARCHAR(500) NOT NULL DEFAULT '',
  UNIQUE KEY shipments_foreign (foreign_no),
  KEY shipments_order (order_id, id),
  KEY shipments_customer (customer_id, sent_at, id),
  KEY shipments_rep (rep_id, sent_at, id),
  KEY shipments_team (team_id, sent_at, id),
  KEY shipments_all (sent_at, id),
  KEY shipments_state (state, sent_at, id),
  KEY shipments_due (sign_due_at),
  FOREIGN KEY (order_id) REFERENCES orders (id),
  FOREIGN KEY (customer_id) REFERENCES customers (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE shipment_lines (
  shipment_id BIGINT NOT NULL,
  position    INT NOT NULL,
  batch_id    BIGINT NOT NULL,
  stock_id    BIGINT NULL,
  quantity    BIGINT NOT NULL CHECK (quantity > 0),
  refused     BIGINT NOT NULL DEFAULT 0,
  reason      VARCHAR(200) NOT NULL DEFAULT '',
  PRIMARY KEY (shipment_id, position, batch_id),
  CHECK (refused >= 0 AND refused <= quantity),
  FOREIGN KEY (shipment_id) REFERENCES shipments (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- The customer's limit and what is used of it: a counter, so no foreign key
-- points here and it is updated last.  limit_until: NULL for open end.
CREATE TABLE credit_accounts (
  customer_id    BIGINT NOT NULL PRIMARY KEY,
  limit_fen      BIGINT NOT NULL DEFAULT 0,
  limit_until    DATE NULL,
  temp_limit_fen BIGINT NOT NULL DEFAULT 0,
  temp_until     DATE NULL,
  term_days      INT NOT NULL DEFAULT 0,
  used_fen       BIGINT NOT NULL DEFAULT 0,
  overdue_fen    BIGINT NOT NULL DEFAULT 0,
  overdue_since  DATE NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Append only: used_fen is the sum of these.  document_kind: 1 order,
-- 2 shipment, 3 receipt, 4 credit note, 5 opening.  event: 1 taken, 2 changed
-- by proposal, 3 given back (cancelled, closed short), 4 refused or lost,
-- 5 settled, 6 opening.  part tells repeats of one event apart.
CREATE TABLE credit_entries (
  id            BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  customer_id   BIGINT NOT NULL,
  document_kind TINYINT UNSIGNED NOT NULL,
  document_id   BIGINT NOT NULL,
  event         TINYINT UNSIGNED NOT NULL,
  part          BIGINT NOT NULL DEFAULT 0,
  amount_fen    BIGINT NOT NULL,
  at            DATETIME(3) NOT NULL,
  user_id       BIGINT NULL,
  UNIQUE KEY credit_entries_once (document_kind, document_id, event, part),
  KEY credit_entries_customer (customer_id, at, id),
  FOREIGN KEY (customer_id) REFERENCES customers (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Imported history: what was credited to a customer.  kind: 1 return,
-- 2 adjustment.
CREATE TABLE credit_notes (
  id          BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  customer_id BIGINT NOT NULL,
  rep_id      BIGINT NULL,
  team_id     BIGINT NULL,
  kind        TINYINT UNSIGNED NOT NULL CHECK (kind IN (1, 2)),
  at          DATETIME(3) NOT NULL,
  amount_fen  BIGINT NOT NULL CHECK (amount_fen >= 0),
  line_count  INT NOT NULL,
  foreign_no  VARCHAR(40) NULL,
  UNIQUE KEY credit_notes_foreign (foreign_no),
  KEY credit_notes_customer (customer_id, at, id),
  FOREIGN KEY (customer_id) REFERENCES customers (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE credit_note_lines (
  credit_note_id BIGINT NOT NULL,
  position       INT NOT NULL,
  product_id     BIGINT NOT NULL,
  quantity       BIGINT NOT NULL,
  unit_price_1e4 BIGINT NOT NULL,
  amount_fen     BIGINT NOT NULL,
  PRIMARY KEY (credit_note_id, position),
  FOREIGN KEY (credit_note_id) REFERENCES credit_notes (id),
  FOREIGN KEY (product_id) REFERENCES products (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE import_runs (
  id          BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  kind        VARCHAR(20) NOT NULL,
  file_name   VARCHAR(200) NOT NULL,
  at          DATETIME(3) NOT NULL,
  report      TEXT NOT NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
