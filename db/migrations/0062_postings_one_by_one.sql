-- Each posting is looked up by its id: joined with the rows just added, PostgreSQL may read the whole ledger for one payment.
CREATE OR REPLACE FUNCTION "refuse_unbalanced_posting"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  added_id text;
  posting record;
  whole boolean;
BEGIN
  FOR added_id IN SELECT DISTINCT posting_id FROM added LOOP
    SELECT p.phase, p.merchant_id, p.effective_at, p.recorded_at, p.xmin = pg_current_xact_id()::xid AS own INTO posting
      FROM public.ledger_postings p WHERE p.id = added_id;
    SELECT coalesce(sum(e.amount_fen) FILTER (WHERE e.layer = 'posted'), 0) = 0
      AND coalesce(sum(e.amount_fen) FILTER (WHERE e.layer <> 'posted'), 0) = 0
      AND NOT bool_or(e.layer = 'posted' AND posting.phase IN ('pending', 'void'))
      AND NOT bool_or(e.layer <> 'posted' AND posting.phase = 'single')
      AND NOT bool_or(posting.phase = 'pending'
        AND (e.layer = 'reserved' AND e.amount_fen > 0 OR e.layer = 'expected' AND e.amount_fen < 0))
      AND bool_and(e.merchant_id = posting.merchant_id AND e.effective_at = posting.effective_at
        AND e.recorded_at = posting.recorded_at)
      INTO whole FROM public.ledger_entries e WHERE e.posting_id = added_id;
    IF posting.own IS NOT TRUE OR whole IS NOT TRUE THEN
      RAISE EXCEPTION 'posting % does not sum to zero, or is not made whole at once', added_id USING ERRCODE = 'check_violation';
    END IF;
  END LOOP;
  RETURN NULL;
END $$;
