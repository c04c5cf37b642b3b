CREATE TABLE "accounts" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"password" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "assets" (
	"name" text PRIMARY KEY NOT NULL,
	"hash" text NOT NULL,
	"type" text NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"bytes" integer NOT NULL,
	"widths" integer[] NOT NULL,
	"public" boolean DEFAULT false NOT NULL,
	"received_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"who" text NOT NULL,
	"action" text NOT NULL,
	"uri" text,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "changes" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"kind" text NOT NULL,
	"story_id" text NOT NULL,
	"language" text NOT NULL,
	"group_id" text
);
--> statement-breakpoint
CREATE TABLE "items" (
	"uri" text PRIMARY KEY NOT NULL,
	"id" text NOT NULL,
	"language" text NOT NULL,
	"group_id" text,
	"latest_seq" bigint,
	"public_seq" bigint,
	"first_published" timestamp (3) with time zone,
	"killed_at" timestamp (3) with time zone,
	CONSTRAINT "items_id_unique" UNIQUE("id")
);
--> statement-breakpoint
CREATE TABLE "previews" (
	"id" text PRIMARY KEY NOT NULL,
	"hash" text NOT NULL,
	"uri" text NOT NULL,
	"version_seq" bigint,
	"note" text,
	"signed_in_only" boolean DEFAULT false NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	"holders" text[] DEFAULT '{}' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"hash" text PRIMARY KEY NOT NULL,
	"account_id" bigint NOT NULL,
	"csrf" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"agent" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "stories" (
	"id" text PRIMARY KEY NOT NULL,
	"uri" text NOT NULL,
	"seq" bigint NOT NULL,
	"language" text NOT NULL,
	"group_id" text,
	"section" text,
	"published" timestamp (3) with time zone NOT NULL,
	"expires" timestamp (3) with time zone,
	"expired" boolean DEFAULT false NOT NULL,
	"urgency" smallint NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"article" jsonb,
	"see_also" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"translation_uris" text[] DEFAULT '{}' NOT NULL,
	"killed_at" timestamp (3) with time zone,
	"folded_headline" text DEFAULT '' NOT NULL,
	"folded_text" text DEFAULT '' NOT NULL,
	"search" "tsvector",
	CONSTRAINT "stories_uri_unique" UNIQUE("uri")
);
--> statement-breakpoint
CREATE TABLE "story_subjects" (
	"story_id" text NOT NULL,
	"language" text NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"published" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "story_subjects_story_id_slug_pk" PRIMARY KEY("story_id","slug")
);
--> statement-breakpoint
CREATE TABLE "versions" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"uri" text NOT NULL,
	"version" text NOT NULL,
	"version_created" timestamp (3) with time zone NOT NULL,
	"received_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"pub_status" text NOT NULL,
	"language" text NOT NULL,
	"section" text,
	"headline" text NOT NULL,
	"urgency" smallint NOT NULL,
	"opens_at" timestamp (3) with time zone,
	"embargoed_until" timestamp (3) with time zone,
	"expires" timestamp (3) with time zone,
	"item" jsonb NOT NULL,
	"story" jsonb NOT NULL,
	"assets" text[] DEFAULT '{}' NOT NULL
);
--> statement-breakpoint
ALTER TABLE "previews" ADD CONSTRAINT "previews_uri_items_uri_fk" FOREIGN KEY ("uri") REFERENCES "public"."items"("uri") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "story_subjects" ADD CONSTRAINT "story_subjects_story_id_stories_id_fk" FOREIGN KEY ("story_id") REFERENCES "public"."stories"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "versions" ADD CONSTRAINT "versions_uri_items_uri_fk" FOREIGN KEY ("uri") REFERENCES "public"."items"("uri") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_name" ON "accounts" USING btree (lower("name"));--> statement-breakpoint
CREATE INDEX "assets_hash" ON "assets" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "audit_at" ON "audit" USING btree (at DESC);--> statement-breakpoint
CREATE INDEX "changes_language" ON "changes" USING btree ("language","seq");--> statement-breakpoint
CREATE INDEX "items_group" ON "items" USING btree ("group_id");--> statement-breakpoint
CREATE INDEX "previews_uri" ON "previews" USING btree ("uri");--> statement-breakpoint
CREATE INDEX "stories_newest" ON "stories" USING btree ("language",published DESC,id DESC);--> statement-breakpoint
CREATE INDEX "stories_section" ON "stories" USING btree ("language","section",published DESC,id DESC);--> statement-breakpoint
CREATE INDEX "stories_group" ON "stories" USING btree ("group_id");--> statement-breakpoint
CREATE INDEX "stories_expires" ON "stories" USING btree ("expires") WHERE expires is not null and not expired;--> statement-breakpoint
CREATE INDEX "stories_search" ON "stories" USING gin ("search");--> statement-breakpoint
CREATE INDEX "story_subjects_slug" ON "story_subjects" USING btree ("language","slug",published DESC);--> statement-breakpoint
CREATE INDEX "versions_uri" ON "versions" USING btree ("uri","seq");--> statement-breakpoint
CREATE INDEX "versions_opens" ON "versions" USING btree ("opens_at") WHERE opens_at is not null;