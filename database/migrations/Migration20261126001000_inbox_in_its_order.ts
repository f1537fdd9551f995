import { Migration } from '@mikro-orm/migrations';

/**
 * The desk of a school where ten thousand sets wait (`npm run bench`): its first page is read in its order, without sorting
 * what is not shown, and the few items to be looked at are found without reading all items of the base.
 */
export class Migration20261126001000_inbox_in_its_order extends Migration {
  override up(): void {
    this.addSql(`create index record_change_waiting on record_change (uai, submitted_at, id)
      where state in ('SUBMITTED', 'IN_REVIEW')`);
    this.addSql(`create index record_change_item_disputed on record_change_item (state, record_change_id)
      where state in ('CONFLICT', 'STALE')`);
  }
}
