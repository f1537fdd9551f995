import { Migration } from '@mikro-orm/migrations';

/**
 * `state_since` dates the state that is shown: a family that looks, or begins, is in another state for whoever follows it
 * (§3.6), though its run hears nothing of it. The expression is that of the generated column `shown_state`, which a trigger
 * before the update cannot read yet.
 */
export class Migration20261125213000_shown_state_dated extends Migration {
  override up(): void {
    const shown = (row: 'old' | 'new'): string =>
      `(case when ${row}.state = 'NOTIFIED' and ${row}.draft_saved_at is not null then 'IN_PROGRESS'
         when ${row}.state = 'NOTIFIED' and ${row}.seen_at is not null then 'SEEN' else ${row}.state end)`;
    this.addSql(`drop trigger dossier_state_dated on dossier`);
    this.addSql(`create trigger dossier_state_dated before update on dossier for each row
      when (${shown('new')} is distinct from ${shown('old')}) execute function date_dossier_state()`);
  }
}
