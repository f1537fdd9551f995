/** Entry of the families' pages: style, words, then the elements. */
import '../theme/theme.css';
import french from '../../locales/fr/family.ts';
import { useWords } from '../i18n/words.ts';
import './family-entry.ts';

await useWords(french, async () => (await import('../../locales/en/family.ts')).default);
document.body.prepend(document.createElement('sco-family-entry'));
