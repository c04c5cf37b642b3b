CREATE TABLE "old_addresses" (
	"address" text PRIMARY KEY NOT NULL,
	"source" text NOT NULL,
	"uri" text,
	"asset" text,
	"path" text
);
--> statement-breakpoint
CREATE TABLE "remote_files" (
	"media" text PRIMARY KEY NOT NULL,
	"url" text NOT NULL,
	"host" text NOT NULL,
	"source" text NOT NULL,
	"requested_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"due_at" timestamp (3) with time zone DEFAULT now(),
	"attempts" integer DEFAULT 0 NOT NULL,
	"claimed_by" text,
	"claimed_until" timestamp (3) with time zone,
	"fetched_at" timestamp (3) with time zone,
	"reason" text
);
--> statement-breakpoint
CREATE INDEX "old_addresses_prefix" ON "old_addresses" USING btree ("address" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "old_addresses_source" ON "old_addresses" USING btree ("source");--> statement-breakpoint
CREATE INDEX "remote_files_due" ON "remote_files" USING btree ("due_at");--> statement-breakpoint
CREATE INDEX "remote_files_source" ON "remote_files" USING btree ("source");