/**
 * Whether a file is an `IMPORT_ELEVES` as §6.2 describes it: asked of the bytes alone, by a reading of the format that
 * knows nothing of our writer, so that one can be wrong without the other. Nothing leaves without passing here.
 *
 * The format is told once, below, as a table of particles in the order of the schema (every complex element is an
 * xs:sequence). The checker then walks the file beside it.
 */
import { SaxesParser } from 'saxes';
import { fromBufferPromise } from 'yauzl';

/** What a file may break. */
export const BREACHES = [
  'encoding',
  'malformed',
  'attribute',
  'unexpected',
  'missing',
  'empty',
  'format',
  'text-among-elements',
  'element-in-text',
  'duplicate',
  'reference',
  'name',
  'archive',
] as const;

export interface Breach {
  readonly breach: (typeof BREACHES)[number];
  /** Path of the element from the root: `IMPORT_ELEVES/DONNEES/ELEVES/ELEVE`; empty for the file as a whole. */
  readonly path: string;
  /** Line in the file, from 1; 0 for the file as a whole. */
  readonly line: number;
  /** The element, value or name concerned. */
  readonly detail: string;
}

// ---------------------------------------------------------------------------------------------------------------------
// The format

/** The text of an element: whether it may be so. */
type Text = (value: string) => boolean;

interface ElementParticle {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly content: Text | readonly Particle[];
}
/** One of several sequences, told apart by their first element. */
interface Alternatives {
  readonly anyOf: readonly (readonly Particle[])[];
  readonly min: number;
}
type Particle = ElementParticle | Alternatives;

const one = (name: string, content: ElementParticle['content']): Particle => ({ name, min: 1, max: 1, content });
const maybe = (name: string, content: ElementParticle['content']): Particle => ({ name, min: 0, max: 1, content });
const many = (name: string, min: number, max: number, content: ElementParticle['content']): Particle => ({
  name,
  min,
  max,
  content,
});
const either = (...anyOf: (readonly Particle[])[]): Particle => ({ anyOf, min: 1 });

const matching =
  (pattern: RegExp): Text =>
  (value) =>
    pattern.test(value);
const upTo =
  (length: number): Text =>
  (value) =>
    [...value].length <= length;
const exactly =
  (length: number): Text =>
  (value) =>
    [...value].length === length;
const integerUpTo =
  (greatest: number): Text =>
  (value) =>
    /^(0|[1-9]\d*)$/.test(value) && Number(value) <= greatest;
const isoDay: Text = (value) => /^\d{4}-\d{2}-\d{2}$/.test(value) && isDay(value);
const frenchDay: Text = (value) => /^\d{2}\/\d{2}\/\d{4}$/.test(value) && isDay(value.split('/').reverse().join('-'));
/** Days that exist: JavaScript reads 31 February as 3 March. */
const isDay = (iso: string): boolean => {
  const day = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(iso);
};
const flag = matching(/^(true|false)$/);
const uai = matching(/^\d{7}[A-Z]$/);
const mef = matching(/^[0-9A-Z]{11}$/);
const nationalId = matching(/^\w{11}$/);
const privateNumber = integerUpTo(99_999);
const personName = upTo(100);
const town = upTo(32);
const line = upTo(38);
const phone = upTo(20);
const email = upTo(254);
const fiveDigits = matching(/^\d{5}$/);
const commune = matching(/^(\d{2}|2[AB])\d{3}$/);
const sexOrCivility = matching(/^[12]$/);

const ADDRESS = [
  maybe('LIGNE1_ADRESSE', line),
  maybe('LIGNE2_ADRESSE', line),
  maybe('LIGNE3_ADRESSE', line),
  maybe('LIGNE4_ADRESSE', line),
  either([one('CODE_POSTAL', fiveDigits), one('LL_POSTAL', town)], [one('COMMUNE_ETRANGERE', town)]),
  one('CODE_PAYS', upTo(3)),
];

