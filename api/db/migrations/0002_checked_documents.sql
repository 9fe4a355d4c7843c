CREATE TABLE "checked_documents" (
	"publication_sha256" text NOT NULL,
	"engine_sha256" text NOT NULL,
	"document" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "checked_documents_publication_sha256_engine_sha256_pk" PRIMARY KEY("publication_sha256","engine_sha256")
);
--> statement-breakpoint
ALTER TABLE "checked_documents" ADD CONSTRAINT "checked_documents_engine_sha256_engine_bundles_sha256_fk" FOREIGN KEY ("engine_sha256") REFERENCES "public"."engine_bundles"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE ON "checked_documents" FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON "checked_documents" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
