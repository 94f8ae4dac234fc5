ALTER TABLE "contender" ADD COLUMN "born" integer;--> statement-breakpoint
ALTER TABLE "contender" ADD COLUMN "occupation" jsonb;