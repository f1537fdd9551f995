import { Migration } from '@mikro-orm/migrations';

/** An affectation taken back is followed by the import itself: what is done to many is done by an establishment. */
export class Migration20261125213332_bulk_acts_of_establishments extends Migration {
  override up(): void {
    this.addSql(`alter table "bulk_act" drop constraint "bulk_act_act_check";`);
    this.addSql(`alter table "bulk_act" drop column "academy_code";`);
    this.addSql(`alter table "bulk_act" alter column "uai" set not null;`);
    this.addSql(
      `alter table "bulk_act" add constraint "bulk_act_act_check" check ("act" in ('integrate', 'remind', 'setPaper', 'markDocument'));`,
    );
  }
}
