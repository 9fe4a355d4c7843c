CREATE TABLE "applications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"programme" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" uuid,
	"submitter" jsonb NOT NULL,
	"submitter_authenticated" boolean NOT NULL,
	"channel" text NOT NULL,
	"started_by" text NOT NULL,
	"proceed_despite_stop" boolean NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"received_on" date NOT NULL,
	"applied_on" date NOT NULL,
	"idempotency_client" text NOT NULL,
	"idempotency_key" text NOT NULL,
	"request_fingerprint" "bytea" NOT NULL,
	CONSTRAINT "applications_idempotency" UNIQUE("idempotency_client","idempotency_key"),
	CONSTRAINT "applications_subject_kind" CHECK (("applications"."subject_kind" = 'none') = ("applications"."subject_id" is null)),
	CONSTRAINT "applications_started_by" CHECK ("applications"."started_by" in ('application', 'event')),
	CONSTRAINT "applications_dates" CHECK ("applications"."applied_on" <= "applications"."received_on")
);
--> statement-breakpoint
CREATE TABLE "case_answers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"evaluation_id" uuid NOT NULL,
	"answered_by" text NOT NULL,
	"authenticated" boolean NOT NULL,
	"answered_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "case_answers_evaluation_id_unique" UNIQUE("evaluation_id")
);
--> statement-breakpoint
CREATE TABLE "cases" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"application_id" uuid NOT NULL,
	"appealed_decision_id" uuid,
	"reasons" jsonb NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "cases_appealed_decision_id_unique" UNIQUE("appealed_decision_id"),
	CONSTRAINT "cases_application" UNIQUE("id","application_id"),
	CONSTRAINT "cases_kind" CHECK ("cases"."kind" in ('application', 'appeal')),
	CONSTRAINT "cases_appeal" CHECK (("cases"."kind" = 'appeal') = ("cases"."appealed_decision_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "decision_reasons" (
	"decision_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"code" text NOT NULL,
	"rule" text,
	"stage" text,
	"part" text,
	"version" integer,
	"part_version" integer,
	CONSTRAINT "decision_reasons_decision_id_position_pk" PRIMARY KEY("decision_id","position")
);
--> statement-breakpoint
CREATE TABLE "decisions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"application_id" uuid NOT NULL,
	"evaluation_id" uuid NOT NULL,
	"case_id" uuid,
	"kind" text NOT NULL,
	"outcome" text,
	"automatic" boolean NOT NULL,
	"decided_by" text,
	"decided_by_authenticated" boolean,
	"decided_at" timestamp (3) with time zone NOT NULL,
	"decided_on" date NOT NULL,
	"supersedes" uuid,
	CONSTRAINT "decisions_case_id_unique" UNIQUE("case_id"),
	CONSTRAINT "decisions_supersedes_unique" UNIQUE("supersedes"),
	CONSTRAINT "decisions_application" UNIQUE("id","application_id"),
	CONSTRAINT "decisions_kind" CHECK ("decisions"."kind" in ('first', 'correct', 'withdraw', 'annul', 'appeal')),
	CONSTRAINT "decisions_first" CHECK (("decisions"."kind" = 'first') = ("decisions"."supersedes" is null)),
	CONSTRAINT "decisions_outcome" CHECK (("decisions"."outcome" is null) = ("decisions"."kind" in ('withdraw', 'annul'))),
	CONSTRAINT "decisions_outcome_word" CHECK ("decisions"."outcome" in ('approve', 'deny')),
	CONSTRAINT "decisions_by" CHECK ("decisions"."automatic" = ("decisions"."decided_by" is null)),
	CONSTRAINT "decisions_not_itself" CHECK ("decisions"."supersedes" <> "decisions"."id")
);
--> statement-breakpoint
CREATE TABLE "editions" (
	"name" text NOT NULL,
	"number" integer NOT NULL,
	"sha256" text NOT NULL,
	"source" text NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "editions_name_number_pk" PRIMARY KEY("name","number")
);
--> statement-breakpoint
CREATE TABLE "engine_bundles" (
	"sha256" text PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "engine_bundles_sha256" CHECK ("engine_bundles"."sha256" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "evaluation_reasons" (
	"evaluation_id" uuid NOT NULL,
	"list" text NOT NULL,
	"position" integer NOT NULL,
	"code" text NOT NULL,
	"rule" text,
	"stage" text,
	"part" text,
	"version" integer,
	"part_version" integer,
	"is_true" boolean NOT NULL,
	CONSTRAINT "evaluation_reasons_evaluation_id_list_position_pk" PRIMARY KEY("evaluation_id","list","position"),
	CONSTRAINT "evaluation_reasons_list" CHECK ("evaluation_reasons"."list" in ('reasons', 'also', 'recommended'))
);
--> statement-breakpoint
CREATE TABLE "evaluations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"application_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"cause" text NOT NULL,
	"programme" text NOT NULL,
	"publication_number" integer NOT NULL,
	"publication_sha256" text NOT NULL,
	"engine_sha256" text NOT NULL,
	"editions" jsonb NOT NULL,
	"suspended" jsonb NOT NULL,
	"facts" jsonb NOT NULL,
	"outcome" text NOT NULL,
	"recommended_outcome" text,
	"explanation_sha256" text NOT NULL,
	"evaluated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "evaluations_number" UNIQUE("application_id","number"),
	CONSTRAINT "evaluations_application" UNIQUE("id","application_id"),
	CONSTRAINT "evaluations_outcome" CHECK ("evaluations"."outcome" in ('approve', 'deny', 'route-to-manual', 'stop', 'not-due')),
	CONSTRAINT "evaluations_recommended" CHECK ("evaluations"."recommended_outcome" is null or "evaluations"."outcome" = 'route-to-manual'),
	CONSTRAINT "evaluations_cause" CHECK ("evaluations"."cause" in ('received', 'answered', 'boundary', 'publication')),
	CONSTRAINT "evaluations_number_positive" CHECK ("evaluations"."number" >= 1)
);
--> statement-breakpoint
CREATE TABLE "grants" (
	"decision_id" uuid PRIMARY KEY NOT NULL,
	"programme" text NOT NULL,
	"subject_id" uuid,
	"grant_key" text NOT NULL,
	"valid_on" daterange NOT NULL,
	"fields" jsonb NOT NULL,
	CONSTRAINT "grants_not_empty" CHECK (not isempty("grants"."valid_on") and not lower_inf("grants"."valid_on"))
);
--> statement-breakpoint
CREATE TABLE "key_checks" (
	"key_id" text PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"check_value" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "publications" (
	"programme" text NOT NULL,
	"number" integer NOT NULL,
	"sha256" text NOT NULL,
	"rules_sha256" text NOT NULL,
	"source" text NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL,
	"published_by" text NOT NULL,
	CONSTRAINT "publications_programme_number_pk" PRIMARY KEY("programme","number"),
	CONSTRAINT "publications_identity" UNIQUE("programme","number","sha256"),
	CONSTRAINT "publications_number" CHECK ("publications"."number" >= 1),
	CONSTRAINT "publications_sha256" CHECK ("publications"."sha256" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "register_persons" (
	"subject_id" uuid PRIMARY KEY NOT NULL,
	"seal_key_id" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sealed_contents" (
	"owner" text NOT NULL,
	"owner_id" uuid NOT NULL,
	"subject_id" uuid,
	"seal_key_id" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	CONSTRAINT "sealed_contents_owner_owner_id_pk" PRIMARY KEY("owner","owner_id"),
	CONSTRAINT "sealed_contents_owner" CHECK ("sealed_contents"."owner" in ('evaluation', 'decision', 'answer', 'case'))
);
--> statement-breakpoint
CREATE TABLE "subjects" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"index_key_id" text NOT NULL,
	"subject_index" "bytea" NOT NULL,
	"seal_key_id" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "subjects_index" UNIQUE("kind","index_key_id","subject_index"),
	CONSTRAINT "subjects_kind" CHECK ("subjects"."kind" in ('person', 'organisation'))
);
--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_subject_id_subjects_id_fk" FOREIGN KEY ("subject_id") REFERENCES "public"."subjects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_answers" ADD CONSTRAINT "case_answers_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_answers" ADD CONSTRAINT "case_answers_evaluation_id_evaluations_id_fk" FOREIGN KEY ("evaluation_id") REFERENCES "public"."evaluations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_appealed_decision" FOREIGN KEY ("appealed_decision_id","application_id") REFERENCES "public"."decisions"("id","application_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_reasons" ADD CONSTRAINT "decision_reasons_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_evaluation" FOREIGN KEY ("evaluation_id","application_id") REFERENCES "public"."evaluations"("id","application_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_supersedes" FOREIGN KEY ("supersedes","application_id") REFERENCES "public"."decisions"("id","application_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation_reasons" ADD CONSTRAINT "evaluation_reasons_evaluation_id_evaluations_id_fk" FOREIGN KEY ("evaluation_id") REFERENCES "public"."evaluations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluations" ADD CONSTRAINT "evaluations_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluations" ADD CONSTRAINT "evaluations_engine_sha256_engine_bundles_sha256_fk" FOREIGN KEY ("engine_sha256") REFERENCES "public"."engine_bundles"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluations" ADD CONSTRAINT "evaluations_publication" FOREIGN KEY ("programme","publication_number","publication_sha256") REFERENCES "public"."publications"("programme","number","sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_subject_id_subjects_id_fk" FOREIGN KEY ("subject_id") REFERENCES "public"."subjects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "register_persons" ADD CONSTRAINT "register_persons_subject_id_subjects_id_fk" FOREIGN KEY ("subject_id") REFERENCES "public"."subjects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sealed_contents" ADD CONSTRAINT "sealed_contents_subject_id_subjects_id_fk" FOREIGN KEY ("subject_id") REFERENCES "public"."subjects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "applications_subject" ON "applications" USING btree ("subject_id","programme");--> statement-breakpoint
CREATE UNIQUE INDEX "cases_one_per_application" ON "cases" USING btree ("application_id") WHERE "cases"."kind" = 'application';--> statement-breakpoint
CREATE INDEX "cases_opened" ON "cases" USING btree ("opened_at","id");--> statement-breakpoint
CREATE INDEX "decision_reasons_rule" ON "decision_reasons" USING btree ("rule","part");--> statement-breakpoint
CREATE INDEX "decision_reasons_code" ON "decision_reasons" USING btree ("code");--> statement-breakpoint
CREATE UNIQUE INDEX "decisions_one_first" ON "decisions" USING btree ("application_id") WHERE "decisions"."supersedes" is null;--> statement-breakpoint
CREATE INDEX "evaluation_reasons_rule" ON "evaluation_reasons" USING btree ("rule","part");--> statement-breakpoint
CREATE INDEX "evaluation_reasons_code" ON "evaluation_reasons" USING btree ("code");--> statement-breakpoint
CREATE INDEX "grants_subject" ON "grants" USING btree ("subject_id","programme");--> statement-breakpoint
CREATE INDEX "sealed_contents_subject" ON "sealed_contents" USING btree ("subject_id");