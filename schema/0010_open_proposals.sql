-- Orders whose proposal waits for an answer: few at any time, listed for all.
ALTER TABLE orders ADD KEY orders_proposal (proposal_open, placed_at, id);
