-- Open drafts of all customers, newest first, without sorting them all.
ALTER TABLE drafts ADD KEY drafts_open (state, kind, changed_at, id);
