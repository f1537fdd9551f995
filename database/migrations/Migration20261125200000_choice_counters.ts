import { Migration } from '@mikro-orm/migrations';

/**
 * What the entities cannot say of the complete enrolment: wishes counted per option in the transaction of the choice itself
 * (decision 0003), and since when a dossier is in its state, whoever writes it.
 */
export class Migration20261125200000_choice_counters extends Migration {
  override up(): void {
    this.addSql(`
      create function count_choices() returns trigger language plpgsql as $$
      begin
        if tg_op = 'INSERT' then
          insert into choice_counter (uai, school_year, mef, group_key, code, position, dossiers)
          select receiving_uai, school_year, mef, group_key, code, position, count(*) from new_rows group by 1, 2, 3, 4, 5, 6 order by 1, 2, 3, 4, 5, 6
          on conflict (uai, school_year, mef, group_key, code, position)
            do update set dossiers = choice_counter.dossiers + excluded.dossiers;
        else
          insert into choice_counter (uai, school_year, mef, group_key, code, position, dossiers)
          select receiving_uai, school_year, mef, group_key, code, position, -count(*) from old_rows group by 1, 2, 3, 4, 5, 6 order by 1, 2, 3, 4, 5, 6
          on conflict (uai, school_year, mef, group_key, code, position)
            do update set dossiers = choice_counter.dossiers + excluded.dossiers;
        end if;
        return null;
      end $$`);
    this.addSql(`create trigger dossier_choice_inserted after insert on dossier_choice referencing new table as new_rows
      for each statement execute function count_choices()`);
    this.addSql(`create trigger dossier_choice_deleted after delete on dossier_choice referencing old table as old_rows
      for each statement execute function count_choices()`);

    this.addSql(`
      create function date_dossier_state() returns trigger language plpgsql as $$
      begin
        new.state_since := now();
        return new;
      end $$`);
    this.addSql(`create trigger dossier_state_dated before update on dossier for each row
      when (new.state is distinct from old.state) execute function date_dossier_state()`);
  }
}
