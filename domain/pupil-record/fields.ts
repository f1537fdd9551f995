import * as z from 'zod/mini';
import { FRANCE } from '../identifiers/codes.ts';
import { KINSHIPS, type Kinship, PUPIL_THEMSELVES } from './responsibility.ts';

/**
 * The fields of the record (*fiche de renseignements*) that a legal guardian may change: §2.1, whose legal maximum is the
 * order of 15/11/2013. An establishment's settings may only reduce the list. A field is named `entity.field`; an address
 * is one field, because half an address is no address. Civil status is read, never changed here (it needs evidence).
 */

/** Characters of a name as the pupil base keeps them: letters, accents, apostrophes, hyphens, spaces; at most 100. */
const name = z.string().check(z.trim(), z.maxLength(100), z.regex(/^[\p{L}\p{M}'’ʼ. -]+$/u));
/** A telephone as typed: the plain pattern the browser can carry; the api turns it into E.164 (§1.3). */
const phone = z.string().check(z.trim(), z.maxLength(20), z.regex(/^\+?[0-9][0-9 .-]{5,18}[0-9]$/));
const email = z
  .string()
  .check(z.trim(), z.maxLength(254), z.regex(/^[^\s@<>"(),;:\\[\]]+@[^\s@<>"(),;:\\[\]]+\.[^\s@.]{2,}$/));
const line = z.string().check(z.trim(), z.maxLength(38));

/** Address lines as in AFNOR Z10-011: at most 4 free lines of 38; a postal code and a town, or a town abroad. */
export const addressSchema = z
  .strictObject({
    line1: z.string().check(z.trim(), z.minLength(1), z.maxLength(38)),
    line2: z.nullable(line),
    line3: z.nullable(line),
    line4: z.nullable(line),
    postalCode: z.nullable(z.string().check(z.regex(/^\d{5}$/))),
    city: z.nullable(z.string().check(z.trim(), z.minLength(1), z.maxLength(32))),
    foreignCity: z.nullable(z.string().check(z.trim(), z.minLength(1), z.maxLength(32))),
    /** Three digits, `100` is France (§1.2). */
    countryCode: z.string().check(z.regex(/^\d{3}$/)),
  })
  .check(
    z.refine(
      (address) =>
        address.foreignCity !== null
          ? address.postalCode === null && address.city === null && address.countryCode !== FRANCE
          : address.postalCode !== null && address.city !== null && address.countryCode === FRANCE,
      { error: 'town-or-foreign-town' },
    ),
  );
export type Address = z.infer<typeof addressSchema>;

/**
 * An address as it is kept: no space around, no empty line, the town in capitals as the last line of an envelope is (AFNOR
 * XP Z10-011), its accents kept (§1.3). Half an address stays half, for the rules to say what is missing.
 */
export function keptAddress(address: Address): Address {
  const text = (value: string | null): string | null => value?.trim() || null;
  const town = (value: string | null): string | null => text(value)?.toLocaleUpperCase('fr') ?? null;
  const { line1, line2, line3, line4, postalCode, city, foreignCity, countryCode } = address;
  return {
    line1: line1.trim(),
    line2: text(line2),
    line3: text(line3),
    line4: text(line4),
    postalCode: text(postalCode),
    city: town(city),
    foreignCity: town(foreignCity),
    countryCode,
  };
}

/** A person to call (§1.2 level 3), as a guardian adds, corrects or removes one. At least one telephone (§2.1). */
export const contactSchema = z
  .strictObject({
    lastName: name.check(z.minLength(1)),
    firstName: z.nullable(name),
    /** CODE_PARENTE; any but the pupil themselves. */
    kinship: z.enum(KINSHIPS.filter((code) => code !== PUPIL_THEMSELVES) as [Kinship, ...Kinship[]]),
    phoneHome: z.nullable(phone),
    phoneWork: z.nullable(phone),
    phoneMobile: z.nullable(phone),
  })
  .check(
    z.refine(
      ({ phoneHome, phoneWork, phoneMobile }) => phoneHome !== null || phoneWork !== null || phoneMobile !== null,
      {
        error: 'phone-missing',
      },
    ),
  );
/** As the base has it: an imported one may bear a code that is not offered, or no telephone. */
export type Contact = Omit<z.infer<typeof contactSchema>, 'kinship'> & { kinship: string };

/** Counters of the inbox are kept per kind of change (§2.2-2). */
export const CHANGE_KINDS = ['address', 'phone', 'email', 'occupation', 'contact', 'pupil'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** Whose a field is: the pupil's, a legal guardian's, or a contact taken as a whole (`null`: there is none any more). */
export type RecordEntity = 'pupil' | 'guardian' | 'contact';

interface RecordField {
  readonly entity: RecordEntity;
  readonly kind: ChangeKind;
  /** What a new value must look like. */
  readonly value: z.ZodMiniType;
}

const text = (entity: RecordField['entity'], kind: ChangeKind, value: z.ZodMiniType): RecordField => ({
  entity,
  kind,
  value,
});

export const RECORD_FIELDS = {
  'pupil.usageName': text('pupil', 'pupil', z.nullable(name)),
  'pupil.address': text('pupil', 'address', addressSchema),
  'pupil.phoneHome': text('pupil', 'phone', z.nullable(phone)),
  'pupil.phoneWork': text('pupil', 'phone', z.nullable(phone)),
  'pupil.phoneMobile': text('pupil', 'phone', z.nullable(phone)),
  'pupil.acceptsSms': text('pupil', 'pupil', z.boolean()),
  'pupil.email': text('pupil', 'email', z.nullable(email)),
  /** CODE_REGIME, of the school's own nomenclature: closed unless the school opens it, for it changes fees (§2.1). */
  'pupil.regime': text('pupil', 'pupil', z.string().check(z.regex(/^[0-9A-Z]{1,2}$/))),
  'guardian.civility': text('guardian', 'contact', z.enum(['1', '2'])),
  'guardian.usageName': text('guardian', 'contact', z.nullable(name)),
  'guardian.address': text('guardian', 'address', addressSchema),
  'guardian.phoneHome': text('guardian', 'phone', z.nullable(phone)),
  'guardian.phoneWork': text('guardian', 'phone', z.nullable(phone)),
  'guardian.phoneMobile': text('guardian', 'phone', z.nullable(phone)),
  'guardian.acceptsSms': text('guardian', 'contact', z.boolean()),
  'guardian.email': text('guardian', 'email', z.nullable(email)),
  'guardian.occupation': text('guardian', 'occupation', z.string().check(z.regex(/^\d{2}$/))),
  'guardian.sharesAddress': text('guardian', 'contact', z.boolean()),
  contact: text('contact', 'contact', z.nullable(contactSchema)),
} as const satisfies Record<string, RecordField>;

/**
 * What a school has not opened, until it says otherwise: the regime, which changes fees (§2.1). Kept as the default of
 * `establishment_year.closed_fields` too.
 */
export const CLOSED_BY_DEFAULT: readonly RecordFieldName[] = ['pupil.regime'];

export type RecordFieldName = keyof typeof RECORD_FIELDS;
export const RECORD_FIELD_NAMES = Object.keys(RECORD_FIELDS) as RecordFieldName[];
export const isRecordField = (text: string): text is RecordFieldName => Object.hasOwn(RECORD_FIELDS, text);

/** Value of a field, as JSON. */
export type FieldValue = string | boolean | null | Address | Contact;

/** Whether two values of a field say the same thing, whatever the order of an address's or a contact's keys. */
export function sameValue(a: FieldValue | undefined, b: FieldValue | undefined): boolean {
  const plain = (value: FieldValue | undefined): string =>
    typeof value === 'object' && value !== null
      ? JSON.stringify(Object.entries(value).sort(([x], [y]) => (x < y ? -1 : 1)))
      : JSON.stringify(value ?? null);
  return plain(a) === plain(b);
}

/** Mobile numbers, the only ones that may receive a SMS (§1.3): 06, 073 to 079, their overseas forms. E.164 or typed. */
export const isMobile = (phone: string): boolean =>
  /^(?:\+?(?:33|262|590|594|596|508)|0)(?:6|7[3-9])/.test(phone.replaceAll(/[ .-]/g, ''));

/** PCS codes that were groupings and cannot be sent back to SIECLE (§1.2). */
export const OBSOLETE_OCCUPATIONS: readonly string[] = ['73', '76'];

/** The parts of an address or of a contact, by the name of each. */
export type FieldPart = keyof Address | keyof Contact;

/** Which parts of an address or of a contact keep it from being one; none where the value has no parts, or is right. */
export function partsAmiss(field: RecordFieldName, value: FieldValue): FieldPart[] {
  if (typeof value !== 'object' || value === null) return [];
  const result = (RECORD_FIELDS[field].value as z.ZodMiniType).safeParse(value);
  if (result.success) return [];
  const named = result.error.issues.flatMap(({ path: [part] }) =>
    typeof part === 'string' ? [part as FieldPart] : [],
  );
  if (named.length > 0) return [...new Set(named)];
  if ('kinship' in value) return ['phoneMobile'];
  const { countryCode, postalCode, city } = value;
  if (countryCode !== FRANCE) return ['foreignCity'];
  return [...(postalCode === null ? (['postalCode'] as const) : []), ...(city === null ? (['city'] as const) : [])];
}
