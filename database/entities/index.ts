/**
 * The tables of Rentrée. Three families with three writers: the pupil base and nomenclature (imports, integration), what
 * people hand in (the api), and the processes' projections (the activities alone). A pupil's data are here, erasable, and
 * nowhere in a Temporal history.
 */
import * as account from './account.ts';
import * as establishment from './establishment.ts';
import * as nomenclature from './nomenclature.ts';
import * as process from './process.ts';
import * as pupilBase from './pupil-base.ts';

export * from './account.ts';
export * from './establishment.ts';
export * from './nomenclature.ts';
export * from './process.ts';
export * from './pupil-base.ts';

export const entities = [account, establishment, nomenclature, process, pupilBase].flatMap((family) =>
  Object.values(family),
);
