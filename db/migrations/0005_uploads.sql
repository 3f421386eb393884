CREATE TABLE "upload_parts" (
	"upload_id" text NOT NULL,
	"offset_bytes" integer NOT NULL,
	"size_bytes" integer NOT NULL,
	"storage_key" text NOT NULL,
	CONSTRAINT "upload_parts_upload_id_offset_bytes_pk" PRIMARY KEY("upload_id","offset_bytes"),
	CONSTRAINT "upload_parts_size_positive" CHECK ("upload_parts"."size_bytes" > 0)
);
--> statement-breakpoint
CREATE TABLE "uploads" (
	"id" text PRIMARY KEY NOT NULL,
	"application_id" text NOT NULL,
	"slot" text NOT NULL,
	"file_name" text NOT NULL,
	"length_bytes" integer NOT NULL,
	"received_bytes" integer DEFAULT 0 NOT NULL,
	"document_id" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "uploads_length_allowed" CHECK ("uploads"."length_bytes" between 1 and 10485760),
	CONSTRAINT "uploads_received_within_length" CHECK ("uploads"."received_bytes" between 0 and "uploads"."length_bytes"),
	CONSTRAINT "uploads_whole_when_stored" CHECK (("uploads"."received_bytes" = "uploads"."length_bytes") = ("uploads"."document_id" is not null)),
	CONSTRAINT "uploads_stored_when_ended" CHECK ("uploads"."document_id" is null or "uploads"."ended_at" is not null)
);
--> statement-breakpoint
ALTER TABLE "upload_parts" ADD CONSTRAINT "upload_parts_upload_id_uploads_id_fk" FOREIGN KEY ("upload_id") REFERENCES "public"."uploads"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "uploads" ADD CONSTRAINT "uploads_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "uploads" ADD CONSTRAINT "uploads_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "uploads_one_open_per_slot" ON "uploads" USING btree ("application_id","slot") WHERE "uploads"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "uploads_expiry" ON "uploads" USING btree ("expires_at");