/** The words of the record and of its changes: with their pages, not before. */
import { fields } from '../../../locales/fr/fields.ts';
import { recordChange } from '../../../locales/fr/record-change.ts';
import { addWords } from '../../i18n/words.ts';

await addWords({ ...fields, ...recordChange }, async () => {
  const [{ fields: names }, { recordChange: words }] = await Promise.all([
    import('../../../locales/en/fields.ts'),
    import('../../../locales/en/record-change.ts'),
  ]);
  return { ...names, ...words };
});
