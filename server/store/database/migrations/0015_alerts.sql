CREATE TABLE "alert_deliveries" (
	"story_id" text NOT NULL,
	"subscription" bigint NOT NULL,
	"round" integer NOT NULL,
	"reached" integer DEFAULT 0 NOT NULL,
	"state" text NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"claimed_by" text,
	"claimed_until" timestamp (3) with time zone,
	CONSTRAINT "alert_deliveries_story_id_subscription_pk" PRIMARY KEY("story_id","subscription")
);
--> statement-breakpoint
CREATE TABLE "alert_subscriptions" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"endpoint" text NOT NULL,
	"p256dh" text NOT NULL,
	"auth" text NOT NULL,
	"vapid_key" text NOT NULL,
	"language" text NOT NULL,
	"breaking" boolean NOT NULL,
	"follows" text[] NOT NULL,
	"quiet_from" smallint,
	"quiet_until" smallint,
	"time_zone" text,
	CONSTRAINT "alert_subscriptions_endpoint_unique" UNIQUE("endpoint")
);
--> statement-breakpoint
CREATE TABLE "alerts" (
	"story_id" text PRIMARY KEY NOT NULL,
	"revision" integer DEFAULT 0 NOT NULL,
	"state" text DEFAULT 'proposed' NOT NULL,
	"title" text,
	"body" text,
	"round" integer DEFAULT 0 NOT NULL,
	"push" jsonb,
	"sent_at" timestamp (3) with time zone,
	"sent_by" text,
	"changed_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"changed_by" text DEFAULT '' NOT NULL,
	"outcome" jsonb
);
--> statement-breakpoint
CREATE INDEX "alert_deliveries_due" ON "alert_deliveries" USING btree ("due_at","subscription") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "alert_deliveries_sending" ON "alert_deliveries" USING btree ("claimed_until") WHERE state = 'sending';--> statement-breakpoint
CREATE INDEX "alert_subscriptions_language" ON "alert_subscriptions" USING btree ("language");