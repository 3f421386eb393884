CREATE INDEX "payments_terminal" ON "payments" USING btree ("terminal_id","created_at","id");--> statement-breakpoint
CREATE INDEX "terminals_newest" ON "terminals" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "terminals_drifted" ON "terminals" USING btree ("created_at","id") WHERE "terminals"."drifted" and "terminals"."status" <> 'closed';--> statement-breakpoint
CREATE INDEX "terminals_behind" ON "terminals" USING btree ("created_at","id") WHERE "terminals"."status" = 'active' and "terminals"."reported_version" < "terminals"."desired_version";