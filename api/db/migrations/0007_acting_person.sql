ALTER TABLE "case_answers" ADD COLUMN "answered_by_person" uuid;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "decided_by_person" uuid;--> statement-breakpoint
ALTER TABLE "case_answers" ADD CONSTRAINT "case_answers_answered_by_person_people_id_fk" FOREIGN KEY ("answered_by_person") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_decided_by_person_people_id_fk" FOREIGN KEY ("decided_by_person") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_by_person" CHECK (("decisions"."decided_by_person" is not null) = coalesce("decisions"."decided_by_authenticated", false));