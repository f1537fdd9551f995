/** Entry of the academies' pages: style, words, then the elements. */
import '../theme/theme.css';
import '../theme/desk.css';
import french from '../../locales/fr/academy.ts';
import { useWords } from '../i18n/words.ts';
import './academy-entry.ts';

await useWords(french, async () => (await import('../../locales/en/academy.ts')).default);
document.body.prepend(document.createElement('sco-academy-entry'));
