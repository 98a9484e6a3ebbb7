-- What each customer bought, summed up for the account page.  Derived: the
-- worker writes it from receivables, credit notes, shipments and orders.

-- month: year × 100 + month, in the supplier's zone.  sold_fen: receivables
-- posted, with VAT; returned_fen: credit notes.
CREATE TABLE sales_months (
  customer_id    BIGINT NOT NULL,
  month          INT NOT NULL,
  sold_fen       BIGINT NOT NULL DEFAULT 0,
  returned_fen   BIGINT NOT NULL DEFAULT 0,
  shipment_count INT NOT NULL DEFAULT 0,
  PRIMARY KEY (customer_id, month),
  KEY sales_months_month (month, customer_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What was shipped, by category; a distribution, not a booking.
CREATE TABLE sales_mix (
  customer_id BIGINT NOT NULL,
  month       INT NOT NULL,
  category_id BIGINT NOT NULL,
  amount_fen  BIGINT NOT NULL,
  PRIMARY KEY (customer_id, month, category_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- On which days orders were placed.
CREATE TABLE sales_days (
  customer_id BIGINT NOT NULL,
  day         DATE NOT NULL,
  order_count INT NOT NULL,
  PRIMARY KEY (customer_id, day)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- How far the sums go: rows up to done_id are in for good; those up to seen_id
-- are looked at once more, as a slower transaction may have come in between.
CREATE TABLE sales_marks (
  source  VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  done_id BIGINT NOT NULL DEFAULT 0,
  seen_id BIGINT NOT NULL DEFAULT 0
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO sales_marks (source) VALUES
  ('receivables'), ('credit_notes'), ('shipments'), ('orders');
