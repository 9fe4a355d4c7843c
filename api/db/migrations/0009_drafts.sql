CREATE TABLE "draft_changes" (
	"draft_id" uuid NOT NULL,
	"object" text NOT NULL,
	"position" integer NOT NULL,
	"value" text,
	"version" integer NOT NULL,
	"changed_by" uuid NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "draft_changes_draft_id_object_pk" PRIMARY KEY("draft_id","object")
);
--> statement-breakpoint
CREATE TABLE "draft_checks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"draft_id" uuid NOT NULL,
	"name" text NOT NULL,
	"version" integer NOT NULL,
	"ok" boolean NOT NULL,
	"summary" text NOT NULL,
	"details" text,
	"by" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "draft_comments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"draft_id" uuid NOT NULL,
	"object" text NOT NULL,
	"text" text NOT NULL,
	"by" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "draft_events" (
	"draft_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"step" text NOT NULL,
	"version" integer NOT NULL,
	"contributes" boolean NOT NULL,
	"by" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"details" text,
	CONSTRAINT "draft_events_draft_id_number_pk" PRIMARY KEY("draft_id","number")
);
--> statement-breakpoint
CREATE TABLE "drafts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"programme" text NOT NULL,
	"title" text NOT NULL,
	"purpose" text NOT NULL,
	"reference" text NOT NULL,
	"base_number" integer,
	"beginning" text,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"content_version" integer NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"reviewer_id" uuid,
	"published_number" integer,
	CONSTRAINT "drafts_published" UNIQUE("programme","published_number"),
	CONSTRAINT "drafts_state" CHECK ("drafts"."state" in ('open', 'in-review', 'approved', 'published', 'discarded')),
	CONSTRAINT "drafts_beginning" CHECK (("drafts"."base_number" is null) = ("drafts"."beginning" is not null)),
	CONSTRAINT "drafts_is_published" CHECK (("drafts"."state" = 'published') = ("drafts"."published_number" is not null)),
	CONSTRAINT "drafts_version" CHECK ("drafts"."version" >= "drafts"."content_version" and "drafts"."content_version" >= 1)
);
--> statement-breakpoint
CREATE TABLE "publication_approvals" (
	"programme" text NOT NULL,
	"number" integer NOT NULL,
	"approved_by" uuid NOT NULL,
	"approved_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "publication_approvals_programme_number_approved_by_pk" PRIMARY KEY("programme","number","approved_by")
);
--> statement-breakpoint
ALTER TABLE "draft_changes" ADD CONSTRAINT "draft_changes_draft_id_drafts_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."drafts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_changes" ADD CONSTRAINT "draft_changes_changed_by_people_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_checks" ADD CONSTRAINT "draft_checks_draft_id_drafts_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."drafts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_checks" ADD CONSTRAINT "draft_checks_by_people_id_fk" FOREIGN KEY ("by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_comments" ADD CONSTRAINT "draft_comments_draft_id_drafts_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."drafts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_comments" ADD CONSTRAINT "draft_comments_by_people_id_fk" FOREIGN KEY ("by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_events" ADD CONSTRAINT "draft_events_draft_id_drafts_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."drafts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_events" ADD CONSTRAINT "draft_events_by_people_id_fk" FOREIGN KEY ("by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_reviewer_id_people_id_fk" FOREIGN KEY ("reviewer_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_base" FOREIGN KEY ("programme","base_number") REFERENCES "public"."publications"("programme","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_publication" FOREIGN KEY ("programme","published_number") REFERENCES "public"."publications"("programme","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publication_approvals" ADD CONSTRAINT "publication_approvals_approved_by_people_id_fk" FOREIGN KEY ("approved_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publication_approvals" ADD CONSTRAINT "publication_approvals_publication" FOREIGN KEY ("programme","number") REFERENCES "public"."publications"("programme","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "draft_checks_draft" ON "draft_checks" USING btree ("draft_id","name");--> statement-breakpoint
CREATE INDEX "draft_comments_draft" ON "draft_comments" USING btree ("draft_id");--> statement-breakpoint
CREATE INDEX "drafts_programme" ON "drafts" USING btree ("programme","updated_at");
--> statement-breakpoint
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['draft_events', 'draft_checks', 'draft_comments', 'publication_approvals']
  LOOP
    EXECUTE format('CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE ON %I
      FOR EACH ROW EXECUTE FUNCTION refuse_change()', name);
    EXECUTE format('CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON %I
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name);
  END LOOP;
END $$;--> statement-breakpoint

-- What was published or discarded stays as it was, and no draft is lost.
CREATE FUNCTION keep_draft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.state NOT IN ('published', 'discarded') AND NEW.id = OLD.id
    AND NEW.programme = OLD.programme AND NEW.version >= OLD.version THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a draft that is ended is a record' USING ERRCODE = 'restrict_violation';
END $$;--> statement-breakpoint
CREATE TRIGGER keep_draft BEFORE UPDATE OR DELETE ON "drafts" FOR EACH ROW EXECUTE FUNCTION keep_draft();--> statement-breakpoint
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON "drafts" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE FUNCTION keep_draft_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'DELETE' AND EXISTS (SELECT FROM drafts WHERE id = NEW.draft_id AND state NOT IN ('published', 'discarded'))
    AND (TG_OP = 'INSERT' OR (NEW.draft_id = OLD.draft_id AND NEW.object = OLD.object AND NEW.version > OLD.version)) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a draft that is ended is a record' USING ERRCODE = 'restrict_violation';
END $$;--> statement-breakpoint
CREATE TRIGGER keep_draft_change BEFORE INSERT OR UPDATE OR DELETE ON "draft_changes" FOR EACH ROW EXECUTE FUNCTION keep_draft_change();--> statement-breakpoint
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON "draft_changes" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
