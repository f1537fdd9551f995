/** The words of what families contest, and of what proves a change: with their pages, not before. */
import { contested } from '../../../locales/fr/contested.ts';
import { addWords } from '../../i18n/words.ts';

await addWords(contested, async () => (await import('../../../locales/en/contested.ts')).contested);
