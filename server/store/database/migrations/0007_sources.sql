CREATE TABLE "source_items" (
	"source" text NOT NULL,
	"key" text NOT NULL,
	"uri" text NOT NULL,
	"state" text NOT NULL,
	"changed" text NOT NULL,
	"fingerprint" text NOT NULL,
	"dated" timestamp (3) with time zone NOT NULL,
	"headline" text NOT NULL,
	"refused" boolean DEFAULT false NOT NULL,
	"problems" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"dropped" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"taken_at" timestamp (3) with time zone NOT NULL,
	"listed_at" timestamp (3) with time zone,
	CONSTRAINT "source_items_source_key_pk" PRIMARY KEY("source","key")
);
--> statement-breakpoint
CREATE TABLE "sources" (
	"name" text PRIMARY KEY NOT NULL,
	"settings" text NOT NULL,
	"phase" text NOT NULL,
	"cursor" jsonb,
	"done" integer DEFAULT 0 NOT NULL,
	"total" integer DEFAULT 0 NOT NULL,
	"rate" real DEFAULT 0 NOT NULL,
	"position" text,
	"listed_at" timestamp (3) with time zone,
	"checked_at" timestamp (3) with time zone,
	"failed_at" timestamp (3) with time zone,
	"failure" text,
	"paused_by" text,
	"paused_at" timestamp (3) with time zone,
	"suspects" integer DEFAULT 0 NOT NULL,
	"agreed" integer DEFAULT 0 NOT NULL,
	"holder" text,
	"held_until" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "source_items" ADD CONSTRAINT "source_items_source_sources_name_fk" FOREIGN KEY ("source") REFERENCES "public"."sources"("name") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "source_items_dated" ON "source_items" USING btree ("source","dated");--> statement-breakpoint
CREATE INDEX "source_items_uri" ON "source_items" USING btree ("uri");