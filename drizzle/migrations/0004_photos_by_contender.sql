-- The same photo may be sent for several contenders: each has its own row, and a profile shows one of its own.
ALTER TABLE "photo_file" DROP CONSTRAINT "photo_file_photo_photo_id_fk";
--> statement-breakpoint
ALTER TABLE "profile" DROP CONSTRAINT "profile_photo_photo_id_fk";
--> statement-breakpoint
ALTER TABLE "photo_file" DROP CONSTRAINT "photo_file_photo_name_pk";
--> statement-breakpoint
ALTER TABLE "photo" DROP CONSTRAINT "photo_pkey";
--> statement-breakpoint
ALTER TABLE "photo" ADD CONSTRAINT "photo_contender_id_pk" PRIMARY KEY("contender","id");
--> statement-breakpoint
ALTER TABLE "photo_file" ADD COLUMN "contender" integer;
--> statement-breakpoint
UPDATE "photo_file" SET "contender" = "photo"."contender" FROM "photo" WHERE "photo"."id" = "photo_file"."photo";
--> statement-breakpoint
ALTER TABLE "photo_file" ALTER COLUMN "contender" SET NOT NULL;
--> statement-breakpoint
ALTER TABLE "photo_file" ADD CONSTRAINT "photo_file_contender_photo_name_pk" PRIMARY KEY("contender","photo","name");
--> statement-breakpoint
ALTER TABLE "photo_file" ADD CONSTRAINT "photo_file_contender_photo_photo_contender_id_fk" FOREIGN KEY ("contender","photo") REFERENCES "public"."photo"("contender","id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "profile" ADD CONSTRAINT "profile_contender_photo_photo_contender_id_fk" FOREIGN KEY ("contender","photo") REFERENCES "public"."photo"("contender","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "photo_id_index" ON "photo" USING btree ("id");
