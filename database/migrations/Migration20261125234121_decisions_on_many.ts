import { Migration } from '@mikro-orm/migrations';

/** Record changes are decided many at once, each on the revision that was previewed (decision 0024). */
export class Migration20261125234121_decisions_on_many extends Migration {
  override up(): void {
    this.addSql(`alter table "bulk_act" drop constraint "bulk_act_act_check";`);
    this.addSql(
      `alter table "bulk_act" add constraint "bulk_act_act_check" check ("act" in ('integrate', 'remind', 'setPaper', 'markDocument', 'acceptChanges', 'refuseChanges'));`,
    );
    this.addSql(`alter table "bulk_act_line" add "seen_revision" int null;`);
  }
}
