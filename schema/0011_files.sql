-- What people attach.  The bytes lie outside the web root under the public id;
-- who may see them is asked of the thing they hang on.

-- state: 1 waiting (uploaded, hangs on nothing yet), 2 attached, 3 removed.
-- kind: 1 image, 2 video, 3 PDF, 4 spreadsheet, 5 text, 6 document.
-- object_kind: 'return_line', 'ticket_message', 'credit_review', 'tax_invoice',
-- 'payment_slip', 'return_inspection', …; object_id its id and object_part its
-- position, 0 for none.  customer_id: whose business it is; NULL for staff only.
-- is_internal: seen by staff only, whatever it hangs on.
CREATE TABLE files (
  id          BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  public_id   CHAR(22) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  customer_id BIGINT NULL,
  state       TINYINT UNSIGNED NOT NULL DEFAULT 1 CHECK (state IN (1, 2, 3)),
  kind        TINYINT UNSIGNED NOT NULL CHECK (kind BETWEEN 1 AND 6),
  media_type  VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  name        VARCHAR(200) NOT NULL,
  bytes       BIGINT NOT NULL CHECK (bytes >= 0),
  width       INT NOT NULL DEFAULT 0,
  height      INT NOT NULL DEFAULT 0,
  has_thumb   TINYINT UNSIGNED NOT NULL DEFAULT 0,
  sha256      CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  is_internal TINYINT UNSIGNED NOT NULL DEFAULT 0,
  object_kind VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NULL,
  object_id   BIGINT NULL,
  object_part INT NOT NULL DEFAULT 0,
  uploaded_by BIGINT NOT NULL,
  at          DATETIME(3) NOT NULL,
  UNIQUE KEY files_public (public_id),
  KEY files_object (object_kind, object_id, object_part, id),
  KEY files_waiting (state, at),
  KEY files_uploader (uploaded_by, state, at),
  KEY files_customer (customer_id, state, bytes),
  CONSTRAINT file_attached_to_something CHECK (state <> 2 OR object_id IS NOT NULL),
  FOREIGN KEY (customer_id) REFERENCES customers (id),
  FOREIGN KEY (uploaded_by) REFERENCES users (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO settings (name, value) VALUES
  ('file_bytes_max', '10485760'),
  ('file_company_quota_bytes', '5368709120'),
  ('file_orphan_hours', '24'),
  ('file_scan_address', '');
