/** The words of what proves or contests a record: with their pages, not before. */
import { recordEvidence } from '../../../locales/fr/record-evidence.ts';
import { addWords } from '../../i18n/words.ts';

await addWords(recordEvidence, async () => (await import('../../../locales/en/record-evidence.ts')).recordEvidence);
