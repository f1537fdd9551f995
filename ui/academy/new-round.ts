/** A round that does not exist yet, as it usually is (§3.3): a proposal, every date of which is then changed at will. */
import type { Schemas } from '../client/client.ts';
import { instantOf, wallTimeOf } from '../i18n/zoned-time.ts';

type Round = Schemas['Rounds']['rounds'][number];

const DAY = 86_400_000;

/**
 * The next round of the latest year, or the first one: opens tomorrow at 14:00 local, for a week, with reminders two and
 * four days after and on the eve of the closing, at 9:00; spread over the morning, and no letter at night.
 * @param now epoch ms
 */
export function newRound(rounds: readonly Round[], timeZone: string, now: number): Round {
  const [latest] = [...rounds].sort((a, b) => b.schoolYear - a.schoolYear || b.round - a.round);
  const dayAfter = (days: number): string =>
    wallTimeOf(new Date(now + days * DAY).toISOString(), timeZone).slice(0, 10);
  const at = (days: number, time: string): string => instantOf(`${dayAfter(days)}T${time}`, timeZone) ?? '';
  const year = Number(dayAfter(0).slice(0, 4));
  return {
    schoolYear: latest?.schoolYear ?? year,
    round: Math.min(9, (latest?.round ?? 0) + 1),
    calendar: {
      opensAt: at(1, '14:00'),
      closesAt: at(8, '18:00'),
      reminders: [at(3, '09:00'), at(5, '09:00'), at(7, '09:00')],
      reminderSpreadSeconds: latest?.calendar.reminderSpreadSeconds ?? 3 * 3600,
      graceSeconds: latest?.calendar.graceSeconds ?? 1800,
      quietHours: latest ? latest.calendar.quietHours : { from: 21, to: 7 },
    },
  };
}