const REACH = [
  maybe('TEL_PERSONNEL', phone),
  maybe('TEL_PROFESSIONNEL', phone),
  maybe('TEL_PORTABLE', phone),
  maybe('ACCEPTE_SMS', flag),
  maybe('EMAIL', email),
];

const PERSON = [
  one('ID_PRV_PER', privateNumber),
  one('CODE_CIVILITE', sexOrCivility),
  one('NOM_DE_FAMILLE', personName),
  maybe('NOM_USAGE', personName),
  one('PRENOM', personName),
  maybe('ADRESSE', ADDRESS),
  maybe('COMMUNICATION_ADRESSE', flag),
  one('CODE_PROFESSION', upTo(2)),
  ...REACH,
  maybe('ENFANT_A_CHARGE', integerUpTo(255)),
];

const CONTACT = [one('ID_PRV_PER', privateNumber), one('CODE_PARENTE', exactly(2))];

const RESPONSIBLE = [
  many('LEGAL', 1, 2, [
    ...CONTACT,
    maybe('PAIE_FRAIS_SCOLAIRES', flag),
    one('HEBERGE_ELEVE', flag),
    maybe('PERCOIT_LES_AIDES', flag),
    maybe('A_CONTACTER_EN_PRIORITE', flag),
  ]),
  many('PERSONNE_EN_CHARGE', 0, Number.POSITIVE_INFINITY, [
    ...CONTACT,
    maybe('PAIE_FRAIS_SCOLAIRES', flag),
    one('HEBERGE_ELEVE', flag),
    maybe('A_CONTACTER_EN_PRIORITE', flag),
  ]),
  many('CONTACT', 0, Number.POSITIVE_INFINITY, CONTACT),
];

const SCHOOLING = [
  one('CODE_MEF', mef),
  maybe('CODE_DIVISION', upTo(8)),
  one('CODE_STATUT', upTo(2)),
  one('DATE_DEB_SCO', isoDay),
  maybe('DATE_FIN_SCO', isoDay),
  maybe('ARRET_FORMATION', flag),
  one('OPTIONS', [many('OPTION', 0, 12, [one('CODE_MATIERE', upTo(6)), one('CODE_MODALITE_ELECT', exactly(1))])]),
];

const LAST_YEAR = [
  either([one('CODE_RNE', uai)], [one('CODE_DEPARTEMENT', upTo(3))]),
  one('CODE_PROVENANCE', exactly(1)),
  maybe('CODE_MEF', mef),
  maybe('TYPE_MEF', exactly(1)),
  maybe('CODE_DIVISION', upTo(8)),
  maybe('CODE_STATUT', upTo(2)),
  maybe('DATE_DEB_SCO', isoDay),
  maybe('DATE_FIN_SCO', isoDay),
  // CODE_GESTION here: five characters, where OPTION takes six.
  one('OPTIONS_AN_DERNIER', [many('CODE_MATIERE', 0, 12, upTo(5))]),
];

const BIRTH_PLACE = [[one('CODE_COMMUNE_INSEE_NAISS', commune)], [one('VILLE_NAISS', town)]] as const;

/** Civil status and school life; a pupil who left (*sortant*) need not have all of it. */
const pupil = (sometimes: typeof one, birthPlace: Particle): Particle[] => [
  one('ID_PRV_ELE', privateNumber),
  maybe('ID_NATIONAL', nationalId),
  maybe('INE_BEA', nationalId),
  maybe('INE_RNIE', nationalId),
  one('NOM_DE_FAMILLE', personName),
  maybe('NOM_USAGE', personName),
  one('PRENOM', personName),
  maybe('PRENOM2', personName),
  maybe('PRENOM3', personName),
  sometimes('CODE_PAYS_NAT', upTo(3)),
  one('DATE_NAISS', isoDay),
  sometimes('CODE_SEXE', sexOrCivility),
  one('CODE_PAYS', upTo(3)),
  birthPlace,
  maybe('DATE_ENTREE', isoDay),
  maybe('ADRESSE', ADDRESS),
  ...REACH,
  one('ADHESION_TRANSPORT', flag),
  one('CODE_REGIME', upTo(2)),
  one('DOUBLEMENT', flag),
  maybe('BOURSES', [many('BOURSE', 1, 2, [one('CODE_BOURSE', exactly(1)), one('NB_PART', integerUpTo(99))])]),
  sometimes('RESPONSABLES_ELEVE', RESPONSIBLE),
  sometimes('SCOLARITE_ACTIVE', SCHOOLING),
  sometimes('ETABLISSEMENT_AN_DERNIER', LAST_YEAR),
];

