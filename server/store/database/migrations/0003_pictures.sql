CREATE TABLE "awaited_pictures" (
	"seq" bigint NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "awaited_pictures_seq_name_pk" PRIMARY KEY("seq","name")
);
--> statement-breakpoint
CREATE TABLE "rendition_jobs" (
	"hash" text PRIMARY KEY NOT NULL,
	"received_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"due_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"claimed_by" text,
	"claimed_until" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "assets" ADD COLUMN "avif" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "assets" ADD COLUMN "reason" text;--> statement-breakpoint
ALTER TABLE "assets" ADD COLUMN "file" text;--> statement-breakpoint
ALTER TABLE "awaited_pictures" ADD CONSTRAINT "awaited_pictures_seq_versions_seq_fk" FOREIGN KEY ("seq") REFERENCES "public"."versions"("seq") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "awaited_pictures_name" ON "awaited_pictures" USING btree ("name");--> statement-breakpoint
CREATE INDEX "rendition_jobs_due" ON "rendition_jobs" USING btree ("due_at");--> statement-breakpoint
UPDATE "assets" SET "reason" = 'not a picture' WHERE "widths" = '{}';
