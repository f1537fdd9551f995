/**
 * What the families and schools of a season know of themselves, read from the very files that they import: who the parents
 * are, where they write, when their children were born. The season plays people; the product gets only what people give.
 */
import { readAffectation } from '../../exchange/affectation/read.ts';
import { type ImportDocument, type ImportSource, openSource } from '../../exchange/archive/open.ts';
import type { AddressRecord } from '../../exchange/siecle/address.ts';
import { readCommuns } from '../../exchange/siecle/communs/read.ts';
import { kindOf, type SiecleHeader, type SiecleKind } from '../../exchange/siecle/document.ts';
import { type PupilRecord, readEleves } from '../../exchange/siecle/eleves/read.ts';
import { readGeographique } from '../../exchange/siecle/geographique/read.ts';
import { readNomenclature } from '../../exchange/siecle/nomenclature/read.ts';
import { type LinkRecord, type PersonRecord, readResponsables } from '../../exchange/siecle/responsables/read.ts';
import { readStructures } from '../../exchange/siecle/structures/read.ts';

export interface TownFile {
  readonly source: ImportSource;
  readonly kind: SiecleKind | 'affectation';
  readonly uai: string | null;
  readonly schoolYear: number | null;
}

export interface Person extends Omit<PersonRecord, 'address'> {
  readonly uai: string;
  readonly name: string;
  readonly line1: string | null;
  /** Children of the file, with the level of the link. */
  readonly children: { pupil: Child; level: number }[];
}

export interface Child extends Omit<PupilRecord, 'address'> {
  readonly uai: string;
  readonly line1: string | null;
  readonly guardians: { person: Person; level: number }[];
}

export interface Town {
  readonly files: TownFile[];
  readonly persons: Person[];
  readonly children: Child[];
  /** UAI of the receiving establishments, most assigned pupils first; the year they enrol into and the round. */
  readonly receivers: string[];
  /** INE of the assigned pupils. */
  readonly assigned: ReadonlySet<string>;
  /** UAI of the establishment that each of them is sent to. */
  readonly receiverOf: ReadonlyMap<string, string>;
  /** Assigned pupils of the files whom nobody answers for: they get no dossier (E-19). */
  readonly assignedWithoutGuardian: number;
  readonly year: number;
  readonly round: number;
  /** Addresses, telephones and streets of the establishments themselves: theirs to be written in any letter. */
  readonly schoolContacts: Set<string>;
}

const ignore = (): void => {};

/** Reads everything once. @throws ImportRefusal when a file cannot be read at all */
export async function readTown(sources: readonly ImportSource[]): Promise<Town> {
  const files: TownFile[] = [];
  const persons = new Map<string, Person>();
  const children = new Map<string, Child>();
  const links: (LinkRecord & { uai: string })[] = [];
  const lines = new Map<string, string | null>();
  const homes: { key: string; address: string | null; uai: string }[] = [];
  const receivers = new Map<string, number>();
  const schoolContacts = new Set<string>();
  const assigned = new Set<string>();
  const receiverOf = new Map<string, string>();
  let [year, round] = [0, 0];

  const addAddress = (uai: string, { externalId, line1 }: AddressRecord): void =>
    void lines.set(`${uai}/${externalId}`, line1);
  const readOne = async (source: ImportSource, document: ImportDocument): Promise<void> => {
    if (document.format === 'csv') {
      for await (const row of readAffectation(document, ignore)) {
        if (row.decision !== 'AFFECTE') continue;
        [year, round] = [row.schoolYear, row.round];
        if (row.nationalId) {
          assigned.add(row.nationalId);
          receiverOf.set(row.nationalId, row.receivingUai);
        }
        receivers.set(row.receivingUai, (receivers.get(row.receivingUai) ?? 0) + 1);
      }
      files.push({ source, kind: 'affectation', uai: null, schoolYear: year });
      return;
    }
    const kind = await kindOf(document);
    const { uai, schoolYear } = await read[kind](document);
    files.push({ source, kind, uai, schoolYear });
  };
  const headerOnly = (reader: Reader) => async (document: ImportDocument) => (await reader(document, ignore)).header;
  const read: Record<SiecleKind, (document: ImportDocument) => Promise<SiecleHeader>> = {
    nomenclature: headerOnly(readNomenclature),
    structures: headerOnly(readStructures),
    geographique: headerOnly(readGeographique),
    communs: async (document) => {
      const { header, records } = await readCommuns(document, ignore);
      for await (const batch of records) {
        for (const record of batch) {
          if (record.type !== 'establishment') continue;
          const { email, phone, line1 } = record.establishment;
          for (const contact of [email, phone, line1]) if (contact) schoolContacts.add(contact);
        }
      }
      return header;
    },
    eleves: async (document) => {
      const { header, records } = await readEleves(document, ignore);
      const { uai } = header;
      for await (const batch of records) {
        for (const record of batch) {
          if (record.type === 'address') addAddress(uai, record.address);
          if (record.type !== 'pupil') continue;
          const { address, ...pupil } = record.pupil;
          homes.push({ key: `p/${uai}/${pupil.externalId}`, address, uai });
          children.set(`${uai}/${pupil.externalId}`, { ...pupil, uai, line1: null, guardians: [] });
        }
      }
      return header;
    },
    responsables: async (document) => {
      const { header, records } = await readResponsables(document, ignore);
      const { uai } = header;
      for await (const batch of records) {
        for (const record of batch) {
          if (record.type === 'address') addAddress(uai, record.address);
          if (record.type === 'link') links.push({ ...record.link, uai });
          if (record.type !== 'person') continue;
          const { address, ...person } = record.person;
          homes.push({ key: `g/${uai}/${person.externalId}`, address, uai });
          const name = [person.firstName, person.usageName ?? person.lastName].filter(Boolean).join(' ');
          persons.set(`${uai}/${person.externalId}`, { ...person, uai, name, line1: null, children: [] });
        }
      }
      return header;
    },
  };
  for (const source of sources) {
    const opened = await openSource(source);
    try {
      for (const document of opened.documents) await readOne(source, document);
    } finally {
      opened.close();
    }
  }
  for (const { key, address, uai } of homes) {
    const line1 = address === null ? null : (lines.get(`${uai}/${address}`) ?? null);
    const [table, ...id] = key.split('/');
    const owner = table === 'p' ? children.get(id.join('/')) : persons.get(id.join('/'));
    if (owner) Object.assign(owner, { line1 });
  }
  for (const { uai, pupil, person, level } of links) {
    const [child, adult] = [children.get(`${uai}/${pupil}`), persons.get(`${uai}/${person}`)];
    if (!child || !adult) continue;
    child.guardians.push({ person: adult, level });
    adult.children.push({ pupil: child, level });
  }
  return {
    files,
    persons: [...persons.values()],
    children: [...children.values()],
    receivers: [...receivers].sort(([, a], [, b]) => b - a).map(([uai]) => uai),
    assigned,
    receiverOf,
    assignedWithoutGuardian: [...children.values()].filter(
      ({ nationalId, guardians }) =>
        nationalId !== null && assigned.has(nationalId) && !guardians.some(({ level }) => level === 1),
    ).length,
    year,
    round,
    schoolContacts,
  };
}

type Reader = (document: ImportDocument, report: () => void) => Promise<{ header: SiecleHeader }>;
