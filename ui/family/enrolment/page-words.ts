/** The words of the pages that come at their first visit: with them, not before. */
import { enrolmentPages } from '../../../locales/fr/enrolment-pages.ts';
import { addWords } from '../../i18n/words.ts';

await addWords(enrolmentPages, async () => (await import('../../../locales/en/enrolment-pages.ts')).enrolmentPages);
