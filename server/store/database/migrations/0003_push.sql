ALTER TABLE "stories" ADD COLUMN "fingerprint" text;--> statement-breakpoint
ALTER TABLE "stories" ADD COLUMN "twin_of" text;--> statement-breakpoint
ALTER TABLE "versions" ADD COLUMN "remarks" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
CREATE INDEX "stories_fingerprint" ON "stories" USING btree ("fingerprint");--> statement-breakpoint
UPDATE "stories" SET "article" = "article" || '{"authors": []}' WHERE "article" IS NOT NULL;
