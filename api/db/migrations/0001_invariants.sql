-- What the table definitions cannot say.
CREATE EXTENSION IF NOT EXISTS btree_gist;--> statement-breakpoint

-- One right at a time: for one subject, programme and key, valid periods never overlap.
ALTER TABLE "grants" ADD CONSTRAINT "grants_no_overlap"
  EXCLUDE USING gist ("programme" WITH =, "subject_id" WITH =, "grant_key" WITH =, "valid_on" WITH &&);--> statement-breakpoint

-- The record is never changed.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is a record: its rows are never changed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;--> statement-breakpoint
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['publications', 'engine_bundles', 'editions', 'applications', 'evaluations',
    'evaluation_reasons', 'cases', 'case_answers', 'decisions', 'decision_reasons', 'sealed_contents', 'key_checks']
  LOOP
    EXECUTE format('CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE ON %I
      FOR EACH ROW EXECUTE FUNCTION refuse_change()', name);
    EXECUTE format('CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON %I
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name);
  END LOOP;
END $$;--> statement-breakpoint

-- A subject stays who it is. Its encryption may be renewed when keys change.
CREATE FUNCTION keep_subject() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.id = OLD.id AND NEW.kind = OLD.kind AND NEW.created_at = OLD.created_at THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a subject is never removed or exchanged' USING ERRCODE = 'restrict_violation';
END $$;--> statement-breakpoint
CREATE TRIGGER keep_subject BEFORE UPDATE OR DELETE ON "subjects" FOR EACH ROW EXECUTE FUNCTION keep_subject();--> statement-breakpoint
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON "subjects" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint

-- A grant ends only by a decision that supersedes its own, and it is never altered.
CREATE FUNCTION keep_grant() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND EXISTS (SELECT FROM decisions WHERE supersedes = OLD.decision_id) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'a grant ends only by a decision that supersedes its own' USING ERRCODE = 'restrict_violation';
END $$;--> statement-breakpoint
CREATE TRIGGER keep_grant BEFORE UPDATE OR DELETE ON "grants" FOR EACH ROW EXECUTE FUNCTION keep_grant();--> statement-breakpoint
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON "grants" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint

-- Seen at the end of the transaction: no outcome without reasons, no superseded decision whose grant still stands,
-- nothing recorded whose personal contents are missing, and no routing without its case.
CREATE FUNCTION check_decision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.outcome IS NOT NULL AND NOT EXISTS (SELECT FROM decision_reasons WHERE decision_id = NEW.id) THEN
    RAISE EXCEPTION 'a decision needs reasons' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.outcome = 'approve' AND NOT EXISTS (SELECT FROM grants WHERE decision_id = NEW.id)
    AND NOT EXISTS (SELECT FROM decisions WHERE supersedes = NEW.id) THEN
    RAISE EXCEPTION 'an approval needs its grant' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.supersedes IS NOT NULL AND EXISTS (SELECT FROM grants WHERE decision_id = NEW.supersedes) THEN
    RAISE EXCEPTION 'the grant of a superseded decision must end with it' USING ERRCODE = 'check_violation';
  END IF;
  IF NOT EXISTS (SELECT FROM sealed_contents WHERE owner = 'decision' AND owner_id = NEW.id) THEN
    RAISE EXCEPTION 'a decision needs its contents' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE CONSTRAINT TRIGGER check_decision AFTER INSERT ON "decisions"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_decision();--> statement-breakpoint
CREATE FUNCTION check_evaluation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM sealed_contents WHERE owner = 'evaluation' AND owner_id = NEW.id) THEN
    RAISE EXCEPTION 'an evaluation needs its contents' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.outcome NOT IN ('stop', 'not-due')
    AND NOT EXISTS (SELECT FROM cases WHERE application_id = NEW.application_id)
    AND NOT EXISTS (SELECT FROM decisions WHERE application_id = NEW.application_id) THEN
    RAISE EXCEPTION 'an outcome needs a decision or a case' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE CONSTRAINT TRIGGER check_evaluation AFTER INSERT ON "evaluations"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_evaluation();--> statement-breakpoint
CREATE FUNCTION check_application() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM evaluations WHERE application_id = NEW.id) THEN
    RAISE EXCEPTION 'an application needs its evaluation' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE CONSTRAINT TRIGGER check_application AFTER INSERT ON "applications"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_application();
