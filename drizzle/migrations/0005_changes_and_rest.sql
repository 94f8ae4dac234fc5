-- Contenders keep the order of their pack also when it is loaded again; so far it was that of their rows.
ALTER TABLE "contender" ADD COLUMN "place" integer;--> statement-breakpoint
UPDATE "contender" SET "place" = "id";--> statement-breakpoint
ALTER TABLE "contender" ALTER COLUMN "place" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "election" ADD COLUMN "rests_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "register_entry" ADD COLUMN "is_change" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "register_entry" ALTER COLUMN "is_change" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "register_entry" ADD COLUMN "earlier" smallint;
