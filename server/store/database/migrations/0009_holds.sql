CREATE TABLE "holds" (
	"uri" text PRIMARY KEY NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	"withdrawn_by" text,
	"reason" text,
	"origin" text,
	"unlisted" boolean DEFAULT false NOT NULL,
	"breaking_ended" boolean DEFAULT false NOT NULL,
	"corrections" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"changed_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"changed_by" text NOT NULL,
	"last_action" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "accounts" ALTER COLUMN "password" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "stories" ADD COLUMN "withdrawal_reason" text;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "subject" text;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "role" text DEFAULT 'editor' NOT NULL;--> statement-breakpoint
ALTER TABLE "holds" ADD CONSTRAINT "holds_uri_items_uri_fk" FOREIGN KEY ("uri") REFERENCES "public"."items"("uri") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "holds_origin" ON "holds" USING btree ("origin") WHERE withdrawn_at is not null;--> statement-breakpoint
CREATE INDEX "audit_uri" ON "audit" USING btree ("uri","seq");--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_subject_unique" UNIQUE("subject");--> statement-breakpoint
-- Whoever set the desk up looks after the others.
UPDATE "accounts" SET "role" = 'chief' WHERE "id" = (SELECT min("id") FROM "accounts");
