-- One row of derived figures for each customer that ever bought, to sort the
-- list of customers by.  year: the last twelve months; fall_fen: the three full
-- months before the last three full ones less these.  as_of: the month they were
-- summed up in.
CREATE TABLE customer_sums (
  customer_id   BIGINT NOT NULL PRIMARY KEY,
  as_of         INT NOT NULL DEFAULT 0,
  year_fen      BIGINT NOT NULL DEFAULT 0,
  before_fen    BIGINT NOT NULL DEFAULT 0,
  quarter_fen   BIGINT NOT NULL DEFAULT 0,
  fall_fen      BIGINT NOT NULL DEFAULT 0,
  last_order_at DATETIME(3) NULL,
  KEY customer_sums_year (year_fen, customer_id),
  KEY customer_sums_fall (fall_fen, customer_id),
  KEY customer_sums_last (last_order_at, customer_id),
  KEY customer_sums_as_of (as_of)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
