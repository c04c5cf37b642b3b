CREATE TABLE "counted_words" (
	"story_id" text PRIMARY KEY NOT NULL,
	"language" text NOT NULL,
	"revision" integer NOT NULL,
	"spellings" text[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "indexing" (
	"id" smallint PRIMARY KEY NOT NULL,
	"keys_version" smallint NOT NULL,
	"position" bigint NOT NULL,
	"after" text
);
--> statement-breakpoint
CREATE TABLE "story_keys" (
	"story_id" text NOT NULL,
	"language" text NOT NULL,
	"key" text NOT NULL,
	"published" timestamp (3) with time zone NOT NULL,
	"count" integer NOT NULL,
	"in_headline" boolean NOT NULL,
	CONSTRAINT "story_keys_story_id_key_pk" PRIMARY KEY("story_id","key")
);
--> statement-breakpoint
CREATE TABLE "vocabulary" (
	"language" text NOT NULL,
	"word" text NOT NULL,
	"spelling" text NOT NULL,
	"key" text NOT NULL,
	"stories" integer NOT NULL,
	CONSTRAINT "vocabulary_language_word_spelling_pk" PRIMARY KEY("language","word","spelling")
);
--> statement-breakpoint
ALTER TABLE "stories" ADD COLUMN "keys_version" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "stories" ADD COLUMN "event" text;--> statement-breakpoint
ALTER TABLE "stories" ADD COLUMN "people" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "stories" ADD COLUMN "places" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "story_keys" ADD CONSTRAINT "story_keys_story_id_stories_id_fk" FOREIGN KEY ("story_id") REFERENCES "public"."stories"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "story_keys_key" ON "story_keys" USING btree ("language","key",published DESC);--> statement-breakpoint
CREATE INDEX "vocabulary_key" ON "vocabulary" USING btree ("language","key");--> statement-breakpoint
CREATE INDEX "stories_event" ON "stories" USING btree ("event") WHERE event is not null;--> statement-breakpoint
ALTER TABLE "stories" DROP COLUMN "folded_headline";--> statement-breakpoint
ALTER TABLE "stories" DROP COLUMN "folded_text";--> statement-breakpoint
-- With statistics the planner would scan and unpack thousands of rows for a common word; without, it always takes the index.
ALTER TABLE "stories" ALTER COLUMN "search" SET STATISTICS 0;--> statement-breakpoint
ALTER INDEX "stories_search" SET (fastupdate = off);--> statement-breakpoint
SELECT gin_clean_pending_list('stories_search');
