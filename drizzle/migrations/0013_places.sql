CREATE TABLE "place" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "place_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"election" integer NOT NULL,
	"place" integer NOT NULL,
	"name" jsonb NOT NULL,
	"aliases" jsonb,
	"kind" text NOT NULL,
	"region" text,
	"districts" jsonb NOT NULL,
	"source" text
);
--> statement-breakpoint
ALTER TABLE "place" ADD CONSTRAINT "place_election_election_id_fk" FOREIGN KEY ("election") REFERENCES "public"."election"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "place_election_index" ON "place" USING btree ("election");