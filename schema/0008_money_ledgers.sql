-- What the ledgers of money need beside 0006: who took a receipt back and why;
-- the days overdue figures are of; who a payer's name belongs to, folded.

ALTER TABLE receipts
  ADD COLUMN settled_at    DATETIME(3) NULL,
  ADD COLUMN reversed_at   DATETIME(3) NULL,
  ADD COLUMN reversed_by   BIGINT NULL,
  ADD COLUMN reversed_note VARCHAR(500) NOT NULL DEFAULT '',
  ADD KEY receipts_maturing (settled_at, matures_on);

-- overdue_on: the day overdue_fen was counted for; NULL: never.
ALTER TABLE credit_accounts
  ADD COLUMN overdue_on DATE NULL;

ALTER TABLE credit_notes ADD KEY credit_notes_receivable (receivable_id);
ALTER TABLE credit_notes ADD KEY credit_notes_shipment (shipment_id);
ALTER TABLE receivables ADD KEY receivables_order (order_id);
ALTER TABLE receivables ADD KEY receivables_due_all (due_on, id);

-- Shipments sent before there were receivables.
INSERT INTO receivables (customer_id, rep_id, team_id, kind, order_id,
    shipment_id, posted_at, posted_on, due_on, amount_fen, open_fen)
  SELECT s.customer_id, s.rep_id, s.team_id, 1, s.order_id, s.id, s.sent_at,
         DATE(s.sent_at), DATE(s.sent_at + INTERVAL o.term_days DAY),
         s.value_fen, s.value_fen
    FROM shipments AS s JOIN orders AS o ON o.id = s.order_id
   WHERE o.foreign_no IS NULL AND s.value_fen > 0
   ORDER BY s.id;

INSERT INTO credit_notes (customer_id, rep_id, team_id, kind, at, amount_fen,
    line_count, order_id, shipment_id, receivable_id, unapplied_fen)
  SELECT s.customer_id, s.rep_id, s.team_id, 3, e.at, -e.amount_fen, 0,
         s.order_id, s.id, r.id, GREATEST(-e.amount_fen - r.amount_fen, 0)
    FROM credit_entries AS e JOIN shipments AS s ON s.id = e.document_id
    JOIN receivables AS r ON r.shipment_id = s.id
   WHERE e.document_kind = 2 AND e.event = 4 AND e.amount_fen < 0
   ORDER BY e.id;

INSERT INTO applications (customer_id, receivable_id, credit_note_id,
    amount_fen, at)
  SELECT n.customer_id, n.receivable_id, n.id, n.amount_fen - n.unapplied_fen,
         n.at
    FROM credit_notes AS n
   WHERE n.kind = 3 AND n.amount_fen > n.unapplied_fen
   ORDER BY n.id;

UPDATE receivables AS r JOIN applications AS a ON a.receivable_id = r.id
   SET r.open_fen = r.open_fen - a.amount_fen;
