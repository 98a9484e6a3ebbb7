-- What after-sales leaves in the books: repairs that are paid for, the part of a
-- tax invoice that a credit takes back, returned goods that wait for quality.

-- kind also: 4 repair of returned goods, one per line of a request.
ALTER TABLE receivables
  MODIFY COLUMN kind TINYINT UNSIGNED NOT NULL,
  ADD COLUMN return_id       BIGINT NULL,
  ADD COLUMN return_position INT NULL,
  ADD UNIQUE KEY receivables_return (return_id, return_position),
  ADD CONSTRAINT receivable_kind CHECK (kind BETWEEN 1 AND 4),
  ADD CONSTRAINT receivable_repair_is_of_a_line
    CHECK ((kind = 4) = (return_id IS NOT NULL AND return_position IS NOT NULL));

-- Which deliveries the lines of a return's credit note were of: what was owed for
-- them is invoiced that much lower.
CREATE TABLE credit_note_shares (
  credit_note_id BIGINT NOT NULL,
  position       INT NOT NULL,
  receivable_id  BIGINT NOT NULL,
  order_position INT NOT NULL,
  batch_id       BIGINT NOT NULL,
  quantity       BIGINT NOT NULL CHECK (quantity > 0),
  amount_fen     BIGINT NOT NULL CHECK (amount_fen >= 0),
  PRIMARY KEY (credit_note_id, position, receivable_id),
  KEY credit_note_shares_receivable (receivable_id, order_position, batch_id),
  FOREIGN KEY (credit_note_id) REFERENCES credit_notes (id),
  FOREIGN KEY (receivable_id) REFERENCES receivables (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- A red-letter invoice over a part has negative parts; takes_from_id: the one it
-- takes back from.
ALTER TABLE tax_invoices
  ADD COLUMN takes_from_id BIGINT NULL,
  ADD KEY tax_invoices_takes_from (takes_from_id);

-- What was invoiced and credited afterwards, per invoice and receivable.  state:
-- 1 requested, 2 confirmed by the buyer, 3 issued, 4 lapsed, 5 not needed any more.
-- red_invoice_id: the red-letter invoice, once it is issued.
CREATE TABLE red_letters (
  id             BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  customer_id    BIGINT NOT NULL,
  rep_id         BIGINT NULL,
  team_id        BIGINT NULL,
  credit_note_id BIGINT NOT NULL,
  tax_invoice_id BIGINT NOT NULL,
  receivable_id  BIGINT NOT NULL,
  amount_fen     BIGINT NOT NULL CHECK (amount_fen > 0),
  state          TINYINT UNSIGNED NOT NULL CHECK (state BETWEEN 1 AND 5),
  asked_at       DATETIME(3) NOT NULL,
  state_since    DATETIME(3) NOT NULL,
  user_id        BIGINT NULL,
  red_invoice_id BIGINT NULL,
  UNIQUE KEY red_letters_once (credit_note_id, tax_invoice_id, receivable_id),
  KEY red_letters_state (state, asked_at, id),
  KEY red_letters_invoice (tax_invoice_id, receivable_id),
  KEY red_letters_receivable (receivable_id),
  CONSTRAINT red_letter_issued_has_an_invoice
    CHECK ((state = 3) = (red_invoice_id IS NOT NULL)),
  FOREIGN KEY (customer_id) REFERENCES customers (id),
  FOREIGN KEY (credit_note_id) REFERENCES credit_notes (id),
  FOREIGN KEY (tax_invoice_id) REFERENCES tax_invoices (id),
  FOREIGN KEY (receivable_id) REFERENCES receivables (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What quality decided on goods that were kept apart.  Append only.  decision:
-- 1 released for sale, 2 blocked, 3 scrapped.
CREATE TABLE quarantine_decisions (
  id           BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  product_id   BIGINT NOT NULL,
  warehouse_id BIGINT NOT NULL,
  batch_id     BIGINT NOT NULL,
  from_status  TINYINT UNSIGNED NOT NULL CHECK (from_status IN (3, 4)),
  decision     TINYINT UNSIGNED NOT NULL CHECK (decision BETWEEN 1 AND 3),
  quantity     BIGINT NOT NULL CHECK (quantity > 0),
  note         VARCHAR(500) NOT NULL,
  at           DATETIME(3) NOT NULL,
  user_id      BIGINT NOT NULL,
  KEY quarantine_decisions_at (at, id),
  FOREIGN KEY (product_id) REFERENCES products (id),
  FOREIGN KEY (warehouse_id) REFERENCES warehouses (id),
  FOREIGN KEY (batch_id) REFERENCES batches (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

ALTER TABLE stocks ADD KEY stocks_apart (status, on_hand);

INSERT INTO settings (name, value) VALUES ('return_repair_tax_bp', '1300');
