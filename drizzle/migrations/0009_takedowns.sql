CREATE TYPE "public"."profile_part" AS ENUM('photo', 'text', 'programme', 'link');--> statement-breakpoint
CREATE TABLE "takedown" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "takedown_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"contender" integer NOT NULL,
	"part" "profile_part" NOT NULL,
	"content" text NOT NULL,
	"rule" text NOT NULL,
	"remark" text NOT NULL,
	"taken_at" timestamp (3) with time zone NOT NULL,
	"taken_by" integer NOT NULL,
	"put_back_at" timestamp (3) with time zone,
	"put_back_by" integer
);
--> statement-breakpoint
ALTER TABLE "photo" DROP CONSTRAINT "photo_contender_contender_id_fk";
--> statement-breakpoint
ALTER TABLE "photo" ALTER COLUMN "uploaded_by" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "takedown" ADD CONSTRAINT "takedown_contender_contender_id_fk" FOREIGN KEY ("contender") REFERENCES "public"."contender"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "takedown" ADD CONSTRAINT "takedown_taken_by_account_id_fk" FOREIGN KEY ("taken_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "takedown" ADD CONSTRAINT "takedown_put_back_by_account_id_fk" FOREIGN KEY ("put_back_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "takedown_contender_index" ON "takedown" USING btree ("contender");--> statement-breakpoint
CREATE UNIQUE INDEX "takedown_once" ON "takedown" USING btree ("contender","part","content") WHERE put_back_at is null;--> statement-breakpoint
ALTER TABLE "photo" ADD CONSTRAINT "photo_contender_contender_id_fk" FOREIGN KEY ("contender") REFERENCES "public"."contender"("id") ON DELETE cascade ON UPDATE no action;