const STAYING = pupil(one, either(...BIRTH_PLACE));
const LEAVING = [
  one('CODE_MOTIF_SORTIE', upTo(2)),
  one('DATE_SORTIE', isoDay),
  ...pupil(maybe, { anyOf: BIRTH_PLACE, min: 0 }),
];

const ROOT = [
  one('PARAMETRES', [
    one('UAJ', uai),
    one('ANNEE_SCOLAIRE', matching(/^\d{4}$/)),
    one('DATE_IMPORT', frenchDay),
    one('NUM_ENVOI', integerUpTo(99_999)),
    one('LOGICIEL', upTo(10)),
  ]),
  one('DONNEES', [
    one('PERSONNES', [many('PERSONNE', 1, Number.POSITIVE_INFINITY, PERSON)]),
    one('ELEVES', [many('ELEVE', 1, Number.POSITIVE_INFINITY, [either(LEAVING, STAYING)])]),
  ]),
];

/** Elements that must be there even without a child; any other element without content is a breach. */
const MAY_BE_EMPTY: ReadonlySet<string> = new Set(['OPTIONS', 'OPTIONS_AN_DERNIER']);

/** Elements whose value is borne once in the file. */
const UNIQUE_IN_FILE: readonly (readonly [record: string, element: string])[] = [
  ['PERSONNE', 'ID_PRV_PER'],
  ['ELEVE', 'ID_PRV_ELE'],
  ['ELEVE', 'ID_NATIONAL'],
  ['ELEVE', 'INE_BEA'],
  ['ELEVE', 'INE_RNIE'],
];

// ---------------------------------------------------------------------------------------------------------------------
// The checker

/** Every breach of the format in these bytes; empty when the file conforms. */
export function breachesOf(bytes: Uint8Array): Breach[] {
  const read = treeOf(bytes);
  if ('breach' in read) return [read];
  const root = read;
  const whole: Breach[] = [];
  if (root.name !== 'IMPORT_ELEVES') whole.push(at(root, 'unexpected', root.name));
  if (root.attributes.VERSION !== '3.1') whole.push(at(root, 'attribute', 'VERSION'));
  return [
    ...whole,
    ...breachesOfAttributes(root, new Set(['VERSION'])),
    ...breachesOfSequence(root, ROOT),
    ...breachesOfUniqueness(root),
    ...breachesOfReferences(root),
  ];
}

/**
 * Every breach of a sending: the zip bears the xml's name, `{UAI}PRIVE{year}{AAMMJJhhmmss}`, which tells the same
 * establishment and year as its content; and it holds that one file.
 * @param fileName of the zip, without folder
 */
export async function breachesOfSending(fileName: string, zip: Buffer): Promise<Breach[]> {
  const whole = (breach: Breach['breach'], detail: string): Breach => ({ breach, path: '', line: 0, detail });
  const parts = /^(\d{7}[A-Z])PRIVE(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})\.zip$/.exec(fileName);
  if (!parts) return [whole('name', fileName)];
  const [, uaiOfName, yearOfName, year, month, day, hour, minute, second] = parts;
  const moment = `20${year}-${month}-${day}`;
  if (!isDay(moment) || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59)
    return [whole('name', fileName)];
  const entries = await entriesOf(zip);
  const [entry] = entries ?? [];
  if (!entry || entries?.length !== 1) return [whole('archive', String(entries?.length ?? 'unreadable'))];
  if (entry.name !== fileName.replace(/zip$/, 'xml')) return [whole('archive', entry.name)];
  const inside = breachesOf(entry.bytes);
  const root = treeOf(entry.bytes);
  if ('breach' in root) return inside;
  const told = (name: string): string | undefined => descendants(root, name)[0]?.text;
  if (told('UAJ') !== uaiOfName) inside.push(whole('name', 'UAJ'));
  if (told('ANNEE_SCOLAIRE') !== yearOfName) inside.push(whole('name', 'ANNEE_SCOLAIRE'));
  return inside;
}

