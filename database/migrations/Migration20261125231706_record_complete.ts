import { Migration } from '@mikro-orm/migrations';

export class Migration20261125231706_record_complete extends Migration {
  override up(): void | Promise<void> {
    this.addSql(
      `create table "digest_choice" ("account_id" uuid not null, "uai" varchar(8) not null, "mode" text not null, primary key ("account_id", "uai"));`,
    );

    this.addSql(
      `create table "email_confirmation" ("digest" varchar(255) not null, "guardian_id" uuid not null, "address" varchar(254) not null, "created_at" timestamptz not null, "expires_at" timestamptz not null, "confirmed_at" timestamptz null, primary key ("digest"));`,
    );
    this.addSql(`create index "email_confirmation_guardian_id_index" on "email_confirmation" ("guardian_id");`);

    this.addSql(
      `create table "joint_account" ("id" uuid not null, "asked_by_id" uuid not null, "other_id" uuid not null, "asked_at" timestamptz not null, "agreed_at" timestamptz null, "ended_at" timestamptz null, "ended_by_id" uuid null, primary key ("id"));`,
    );
    this.addSql(`create index "joint_account_asked_by_id_index" on "joint_account" ("asked_by_id");`);
    this.addSql(`create index "joint_account_other_id_index" on "joint_account" ("other_id");`);

    this.addSql(
      `create table "evidence" ("id" uuid not null, "pupil_id" uuid not null, "account_id" uuid not null, "file_name" varchar(200) not null, "media_type" text not null, "size" int not null, "content" bytea not null, "uploaded_at" timestamptz not null, primary key ("id"));`,
    );
    this.addSql(`create index "evidence_pupil_id_index" on "evidence" ("pupil_id");`);

    this.addSql(
      `create table "civil_status_report" ("id" uuid not null, "pupil_id" uuid not null, "account_id" uuid not null, "text" text not null, "created_at" timestamptz not null, primary key ("id"));`,
    );
    this.addSql(`create index "civil_status_report_pupil_id_index" on "civil_status_report" ("pupil_id");`);

    this.addSql(`alter table "establishment_year" add "closed_fields" jsonb not null default '["pupil.regime"]';`);

    this.addSql(
      `alter table "guardian" add "email_confirmed" boolean not null default true, add "confirmed_email" varchar(254) null;`,
    );

    this.addSql(
      `alter table "record_change" add "revision" int not null default 0, add "claimed_by_id" uuid null, add "claimed_at" timestamptz null, add "overdue" text null, add "expired_for" text null;`,
    );
    this.addSql(
      `alter table "record_change" add constraint "record_change_overdue_check" check ("overdue" in ('STAFF', 'HEAD'));`,
    );
    this.addSql(
      `alter table "record_change" add constraint "record_change_expired_for_check" check ("expired_for" in ('PUPIL_LEFT', 'AUTHORITY', 'AFFECTATION'));`,
    );

    this.addSql(`alter table "record_change_item" drop constraint "record_change_item_record_change_id_field_unique";`);
    this.addSql(`alter table "record_change_item" drop constraint "record_change_item_state_check";`);
    this.addSql(
      `alter table "record_change_item" add "target_id" uuid null, add "refused_for" text null, add "delegation_id" uuid null, add "decided_on" jsonb null, add "was_value" jsonb null, add "applied_at" timestamptz null, add "evidence_id" uuid null;`,
    );
    // Until now a field's name said whose it was: the pupil's, or its author's.
    this.addSql(`update "record_change_item" i set "target_id" = case when i.field like 'pupil.%' then rc.pupil_id else rc.guardian_id end
      from "record_change" rc where rc.id = i.record_change_id`);
    this.addSql(`alter table "record_change_item" alter column "target_id" set not null;`);
    this.addSql(`create index "record_change_item_target_id_index" on "record_change_item" ("target_id");`);
    this.addSql(
      `alter table "record_change_item" add constraint "record_change_item_record_change_id_field_target_id_unique" unique ("record_change_id", "field", "target_id");`,
    );
    this.addSql(
      `alter table "record_change_item" add constraint "record_change_item_refused_for_check" check ("refused_for" in ('OTHER_GUARDIAN'));`,
    );
    this.addSql(
      `alter table "record_change_item" add constraint "record_change_item_state_check" check ("state" in ('PENDING', 'CONFLICT', 'ACCEPTED', 'ACCEPTED_AMENDED', 'REFUSED', 'NOOP', 'STALE', 'SUPERSEDED'));`,
    );

    this.addSql(`alter table "responsibility" add "disclaimed_at" timestamptz null;`);

    this.addSql(
      `alter table "digest_choice" add constraint "digest_choice_account_id_foreign" foreign key ("account_id") references "account" ("id") on update cascade on delete cascade;`,
    );
    this.addSql(
      `alter table "digest_choice" add constraint "digest_choice_uai_foreign" foreign key ("uai") references "establishment" ("uai") on update cascade on delete cascade;`,
    );
    this.addSql(
      `alter table "digest_choice" add constraint "digest_choice_mode_check" check ("mode" in ('DAILY', 'EACH', 'NONE'));`,
    );

    this.addSql(
      `alter table "email_confirmation" add constraint "email_confirmation_guardian_id_foreign" foreign key ("guardian_id") references "guardian" ("id");`,
    );

    this.addSql(
      `alter table "joint_account" add constraint "joint_account_asked_by_id_foreign" foreign key ("asked_by_id") references "account" ("id");`,
    );
    this.addSql(
      `alter table "joint_account" add constraint "joint_account_other_id_foreign" foreign key ("other_id") references "account" ("id");`,
    );

    this.addSql(
      `alter table "evidence" add constraint "evidence_pupil_id_foreign" foreign key ("pupil_id") references "pupil" ("id");`,
    );
    this.addSql(
      `alter table "evidence" add constraint "evidence_media_type_check" check ("media_type" in ('image/jpeg', 'image/png', 'application/pdf'));`,
    );

    this.addSql(
      `alter table "civil_status_report" add constraint "civil_status_report_pupil_id_foreign" foreign key ("pupil_id") references "pupil" ("id");`,
    );

    // The counters of what is to decide know the third undecided state (§2.3).
    this.addSql(`
      create or replace function count_record_change_items() returns trigger language plpgsql as $$
      begin
        if tg_op <> 'DELETE' then
          insert into inbox_counter (uai, kind, items)
          select rc.uai, i.kind, count(*) from new_rows i join record_change rc on rc.id = i.record_change_id
          where i.state in ('PENDING', 'CONFLICT', 'STALE') group by 1, 2 order by 1, 2
          on conflict (uai, kind) do update set items = inbox_counter.items + excluded.items;
          perform pg_notify('inbox', rc.uai) from new_rows i join record_change rc on rc.id = i.record_change_id group by rc.uai;
        end if;
        if tg_op <> 'INSERT' then
          insert into inbox_counter (uai, kind, items)
          select rc.uai, i.kind, -count(*) from old_rows i join record_change rc on rc.id = i.record_change_id
          where i.state in ('PENDING', 'CONFLICT', 'STALE') group by 1, 2 order by 1, 2
          on conflict (uai, kind) do update set items = inbox_counter.items + excluded.items;
        end if;
        return null;
      end $$`);
    // Claimed, released, begun: the open inboxes are told of that too.
    this.addSql(`
      create function tell_inbox_of_set() returns trigger language plpgsql as $$
      begin
        perform pg_notify('inbox', new.uai);
        return null;
      end $$`);
    this.addSql(`create trigger record_change_updated after update on record_change
      for each row when (old.revision is distinct from new.revision or old.state is distinct from new.state
        or old.claimed_by_id is distinct from new.claimed_by_id)
      execute function tell_inbox_of_set()`);
    // An address that the school's own base brings is nobody's to confirm (§1.3).
    this.addSql(`
      create function confirm_imported_email() returns trigger language plpgsql as $$
      begin
        if new.email is distinct from old.email and new.email_confirmed = old.email_confirmed then
          new.email_confirmed := true;
          new.confirmed_email := null;
        end if;
        return new;
      end $$`);
    this.addSql(`create trigger guardian_email_changed before update of email on guardian
      for each row execute function confirm_imported_email()`);
    // The desk's lists (10,000 sets): those that wait, oldest first, and by what they ask.
    this.addSql(`create index record_change_item_undecided on record_change_item (record_change_id, kind)
      where state in ('PENDING', 'CONFLICT', 'STALE')`);
  }
}
