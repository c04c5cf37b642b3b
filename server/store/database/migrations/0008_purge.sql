CREATE TABLE "purges" (
	"target" text PRIMARY KEY NOT NULL,
	"position" bigint NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"claimed_by" text,
	"claimed_until" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "compatibility" (
	"migrations" integer PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE INDEX "versions_assets" ON "versions" USING gin ("assets");