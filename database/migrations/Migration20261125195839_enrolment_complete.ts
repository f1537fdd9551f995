import { Migration } from '@mikro-orm/migrations';

export class Migration20261125195839_enrolment_complete extends Migration {
  override up(): void | Promise<void> {
    this.addSql(
      `create table "bulk_act" ("id" uuid not null, "uai" varchar(8) null, "academy_code" varchar(3) null, "act" text not null, "content" jsonb not null, "state" text not null, "sequence" int not null default 0, "account_id" uuid not null, "created_at" timestamptz not null, "ended_at" timestamptz null, "undo_until" timestamptz null, primary key ("id"));`,
    );
    this.addSql(`create index "bulk_act_uai_created_at_index" on "bulk_act" ("uai", "created_at");`);

    this.addSql(
      `create table "bulk_act_line" ("bulk_act_id" uuid not null, "subject_id" uuid not null, "position" int not null, "submission_id" uuid not null, "state" text not null, "refusal" jsonb null, "settled_at" timestamptz null, primary key ("bulk_act_id", "subject_id"));`,
    );

    this.addSql(
      `create table "choice_counter" ("uai" varchar(8) not null, "school_year" int not null, "mef" varchar(11) not null, "group_key" varchar(255) not null, "code" varchar(11) not null, "position" int not null, "dossiers" int not null default 0, primary key ("uai", "school_year", "mef", "group_key", "code", "position"));`,
    );

    this.addSql(
      `create table "choice_template" ("academy_code" varchar(3) not null, "school_year" int not null, "mef" varchar(11) not null, "groups" jsonb not null, "version" int not null default 1, primary key ("academy_code", "school_year", "mef"));`,
    );

    this.addSql(
      `create table "formation_offer" ("uai" varchar(8) not null, "school_year" int not null, "mef" varchar(11) not null, "source" text not null default 'NOMENCLATURE', "version" int not null default 1, primary key ("uai", "school_year", "mef"));`,
    );

    this.addSql(
      `create table "list_export" ("id" uuid not null, "uai" varchar(8) not null, "school_year" int not null, "account_id" uuid not null, "format" text not null, "asked" jsonb not null, "state" text not null, "total" int null, "done" int not null default 0, "file_name" varchar(255) null, "content" bytea null, "created_at" timestamptz not null, "ready_at" timestamptz null, primary key ("id"));`,
    );
    this.addSql(`create index "list_export_uai_created_at_index" on "list_export" ("uai", "created_at");`);

    this.addSql(
      `create table "dossier_version" ("dossier_id" uuid not null, "version" int not null, "choices" jsonb not null, "submission_id" uuid not null, "submitted_at" timestamptz not null, "submitted_by_id" uuid null, "channel" text not null, primary key ("dossier_id", "version"));`,
    );

    this.addSql(
      `create table "dossier_choice" ("dossier_id" uuid not null, "group_key" varchar(255) not null, "position" int not null, "code" varchar(11) not null, "receiving_uai" varchar(8) not null, "school_year" int not null, "mef" varchar(11) not null, primary key ("dossier_id", "group_key", "position"));`,
    );

    this.addSql(
      `create table "staff_task" ("id" uuid not null, "key" varchar(255) not null, "kind" text not null, "uai" varchar(8) null, "academy_code" varchar(3) null, "subject_id" uuid null, "details" jsonb null, "created_at" timestamptz not null, "claimed_by_id" uuid null, "claimed_at" timestamptz null, "resolved_at" timestamptz null, "resolved_by_id" uuid null, primary key ("id"));`,
    );
    this.addSql(`alter table "staff_task" add constraint "staff_task_key_unique" unique ("key");`);
    this.addSql(`create index "staff_task_uai_resolved_at_index" on "staff_task" ("uai", "resolved_at");`);
    this.addSql(`create index "staff_task_subject_id_kind_index" on "staff_task" ("subject_id", "kind");`);

    this.addSql(`alter table "affectation" add "source" text not null default 'FILE';`);
    this.addSql(
      `alter table "affectation" add constraint "affectation_source_check" check ("source" in ('FILE', 'STAFF'));`,
    );

    this.addSql(`alter table "choice_group" add "capacities" jsonb not null default '{}';`);

    this.addSql(
      `alter table "establishment" add "website" varchar(254) null, add "sheet_version" int not null default 1;`,
    );

    this.addSql(
      `alter table "campaign" add "second_guardian" text not null default 'ONE_IS_ENOUGH', add "objection_hours" int not null default 48;`,
    );
    this.addSql(
      `alter table "campaign" add constraint "campaign_second_guardian_check" check ("second_guardian" in ('ONE_IS_ENOUGH', 'MAY_OBJECT', 'BOTH_AGREE'));`,
    );

    this.addSql(`alter table "establishment_year" add "cloned_from_year" int null;`);

    this.addSql(`alter table "letter" add "submission_id" uuid null;`);
    this.addSql(`create index "letter_submission_id_index" on "letter" ("submission_id");`);

    this.addSql(`alter table "pupil" add "services_refused_on" date null;`);

    this.addSql(
      `alter table "dossier" add "state_since" timestamptz not null default now(), add "draft_saved_by_id" uuid null, add "draft_frozen_at" timestamptz null, add "agreement" text not null default 'NOT_NEEDED', add "agreed_at" timestamptz null, add "agreed_by_id" uuid null, add "refused_by_id" uuid null, add "disputed_at" timestamptz null, add "disputed_by_id" uuid null, add "disputed_from" text null, add "objection" text null, add "cancel_cause" text null, add "granted" jsonb null, add "undo_until" timestamptz null, add "undo_submission_id" uuid null, add "undo" jsonb null;`,
    );
    this.addSql(
      `alter table "dossier" add constraint "dossier_agreement_check" check ("agreement" in ('NOT_NEEDED', 'AWAITED', 'GIVEN'));`,
    );
    this.addSql(
      `alter table "dossier" add constraint "dossier_disputed_from_check" check ("disputed_from" in ('VALIDATED', 'REFUSED'));`,
    );
    this.addSql(
      `alter table "dossier" add constraint "dossier_cancel_cause_check" check ("cancel_cause" in ('AFFECTATION_REMOVED', 'AFFECTATION_CHANGED'));`,
    );

    this.addSql(`alter table "affectation_round" add "results_at" timestamptz null, add "volunteers" jsonb null;`);

    this.addSql(`alter table "session" add "assisted" boolean not null default false;`);

    this.addSql(
      `alter table "bulk_act" add constraint "bulk_act_act_check" check ("act" in ('integrate', 'remind', 'setPaper', 'markDocument', 'followAffectation'));`,
    );
    this.addSql(
      `alter table "bulk_act" add constraint "bulk_act_state_check" check ("state" in ('RUNNING', 'DONE', 'UNDOING', 'UNDONE'));`,
    );

    this.addSql(
      `alter table "bulk_act_line" add constraint "bulk_act_line_bulk_act_id_foreign" foreign key ("bulk_act_id") references "bulk_act" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "bulk_act_line" add constraint "bulk_act_line_state_check" check ("state" in ('WAITING', 'DONE', 'REFUSED', 'UNDONE', 'KEPT'));`,
    );

    this.addSql(
      `alter table "formation_offer" add constraint "formation_offer_source_check" check ("source" in ('NOMENCLATURE', 'TEMPLATE', 'SCHOOL'));`,
    );

    this.addSql(
      `alter table "list_export" add constraint "list_export_format_check" check ("format" in ('csv', 'xlsx'));`,
    );
    this.addSql(
      `alter table "list_export" add constraint "list_export_state_check" check ("state" in ('WAITING', 'RUNNING', 'READY', 'FAILED'));`,
    );

    this.addSql(
      `alter table "dossier_version" add constraint "dossier_version_dossier_id_foreign" foreign key ("dossier_id") references "dossier" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "dossier_version" add constraint "dossier_version_channel_check" check ("channel" in ('WEB', 'ASSISTED', 'PAPER'));`,
    );

    this.addSql(
      `alter table "dossier_choice" add constraint "dossier_choice_dossier_id_foreign" foreign key ("dossier_id") references "dossier" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "staff_task" add constraint "staff_task_kind_check" check ("kind" in ('SETTLE_DISPUTE', 'MAIL_BOUNCED', 'NO_LEGAL_GUARDIAN', 'FORMATION_UNKNOWN', 'AUTHORITY_WITHDRAWN', 'CAMPAIGN_NOT_READY', 'OPEN_DOSSIER', 'REOPENING_ASKED'));`,
    );
  }
}
