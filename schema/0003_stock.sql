-- What is there: stock by warehouse, batch and status, and how it moved.

CREATE TABLE warehouses (
  id      BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  code    VARCHAR(20) NOT NULL UNIQUE,
  name    VARCHAR(60) NOT NULL,
  name_en VARCHAR(60) NOT NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- A product that is not batch-tracked has one batch with the number ''.
CREATE TABLE batches (
  id         BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  product_id BIGINT NOT NULL,
  number     VARCHAR(40) NOT NULL,
  expires_on DATE NULL,
  UNIQUE KEY batches_number (product_id, number),
  FOREIGN KEY (product_id) REFERENCES products (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Counters.  No foreign key points here: a child insert would share-lock the
-- row that the same transaction then updates.  status: 1 available, 2 to
-- inspect, 3 blocked, 4 returned.  expires_on repeats the batch's ('9999-12-31'
-- for none) so that one index serves first expired, first out.
CREATE TABLE stocks (
  id           BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  product_id   BIGINT NOT NULL,
  warehouse_id BIGINT NOT NULL,
  batch_id     BIGINT NOT NULL,
  status       TINYINT UNSIGNED NOT NULL CHECK (status IN (1, 2, 3, 4)),
  expires_on   DATE NOT NULL DEFAULT '9999-12-31',
  on_hand      BIGINT NOT NULL DEFAULT 0,
  reserved     BIGINT NOT NULL DEFAULT 0,
  UNIQUE KEY stocks_place (product_id, warehouse_id, batch_id, status),
  KEY stocks_fefo (product_id, status, expires_on, on_hand, reserved),
  CONSTRAINT stock_never_negative CHECK (on_hand >= 0),
  CONSTRAINT stock_reserved_is_there CHECK (reserved >= 0 AND reserved <= on_hand),
  FOREIGN KEY (product_id) REFERENCES products (id),
  FOREIGN KEY (warehouse_id) REFERENCES warehouses (id),
  FOREIGN KEY (batch_id) REFERENCES batches (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Append only: balances are the sums of these.  kind: 1 received, 2 adjusted,
-- 3 reserved, 4 reservation given back, 5 shipped (on hand and reserved fall),
-- 6 came back (refused, lost and found), 7 moved between statuses.
CREATE TABLE stock_movements (
  id             BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  stock_id       BIGINT NOT NULL,
  product_id     BIGINT NOT NULL,
  kind           TINYINT UNSIGNED NOT NULL CHECK (kind BETWEEN 1 AND 7),
  on_hand_delta  BIGINT NOT NULL,
  reserved_delta BIGINT NOT NULL,
  order_id       BIGINT NULL,
  shipment_id    BIGINT NULL,
  at             DATETIME(3) NOT NULL,
  user_id        BIGINT NULL,
  KEY stock_movements_stock (stock_id, id),
  KEY stock_movements_order (order_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE stock_expected (
  product_id   BIGINT NOT NULL,
  warehouse_id BIGINT NOT NULL,
  day          DATE NOT NULL,
  quantity     BIGINT NOT NULL CHECK (quantity > 0),
  PRIMARY KEY (product_id, day, warehouse_id),
  FOREIGN KEY (product_id) REFERENCES products (id),
  FOREIGN KEY (warehouse_id) REFERENCES warehouses (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
