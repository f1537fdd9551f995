/** Entry of the schools' pages: style, words, then the elements. */
import '../theme/theme.css';
import '../theme/desk.css';
import french from '../../locales/fr/school.ts';
import { useWords } from '../i18n/words.ts';
import './school-entry.ts';

await useWords(french, async () => (await import('../../locales/en/school.ts')).default);
document.body.prepend(document.createElement('sco-school-entry'));
