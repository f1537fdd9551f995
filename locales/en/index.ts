/** Every sentence of the screens in English: the same keys as in French, or it does not compile. */
import type fr from '../fr/index.ts';
import { activation } from './activation.ts';
import family from './family.ts';
import { notices } from './notices.ts';

export default { ...family, ...activation, ...notices } satisfies Record<keyof typeof fr, string>;
