/** Why a dossier waits, on whom, until when, in one sentence; its words come with the pages that say it. */
import { momentInWords, momentWithZone } from '../../locales/dates.ts';
import { waiting as words } from '../../locales/fr/waiting.ts';
import type { Schemas } from '../client/client.ts';
import { addWords, language, t } from '../i18n/words.ts';

await addWords(words, async () => (await import('../../locales/en/waiting.ts')).waiting);

export function waitingInWords({ why, since, until }: Schemas['Waiting'], timeZone: string): string {
  // A moment to come is told with its zone: a parent may read it from another one.
  return t(`waiting.${why}`, {
    since: momentInWords(since, timeZone, language()),
    until: until === null ? '' : momentWithZone(until, timeZone, language()),
  });
}
