import { Migration } from '@mikro-orm/migrations';

/**
 * The desk of a school where ten thousand sets wait (`npm run bench`): its first page is read in its order, without sorting
 * what is not shown; the few items to be looked at, and who has claimed what, are found without reading all that is in the base.
 */
export class Migration20261126001000_inbox_in_its_order extends Migration {
  override up(): void {
    this.addSql(`create index record_change_waiting on record_change (uai, submitted_at, id)
      where state in ('SUBMITTED', 'IN_REVIEW')`);
    this.addSql(`create index record_change_item_disputed on record_change_item (state, record_change_id)
      where state in ('CONFLICT', 'STALE')`);
    this.addSql(`create index record_change_claimed on record_change (uai, claimed_by_id)
      where claimed_by_id is not null and state in ('SUBMITTED', 'IN_REVIEW')`);
  }
}
