CREATE TABLE "front_presence" (
	"language" text NOT NULL,
	"session" text NOT NULL,
	"name" text NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "front_presence_language_session_pk" PRIMARY KEY("language","session")
);
--> statement-breakpoint
CREATE TABLE "front_publications" (
	"language" text NOT NULL,
	"number" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	"action" text NOT NULL,
	"returned_to" integer,
	"places" text[] NOT NULL,
	"plan" jsonb NOT NULL,
	CONSTRAINT "front_publications_language_number_pk" PRIMARY KEY("language","number")
);
--> statement-breakpoint
CREATE TABLE "fronts" (
	"language" text PRIMARY KEY NOT NULL,
	"revision" integer DEFAULT 0 NOT NULL,
	"draft" jsonb NOT NULL,
	"published" jsonb NOT NULL,
	"number" integer DEFAULT 0 NOT NULL,
	"edits" jsonb DEFAULT '[]' NOT NULL,
	"scheduled_for" timestamp (3) with time zone,
	"scheduled_by" text,
	"scheduled_at" timestamp (3) with time zone,
	"scheduled" jsonb,
	"ends_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "tickers" (
	"language" text PRIMARY KEY NOT NULL,
	"revision" integer DEFAULT 0 NOT NULL,
	"plan" jsonb NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"changed_by" text NOT NULL,
	"ends_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "holds" ADD COLUMN "breaking_marked" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "front_presence_seen" ON "front_presence" USING btree ("seen_at");--> statement-breakpoint
CREATE INDEX "versions_packages" ON "versions" USING btree ("language","seq") WHERE jsonb_typeof(story->'entries') = 'array';--> statement-breakpoint
CREATE INDEX "versions_sticky" ON "versions" USING btree ("language","seq") WHERE item->'genres' @> '[{"literal":"sticky"}]';