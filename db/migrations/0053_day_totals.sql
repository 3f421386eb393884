CREATE INDEX "payments_terminal_paid" ON "payments" USING btree ("terminal_id","paid_at");--> statement-breakpoint
CREATE INDEX "refunds_finished" ON "refunds" USING btree ("finished_at");