ALTER TABLE "alerts" ADD COLUMN "tag" text;--> statement-breakpoint
ALTER TABLE "alerts" ADD COLUMN "fingerprint" text;--> statement-breakpoint
CREATE INDEX "alerts_tag" ON "alerts" USING btree ("tag");--> statement-breakpoint
UPDATE "alerts" SET "tag" = "story_id" WHERE "round" > 0;