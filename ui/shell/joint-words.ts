/** The words of joint accounts: with what shows them, not before. */
import { jointAccount } from '../../locales/fr/joint-account.ts';
import { addWords } from '../i18n/words.ts';

await addWords(jointAccount, async () => (await import('../../locales/en/joint-account.ts')).jointAccount);
