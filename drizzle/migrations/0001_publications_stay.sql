-- History cannot be rewritten quietly: what was published can be added to, never changed and never removed.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION '% is insert-only: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'insufficient_privilege';
END
$$;
--> statement-breakpoint
CREATE TRIGGER publication_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON "publication"
	FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER publication_part_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON "publication_part"
	FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER publication_content_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON "publication_content"
	FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
