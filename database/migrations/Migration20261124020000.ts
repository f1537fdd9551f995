import { Migration } from '@mikro-orm/migrations';

export class Migration20261124020000 extends Migration {
  override name = 'Migration20261124020000';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "academy" ("code" varchar(3) not null, "name" varchar(255) not null, "time_zone" varchar(255) not null, primary key ("code"));`,
    );

    this.addSql(
      `create table "account" ("id" uuid not null, "kind" text not null, "login" varchar(255) not null, "password_hash" varchar(255) not null, "name" varchar(255) not null, "email" varchar(254) null, "language" text not null default 'fr', "created_at" timestamptz not null, "last_sign_in_at" timestamptz null, primary key ("id"));`,
    );
    this.addSql(`alter table "account" add constraint "account_login_unique" unique ("login");`);
    this.addSql(`alter table "account" add constraint "account_kind_check" check ("kind" in ('GUARDIAN', 'STAFF'));`);
    this.addSql(`alter table "account" add constraint "account_language_check" check ("language" in ('fr', 'en'));`);

    this.addSql(
      `create table "affectation" ("id" uuid not null, "national_id" varchar(11) null, "last_name" varchar(100) not null, "first_name" varchar(100) not null, "origin_uai" varchar(8) null, "receiving_uai" varchar(8) not null, "school_year" int not null, "round" int not null, "wish_rank" int not null, "offer_code" varchar(255) not null, "mef" varchar(11) not null, "formation_label" varchar(255) null, "decision" text not null, "decided_on" date not null, "imported_at" timestamptz not null, "withdrawn_on" date null, primary key ("id"));`,
    );
    this.addSql(
      `create index "affectation_receiving_uai_school_year_round_index" on "affectation" ("receiving_uai", "school_year", "round");`,
    );
    this.addSql(
      `alter table "affectation" add constraint "affectation_decision_check" check ("decision" in ('AFFECTE', 'LISTE_SUPP', 'REFUSE'));`,
    );

    this.addSql(
      `create table "choice_group" ("uai" varchar(8) not null, "school_year" int not null, "mef" varchar(11) not null, "key" varchar(255) not null, "position" int not null, "content" jsonb not null, "hidden" text[] not null default '{}', primary key ("uai", "school_year", "mef", "key"));`,
    );

    this.addSql(
      `create table "nomenclature_code" ("uai" varchar(8) not null, "school_year" int not null, "kind" varchar(255) not null, "code" varchar(255) not null, "label" varchar(255) not null, primary key ("uai", "school_year", "kind", "code"));`,
    );

    this.addSql(
      `create table "compulsory_option" ("uai" varchar(8) not null, "school_year" int not null, "mef" varchar(11) not null, "subject_code" varchar(6) not null, "rank" int not null, primary key ("uai", "school_year", "mef", "subject_code", "rank"));`,
    );

    this.addSql(
      `create table "establishment" ("uai" varchar(8) not null, "academy_code" varchar(3) not null, "name" varchar(255) not null, "name_complement" varchar(255) null, "type" varchar(255) null, "sector" varchar(2) not null default 'PU', "head_title" varchar(255) null, "head_name" varchar(255) null, "line1" varchar(255) null, "line2" varchar(255) null, "line3" varchar(255) null, "line4" varchar(255) null, "postal_code" varchar(255) null, "city" varchar(255) null, "phone" varchar(255) null, "email" varchar(255) null, primary key ("uai"));`,
    );

    this.addSql(
      `create table "delegation" ("id" uuid not null, "uai" varchar(8) not null, "delegate_id" uuid not null, "granted_by_id" uuid not null, "operations" jsonb not null, "from_on" date not null, "to_on" date null, "revoked_at" timestamptz null, primary key ("id"));`,
    );
    this.addSql(`create index "delegation_delegate_id_index" on "delegation" ("delegate_id");`);

    this.addSql(
      `create table "campaign" ("id" uuid not null, "receiving_uai" varchar(8) not null, "school_year" int not null, "kind" text not null, "round" int not null, "state" text not null, "calendar" jsonb not null, "sequence" int not null default 0, "opened_at" timestamptz null, "closed_at" timestamptz null, primary key ("id"));`,
    );
    this.addSql(
      `alter table "campaign" add constraint "campaign_receiving_uai_school_year_kind_round_unique" unique ("receiving_uai", "school_year", "kind", "round");`,
    );
    this.addSql(
      `alter table "campaign" add constraint "campaign_kind_check" check ("kind" in ('POST_AFFECTATION', 'LEVEL_UP'));`,
    );
    this.addSql(
      `alter table "campaign" add constraint "campaign_state_check" check ("state" in ('PREPARED', 'READY', 'OPEN', 'CLOSING', 'CLOSED'));`,
    );

    this.addSql(
      `create table "campaign_counter" ("campaign_id" uuid not null, "state" text not null, "dossiers" int not null default 0, primary key ("campaign_id", "state"));`,
    );
    this.addSql(
      `alter table "campaign_counter" add constraint "campaign_counter_state_check" check ("state" in ('NOTIFIED', 'SEEN', 'IN_PROGRESS', 'VALIDATED', 'INTEGRATED', 'COMPLETE', 'REFUSED', 'CANCELLED', 'NOT_ENROLLED', 'PAPER', 'DISPUTED'));`,
    );

    this.addSql(
      `create table "address" ("id" uuid not null, "uai" varchar(8) not null, "school_year" int not null, "external_id" varchar(255) null, "line1" varchar(38) null, "line2" varchar(38) null, "line3" varchar(38) null, "line4" varchar(38) null, "postal_code" varchar(5) null, "city" varchar(32) null, "foreign_city" varchar(32) null, "country_code" varchar(3) not null default '100', "commune_code" varchar(5) null, "copied_from_id" uuid null, primary key ("id"));`,
    );
    this.addSql(
      `alter table "address" add constraint "address_uai_school_year_external_id_unique" unique ("uai", "school_year", "external_id");`,
    );

    this.addSql(
      `create table "establishment_year" ("uai" varchar(8) not null, "school_year" int not null, "starts_on" date null, "ends_on" date null, "record_service_open" boolean not null default true, "enrolment_service_open" boolean not null default true, "home_message" text not null default '', "enrolment_message" text not null default '', "language_swap_allowed" boolean not null default false, "last_sending" int not null default 0, "version" int not null default 1, primary key ("uai", "school_year"));`,
    );

    this.addSql(
      `create table "guardian" ("id" uuid not null, "uai" varchar(8) not null, "school_year" int not null, "external_id" varchar(255) null, "civility" varchar(1) null, "last_name" varchar(100) not null, "usage_name" varchar(100) null, "first_name" varchar(100) null, "address_id" uuid null, "phone_home" varchar(20) null, "phone_work" varchar(20) null, "phone_mobile" varchar(20) null, "accepts_sms" boolean not null default false, "email" varchar(254) null, "occupation" varchar(2) null, "shares_address" boolean not null default false, "copied_from_id" uuid null, "version" int not null default 1, primary key ("id"));`,
    );
    this.addSql(
      `alter table "guardian" add constraint "guardian_uai_school_year_external_id_unique" unique ("uai", "school_year", "external_id");`,
    );

    this.addSql(
      `create table "guardian_account" ("account_id" uuid not null, "guardian_id" uuid not null, primary key ("account_id", "guardian_id"));`,
    );
    this.addSql(`create index "guardian_account_guardian_id_index" on "guardian_account" ("guardian_id");`);

    this.addSql(
      `create table "activation_code" ("digest" varchar(255) not null, "guardian_id" uuid not null, "created_at" timestamptz not null, "expires_at" timestamptz not null, "used_at" timestamptz null, primary key ("digest"));`,
    );
    this.addSql(`create index "activation_code_guardian_id_index" on "activation_code" ("guardian_id");`);

    this.addSql(
      `create table "import_basket" ("id" uuid not null, "account_id" uuid not null, "uai" varchar(8) null, "academy_code" varchar(255) null, "created_at" timestamptz not null, "applied_at" timestamptz null, primary key ("id"));`,
    );

    this.addSql(
      `create table "import_basket_file" ("basket_id" uuid not null, "name" varchar(255) not null, "content" bytea not null, primary key ("basket_id", "name"));`,
    );

    this.addSql(
      `create table "import" ("id" uuid not null, "uai" varchar(8) null, "kind" varchar(255) not null, "file_name" varchar(255) not null, "school_year" int null, "digest" varchar(255) not null, "counts" jsonb not null, "imported_at" timestamptz not null, "by_account_id" uuid null, primary key ("id"));`,
    );

    this.addSql(
      `create table "inbox_counter" ("uai" varchar(8) not null, "kind" text not null, "items" int not null default 0, primary key ("uai", "kind"));`,
    );
    this.addSql(
      `alter table "inbox_counter" add constraint "inbox_counter_kind_check" check ("kind" in ('address', 'phone', 'email', 'occupation', 'contact', 'pupil'));`,
    );

    this.addSql(
      `create table "journal" ("key" varchar(255) not null, "subject_id" uuid not null, "act" varchar(255) not null, "submission_id" uuid null, "by_account_id" uuid null, "channel" text null, "details" jsonb null, "at" timestamptz not null, primary key ("key"));`,
    );
    this.addSql(`create index "journal_subject_id_index" on "journal" ("subject_id");`);
    this.addSql(
      `alter table "journal" add constraint "journal_channel_check" check ("channel" in ('WEB', 'ASSISTED', 'PAPER'));`,
    );

    this.addSql(
      `create table "letter" ("key" varchar(255) not null, "letter_id" varchar(4) not null, "guardian_id" uuid null, "subject_id" uuid null, "from_name" varchar(255) not null, "to_name" varchar(255) not null, "to_address" varchar(254) null, "subject" varchar(255) not null, "text" text not null, "html" text not null, "recorded_at" timestamptz not null, "due_at" timestamptz not null, "leased_until" timestamptz null, "attempts" int not null default 0, "sent_at" timestamptz null, "failed_at" timestamptz null, "failure" varchar(255) null, primary key ("key"));`,
    );
    this.addSql(`create index "letter_subject_id_index" on "letter" ("subject_id");`);
    this.addSql(`create index "letter_sent_at_due_at_index" on "letter" ("sent_at", "due_at");`);

    this.addSql(
      `create table "mef" ("uai" varchar(8) not null, "school_year" int not null, "code" varchar(11) not null, "formation" varchar(255) null, "speciality" varchar(255) null, "label" varchar(255) not null, "printed_label" varchar(255) null, "statistical" varchar(255) null, "compulsory_options" int not null default 0, "minimum_options" int not null default 0, primary key ("uai", "school_year", "code"));`,
    );

    this.addSql(
      `create table "place" ("kind" text not null, "code" varchar(255) not null, "label" varchar(255) not null, "department_code" varchar(255) null, primary key ("kind", "code"));`,
    );
    this.addSql(
      `alter table "place" add constraint "place_kind_check" check ("kind" in ('country', 'department', 'commune'));`,
    );

    this.addSql(
      `create table "post" ("id" uuid not null, "account_id" uuid not null, "role" text not null, "uai" varchar(8) null, "academy_code" varchar(3) null, "ended_on" date null, primary key ("id"));`,
    );
    this.addSql(`create index "post_account_id_index" on "post" ("account_id");`);
    this.addSql(
      `alter table "post" add constraint "post_role_check" check ("role" in ('head', 'deputy', 'bursar', 'secretary', 'academyAdmin', 'support'));`,
    );

    this.addSql(
      `create table "private_number" ("uai" varchar(8) not null, "school_year" int not null, "kind" text not null, "owner_id" uuid not null, "number" int not null, primary key ("uai", "school_year", "kind", "owner_id"));`,
    );
    this.addSql(
      `alter table "private_number" add constraint "private_number_uai_school_year_kind_number_unique" unique ("uai", "school_year", "kind", "number");`,
    );
    this.addSql(
      `alter table "private_number" add constraint "private_number_kind_check" check ("kind" in ('pupil', 'guardian'));`,
    );

    this.addSql(
      `create table "programme" ("uai" varchar(8) not null, "school_year" int not null, "mef" varchar(11) not null, "subject_code" varchar(6) not null, "election_mode" varchar(1) not null, primary key ("uai", "school_year", "mef", "subject_code", "election_mode"));`,
    );

    this.addSql(
      `create table "pupil" ("id" uuid not null, "identity_id" uuid not null, "uai" varchar(8) not null, "school_year" int not null, "status" text not null default 'ENROLLED', "external_id" varchar(255) null, "elenoet" varchar(5) null, "national_id" varchar(11) null, "last_name" varchar(100) not null, "usage_name" varchar(100) null, "first_name" varchar(100) not null, "second_name" varchar(100) null, "third_name" varchar(100) null, "sex" varchar(1) null, "born_on" date null, "birth_country_code" varchar(3) null, "birth_commune_code" varchar(5) null, "birth_department_code" varchar(3) null, "birth_city" varchar(32) null, "nationality_code" varchar(3) null, "mef" varchar(11) null, "regime_code" varchar(2) null, "status_code" varchar(2) not null default 'ST', "repeating" boolean not null default false, "transport" boolean not null default false, "scholarship_code" varchar(1) null, "provenance_code" varchar(1) null, "entered_on" date null, "left_on" date null, "exit_reason_code" varchar(2) null, "address_id" uuid null, "phone_home" varchar(20) null, "phone_work" varchar(20) null, "phone_mobile" varchar(20) null, "accepts_sms" boolean not null default false, "email" varchar(254) null, "previous_uai" varchar(8) null, "previous_mef" varchar(11) null, "previous_class_group" varchar(8) null, "copied_from_id" uuid null, "version" int not null default 1, primary key ("id"));`,
    );
    this.addSql(`create index "pupil_identity_id_index" on "pupil" ("identity_id");`);
    this.addSql(
      `create index "pupil_uai_school_year_national_id_index" on "pupil" ("uai", "school_year", "national_id");`,
    );
    this.addSql(`create index "pupil_uai_school_year_elenoet_index" on "pupil" ("uai", "school_year", "elenoet");`);
    this.addSql(
      `alter table "pupil" add constraint "pupil_uai_school_year_external_id_unique" unique ("uai", "school_year", "external_id");`,
    );
    this.addSql(
      `alter table "pupil" add constraint "pupil_status_check" check ("status" in ('ENROLLED', 'EXPECTED'));`,
    );

    this.addSql(
      `create table "pupil_option" ("pupil_id" uuid not null, "rank" int not null, "subject_code" varchar(6) not null, "election_mode" varchar(1) null, primary key ("pupil_id", "rank"));`,
    );

    this.addSql(
      `create table "dossier" ("id" uuid not null, "campaign_id" uuid not null, "affectation_id" uuid not null, "identity_id" uuid not null, "origin_pupil_id" uuid null, "expected_pupil_id" uuid null, "origin_uai" varchar(8) null, "receiving_uai" varchar(8) not null, "school_year" int not null, "mef" varchar(11) not null, "last_name" varchar(100) not null, "first_name" varchar(100) not null, "state" text not null, "shown_state" text generated always as (case when state = 'NOTIFIED' and draft_saved_at is not null then 'IN_PROGRESS' when state = 'NOTIFIED' and seen_at is not null then 'SEEN' else state end) stored not null, "sequence" int not null default 0, "version" int not null default 0, "closes_at" timestamptz not null, "closed" boolean not null default false, "own_deadline" boolean not null default false, "seen_at" timestamptz null, "draft" jsonb null, "draft_revision" int not null default 0, "draft_saved_at" timestamptz null, "choices" jsonb null, "submitted_at" timestamptz null, "submitted_by_id" uuid null, "channel" text null, "refused_at" timestamptz null, "refusal_reason" text null, "integrated_at" timestamptz null, "completed_at" timestamptz null, "created_at" timestamptz not null, primary key ("id"));`,
    );
    this.addSql(`create index "dossier_identity_id_index" on "dossier" ("identity_id");`);
    this.addSql(
      `create index "dossier_receiving_uai_school_year_last_name_first_name_id_index" on "dossier" ("receiving_uai", "school_year", "last_name", "first_name", "id");`,
    );
    this.addSql(
      `create index "dossier_origin_uai_school_year_last_name_first_name_id_index" on "dossier" ("origin_uai", "school_year", "last_name", "first_name", "id");`,
    );
    this.addSql(`create index "dossier_campaign_id_shown_state_index" on "dossier" ("campaign_id", "shown_state");`);
    this.addSql(
      `alter table "dossier" add constraint "dossier_state_check" check ("state" in ('NOTIFIED', 'SEEN', 'IN_PROGRESS', 'VALIDATED', 'INTEGRATED', 'COMPLETE', 'REFUSED', 'CANCELLED', 'NOT_ENROLLED', 'PAPER', 'DISPUTED'));`,
    );
    this.addSql(
      `alter table "dossier" add constraint "dossier_shown_state_check" check ("shown_state" in ('NOTIFIED', 'SEEN', 'IN_PROGRESS', 'VALIDATED', 'INTEGRATED', 'COMPLETE', 'REFUSED', 'CANCELLED', 'NOT_ENROLLED', 'PAPER', 'DISPUTED'));`,
    );
    this.addSql(
      `alter table "dossier" add constraint "dossier_channel_check" check ("channel" in ('WEB', 'ASSISTED', 'PAPER'));`,
    );

    this.addSql(
      `create table "dossier_document" ("dossier_id" uuid not null, "document_id" uuid not null, "received_at" timestamptz not null, "by_account_id" uuid not null, primary key ("dossier_id", "document_id"));`,
    );

    this.addSql(
      `create table "pupil_structure" ("pupil_id" uuid not null, "code" varchar(8) not null, "type" text not null, primary key ("pupil_id", "code"));`,
    );
    this.addSql(
      `alter table "pupil_structure" add constraint "pupil_structure_type_check" check ("type" in ('D', 'G'));`,
    );

    this.addSql(
      `create table "record_change" ("id" uuid not null, "uai" varchar(8) not null, "school_year" int not null, "pupil_id" uuid not null, "guardian_id" uuid not null, "author_id" uuid not null, "dossier_id" uuid null, "state" text not null, "sequence" int not null default 0, "submitted_at" timestamptz not null, "review_begun_at" timestamptz null, "decided_at" timestamptz null, "applied_at" timestamptz null, primary key ("id"));`,
    );
    this.addSql(`create index "record_change_pupil_id_index" on "record_change" ("pupil_id");`);
    this.addSql(
      `create index "record_change_uai_state_submitted_at_id_index" on "record_change" ("uai", "state", "submitted_at", "id");`,
    );
    this.addSql(
      `alter table "record_change" add constraint "record_change_state_check" check ("state" in ('SUBMITTED', 'IN_REVIEW', 'DECIDED', 'APPLIED', 'NOTIFIED', 'WITHDRAWN', 'SUPERSEDED', 'EXPIRED'));`,
    );

    this.addSql(
      `create table "record_change_item" ("id" uuid not null, "record_change_id" uuid not null, "field" varchar(255) not null, "kind" text not null, "base_value" jsonb not null, "new_value" jsonb not null, "state" text not null, "amended_value" jsonb null, "reason" text null, "decided_by_id" uuid null, "decided_at" timestamptz null, primary key ("id"));`,
    );
    this.addSql(
      `create index "record_change_item_record_change_id_index" on "record_change_item" ("record_change_id");`,
    );
    this.addSql(
      `alter table "record_change_item" add constraint "record_change_item_record_change_id_field_unique" unique ("record_change_id", "field");`,
    );
    this.addSql(
      `alter table "record_change_item" add constraint "record_change_item_kind_check" check ("kind" in ('address', 'phone', 'email', 'occupation', 'contact', 'pupil'));`,
    );
    this.addSql(
      `alter table "record_change_item" add constraint "record_change_item_state_check" check ("state" in ('PENDING', 'ACCEPTED', 'ACCEPTED_AMENDED', 'REFUSED', 'NOOP', 'STALE', 'SUPERSEDED'));`,
    );

    this.addSql(
      `create table "required_document" ("id" uuid not null, "uai" varchar(8) not null, "school_year" int not null, "mef" varchar(11) null, "label" varchar(255) not null, "mandatory" boolean not null, "position" int not null default 0, primary key ("id"));`,
    );
    this.addSql(
      `create index "required_document_uai_school_year_index" on "required_document" ("uai", "school_year");`,
    );

    this.addSql(
      `create table "responsibility" ("pupil_id" uuid not null, "guardian_id" uuid not null, "level" int not null, "kinship_code" varchar(2) not null, "pays_fees" boolean not null default false, "houses_pupil" boolean not null default false, "receives_aids" boolean not null default false, "contact_first" boolean not null default false, "authority" text not null default 'FULL', "ended_on" date null, primary key ("pupil_id", "guardian_id"));`,
    );
    this.addSql(`create index "responsibility_guardian_id_index" on "responsibility" ("guardian_id");`);
    this.addSql(
      `alter table "responsibility" add constraint "responsibility_authority_check" check ("authority" in ('FULL', 'INFORMATION_ONLY', 'WITHDRAWN'));`,
    );

    this.addSql(
      `create table "affectation_round" ("academy_code" varchar(3) not null, "school_year" int not null, "round" int not null, "calendar" jsonb not null, primary key ("academy_code", "school_year", "round"));`,
    );

    this.addSql(
      `create table "session" ("digest" varchar(255) not null, "account_id" uuid not null, "created_at" timestamptz not null, "expires_at" timestamptz not null, primary key ("digest"));`,
    );
    this.addSql(`create index "session_account_id_index" on "session" ("account_id");`);

    this.addSql(
      `create table "structure" ("uai" varchar(8) not null, "school_year" int not null, "code" varchar(8) not null, "type" text not null, "label" varchar(255) null, "mefs" text[] not null default '{}', primary key ("uai", "school_year", "code"));`,
    );
    this.addSql(`alter table "structure" add constraint "structure_type_check" check ("type" in ('D', 'G'));`);

    this.addSql(
      `create table "subject" ("uai" varchar(8) not null, "school_year" int not null, "code" varchar(6) not null, "short_code" varchar(5) null, "label" varchar(255) not null, "printed_label" varchar(255) null, primary key ("uai", "school_year", "code"));`,
    );

    this.addSql(
      `create table "submission" ("id" uuid not null, "receipt" varchar(255) not null, "act" varchar(255) not null, "subject_id" uuid not null, "account_id" uuid not null, "channel" text not null default 'WEB', "content" jsonb not null, "digest" varchar(255) not null, "received_at" timestamptz not null, "status" text not null default 'RECEIVED', "refusal" jsonb null, "settled_at" timestamptz null, "attempts" int not null default 0, "next_attempt_at" timestamptz not null, primary key ("id"));`,
    );
    this.addSql(`alter table "submission" add constraint "submission_receipt_unique" unique ("receipt");`);
    this.addSql(`create index "submission_subject_id_index" on "submission" ("subject_id");`);
    this.addSql(
      `create index "submission_status_next_attempt_at_index" on "submission" ("status", "next_attempt_at");`,
    );
    this.addSql(
      `alter table "submission" add constraint "submission_channel_check" check ("channel" in ('WEB', 'ASSISTED', 'PAPER'));`,
    );
    this.addSql(
      `alter table "submission" add constraint "submission_status_check" check ("status" in ('RECEIVED', 'ACCEPTED', 'REFUSED'));`,
    );

    this.addSql(
      `alter table "establishment" add constraint "establishment_academy_code_foreign" foreign key ("academy_code") references "academy" ("code");`,
    );

    this.addSql(
      `alter table "delegation" add constraint "delegation_uai_foreign" foreign key ("uai") references "establishment" ("uai");`,
    );
    this.addSql(
      `alter table "delegation" add constraint "delegation_delegate_id_foreign" foreign key ("delegate_id") references "account" ("id");`,
    );
    this.addSql(
      `alter table "delegation" add constraint "delegation_granted_by_id_foreign" foreign key ("granted_by_id") references "account" ("id");`,
    );

    this.addSql(
      `alter table "campaign" add constraint "campaign_receiving_uai_foreign" foreign key ("receiving_uai") references "establishment" ("uai");`,
    );

    this.addSql(
      `alter table "campaign_counter" add constraint "campaign_counter_campaign_id_foreign" foreign key ("campaign_id") references "campaign" ("id");`,
    );

    this.addSql(
      `alter table "address" add constraint "address_uai_foreign" foreign key ("uai") references "establishment" ("uai");`,
    );

    this.addSql(
      `alter table "establishment_year" add constraint "establishment_year_uai_foreign" foreign key ("uai") references "establishment" ("uai");`,
    );

    this.addSql(
      `alter table "guardian" add constraint "guardian_uai_foreign" foreign key ("uai") references "establishment" ("uai");`,
    );
    this.addSql(
      `alter table "guardian" add constraint "guardian_address_id_foreign" foreign key ("address_id") references "address" ("id") on delete set null;`,
    );

    this.addSql(
      `alter table "guardian_account" add constraint "guardian_account_account_id_foreign" foreign key ("account_id") references "account" ("id") on update cascade on delete cascade;`,
    );
    this.addSql(
      `alter table "guardian_account" add constraint "guardian_account_guardian_id_foreign" foreign key ("guardian_id") references "guardian" ("id") on update cascade on delete cascade;`,
    );

    this.addSql(
      `alter table "activation_code" add constraint "activation_code_guardian_id_foreign" foreign key ("guardian_id") references "guardian" ("id");`,
    );

    this.addSql(
      `alter table "import_basket_file" add constraint "import_basket_file_basket_id_foreign" foreign key ("basket_id") references "import_basket" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "inbox_counter" add constraint "inbox_counter_uai_foreign" foreign key ("uai") references "establishment" ("uai");`,
    );

    this.addSql(
      `alter table "post" add constraint "post_account_id_foreign" foreign key ("account_id") references "account" ("id");`,
    );
    this.addSql(
      `alter table "post" add constraint "post_uai_foreign" foreign key ("uai") references "establishment" ("uai") on delete set null;`,
    );
    this.addSql(
      `alter table "post" add constraint "post_academy_code_foreign" foreign key ("academy_code") references "academy" ("code") on delete set null;`,
    );

    this.addSql(
      `alter table "pupil" add constraint "pupil_uai_foreign" foreign key ("uai") references "establishment" ("uai");`,
    );
    this.addSql(
      `alter table "pupil" add constraint "pupil_address_id_foreign" foreign key ("address_id") references "address" ("id") on delete set null;`,
    );

    this.addSql(
      `alter table "pupil_option" add constraint "pupil_option_pupil_id_foreign" foreign key ("pupil_id") references "pupil" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "dossier" add constraint "dossier_campaign_id_foreign" foreign key ("campaign_id") references "campaign" ("id");`,
    );
    this.addSql(
      `alter table "dossier" add constraint "dossier_affectation_id_foreign" foreign key ("affectation_id") references "affectation" ("id");`,
    );
    this.addSql(
      `alter table "dossier" add constraint "dossier_origin_pupil_id_foreign" foreign key ("origin_pupil_id") references "pupil" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "dossier" add constraint "dossier_expected_pupil_id_foreign" foreign key ("expected_pupil_id") references "pupil" ("id") on delete set null;`,
    );

    this.addSql(
      `alter table "dossier_document" add constraint "dossier_document_dossier_id_foreign" foreign key ("dossier_id") references "dossier" ("id");`,
    );

    this.addSql(
      `alter table "pupil_structure" add constraint "pupil_structure_pupil_id_foreign" foreign key ("pupil_id") references "pupil" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "record_change" add constraint "record_change_uai_foreign" foreign key ("uai") references "establishment" ("uai");`,
    );
    this.addSql(
      `alter table "record_change" add constraint "record_change_pupil_id_foreign" foreign key ("pupil_id") references "pupil" ("id");`,
    );
    this.addSql(
      `alter table "record_change" add constraint "record_change_guardian_id_foreign" foreign key ("guardian_id") references "guardian" ("id");`,
    );
    this.addSql(
      `alter table "record_change" add constraint "record_change_dossier_id_foreign" foreign key ("dossier_id") references "dossier" ("id") on delete set null;`,
    );

    this.addSql(
      `alter table "record_change_item" add constraint "record_change_item_record_change_id_foreign" foreign key ("record_change_id") references "record_change" ("id");`,
    );

    this.addSql(
      `alter table "responsibility" add constraint "responsibility_pupil_id_foreign" foreign key ("pupil_id") references "pupil" ("id") on update cascade on delete cascade;`,
    );
    this.addSql(
      `alter table "responsibility" add constraint "responsibility_guardian_id_foreign" foreign key ("guardian_id") references "guardian" ("id") on update cascade on delete cascade;`,
    );

    this.addSql(
      `alter table "affectation_round" add constraint "affectation_round_academy_code_foreign" foreign key ("academy_code") references "academy" ("code");`,
    );

    this.addSql(
      `alter table "session" add constraint "session_account_id_foreign" foreign key ("account_id") references "account" ("id");`,
    );
  }
}
