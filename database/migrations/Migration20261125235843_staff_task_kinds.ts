import { Migration } from '@mikro-orm/migrations';

export class Migration20261125235843_staff_task_kinds extends Migration {
  override up(): void | Promise<void> {
    this.addSql(`alter table "staff_task" drop constraint "staff_task_kind_check";`);
    this.addSql(
      `alter table "staff_task" add constraint "staff_task_kind_check" check ("kind" in ('SETTLE_DISPUTE', 'MAIL_BOUNCED', 'NO_LEGAL_GUARDIAN', 'FORMATION_UNKNOWN', 'AUTHORITY_WITHDRAWN', 'CAMPAIGN_NOT_READY', 'OPEN_DOSSIER', 'REOPENING_ASKED', 'CIVIL_STATUS_ERROR', 'GUARDIAN_DISCLAIMED'));`,
    );
  }
}