async function entriesOf(bytes: Buffer): Promise<{ name: string; bytes: Buffer }[] | null> {
  try {
    const zip = await fromBufferPromise(bytes, { lazyEntries: true });
    const entries: { name: string; bytes: Buffer }[] = [];
    for await (const entry of zip.eachEntry()) {
      const parts: Buffer[] = [];
      for await (const part of await zip.openReadStreamPromise(entry)) parts.push(part as Buffer);
      entries.push({ name: entry.fileName, bytes: Buffer.concat(parts) });
    }
    return entries;
  } catch {
    return null;
  }
}

interface Node {
  readonly name: string;
  readonly path: string;
  readonly line: number;
  readonly attributes: Record<string, string>;
  readonly children: Node[];
  text: string;
}

const at = (node: Node, breach: Breach['breach'], detail: string): Breach => ({
  breach,
  path: node.path,
  line: node.line,
  detail,
});

/** The tree of the file, or why it cannot be read. */
function treeOf(bytes: Uint8Array): Node | Breach {
  const failure = (breach: Breach['breach'], detail: string, line = 0): Breach => ({ breach, path: '', line, detail });
  const declaration = /^<\?xml version="1\.0" encoding="([^"]+)"( standalone="(yes|no)")?\?>/.exec(
    Buffer.from(bytes.subarray(0, 200)).toString('latin1'),
  );
  if (declaration?.[1]?.toUpperCase() !== 'ISO-8859-15') return failure('encoding', declaration?.[1] ?? 'undeclared');
  // Every byte has a meaning in ISO-8859-15. Control characters betray another alphabet: Windows-1252, or UTF-8 (whose É and
  // œ have a byte there).
  if (bytes.some((byte) => (byte < 0x20 && ![0x09, 0x0a, 0x0d].includes(byte)) || (byte >= 0x7f && byte < 0xa0))) {
    return failure('encoding', 'control characters');
  }

  let root: Node | null = null;
  const open: Node[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', () => {
    throw new Error('DTD');
  });
  parser.on('opentag', ({ name, attributes }) => {
    const parent = open.at(-1);
    const path = parent ? `${parent.path}/${name}` : name;
    const node: Node = { name, path, line: parser.line, attributes: { ...attributes }, children: [], text: '' };
    if (parent) parent.children.push(node);
    else root = node;
    open.push(node);
  });
  parser.on('closetag', () => void open.pop());
  const text = (part: string): void => {
    const node = open.at(-1);
    if (node) node.text += part;
  };
  parser.on('text', text);
  parser.on('cdata', text);
  try {
    parser.write(new TextDecoder('iso-8859-15').decode(bytes)).close();
  } catch (error) {
    return failure('malformed', error instanceof Error ? error.message : String(error), parser.line);
  }
  return root ?? failure('malformed', 'no root');
}

function breachesOfAttributes(node: Node, allowed: ReadonlySet<string>): Breach[] {
  return Object.keys(node.attributes)
    .filter((name) => !allowed.has(name))
    .map((name) => at(node, 'attribute', name));
}

function breachesOfElement(node: Node, content: ElementParticle['content']): Breach[] {
  const attributes = breachesOfAttributes(node, new Set());
  if (typeof content !== 'function') return [...attributes, ...breachesOfSequence(node, content)];
  if (node.children.length > 0) return [...attributes, at(node, 'element-in-text', node.children[0]?.name ?? '')];
  if (node.text.trim() === '') return [...attributes, at(node, 'empty', node.name)];
  return content(node.text) ? attributes : [...attributes, at(node, 'format', node.text)];
}

