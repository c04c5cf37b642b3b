CREATE TABLE "comparables" (
	"story_id" text PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"headline" text NOT NULL,
	"subjects" text[] NOT NULL,
	"keys" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "comparables" ADD CONSTRAINT "comparables_story_id_key_story_keys_story_id_key_fk" FOREIGN KEY ("story_id","key") REFERENCES "public"."story_keys"("story_id","key") ON DELETE cascade ON UPDATE no action;