-- Knowing a customer: when it buys, what it celebrates, why it presses.

-- In which months it plans, compares and orders in bulk; the words beside it
-- stand in customers.buying_calendar.
CREATE TABLE buying_months (
  customer_id BIGINT NOT NULL,
  month       TINYINT UNSIGNED NOT NULL CHECK (month BETWEEN 1 AND 12),
  plans       TINYINT UNSIGNED NOT NULL DEFAULT 0 CHECK (plans <= 1),
  compares    TINYINT UNSIGNED NOT NULL DEFAULT 0 CHECK (compares <= 1),
  orders      TINYINT UNSIGNED NOT NULL DEFAULT 0 CHECK (orders <= 1),
  PRIMARY KEY (customer_id, month),
  FOREIGN KEY (customer_id) REFERENCES customers (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- next_on: the anniversary that the salesperson is told of next.
ALTER TABLE customer_events
  ADD COLUMN next_on DATE NULL,
  ADD COLUMN done_by BIGINT NULL,
  ADD KEY customer_events_next (next_on, id);

UPDATE customer_events SET next_on = day WHERE kind = 1;

-- Why a customer can press, and who decides there.  Only for who may see what
-- is private; whether it is difficult stands in customers.is_difficult.
CREATE TABLE pressures (
  customer_id BIGINT NOT NULL PRIMARY KEY,
  by_share    VARCHAR(500) NOT NULL DEFAULT '',
  by_product  VARCHAR(500) NOT NULL DEFAULT '',
  by_relation VARCHAR(500) NOT NULL DEFAULT '',
  decides     VARCHAR(500) NOT NULL DEFAULT '',
  changed_by  BIGINT NOT NULL,
  changed_at  DATETIME(3) NOT NULL,
  FOREIGN KEY (customer_id) REFERENCES customers (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

ALTER TABLE pressure_steps
  ADD COLUMN done_by BIGINT NULL,
  ADD KEY pressure_steps_owner (owner_id, done_at);

-- answer: of who approved or refused it; never who entered it.
ALTER TABLE concessions
  ADD COLUMN refused_by BIGINT NULL,
  ADD COLUMN refused_at DATETIME(3) NULL,
  ADD COLUMN answer     VARCHAR(500) NOT NULL DEFAULT '',
  ADD CONSTRAINT concession_refused_by_another
    CHECK (refused_by IS NULL OR refused_by <> entered_by),
  ADD CONSTRAINT concession_decided_once
    CHECK (refused_at IS NULL OR approved_at IS NULL);

ALTER TABLE customers
  ADD KEY customers_parent (parent_id, id),
  ADD KEY customers_difficult (is_difficult, id);

INSERT INTO settings (name, value) VALUES ('evaluation_months', '12');
