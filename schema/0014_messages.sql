-- Messages that leave the portal: e-mail, SMS, group robots.

-- email: where mail goes; NULL means the login, if that is an address.
-- quiet_from, quiet_to: minutes of the day in the user's zone between which
-- nothing is sent; equal for none.
ALTER TABLE users
  ADD COLUMN email      VARCHAR(190) NULL,
  ADD COLUMN quiet_from SMALLINT NOT NULL DEFAULT 1320,
  ADD COLUMN quiet_to   SMALLINT NOT NULL DEFAULT 480;

-- What a user chose otherwise than usual.  channel: 1 e-mail, 2 SMS.
CREATE TABLE notification_choices (
  user_id BIGINT NOT NULL,
  kind    VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  channel TINYINT UNSIGNED NOT NULL CHECK (channel IN (1, 2)),
  is_on   TINYINT UNSIGNED NOT NULL,
  PRIMARY KEY (user_id, kind, channel),
  FOREIGN KEY (user_id) REFERENCES users (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Robots of staff's chat groups.  kind: 1 WeCom, 2 DingTalk, 3 Feishu.
-- audience: which groups of staff read there, as outbox.h numbers them.
CREATE TABLE robots (
  id         BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  kind       TINYINT UNSIGNED NOT NULL CHECK (kind BETWEEN 1 AND 3),
  state      TINYINT UNSIGNED NOT NULL DEFAULT 1 CHECK (state IN (1, 2)),
  name       VARCHAR(60) NOT NULL,
  url        VARCHAR(300) NOT NULL,
  secret     VARCHAR(120) NOT NULL DEFAULT '',
  audience   INT NOT NULL,
  language   TINYINT UNSIGNED NOT NULL DEFAULT 0 CHECK (language IN (0, 1)),
  changed_by BIGINT NULL,
  changed_at DATETIME(3) NOT NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- channel: 1 e-mail, 2 SMS, 3 robot.  state: 1 waiting, 2 being sent, 3 sent,
-- 4 given up, 5 nobody knows (the sender died while sending, or the answer was
-- lost): never sent again by itself.  One per event, channel and target.
CREATE TABLE messages (
  id         BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  outbox_id  BIGINT NOT NULL,
  channel    TINYINT UNSIGNED NOT NULL CHECK (channel BETWEEN 1 AND 3),
  user_id    BIGINT NULL,
  robot_id   BIGINT NULL,
  kind       VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  path       VARCHAR(120) NOT NULL,
  detail     VARCHAR(1000) NOT NULL,
  state      TINYINT UNSIGNED NOT NULL DEFAULT 1 CHECK (state BETWEEN 1 AND 5),
  at         DATETIME(3) NOT NULL,
  next_at    DATETIME(3) NOT NULL,
  attempts   INT NOT NULL DEFAULT 0,
  claimed_at DATETIME(3) NULL,
  sent_at    DATETIME(3) NULL,
  failure    VARCHAR(200) NULL,
  target_key BIGINT AS (IFNULL(user_id, -robot_id)) PERSISTENT,
  UNIQUE KEY messages_once (outbox_id, channel, target_key),
  KEY messages_due (state, next_at, id),
  KEY messages_failed (state, at, id),
  KEY messages_sent (sent_at),
  CHECK ((user_id IS NULL) <> (robot_id IS NULL)),
  FOREIGN KEY (user_id) REFERENCES users (id),
  FOREIGN KEY (robot_id) REFERENCES robots (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
