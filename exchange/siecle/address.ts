import { isCommuneCode, isCountryCode, isPostalCode } from '../../domain/identifiers/codes.ts';
import type { ReportProblem } from '../problems.ts';
import { Fields } from './fields.ts';
import type { XmlElement } from './xml.ts';

/** ADRESSE: shared by persons and pupils through its ADRESSE_ID (§6.1). */
export interface AddressRecord {
  readonly externalId: string;
  readonly line1: string | null;
  readonly line2: string | null;
  readonly line3: string | null;
  readonly line4: string | null;
  readonly postalCode: string | null;
  readonly city: string | null;
  readonly foreignCity: string | null;
  readonly countryCode: string;
  readonly communeCode: string | null;
}

/** Characters of a line, lines of an address (AFNOR XP Z10-011, §1.3). */
const LINE_LENGTH = 38;
const LINES = 4;
const CITY_LENGTH = 32;

/** Longest identifier SIECLE gives to a record. */
export const ID_LENGTH = 20;

export function readAddress(element: XmlElement, report: ReportProblem): AddressRecord {
  const id = new Fields(element, null, report).needed(ID_LENGTH, 'ADRESSE_ID');
  const fields = new Fields(element, id, report);
  const written = [1, 2, 3, 4].map((number) => fields.raw(`LIGNE${number}_ADRESSE`));
  const [line1 = null, line2 = null, line3 = null, line4 = null] = linesWithin(written, fields);
  const city = fields.raw('LIBELLE_POSTAL', 'LL_POSTAL');
  const foreignCity = fields.raw('COMMUNE_ETRANGERE');
  if ([city, foreignCity].some((name) => (name?.length ?? 0) > CITY_LENGTH)) fields.report('address-too-long', {});
  return {
    externalId: id,
    line1,
    line2,
    line3,
    line4,
    postalCode: fields.code(isPostalCode, 'CODE_POSTAL'),
    city: city?.slice(0, CITY_LENGTH) ?? null,
    foreignCity: foreignCity?.slice(0, CITY_LENGTH) ?? null,
    countryCode: fields.code(isCountryCode, 'CODE_PAYS') ?? '100',
    communeCode: fields.code(isCommuneCode, 'CODE_COMMUNE_INSEE'),
  };
}

/** The lines as they are when each fits; otherwise all of them wrapped again on words, and what is over left out. */
function linesWithin(written: (string | null)[], fields: Fields): (string | null)[] {
  if (written.every((line) => (line?.length ?? 0) <= LINE_LENGTH)) return written;
  fields.report('address-too-long', {});
  return written.flatMap((line) => wrapped(line ?? '')).slice(0, LINES);
}

function wrapped(line: string): string[] {
  const lines: string[] = [];
  for (const word of line.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && longer.length <= LINE_LENGTH) lines[lines.length - 1] = longer;
    else lines.push(word.slice(0, LINE_LENGTH));
  }
  return lines;
}
