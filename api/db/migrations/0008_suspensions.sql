CREATE TABLE "suspension_lifts" (
	"suspension_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"lifted_by" uuid NOT NULL,
	"lifted_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "suspension_lifts_suspension_id_number_pk" PRIMARY KEY("suspension_id","number"),
	CONSTRAINT "suspension_lifts_two_people" UNIQUE("suspension_id","lifted_by"),
	CONSTRAINT "suspension_lifts_number" CHECK ("suspension_lifts"."number" in (1, 2))
);
--> statement-breakpoint
CREATE TABLE "suspensions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"programme" text NOT NULL,
	"target" text,
	"outcomes" text NOT NULL,
	"reason" text NOT NULL,
	"suspended_by" uuid NOT NULL,
	"suspended_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "suspensions_outcomes" CHECK ("suspensions"."outcomes" in ('deny', 'all'))
);
--> statement-breakpoint
ALTER TABLE "suspension_lifts" ADD CONSTRAINT "suspension_lifts_suspension_id_suspensions_id_fk" FOREIGN KEY ("suspension_id") REFERENCES "public"."suspensions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suspension_lifts" ADD CONSTRAINT "suspension_lifts_lifted_by_people_id_fk" FOREIGN KEY ("lifted_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suspensions" ADD CONSTRAINT "suspensions_suspended_by_people_id_fk" FOREIGN KEY ("suspended_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE ON "suspensions" FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON "suspensions" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE ON "suspension_lifts" FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON "suspension_lifts" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