/** Breaches of a complex element: its children must follow the particles in order, with nothing left over. */
function breachesOfSequence(node: Node, particles: readonly Particle[]): Breach[] {
  if (node.text.trim() !== '') return [at(node, 'text-among-elements', node.text.trim())];
  if (node.children.length === 0 && !MAY_BE_EMPTY.has(node.name)) return [at(node, 'empty', node.name)];
  const { breaches, next } = followed(node, 0, particles);
  const stranger = node.children[next];
  // After something missing, what follows is out of place for that reason alone.
  if (stranger && !breaches.some((breach) => breach.breach === 'missing' && breach.path === node.path)) {
    breaches.push(at(stranger, 'unexpected', stranger.name));
  }
  return breaches;
}

/** Walks the particles beside the children of `parent` from the index `from`; `next` is the first child not accounted for. */
function followed(parent: Node, from: number, particles: readonly Particle[]): { breaches: Breach[]; next: number } {
  const { children } = parent;
  const breaches: Breach[] = [];
  let next = from;
  for (const particle of particles) {
    const [wanted, min] =
      'anyOf' in particle ? [particle.anyOf.map(firstName), particle.min] : [[particle.name], particle.min];
    const isWanted = (child: Node | undefined): boolean => child !== undefined && wanted.includes(child.name);
    if (min > 0 && !isWanted(children[next])) {
      const later = children.findIndex((child, index) => index > next && isWanted(child));
      if (later < 0) breaches.push(at(parent, 'missing', wanted.join(' | ')));
      else {
        breaches.push(...children.slice(next, later).map((child) => at(child, 'unexpected', child.name)));
        next = later;
      }
    }
    if ('anyOf' in particle) {
      const chosen = particle.anyOf.find((sequence) => firstName(sequence) === children[next]?.name);
      if (!chosen) continue;
      const inner = followed(parent, next, chosen);
      breaches.push(...inner.breaches);
      next = inner.next;
      continue;
    }
    const end = Math.min(next + particle.max, children.length);
    for (let child = children[next]; next < end && child && isWanted(child); child = children[next]) {
      breaches.push(...breachesOfElement(child, particle.content));
      next += 1;
    }
  }
  return { breaches, next };
}

/** The element that tells a sequence from its alternatives: its first one is always demanded. */
function firstName([first]: readonly Particle[]): string {
  return first && 'name' in first ? first.name : '';
}

function breachesOfUniqueness(root: Node): Breach[] {
  const inFile = UNIQUE_IN_FILE.flatMap(([record, element]) =>
    repeated(descendants(root, record).flatMap((node) => node.children.filter((child) => child.name === element))),
  );
  // One scholarship appears once for a pupil.
  const scholarships = descendants(root, 'BOURSES').flatMap((node) => repeated(descendants(node, 'CODE_BOURSE')));
  return [...inFile, ...scholarships];
}

function repeated(nodes: readonly Node[]): Breach[] {
  const seen = new Set<string>();
  return nodes.flatMap((node) => {
    if (seen.has(node.text)) return [at(node, 'duplicate', node.text)];
    seen.add(node.text);
    return [];
  });
}

/** Links must lead to a person of the file. */
function breachesOfReferences(root: Node): Breach[] {
  const persons = new Set(
    descendants(root, 'PERSONNE').flatMap((node) =>
      node.children.filter((c) => c.name === 'ID_PRV_PER').map((c) => c.text),
    ),
  );
  return descendants(root, 'RESPONSABLES_ELEVE')
    .flatMap((node) => descendants(node, 'ID_PRV_PER'))
    .filter((node) => !persons.has(node.text))
    .map((node) => at(node, 'reference', node.text));
}

function descendants(node: Node, name: string): Node[] {
  return node.children.flatMap((child) => [...(child.name === name ? [child] : []), ...descendants(child, name)]);
}
