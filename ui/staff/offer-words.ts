/** The words of the pages that set what a formation asks: they come with the first of these pages. */
import { offers } from '../../locales/fr/offers.ts';
import { addWords } from '../i18n/words.ts';

await addWords(offers, async () => (await import('../../locales/en/offers.ts')).offers);
