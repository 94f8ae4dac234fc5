ALTER TABLE "invitation" ADD COLUMN "code_hash" text;--> statement-breakpoint
ALTER TABLE "invitation" ADD COLUMN "code_made_at" timestamp (3) with time zone;