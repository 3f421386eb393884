CREATE TABLE "recommendations" (
	"id" text PRIMARY KEY NOT NULL,
	"application_id" text NOT NULL,
	"status" text DEFAULT 'sent' NOT NULL,
	"product" text NOT NULL,
	"model_code" text NOT NULL,
	"offer" text NOT NULL,
	"amount_fen" bigint NOT NULL,
	"monthly_fen" bigint NOT NULL,
	"reasons" text[] NOT NULL,
	"note" text,
	"sent_by_id" text,
	"sent_at" timestamp (3) with time zone NOT NULL,
	"answered_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "recommendations_status_known" CHECK ("recommendations"."status" in ('sent', 'agreed', 'declined', 'replaced')),
	CONSTRAINT "recommendations_offer_known" CHECK ("recommendations"."offer" in ('sale', 'rent', 'deposit')),
	CONSTRAINT "recommendations_cost_nothing_less" CHECK ("recommendations"."amount_fen" >= 0 and "recommendations"."monthly_fen" >= 0),
	CONSTRAINT "recommendations_answered" CHECK (("recommendations"."status" in ('agreed', 'declined')) <= ("recommendations"."answered_at" is not null))
);
--> statement-breakpoint
ALTER TABLE "recommendations" ADD CONSTRAINT "recommendations_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recommendations" ADD CONSTRAINT "recommendations_model_code_device_models_code_fk" FOREIGN KEY ("model_code") REFERENCES "public"."device_models"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recommendations" ADD CONSTRAINT "recommendations_sent_by_id_people_id_fk" FOREIGN KEY ("sent_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "recommendations_one_standing" ON "recommendations" USING btree ("application_id") WHERE "recommendations"."status" in ('sent', 'agreed');--> statement-breakpoint
CREATE INDEX "recommendations_application" ON "recommendations" USING btree ("application_id","sent_at");