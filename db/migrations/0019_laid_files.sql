CREATE TABLE "laid_files" (
	"key" text PRIMARY KEY NOT NULL,
	"laid_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "laid_files_laid" ON "laid_files" USING btree ("laid_at");