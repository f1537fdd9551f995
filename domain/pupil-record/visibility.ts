import { type Address, type FieldValue, keptAddress, RECORD_FIELDS, type RecordFieldName } from './fields.ts';
import { mayRead, type Responsibility } from './responsibility.ts';

/**
 * How two guardians of one child stand to each other (§1.4-2): in a joint account; apart in their accounts and under one
 * roof; apart in both. "Separated" is never stored: it is read from two addresses (§1.4-6).
 */
export const STANDINGS = ['JOINT', 'SAME_ADDRESS', 'APART'] as const;
export type Standing = (typeof STANDINGS)[number];

/** What the other guardian has that somebody might read. */
export const GUARDIAN_DATA = ['name', 'link', 'address', 'phones', 'email', 'occupation', 'consents'] as const;
export type GuardianData = (typeof GUARDIAN_DATA)[number];

/** `PUPIL_HOME`: only where it is the pupil's own home, which both legal guardians know (CADA 20163045). */
type Cell = 'yes' | 'no' | 'PUPIL_HOME';

/** The matrix of §1.4-2, and the only place that says it: what a guardian sees of the other guardian. */
export const MATRIX: Readonly<Record<GuardianData, Readonly<Record<Standing, Cell>>>> = {
  name: { JOINT: 'yes', SAME_ADDRESS: 'yes', APART: 'yes' },
  link: { JOINT: 'yes', SAME_ADDRESS: 'yes', APART: 'yes' },
  address: { JOINT: 'yes', SAME_ADDRESS: 'yes', APART: 'PUPIL_HOME' },
  phones: { JOINT: 'yes', SAME_ADDRESS: 'no', APART: 'no' },
  email: { JOINT: 'yes', SAME_ADDRESS: 'no', APART: 'no' },
  occupation: { JOINT: 'yes', SAME_ADDRESS: 'no', APART: 'no' },
  consents: { JOINT: 'yes', SAME_ADDRESS: 'no', APART: 'no' },
};

export type GuardianField = Extract<RecordFieldName, `guardian.${string}`>;

/** Which line of the matrix a field of the record stands on. */
export const LINE_OF: Readonly<Record<GuardianField, GuardianData>> = {
  'guardian.civility': 'name',
  'guardian.usageName': 'name',
  'guardian.address': 'address',
  'guardian.phoneHome': 'phones',
  'guardian.phoneWork': 'phones',
  'guardian.phoneMobile': 'phones',
  'guardian.acceptsSms': 'consents',
  'guardian.email': 'email',
  'guardian.occupation': 'occupation',
  'guardian.sharesAddress': 'consents',
};
export const isGuardianField = (field: RecordFieldName): field is GuardianField =>
  RECORD_FIELDS[field].entity === 'guardian';

/** One person of a pupil's record, as far as who sees what depends on it. */
export interface Party {
  readonly link: Responsibility;
  readonly address: Address | null;
}

/** What is true between a reader and another person of the same pupil's record, at the moment of reading. */
export interface Regard {
  readonly reader: Party;
  readonly other: Party;
  /** Both asked for one account, and neither they nor a head has split it. Not enough by itself. */
  readonly agreed: boolean;
  readonly pupilHome: Address | null;
}

/** Whether two addresses are one home: the same lines, however they are written, whichever rows hold them. */
export function isSameHome(a: Address | null, b: Address | null): boolean {
  if (a === null || b === null) return false;
  const plain = (address: Address): string => {
    const { line1, line2, line3, line4, postalCode, city, foreignCity, countryCode } = keptAddress(address);
    return [line1, line2, line3, line4, postalCode, city, foreignCity, countryCode]
      .map((line) => (line ?? '').normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(/\s+/g, ' ').toUpperCase())
      .join('\n');
  };
  return plain(a) === plain(b);
}

/** A legal guardian with the full exercise of authority: who may share an account, and nobody else (§1.4-1). */
export const mayShareAccount = (link: Responsibility): boolean =>
  !link.ended && link.level === 1 && link.authority === 'FULL';

/** A joint account holds while both agree, both are legal guardians and both live at one address: never by the link alone. */
export function standingOf({ reader, other, agreed }: Omit<Regard, 'pupilHome'>): Standing {
  if (!isSameHome(reader.address, other.address)) return 'APART';
  return agreed && mayShareAccount(reader.link) && mayShareAccount(other.link) ? 'JOINT' : 'SAME_ADDRESS';
}

/** Whether the reader sees that of the other person. Who may not read the record at all sees nothing (E-17). */
export function sees(what: GuardianData, regard: Regard): boolean {
  if (!mayRead(regard.reader.link)) return false;
  const cell = MATRIX[what][standingOf(regard)];
  return cell === 'yes' || (cell === 'PUPIL_HOME' && isSameHome(regard.other.address, regard.pupilHome));
}

/** Everything the reader sees of the other person. */
export const visibleFields = (regard: Regard): ReadonlySet<GuardianData> =>
  new Set(GUARDIAN_DATA.filter((what) => sees(what, regard)));

/**
 * Whether the reader sees a value that was, is or was to be the other person's: of an address its own lines decide, not
 * where the other lives today; one that is neither the reader's home nor the pupil's is as private as a home.
 */
export const seesValue = (field: GuardianField, value: FieldValue, regard: Regard): boolean =>
  LINE_OF[field] === 'address'
    ? sees('address', { ...regard, other: { ...regard.other, address: asAddress(value) } }) ||
      (standingOf(regard) === 'JOINT' && mayRead(regard.reader.link))
    : sees(LINE_OF[field], regard);

const asAddress = (value: FieldValue): Address | null =>
  typeof value === 'object' && value !== null && 'line1' in value ? value : null;
