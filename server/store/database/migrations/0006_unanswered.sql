CREATE TABLE "unanswered_searches" (
	"language" text NOT NULL,
	"question" text NOT NULL,
	"typed" text NOT NULL,
	"times" integer NOT NULL,
	"last_day" date NOT NULL,
	CONSTRAINT "unanswered_searches_language_question_pk" PRIMARY KEY("language","question")
);
--> statement-breakpoint
DROP INDEX "story_keys_key";--> statement-breakpoint
CREATE INDEX "story_keys_newest" ON "story_keys" USING btree ("language","key",published DESC,"story_id");