import { Migration } from '@mikro-orm/migrations';

/** Attempts at passwords and activation codes, as `rate-limiter-flexible` counts them (api/identity/throttle.ts). */
export class Migration20261124030000_attempts extends Migration {
  override up(): void {
    this.addSql(
      `create table attempt (key varchar(255) primary key, points integer not null default 0, expire bigint)`,
    );
  }
}
