CREATE TYPE "public"."invitation_way" AS ENUM('letter', 'paper');--> statement-breakpoint
CREATE TYPE "public"."link_kind" AS ENUM('reset', 'sign_in');--> statement-breakpoint
CREATE TYPE "public"."role" AS ENUM('candidate', 'party_agent', 'bloc_coordinator', 'editor');--> statement-breakpoint
CREATE TABLE "account" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "account_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"email" text NOT NULL,
	"language" text NOT NULL,
	"password_hash" text,
	"made_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "account_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "audit" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"at" timestamp (3) with time zone NOT NULL,
	"actor" integer,
	"action" text NOT NULL,
	"election" text,
	"subject" text NOT NULL,
	"details" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "claim" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "claim_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"contender" integer NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"language" text NOT NULL,
	"proof" text NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"decided_at" timestamp (3) with time zone,
	"decided_by" integer,
	"is_approved" boolean,
	"reason" text
);
--> statement-breakpoint
CREATE TABLE "contact" (
	"contender" integer PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"language" text NOT NULL,
	"entered_at" timestamp (3) with time zone NOT NULL,
	"entered_by" integer
);
--> statement-breakpoint
CREATE TABLE "invitation" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "invitation_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"election" integer NOT NULL,
	"role" "role" NOT NULL,
	"contender" integer,
	"party" integer,
	"bloc" integer,
	"way" "invitation_way" NOT NULL,
	"token_hash" text NOT NULL,
	"email" text,
	"language" text NOT NULL,
	"invited_by" integer NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"opened_at" timestamp (3) with time zone,
	"accepted_at" timestamp (3) with time zone,
	"accepted_by" integer,
	"declined_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	"revoked_by" integer,
	CONSTRAINT "invitation_tokenHash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "letter" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "letter_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"to" text NOT NULL,
	"language" text NOT NULL,
	"subject" text NOT NULL,
	"text" text NOT NULL,
	"html" text NOT NULL,
	"attachment" jsonb,
	"contender" integer,
	"made_at" timestamp (3) with time zone NOT NULL,
	"attempts" integer NOT NULL,
	"next_at" timestamp (3) with time zone,
	"sent_at" timestamp (3) with time zone,
	"given_up_at" timestamp (3) with time zone,
	"fault" text
);
--> statement-breakpoint
CREATE TABLE "limit" (
	"key" text PRIMARY KEY NOT NULL,
	"points" integer NOT NULL,
	"expire" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "link" (
	"hash" text PRIMARY KEY NOT NULL,
	"kind" "link_kind" NOT NULL,
	"account" integer NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "membership" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "membership_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"account" integer NOT NULL,
	"role" "role" NOT NULL,
	"contender" integer,
	"party" integer,
	"bloc" integer,
	"granted_at" timestamp (3) with time zone NOT NULL,
	"granted_by" integer,
	"ended_at" timestamp (3) with time zone,
	"ended_by" integer
);
--> statement-breakpoint
CREATE TABLE "passkey" (
	"id" text PRIMARY KEY NOT NULL,
	"account" integer NOT NULL,
	"public_key" "bytea" NOT NULL,
	"counter" integer NOT NULL,
	"transports" jsonb NOT NULL,
	"name" text NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "recovery_code" (
	"hash" text PRIMARY KEY NOT NULL,
	"account" integer NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "reminder" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "reminder_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"contender" integer NOT NULL,
	"reminded_at" timestamp (3) with time zone NOT NULL,
	"reminded_by" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" text PRIMARY KEY NOT NULL,
	"account" integer NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"agent" text NOT NULL,
	"second_factor_at" timestamp (3) with time zone,
	"challenge" text,
	"challenged_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "totp" (
	"account" integer PRIMARY KEY NOT NULL,
	"secret" text NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"confirmed_at" timestamp (3) with time zone,
	"last_step" integer
);
--> statement-breakpoint
CREATE TABLE "draft" (
	"contender" integer NOT NULL,
	"statement" integer NOT NULL,
	"stance" smallint,
	"is_declined" boolean NOT NULL,
	"reason" jsonb NOT NULL,
	"version" integer NOT NULL,
	"saved_at" timestamp (3) with time zone NOT NULL,
	"saved_by" integer NOT NULL,
	CONSTRAINT "draft_contender_statement_pk" PRIMARY KEY("contender","statement")
);
--> statement-breakpoint
CREATE TABLE "register_entry" (
	"index" integer PRIMARY KEY NOT NULL,
	"submission" text NOT NULL,
	"contender" integer NOT NULL,
	"statement" integer NOT NULL,
	"body" text NOT NULL,
	"leaf" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "loaded_profile" (
	"contender" integer PRIMARY KEY NOT NULL,
	"facts" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "manifesto" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "manifesto_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"bloc" integer NOT NULL,
	"text" jsonb NOT NULL,
	"sent_at" timestamp (3) with time zone NOT NULL,
	"sent_by" integer NOT NULL,
	"decided_at" timestamp (3) with time zone,
	"decided_by" integer,
	"is_approved" boolean,
	"reason" text
);
--> statement-breakpoint
CREATE TABLE "manifesto_confirmation" (
	"manifesto" integer NOT NULL,
	"contender" integer NOT NULL,
	"confirmed_at" timestamp (3) with time zone NOT NULL,
	"confirmed_by" integer NOT NULL,
	CONSTRAINT "manifesto_confirmation_manifesto_contender_pk" PRIMARY KEY("manifesto","contender")
);
--> statement-breakpoint
CREATE TABLE "photo" (
	"id" text PRIMARY KEY NOT NULL,
	"contender" integer NOT NULL,
	"uploaded_at" timestamp (3) with time zone NOT NULL,
	"uploaded_by" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "photo_file" (
	"photo" text NOT NULL,
	"name" text NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "photo_file_photo_name_pk" PRIMARY KEY("photo","name")
);
--> statement-breakpoint
CREATE TABLE "profile" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "profile_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"contender" integer NOT NULL,
	"text" jsonb NOT NULL,
	"programme" jsonb NOT NULL,
	"links" jsonb NOT NULL,
	"photo" text,
	"sent_at" timestamp (3) with time zone NOT NULL,
	"sent_by" integer NOT NULL,
	"decided_at" timestamp (3) with time zone,
	"decided_by" integer,
	"is_approved" boolean,
	"reason" text
);
--> statement-breakpoint
CREATE TABLE "register_text" (
	"hash" text PRIMARY KEY NOT NULL,
	"text" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "submission" (
	"id" text PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"election" integer NOT NULL,
	"contender" integer NOT NULL,
	"sent_at" timestamp (3) with time zone NOT NULL,
	"sent_by" integer NOT NULL,
	CONSTRAINT "submission_key_unique" UNIQUE("key")
);
--> statement-breakpoint
ALTER TABLE "election" ADD COLUMN "changed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "position" ADD COLUMN "entry" integer;--> statement-breakpoint
ALTER TABLE "audit" ADD CONSTRAINT "audit_actor_account_id_fk" FOREIGN KEY ("actor") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim" ADD CONSTRAINT "claim_contender_contender_id_fk" FOREIGN KEY ("contender") REFERENCES "public"."contender"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim" ADD CONSTRAINT "claim_decided_by_account_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact" ADD CONSTRAINT "contact_contender_contender_id_fk" FOREIGN KEY ("contender") REFERENCES "public"."contender"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact" ADD CONSTRAINT "contact_entered_by_account_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_election_election_id_fk" FOREIGN KEY ("election") REFERENCES "public"."election"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_contender_contender_id_fk" FOREIGN KEY ("contender") REFERENCES "public"."contender"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_party_party_id_fk" FOREIGN KEY ("party") REFERENCES "public"."party"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_bloc_bloc_id_fk" FOREIGN KEY ("bloc") REFERENCES "public"."bloc"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_invited_by_account_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_accepted_by_account_id_fk" FOREIGN KEY ("accepted_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_revoked_by_account_id_fk" FOREIGN KEY ("revoked_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter" ADD CONSTRAINT "letter_contender_contender_id_fk" FOREIGN KEY ("contender") REFERENCES "public"."contender"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "link" ADD CONSTRAINT "link_account_account_id_fk" FOREIGN KEY ("account") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_account_account_id_fk" FOREIGN KEY ("account") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_contender_contender_id_fk" FOREIGN KEY ("contender") REFERENCES "public"."contender"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_party_party_id_fk" FOREIGN KEY ("party") REFERENCES "public"."party"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_bloc_bloc_id_fk" FOREIGN KEY ("bloc") REFERENCES "public"."bloc"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_granted_by_account_id_fk" FOREIGN KEY ("granted_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_ended_by_account_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passkey" ADD CONSTRAINT "passkey_account_account_id_fk" FOREIGN KEY ("account") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_account_account_id_fk" FOREIGN KEY ("account") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminder" ADD CONSTRAINT "reminder_contender_contender_id_fk" FOREIGN KEY ("contender") REFERENCES "public"."contender"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminder" ADD CONSTRAINT "reminder_reminded_by_account_id_fk" FOREIGN KEY ("reminded_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_account_account_id_fk" FOREIGN KEY ("account") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "totp" ADD CONSTRAINT "totp_account_account_id_fk" FOREIGN KEY ("account") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft" ADD CONSTRAINT "draft_contender_contender_id_fk" FOREIGN KEY ("contender") REFERENCES "public"."contender"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft" ADD CONSTRAINT "draft_statement_statement_id_fk" FOREIGN KEY ("statement") REFERENCES "public"."statement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft" ADD CONSTRAINT "draft_saved_by_account_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "register_entry" ADD CONSTRAINT "register_entry_submission_submission_id_fk" FOREIGN KEY ("submission") REFERENCES "public"."submission"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "register_entry" ADD CONSTRAINT "register_entry_contender_contender_id_fk" FOREIGN KEY ("contender") REFERENCES "public"."contender"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "register_entry" ADD CONSTRAINT "register_entry_statement_statement_id_fk" FOREIGN KEY ("statement") REFERENCES "public"."statement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "loaded_profile" ADD CONSTRAINT "loaded_profile_contender_contender_id_fk" FOREIGN KEY ("contender") REFERENCES "public"."contender"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "manifesto" ADD CONSTRAINT "manifesto_bloc_bloc_id_fk" FOREIGN KEY ("bloc") REFERENCES "public"."bloc"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "manifesto" ADD CONSTRAINT "manifesto_sent_by_account_id_fk" FOREIGN KEY ("sent_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "manifesto" ADD CONSTRAINT "manifesto_decided_by_account_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "manifesto_confirmation" ADD CONSTRAINT "manifesto_confirmation_manifesto_manifesto_id_fk" FOREIGN KEY ("manifesto") REFERENCES "public"."manifesto"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "manifesto_confirmation" ADD CONSTRAINT "manifesto_confirmation_contender_contender_id_fk" FOREIGN KEY ("contender") REFERENCES "public"."contender"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "manifesto_confirmation" ADD CONSTRAINT "manifesto_confirmation_confirmed_by_account_id_fk" FOREIGN KEY ("confirmed_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "photo" ADD CONSTRAINT "photo_contender_contender_id_fk" FOREIGN KEY ("contender") REFERENCES "public"."contender"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "photo" ADD CONSTRAINT "photo_uploaded_by_account_id_fk" FOREIGN KEY ("uploaded_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "photo_file" ADD CONSTRAINT "photo_file_photo_photo_id_fk" FOREIGN KEY ("photo") REFERENCES "public"."photo"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "profile" ADD CONSTRAINT "profile_contender_contender_id_fk" FOREIGN KEY ("contender") REFERENCES "public"."contender"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "profile" ADD CONSTRAINT "profile_photo_photo_id_fk" FOREIGN KEY ("photo") REFERENCES "public"."photo"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "profile" ADD CONSTRAINT "profile_sent_by_account_id_fk" FOREIGN KEY ("sent_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "profile" ADD CONSTRAINT "profile_decided_by_account_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission" ADD CONSTRAINT "submission_election_election_id_fk" FOREIGN KEY ("election") REFERENCES "public"."election"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission" ADD CONSTRAINT "submission_contender_contender_id_fk" FOREIGN KEY ("contender") REFERENCES "public"."contender"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission" ADD CONSTRAINT "submission_sent_by_account_id_fk" FOREIGN KEY ("sent_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_election_index" ON "audit" USING btree ("election");--> statement-breakpoint
CREATE INDEX "claim_contender_index" ON "claim" USING btree ("contender");--> statement-breakpoint
CREATE INDEX "invitation_contender_index" ON "invitation" USING btree ("contender");--> statement-breakpoint
CREATE INDEX "invitation_election_index" ON "invitation" USING btree ("election");--> statement-breakpoint
CREATE INDEX "letter_next_at_index" ON "letter" USING btree ("next_at");--> statement-breakpoint
CREATE INDEX "letter_contender_index" ON "letter" USING btree ("contender");--> statement-breakpoint
CREATE INDEX "membership_account_index" ON "membership" USING btree ("account");--> statement-breakpoint
CREATE UNIQUE INDEX "membership_once" ON "membership" USING btree ("account","role",coalesce(contender, 0),coalesce(party, 0),coalesce(bloc, 0)) WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "passkey_account_index" ON "passkey" USING btree ("account");--> statement-breakpoint
CREATE INDEX "reminder_contender_index" ON "reminder" USING btree ("contender");--> statement-breakpoint
CREATE INDEX "session_account_index" ON "session" USING btree ("account");--> statement-breakpoint
CREATE INDEX "register_entry_contender_index" ON "register_entry" USING btree ("contender");--> statement-breakpoint
CREATE INDEX "register_entry_submission_index" ON "register_entry" USING btree ("submission");--> statement-breakpoint
CREATE INDEX "manifesto_bloc_index" ON "manifesto" USING btree ("bloc");--> statement-breakpoint
CREATE INDEX "profile_contender_index" ON "profile" USING btree ("contender");--> statement-breakpoint
CREATE INDEX "submission_contender_index" ON "submission" USING btree ("contender");