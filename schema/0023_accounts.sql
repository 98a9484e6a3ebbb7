-- Accounts: invitations, forgotten passwords, second factors, known devices.

ALTER TABLE users
  ADD COLUMN signed_in_at DATETIME(3) NULL;

-- Whether anyone may sign in for this company.  access: 1 open, 2 shut.
ALTER TABLE customers
  ADD COLUMN access TINYINT UNSIGNED NOT NULL DEFAULT 1 CHECK (access IN (1, 2));

-- A password was right, but more is asked before there is a session.  tries:
-- wrong codes.  must_set_up: there is no second factor yet, and has to be one.
CREATE TABLE sign_in_steps (
  token_hash  CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  user_id     BIGINT NOT NULL,
  must_set_up TINYINT UNSIGNED NOT NULL,
  remember    TINYINT UNSIGNED NOT NULL,
  tries       INT NOT NULL DEFAULT 0,
  made_at     DATETIME(3) NOT NULL,
  expires_at  DATETIME(3) NOT NULL,
  KEY sign_in_steps_user (user_id),
  KEY sign_in_steps_expiry (expires_at),
  FOREIGN KEY (user_id) REFERENCES users (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- kind: 1 wrong password, 2 wrong code.  device_id: of a browser that the owner
-- had signed in from before; its failures are counted apart.
ALTER TABLE sign_in_failures
  ADD COLUMN kind TINYINT UNSIGNED NOT NULL DEFAULT 1 CHECK (kind IN (1, 2)),
  ADD COLUMN device_id BIGINT NULL;

-- Browsers a user signed in from: others' failures do not lock these out.
CREATE TABLE known_devices (
  id         BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  token_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  user_id    BIGINT NOT NULL,
  address    VARCHAR(60) NOT NULL,
  made_at    DATETIME(3) NOT NULL,
  seen_at    DATETIME(3) NOT NULL,
  UNIQUE KEY known_devices_token (token_hash),
  KEY known_devices_user (user_id, seen_at),
  KEY known_devices_age (seen_at),
  FOREIGN KEY (user_id) REFERENCES users (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- secret: sealed under the instance's key.  confirmed_at: NULL while it is being
-- set up.  last_step: of the last code that was taken; none before counts again.
CREATE TABLE two_factors (
  user_id      BIGINT NOT NULL PRIMARY KEY,
  secret       VARCHAR(160) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  made_at      DATETIME(3) NOT NULL,
  confirmed_at DATETIME(3) NULL,
  last_step    BIGINT NOT NULL DEFAULT 0,
  FOREIGN KEY (user_id) REFERENCES users (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE recovery_codes (
  user_id   BIGINT NOT NULL,
  code_hash CHAR(43) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  used_at   DATETIME(3) NULL,
  PRIMARY KEY (user_id, code_hash),
  FOREIGN KEY (user_id) REFERENCES users (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- customer_id: NULL for the supplier's own staff.  roles: by commas.
-- state: 1 open, 2 accepted, 3 withdrawn.  user_id: who accepted.
CREATE TABLE invitations (
  id          BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  token_hash  CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  login       VARCHAR(190) NOT NULL,
  name        VARCHAR(60) NOT NULL,
  customer_id BIGINT NULL,
  team_id     BIGINT NULL,
  roles       VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  language    TINYINT UNSIGNED NOT NULL CHECK (language IN (0, 1)),
  state       TINYINT UNSIGNED NOT NULL DEFAULT 1 CHECK (state BETWEEN 1 AND 3),
  invited_by  BIGINT NULL,
  invited_at  DATETIME(3) NOT NULL,
  sent_at     DATETIME(3) NOT NULL,
  expires_at  DATETIME(3) NOT NULL,
  user_id     BIGINT NULL,
  ended_at    DATETIME(3) NULL,
  UNIQUE KEY invitations_token (token_hash),
  KEY invitations_customer (customer_id, state, id),
  KEY invitations_login (login, state),
  FOREIGN KEY (customer_id) REFERENCES customers (id),
  FOREIGN KEY (team_id) REFERENCES teams (id),
  FOREIGN KEY (invited_by) REFERENCES users (id),
  FOREIGN KEY (user_id) REFERENCES users (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Each "forgot password".  user_id: NULL where nobody has the login; its row is
-- written all the same, for the throttle and for the time it takes.
CREATE TABLE password_resets (
  id         BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  token_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  login      VARCHAR(190) NOT NULL,
  address    VARCHAR(60) NOT NULL,
  user_id    BIGINT NULL,
  made_at    DATETIME(3) NOT NULL,
  expires_at DATETIME(3) NOT NULL,
  used_at    DATETIME(3) NULL,
  UNIQUE KEY password_resets_token (token_hash),
  KEY password_resets_login (login, made_at),
  KEY password_resets_address (address, made_at),
  KEY password_resets_user (user_id, used_at),
  KEY password_resets_age (made_at),
  FOREIGN KEY (user_id) REFERENCES users (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Mail to an address that need not be a user's.  sealed: the one-time link's
-- token under the instance's key, until it was sent.
ALTER TABLE messages
  ADD COLUMN mail_to  VARCHAR(190) NULL,
  ADD COLUMN language TINYINT UNSIGNED NULL CHECK (language IN (0, 1)),
  ADD COLUMN sealed   VARCHAR(160) CHARACTER SET ascii COLLATE ascii_bin NULL,
  DROP CONSTRAINT IF EXISTS CONSTRAINT_1,
  ADD CONSTRAINT message_has_one_target
    CHECK ((user_id IS NOT NULL) + (robot_id IS NOT NULL) + (mail_to IS NOT NULL) = 1);

-- Roles that may not do without a second factor; '' for none.  The demo company
-- is signed in to with what its README says.
INSERT INTO settings (name, value)
  SELECT 'two_factor_roles', IF(COUNT(*) > 0, '', 'admin,credit_officer,finance')
    FROM settings WHERE name = 'demo_loaded';
