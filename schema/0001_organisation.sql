-- Who there is: teams, customers, users, what they may do, and their sessions.

CREATE TABLE regions (
  id      BIGINT NOT NULL PRIMARY KEY,
  name    VARCHAR(60) NOT NULL,
  name_en VARCHAR(60) NOT NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE teams (
  id        BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name      VARCHAR(60) NOT NULL,
  name_en   VARCHAR(60) NOT NULL,
  region_id BIGINT NULL,
  FOREIGN KEY (region_id) REFERENCES regions (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- state: 1 active, 2 disabled.  language: 0 zh-CN, 1 English, NULL not chosen.
CREATE TABLE users (
  id           BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  login        VARCHAR(190) NOT NULL,
  name         VARCHAR(60) NOT NULL,
  phone        VARCHAR(30) NULL,
  language     TINYINT UNSIGNED NULL CHECK (language IN (0, 1)),
  zone_minutes SMALLINT NOT NULL DEFAULT 480,
  state        TINYINT UNSIGNED NOT NULL DEFAULT 1 CHECK (state IN (1, 2)),
  created_at   DATETIME(3) NOT NULL,
  UNIQUE KEY users_login (login)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Apart from users, so that only the sign-in program needs a grant on it.
CREATE TABLE credentials (
  user_id       BIGINT NOT NULL PRIMARY KEY,
  password_hash VARCHAR(140) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  changed_at    DATETIME(3) NOT NULL,
  FOREIGN KEY (user_id) REFERENCES users (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- class: 0 unclassed, 1 C, 2 B, 3 B+, 4 A, 5 AA, 6 AAA.  state: 1 active,
-- 2 stopped.  approval_over_fen: orders above it need the distributor's own
-- approver; NULL for none.  shelf_days: least remaining shelf life it accepts.
CREATE TABLE customers (
  id                BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  code              VARCHAR(40) NOT NULL,
  name              VARCHAR(120) NOT NULL,
  name_en           VARCHAR(120) NULL,
  sort_key          VARCHAR(120) NOT NULL,
  initials          VARCHAR(60) NOT NULL,
  class             TINYINT UNSIGNED NOT NULL DEFAULT 0 CHECK (class <= 6),
  state             TINYINT UNSIGNED NOT NULL DEFAULT 1 CHECK (state IN (1, 2)),
  region_id         BIGINT NULL,
  province          VARCHAR(40) NULL,
  city              VARCHAR(40) NULL,
  rep_id            BIGINT NULL,
  team_id           BIGINT NULL,
  price_list_id     BIGINT NULL,
  approval_over_fen BIGINT NULL,
  shelf_days        INT NOT NULL DEFAULT 0,
  foreign_no        VARCHAR(40) NULL,
  created_at        DATETIME(3) NOT NULL,
  UNIQUE KEY customers_code (code),
  UNIQUE KEY customers_foreign (foreign_no),
  KEY customers_rep (rep_id, sort_key, id),
  KEY customers_team (team_id, sort_key, id),
  KEY customers_sort (sort_key, id),
  FOREIGN KEY (region_id) REFERENCES regions (id),
  FOREIGN KEY (rep_id) REFERENCES users (id),
  FOREIGN KEY (team_id) REFERENCES teams (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE customer_addresses (
  id          BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  customer_id BIGINT NOT NULL,
  label       VARCHAR(60) NOT NULL,
  address     VARCHAR(200) NOT NULL,
  contact     VARCHAR(60) NOT NULL,
  phone       VARCHAR(30) NOT NULL,
  is_default  TINYINT UNSIGNED NOT NULL DEFAULT 0,
  state       TINYINT UNSIGNED NOT NULL DEFAULT 1 CHECK (state IN (1, 2)),
  KEY customer_addresses_customer (customer_id, id),
  FOREIGN KEY (customer_id) REFERENCES customers (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- A user works for the supplier (customer_id NULL) or for customers.
CREATE TABLE memberships (
  id           BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  user_id      BIGINT NOT NULL,
  customer_id  BIGINT NULL,
  team_id      BIGINT NULL,
  state        TINYINT UNSIGNED NOT NULL DEFAULT 1 CHECK (state IN (1, 2)),
  company_key  BIGINT AS (IFNULL(customer_id, 0)) PERSISTENT,
  UNIQUE KEY memberships_once (user_id, company_key),
  KEY memberships_customer (customer_id, user_id),
  FOREIGN KEY (user_id) REFERENCES users (id),
  FOREIGN KEY (customer_id) REFERENCES customers (id),
  FOREIGN KEY (team_id) REFERENCES teams (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE membership_roles (
  membership_id BIGINT NOT NULL,
  role          VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (membership_id, role),
  KEY membership_roles_role (role, membership_id),
  FOREIGN KEY (membership_id) REFERENCES memberships (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- scope: 1 own company, 2 own customers (rep), 3 team, 4 all.
CREATE TABLE role_permissions (
  role   VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  action VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  scope  TINYINT UNSIGNED NOT NULL CHECK (scope BETWEEN 1 AND 4),
  PRIMARY KEY (role, action)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- The row holds the actor's snapshot, rewritten when roles change: one
-- primary-key read per request.  reach: one digit per action, in the order of
-- enum action.
CREATE TABLE sessions (
  token_hash    CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  id            BIGINT NOT NULL AUTO_INCREMENT,
  user_id       BIGINT NOT NULL,
  side          TINYINT UNSIGNED NOT NULL,
  customer_id   BIGINT NULL,
  team_id       BIGINT NULL,
  name          VARCHAR(60) NOT NULL,
  company       VARCHAR(120) NOT NULL,
  role_names    VARCHAR(200) NOT NULL,
  company_count INT NOT NULL,
  language      TINYINT UNSIGNED NULL,
  zone_minutes  SMALLINT NOT NULL,
  reach         VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  csrf_secret   CHAR(43) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  remember      TINYINT UNSIGNED NOT NULL,
  created_at    DATETIME(3) NOT NULL,
  seen_at       DATETIME(3) NOT NULL,
  expires_at    DATETIME(3) NOT NULL,
  address       VARCHAR(60) NOT NULL,
  agent         VARCHAR(200) NOT NULL,
  UNIQUE KEY sessions_id (id),
  KEY sessions_user (user_id, seen_at),
  KEY sessions_expiry (expires_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Failed sign-ins, by login and by address, for the throttle.
CREATE TABLE sign_in_failures (
  id      BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  at      DATETIME(3) NOT NULL,
  login   VARCHAR(190) NOT NULL,
  address VARCHAR(60) NOT NULL,
  KEY sign_in_failures_login (login, at),
  KEY sign_in_failures_address (address, at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Form tokens that acted: where their answer led.  Purged after 7 days.
CREATE TABLE form_tokens (
  token    VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  user_id  BIGINT NOT NULL,
  result   VARCHAR(160) NOT NULL,
  acted_at DATETIME(3) NOT NULL,
  KEY form_tokens_age (acted_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE settings (
  name       VARCHAR(60) NOT NULL PRIMARY KEY,
  value      VARCHAR(400) NOT NULL,
  changed_at DATETIME(3) NULL,
  changed_by BIGINT NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- One holder at a time of a job; by the database's clock.
CREATE TABLE leases (
  name     VARCHAR(40) NOT NULL PRIMARY KEY,
  owner    VARCHAR(80) NOT NULL,
  until_at DATETIME(3) NOT NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Append only.
CREATE TABLE audit (
  id          BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  at          DATETIME(3) NOT NULL,
  user_id     BIGINT NULL,
  address     VARCHAR(60) NOT NULL,
  what        VARCHAR(40) NOT NULL,
  object_kind VARCHAR(20) NOT NULL,
  object_id   BIGINT NULL,
  detail      VARCHAR(2000) NOT NULL,
  KEY audit_object (object_kind, object_id, id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- One row per event, written with it; the worker works out recipients.
CREATE TABLE outbox (
  id          BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  at          DATETIME(3) NOT NULL,
  kind        VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  object_kind VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  object_id   BIGINT NOT NULL,
  customer_id BIGINT NULL,
  actor_id    BIGINT NULL,
  detail      VARCHAR(1000) NOT NULL,
  done_at     DATETIME(3) NULL,
  next_at     DATETIME(3) NOT NULL,
  attempts    INT NOT NULL DEFAULT 0,
  failure     VARCHAR(200) NULL,
  KEY outbox_due (done_at, next_at, id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- The portal inbox.  Never twice for one event and user.
CREATE TABLE notifications (
  id        BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  user_id   BIGINT NOT NULL,
  outbox_id BIGINT NOT NULL,
  at        DATETIME(3) NOT NULL,
  kind      VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  path      VARCHAR(120) NOT NULL,
  detail    VARCHAR(1000) NOT NULL,
  read_at   DATETIME(3) NULL,
  UNIQUE KEY notifications_once (user_id, outbox_id),
  KEY notifications_user (user_id, at, id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE notification_counts (
  user_id BIGINT NOT NULL PRIMARY KEY,
  unread  INT NOT NULL DEFAULT 0
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
