import { Migration } from '@mikro-orm/migrations';

/**
 * What the entities cannot say: the receipt numbers, the guards on business keys, and the counters of boards and inboxes.
 * Counters are kept by statement triggers, in the transaction of what they count (design.md §3): one upsert per statement,
 * whether it opens one dossier or five hundred, and no writer can forget them.
 */
export class Migration20261124021600_counters extends Migration {
  override up(): void {
    this.addSql(`create sequence receipt_number`);

    // One dossier per (campaign, pupil) that is not cancelled (§3.6, E-08).
    this.addSql(
      `create unique index dossier_one_per_pupil on dossier (campaign_id, identity_id) where state <> 'CANCELLED'`,
    );
    // A file imported again changes nothing: (INE, round, offer), or the name where there is no INE (E-21).
    this.addSql(
      `create unique index affectation_once on affectation
         (school_year, round, offer_code, coalesce(national_id, coalesce(origin_uai, '') || '/' || last_name || '/' || first_name))`,
    );
    this.addSql(`create index letter_to_send on letter (due_at) where sent_at is null and failed_at is null`);

    this.addSql(`
      create function count_dossiers() returns trigger language plpgsql as $$
      begin
        if tg_op <> 'DELETE' then
          insert into campaign_counter (campaign_id, state, dossiers)
          select campaign_id, shown_state, count(*) from new_rows group by 1, 2 order by 1, 2
          on conflict (campaign_id, state) do update set dossiers = campaign_counter.dossiers + excluded.dossiers;
        end if;
        if tg_op <> 'INSERT' then
          insert into campaign_counter (campaign_id, state, dossiers)
          select campaign_id, shown_state, -count(*) from old_rows group by 1, 2 order by 1, 2
          on conflict (campaign_id, state) do update set dossiers = campaign_counter.dossiers + excluded.dossiers;
        end if;
        return null;
      end $$`);
    this.addSql(`create trigger dossier_inserted after insert on dossier referencing new table as new_rows
      for each statement execute function count_dossiers()`);
    this.addSql(`create trigger dossier_updated after update on dossier referencing old table as old_rows new table as new_rows
      for each statement execute function count_dossiers()`);
    this.addSql(`create trigger dossier_deleted after delete on dossier referencing old table as old_rows
      for each statement execute function count_dossiers()`);

    // Undecided fields by establishment and kind (F-20); whoever watches the inbox is told by NOTIFY, after the commit.
    this.addSql(`
      create function count_record_change_items() returns trigger language plpgsql as $$
      begin
        if tg_op <> 'DELETE' then
          insert into inbox_counter (uai, kind, items)
          select rc.uai, i.kind, count(*) from new_rows i join record_change rc on rc.id = i.record_change_id
          where i.state in ('PENDING', 'STALE') group by 1, 2 order by 1, 2
          on conflict (uai, kind) do update set items = inbox_counter.items + excluded.items;
          perform pg_notify('inbox', rc.uai) from new_rows i join record_change rc on rc.id = i.record_change_id group by rc.uai;
        end if;
        if tg_op <> 'INSERT' then
          insert into inbox_counter (uai, kind, items)
          select rc.uai, i.kind, -count(*) from old_rows i join record_change rc on rc.id = i.record_change_id
          where i.state in ('PENDING', 'STALE') group by 1, 2 order by 1, 2
          on conflict (uai, kind) do update set items = inbox_counter.items + excluded.items;
        end if;
        return null;
      end $$`);
    this.addSql(`create trigger record_change_item_inserted after insert on record_change_item referencing new table as new_rows
      for each statement execute function count_record_change_items()`);
    this.addSql(`create trigger record_change_item_updated after update on record_change_item
      referencing old table as old_rows new table as new_rows
      for each statement execute function count_record_change_items()`);
    this.addSql(`create trigger record_change_item_deleted after delete on record_change_item referencing old table as old_rows
      for each statement execute function count_record_change_items()`);
  }
}
