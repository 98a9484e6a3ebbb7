-- What leaders see of their teams, and who stands in for them.

-- Derived, as the rest of the table.  stopped_fen: what one that bought nothing in
-- the last twelve months bought in its last twelve; 0 for others.  first_on: day
-- of the first order.  now, back, ago: this month up to span_day, the same days of
-- the month before, and of the month a year before.  span_day: NULL to be summed
-- up again.
ALTER TABLE customer_sums
  ADD COLUMN stopped_fen BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN first_on    DATE NULL,
  ADD COLUMN span_day    DATE NULL,
  ADD COLUMN now_fen     BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN back_fen    BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN ago_fen     BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN now_orders  INT NOT NULL DEFAULT 0,
  ADD COLUMN back_orders INT NOT NULL DEFAULT 0,
  ADD COLUMN ago_orders  INT NOT NULL DEFAULT 0,
  ADD KEY customer_sums_stopped (stopped_fen, customer_id),
  ADD KEY customer_sums_span (span_day, customer_id);

UPDATE customer_sums SET as_of = 0;

-- The same by who looks after the customers now; 0 for nobody.
CREATE TABLE team_sums (
  team_id         BIGINT NOT NULL,
  rep_id          BIGINT NOT NULL,
  made_at         DATETIME(3) NOT NULL,
  day             DATE NOT NULL,
  customer_count  INT NOT NULL,
  now_fen         BIGINT NOT NULL,
  back_fen        BIGINT NOT NULL,
  ago_fen         BIGINT NOT NULL,
  now_orders      INT NOT NULL,
  back_orders     INT NOT NULL,
  ago_orders      INT NOT NULL,
  now_new         INT NOT NULL,
  back_new        INT NOT NULL,
  ago_new         INT NOT NULL,
  overdue_fen     BIGINT NOT NULL,
  overdue_count   INT NOT NULL,
  complaint_count INT NOT NULL DEFAULT 0,
  PRIMARY KEY (team_id, rep_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Few are open.
ALTER TABLE concessions ADD KEY concessions_open (approved_at, customer_id);

-- Who decides for whom while he is away, both days included.  ended_at: called
-- off before its end.
CREATE TABLE deputies (
  id        BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  absent_id BIGINT NOT NULL,
  deputy_id BIGINT NOT NULL,
  from_day  DATE NOT NULL,
  to_day    DATE NOT NULL,
  note      VARCHAR(200) NOT NULL DEFAULT '',
  made_at   DATETIME(3) NOT NULL,
  ended_at  DATETIME(3) NULL,
  KEY deputies_absent (absent_id, to_day, id),
  KEY deputies_deputy (deputy_id, to_day, id),
  CONSTRAINT deputy_is_another CHECK (deputy_id <> absent_id),
  CONSTRAINT deputy_days CHECK (from_day <= to_day),
  FOREIGN KEY (absent_id) REFERENCES users (id),
  FOREIGN KEY (deputy_id) REFERENCES users (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Every decision that only the absent one's authority allowed.  Append only.
CREATE TABLE deputy_decisions (
  id          BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  at          DATETIME(3) NOT NULL,
  deputy_id   BIGINT NOT NULL,
  absent_id   BIGINT NOT NULL,
  object_kind VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  object_id   BIGINT NOT NULL,
  what        VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  KEY deputy_decisions_object (object_kind, object_id, id),
  KEY deputy_decisions_absent (absent_id, id),
  FOREIGN KEY (absent_id) REFERENCES users (id),
  FOREIGN KEY (deputy_id) REFERENCES users (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- A session in which a deputy decides: with what the absent one may, as far as it
-- belongs to deciding.  deputy_until: the first moment after.
ALTER TABLE sessions
  ADD COLUMN deputy_of    BIGINT NULL,
  ADD COLUMN deputy_name  VARCHAR(60) NOT NULL DEFAULT '',
  ADD COLUMN deputy_team  BIGINT NULL,
  ADD COLUMN deputy_roles VARCHAR(200) NOT NULL DEFAULT '',
  ADD COLUMN deputy_reach VARCHAR(96) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
  ADD COLUMN deputy_until DATETIME(3) NULL;
