CREATE TABLE "share" (
	"id" text PRIMARY KEY NOT NULL,
	"election" integer NOT NULL,
	"language" text NOT NULL,
	"content" jsonb NOT NULL,
	"picture" "bytea" NOT NULL,
	"picture_hash" text NOT NULL,
	"deletion_hash" text NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "election" ADD COLUMN "embedded_by" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "share" ADD CONSTRAINT "share_election_election_id_fk" FOREIGN KEY ("election") REFERENCES "public"."election"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "share_expires_at_index" ON "share" USING btree ("expires_at");