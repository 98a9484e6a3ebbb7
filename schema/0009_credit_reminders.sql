-- Which reminders that a limit ends were sent: each stage (60, 30, 7 days
-- before) once for each end.
CREATE TABLE credit_reminders (
  customer_id BIGINT NOT NULL,
  until_day   DATE NOT NULL,
  days_before INT NOT NULL,
  at          DATETIME(3) NOT NULL,
  PRIMARY KEY (customer_id, until_day, days_before)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What jobs look for by day.
ALTER TABLE credit_accounts
  ADD KEY credit_accounts_limit_ends (limit_until, customer_id),
  ADD KEY credit_accounts_raise_ends (temp_until, customer_id);
