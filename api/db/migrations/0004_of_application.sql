CREATE INDEX "cases_of_application" ON "cases" USING btree ("application_id");--> statement-breakpoint
CREATE INDEX "decisions_of_application" ON "decisions" USING btree ("application_id");--> statement-breakpoint
-- What is encrypted cannot be made smaller, and most of it fits into a row of its own size: neither tried nor cut up.
ALTER TABLE "sealed_contents" ALTER COLUMN "sealed" SET STORAGE EXTERNAL;--> statement-breakpoint
ALTER TABLE "sealed_contents" SET (toast_tuple_target = 8160);
