CREATE TABLE "publication_tests" (
	"programme" text NOT NULL,
	"number" integer NOT NULL,
	"revision" integer NOT NULL,
	"sha256" text NOT NULL,
	"cases" text NOT NULL,
	"demands" text NOT NULL,
	"kept_at" timestamp (3) with time zone NOT NULL,
	"kept_by" text NOT NULL,
	CONSTRAINT "publication_tests_programme_number_revision_pk" PRIMARY KEY("programme","number","revision"),
	CONSTRAINT "publication_tests_revision" CHECK ("publication_tests"."revision" >= 1)
);
--> statement-breakpoint
ALTER TABLE "publication_tests" ADD CONSTRAINT "publication_tests_publication" FOREIGN KEY ("programme","number") REFERENCES "public"."publications"("programme","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE ON "publication_tests" FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON "publication_tests" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
