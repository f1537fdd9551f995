import { Migration } from '@mikro-orm/migrations';

export class Migration20261125201155_time_to_object extends Migration {
  override up(): void | Promise<void> {
    this.addSql(`alter table "dossier" add "objection_until" timestamptz null;`);
  }
}
