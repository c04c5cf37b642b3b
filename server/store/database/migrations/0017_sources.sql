ALTER TABLE "sources" ADD COLUMN "memory" jsonb;--> statement-breakpoint
ALTER TABLE "remote_files" ADD COLUMN "priority" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "remote_files_next" ON "remote_files" USING btree ("priority" DESC NULLS LAST,"due_at");