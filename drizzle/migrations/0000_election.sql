CREATE TYPE "public"."ballot_order" AS ENUM('lot', 'alphabet', 'number');--> statement-breakpoint
CREATE TYPE "public"."contender_kind" AS ENUM('list', 'person');--> statement-breakpoint
CREATE TYPE "public"."contest_kind" AS ENUM('list', 'seat');--> statement-breakpoint
CREATE TYPE "public"."nomination" AS ENUM('party', 'association', 'self');--> statement-breakpoint
CREATE TYPE "public"."status" AS ENUM('nominated', 'registered', 'refused', 'withdrawn', 'cancelled');--> statement-breakpoint
CREATE TABLE "bloc" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "bloc_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"election" integer NOT NULL,
	"place" integer NOT NULL,
	"slug" text NOT NULL,
	"name" jsonb NOT NULL,
	"manifesto" jsonb NOT NULL,
	CONSTRAINT "bloc_election_slug_unique" UNIQUE("election","slug")
);
--> statement-breakpoint
CREATE TABLE "contender" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "contender_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"election" integer NOT NULL,
	"district" integer NOT NULL,
	"slug" text NOT NULL,
	"kind" "contender_kind" NOT NULL,
	"name" jsonb NOT NULL,
	"nomination" "nomination" NOT NULL,
	"party" integer,
	"bloc" integer,
	"number" integer,
	CONSTRAINT "contender_election_slug_unique" UNIQUE("election","slug")
);
--> statement-breakpoint
CREATE TABLE "contender_status" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "contender_status_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"contender" integer NOT NULL,
	"status" "status" NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"reason" text
);
--> statement-breakpoint
CREATE TABLE "contest" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "contest_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"election" integer NOT NULL,
	"place" integer NOT NULL,
	"slug" text NOT NULL,
	"kind" "contest_kind" NOT NULL,
	"body" jsonb NOT NULL,
	"name" jsonb NOT NULL,
	"seats" integer NOT NULL,
	"threshold" double precision,
	"runoff" boolean NOT NULL,
	"against_all" boolean NOT NULL,
	"recall" boolean NOT NULL,
	"ballot_colour" text,
	"order" "ballot_order" NOT NULL,
	CONSTRAINT "contest_election_slug_unique" UNIQUE("election","slug")
);
--> statement-breakpoint
CREATE TABLE "district" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "district_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"contest" integer NOT NULL,
	"number" integer NOT NULL,
	"region" integer,
	"name" jsonb NOT NULL,
	"composition" jsonb NOT NULL,
	CONSTRAINT "district_contest_number_unique" UNIQUE("contest","number")
);
--> statement-breakpoint
CREATE TABLE "election" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "election_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"slug" text NOT NULL,
	"name" jsonb NOT NULL,
	"day" date NOT NULL,
	"timezone" text NOT NULL,
	"languages" jsonb NOT NULL,
	"fictional" boolean NOT NULL,
	"imprint" jsonb NOT NULL,
	"calendar" jsonb NOT NULL,
	"sources" jsonb NOT NULL,
	"loaded_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "election_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "party" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "party_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"election" integer NOT NULL,
	"place" integer NOT NULL,
	"slug" text NOT NULL,
	"name" jsonb NOT NULL,
	"short" jsonb NOT NULL,
	"website" text,
	"colour" text,
	"source" text,
	CONSTRAINT "party_election_slug_unique" UNIQUE("election","slug")
);
--> statement-breakpoint
CREATE TABLE "position" (
	"contender" integer NOT NULL,
	"statement" integer NOT NULL,
	"stance" smallint,
	"reason" jsonb,
	"source" text,
	"at" timestamp (3) with time zone,
	CONSTRAINT "position_contender_statement_pk" PRIMARY KEY("contender","statement")
);
--> statement-breakpoint
CREATE TABLE "publication" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "publication_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"election" integer NOT NULL,
	"hash" text NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "publication_content" (
	"sha256" text PRIMARY KEY NOT NULL,
	"identity" "bytea" NOT NULL,
	"brotli" "bytea" NOT NULL,
	"gzip" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "publication_part" (
	"hash" text NOT NULL,
	"name" text NOT NULL,
	"sha256" text NOT NULL,
	CONSTRAINT "publication_part_hash_name_pk" PRIMARY KEY("hash","name")
);
--> statement-breakpoint
CREATE TABLE "region" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "region_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"election" integer NOT NULL,
	"place" integer NOT NULL,
	"code" text NOT NULL,
	"name" jsonb NOT NULL,
	"kind" text NOT NULL,
	"tile_column" integer,
	"tile_row" integer,
	CONSTRAINT "region_election_code_unique" UNIQUE("election","code")
);
--> statement-breakpoint
CREATE TABLE "statement" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "statement_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"election" integer NOT NULL,
	"place" integer NOT NULL,
	"slug" text NOT NULL,
	"topic" integer NOT NULL,
	"contest" integer,
	"text" jsonb NOT NULL,
	"plain" jsonb,
	"background" jsonb,
	"polarity" smallint NOT NULL,
	"steps" smallint NOT NULL,
	"labels" jsonb,
	CONSTRAINT "statement_election_slug_unique" UNIQUE("election","slug")
);
--> statement-breakpoint
CREATE TABLE "statement_district" (
	"statement" integer NOT NULL,
	"district" integer NOT NULL,
	CONSTRAINT "statement_district_statement_district_pk" PRIMARY KEY("statement","district")
);
--> statement-breakpoint
CREATE TABLE "topic" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "topic_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"election" integer NOT NULL,
	"place" integer NOT NULL,
	"slug" text NOT NULL,
	"name" jsonb NOT NULL,
	"low" jsonb NOT NULL,
	"high" jsonb NOT NULL,
	CONSTRAINT "topic_election_slug_unique" UNIQUE("election","slug")
);
--> statement-breakpoint
ALTER TABLE "bloc" ADD CONSTRAINT "bloc_election_election_id_fk" FOREIGN KEY ("election") REFERENCES "public"."election"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contender" ADD CONSTRAINT "contender_election_election_id_fk" FOREIGN KEY ("election") REFERENCES "public"."election"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contender" ADD CONSTRAINT "contender_district_district_id_fk" FOREIGN KEY ("district") REFERENCES "public"."district"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contender" ADD CONSTRAINT "contender_party_party_id_fk" FOREIGN KEY ("party") REFERENCES "public"."party"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contender" ADD CONSTRAINT "contender_bloc_bloc_id_fk" FOREIGN KEY ("bloc") REFERENCES "public"."bloc"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contender_status" ADD CONSTRAINT "contender_status_contender_contender_id_fk" FOREIGN KEY ("contender") REFERENCES "public"."contender"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contest" ADD CONSTRAINT "contest_election_election_id_fk" FOREIGN KEY ("election") REFERENCES "public"."election"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "district" ADD CONSTRAINT "district_contest_contest_id_fk" FOREIGN KEY ("contest") REFERENCES "public"."contest"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "district" ADD CONSTRAINT "district_region_region_id_fk" FOREIGN KEY ("region") REFERENCES "public"."region"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "party" ADD CONSTRAINT "party_election_election_id_fk" FOREIGN KEY ("election") REFERENCES "public"."election"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "position" ADD CONSTRAINT "position_contender_contender_id_fk" FOREIGN KEY ("contender") REFERENCES "public"."contender"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "position" ADD CONSTRAINT "position_statement_statement_id_fk" FOREIGN KEY ("statement") REFERENCES "public"."statement"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publication" ADD CONSTRAINT "publication_election_election_id_fk" FOREIGN KEY ("election") REFERENCES "public"."election"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publication_part" ADD CONSTRAINT "publication_part_sha256_publication_content_sha256_fk" FOREIGN KEY ("sha256") REFERENCES "public"."publication_content"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "region" ADD CONSTRAINT "region_election_election_id_fk" FOREIGN KEY ("election") REFERENCES "public"."election"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement" ADD CONSTRAINT "statement_election_election_id_fk" FOREIGN KEY ("election") REFERENCES "public"."election"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement" ADD CONSTRAINT "statement_topic_topic_id_fk" FOREIGN KEY ("topic") REFERENCES "public"."topic"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement" ADD CONSTRAINT "statement_contest_contest_id_fk" FOREIGN KEY ("contest") REFERENCES "public"."contest"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement_district" ADD CONSTRAINT "statement_district_statement_statement_id_fk" FOREIGN KEY ("statement") REFERENCES "public"."statement"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement_district" ADD CONSTRAINT "statement_district_district_district_id_fk" FOREIGN KEY ("district") REFERENCES "public"."district"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topic" ADD CONSTRAINT "topic_election_election_id_fk" FOREIGN KEY ("election") REFERENCES "public"."election"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "contender_district_index" ON "contender" USING btree ("district");--> statement-breakpoint
CREATE INDEX "contender_status_contender_index" ON "contender_status" USING btree ("contender");--> statement-breakpoint
CREATE INDEX "position_statement_index" ON "position" USING btree ("statement");--> statement-breakpoint
CREATE INDEX "publication_election_index" ON "publication" USING btree ("election");