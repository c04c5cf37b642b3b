CREATE TABLE "moves" (
	"from_id" text PRIMARY KEY NOT NULL,
	"to_id" text NOT NULL,
	"seq" bigint
);
--> statement-breakpoint
CREATE INDEX "moves_to" ON "moves" USING btree ("to_id");--> statement-breakpoint
CREATE INDEX "stories_translation_uris" ON "stories" USING gin ("translation_uris") WITH (fastupdate=false);