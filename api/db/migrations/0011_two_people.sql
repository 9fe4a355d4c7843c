-- Who gave a draft something of its content neither approves nor publishes it, whatever a server thinks.
CREATE FUNCTION require_outsider() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.contributes OR EXISTS (
    SELECT FROM draft_events WHERE draft_id = NEW.draft_id AND "by" = NEW."by" AND contributes
  ) THEN
    RAISE EXCEPTION 'who changed a draft does not approve or publish it' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER require_outsider BEFORE INSERT ON "draft_events"
  FOR EACH ROW WHEN (NEW.step IN ('approved', 'published')) EXECUTE FUNCTION require_outsider();
