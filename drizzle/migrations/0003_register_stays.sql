-- Positions and deeds are written down for good: nothing below is changed or removed, not even by the product itself.
CREATE TRIGGER submission_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON "submission"
	FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER register_entry_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON "register_entry"
	FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER audit_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit"
	FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Words of reasons can be removed where the law demands it, never replaced.
CREATE TRIGGER register_text_stays BEFORE UPDATE OR TRUNCATE ON "register_text"
	FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
