import { describe, expect, test } from '@jest/globals';
import iconv from 'iconv-lite';
import type { Breach } from '../../../exchange/import-eleves/conformance.ts';
import { breachesOf, breachesOfSending } from '../../../exchange/import-eleves/conformance.ts';
import { zipOf } from '../../../exchange/import-eleves/name.ts';
import type { Element } from './editing.ts';
import {
  all,
  copyOf,
  DECLARATION,
  encoded,
  first,
  insertAfter,
  leaf,
  parentOf,
  parsed,
  remove,
  serialized,
} from './editing.ts';
import { everyone, fileOf, LYCEE, YEAR } from './fictional.ts';

/**
 * Each line of §6.2, broken once: the sequences and the values below are read from that text alone, and the files are made
 * from our own output, completed with the optional elements that we do not write.
 */

/** Children in order; `?` may be absent, `a|b` alternatives, `*` as many as wanted, `{n}` at most n. */
const SEQUENCES: Record<string, string> = {
  IMPORT_ELEVES: 'PARAMETRES DONNEES',
  PARAMETRES: 'UAJ ANNEE_SCOLAIRE DATE_IMPORT NUM_ENVOI LOGICIEL',
  DONNEES: 'PERSONNES ELEVES',
  PERSONNE:
    'ID_PRV_PER CODE_CIVILITE NOM_DE_FAMILLE NOM_USAGE? PRENOM ADRESSE? COMMUNICATION_ADRESSE? CODE_PROFESSION ' +
    'TEL_PERSONNEL? TEL_PROFESSIONNEL? TEL_PORTABLE? ACCEPTE_SMS? EMAIL? ENFANT_A_CHARGE?',
  ADRESSE: 'LIGNE1_ADRESSE? LIGNE2_ADRESSE? LIGNE3_ADRESSE? LIGNE4_ADRESSE? CODE_POSTAL LL_POSTAL CODE_PAYS',
  ELEVE:
    'ID_PRV_ELE ID_NATIONAL? INE_BEA? INE_RNIE? NOM_DE_FAMILLE NOM_USAGE? PRENOM PRENOM2? PRENOM3? CODE_PAYS_NAT ' +
    'DATE_NAISS CODE_SEXE CODE_PAYS CODE_COMMUNE_INSEE_NAISS DATE_ENTREE? ADRESSE? TEL_PERSONNEL? TEL_PROFESSIONNEL? ' +
    'TEL_PORTABLE? ACCEPTE_SMS? EMAIL? ADHESION_TRANSPORT CODE_REGIME DOUBLEMENT BOURSES? RESPONSABLES_ELEVE ' +
    'SCOLARITE_ACTIVE ETABLISSEMENT_AN_DERNIER',
  BOURSE: 'CODE_BOURSE NB_PART',
  RESPONSABLES_ELEVE: 'LEGAL{2} PERSONNE_EN_CHARGE?* CONTACT?*',
  LEGAL: 'ID_PRV_PER CODE_PARENTE PAIE_FRAIS_SCOLAIRES? HEBERGE_ELEVE PERCOIT_LES_AIDES? A_CONTACTER_EN_PRIORITE?',
  PERSONNE_EN_CHARGE: 'ID_PRV_PER CODE_PARENTE PAIE_FRAIS_SCOLAIRES? HEBERGE_ELEVE A_CONTACTER_EN_PRIORITE?',
  CONTACT: 'ID_PRV_PER CODE_PARENTE',
  SCOLARITE_ACTIVE: 'CODE_MEF CODE_DIVISION? CODE_STATUT DATE_DEB_SCO DATE_FIN_SCO? ARRET_FORMATION? OPTIONS',
  OPTION: 'CODE_MATIERE CODE_MODALITE_ELECT',
  ETABLISSEMENT_AN_DERNIER:
    'CODE_RNE CODE_PROVENANCE CODE_MEF? TYPE_MEF? CODE_DIVISION? CODE_STATUT? DATE_DEB_SCO? DATE_FIN_SCO? OPTIONS_AN_DERNIER',
};

const booleans = { good: ['true', 'false'], bad: ['1', '0', 'oui', 'TRUE'] };
const days = { good: ['2028-02-29'], bad: ['29/02/2028', '2027-02-29', '2027-9-1', '2027-09-01T00:00:00'] };
const counter = { good: ['0', '99999'], bad: ['100000', '-1', '1,5', 'A', '007'] };
const atMost = (length: number) => ({ good: ['É', 'É'.repeat(length)], bad: ['É'.repeat(length + 1)] });
const exactly = (length: number) => ({
  good: ['9'.repeat(length)],
  bad: ['9'.repeat(length - 1), '9'.repeat(length + 1)].filter((text) => text !== ''),
});
const mefs = { good: ['1001000B11A'], bad: ['1001000B11', '1001000B11AA'] };
const ines = { good: ['990000003AB'], bad: ['990000003A', '990000003ABC', '990000003 B'] };

/** What may be written in each element, and what may not. */
const VALUES: Record<string, { good: string[]; bad: string[] }> = {
  UAJ: { good: [LYCEE], bad: ['951099D', '09510999', `${LYCEE}X`] },
  ANNEE_SCOLAIRE: { good: ['2027'], bad: ['27', '2027-2028'] },
  DATE_IMPORT: { good: ['29/02/2028'], bad: ['2027-07-08', '31/02/2027', '8/7/2027'] },
  NUM_ENVOI: counter,
  LOGICIEL: { good: ['R', 'RENTREE123'], bad: ['RENTREE1234'] },
  'PERSONNE/ID_PRV_PER': { good: ['99999'], bad: ['100000', '-1', '1,5', 'A'] },
  'ELEVE/ID_PRV_ELE': counter,
  CODE_CIVILITE: { good: ['1', '2'], bad: ['M.', '11'] },
  CODE_SEXE: { good: ['1', '2'], bad: ['M', '12'] },
  'PERSONNE/NOM_DE_FAMILLE': atMost(100),
  'PERSONNE/NOM_USAGE': atMost(100),
  'PERSONNE/PRENOM': atMost(100),
  'ELEVE/NOM_DE_FAMILLE': atMost(100),
  'ELEVE/NOM_USAGE': atMost(100),
  'ELEVE/PRENOM': atMost(100),
  'ELEVE/PRENOM2': atMost(100),
  'ELEVE/PRENOM3': atMost(100),
  COMMUNICATION_ADRESSE: booleans,
  CODE_PROFESSION: { good: ['9', '99'], bad: ['999'] },
  TEL_PERSONNEL: atMost(20),
  TEL_PROFESSIONNEL: atMost(20),
  TEL_PORTABLE: atMost(20),
  'PERSONNE/ACCEPTE_SMS': booleans,
  'PERSONNE/EMAIL': atMost(254),
  'ELEVE/EMAIL': atMost(254),
  ENFANT_A_CHARGE: { good: ['0', '3'], bad: ['-1', 'deux'] },
  LIGNE1_ADRESSE: atMost(38),
  LIGNE2_ADRESSE: atMost(38),
  LIGNE3_ADRESSE: atMost(38),
  LIGNE4_ADRESSE: atMost(38),
  CODE_POSTAL: exactly(5),
  LL_POSTAL: atMost(32),
  COMMUNE_ETRANGERE: atMost(32),
  'ADRESSE/CODE_PAYS': { good: ['1', '100'], bad: ['1000'] },
  'ELEVE/CODE_PAYS': { good: ['1', '100'], bad: ['1000'] },
  ID_NATIONAL: ines,
  INE_BEA: ines,
  INE_RNIE: ines,
  CODE_PAYS_NAT: { good: ['9', '995'], bad: ['9950'] },
  DATE_NAISS: days,
  CODE_COMMUNE_INSEE_NAISS: { good: ['2B033', '75117'], bad: ['2A04', '0750117', '2C004'] },
  VILLE_NAISS: atMost(32),
  DATE_ENTREE: days,
  DATE_SORTIE: days,
  CODE_MOTIF_SORTIE: { good: ['1', '10'], bad: ['100'] },
  'ELEVE/ACCEPTE_SMS': booleans,
  ADHESION_TRANSPORT: booleans,
  CODE_REGIME: { good: ['2', '24'], bad: ['240'] },
  DOUBLEMENT: booleans,
  CODE_BOURSE: exactly(1),
  NB_PART: { good: ['0', '99'], bad: ['100', '-1', 'deux'] },
  'LEGAL/CODE_PARENTE': exactly(2),
  'PERSONNE_EN_CHARGE/CODE_PARENTE': exactly(2),
  'CONTACT/CODE_PARENTE': exactly(2),
  'LEGAL/PAIE_FRAIS_SCOLAIRES': booleans,
  'LEGAL/HEBERGE_ELEVE': booleans,
  'LEGAL/PERCOIT_LES_AIDES': booleans,
  'LEGAL/A_CONTACTER_EN_PRIORITE': booleans,
  'PERSONNE_EN_CHARGE/HEBERGE_ELEVE': booleans,
  'SCOLARITE_ACTIVE/CODE_MEF': mefs,
  'SCOLARITE_ACTIVE/CODE_DIVISION': atMost(8),
  'SCOLARITE_ACTIVE/CODE_STATUT': { good: ['S', 'ST'], bad: ['STX'] },
  'SCOLARITE_ACTIVE/DATE_DEB_SCO': days,
  'SCOLARITE_ACTIVE/DATE_FIN_SCO': days,
  ARRET_FORMATION: booleans,
  'OPTION/CODE_MATIERE': { good: ['3', '030201'], bad: ['0302011'] },
  CODE_MODALITE_ELECT: { good: ['O', 'F', 'S'], bad: ['OF'] },
  CODE_RNE: { good: ['0959001N'], bad: ['0959001', '0959001NN', '095900-N'] },
  CODE_DEPARTEMENT: { good: ['1', '093'], bad: ['0933'] },
  CODE_PROVENANCE: { good: ['1'], bad: ['10'] },
  'ETABLISSEMENT_AN_DERNIER/CODE_MEF': mefs,
  TYPE_MEF: { good: ['0'], bad: ['00'] },
  'ETABLISSEMENT_AN_DERNIER/CODE_DIVISION': atMost(8),
  'ETABLISSEMENT_AN_DERNIER/CODE_STATUT': { good: ['S', 'ST'], bad: ['STX'] },
  'ETABLISSEMENT_AN_DERNIER/DATE_DEB_SCO': days,
  'ETABLISSEMENT_AN_DERNIER/DATE_FIN_SCO': days,
  'OPTIONS_AN_DERNIER/CODE_MATIERE': { good: ['A', 'LCALA'], bad: ['030201'] },
};

/** Our own file with every element of the format in its first pupil and person. */
function complete(): Element {
  const root = parsed(fileOf(everyone));
  // First in the file, the person whose record holds everything.
  const persons = first(root, 'PERSONNES').children;
  persons.sort((a, b) => b.children.length - a.children.length);
  insertAfter(root, first(root, 'PERSONNE/EMAIL'), leaf('ENFANT_A_CHARGE', '2'));
  insertAfter(root, first(root, 'ID_NATIONAL'), leaf('INE_BEA', '9901000003A'), leaf('INE_RNIE', '990000004AB'));
  insertAfter(root, first(root, 'DOUBLEMENT'), {
    ...leaf('BOURSES', ''),
    children: [{ ...leaf('BOURSE', ''), children: [leaf('CODE_BOURSE', '1'), leaf('NB_PART', '4')] }],
  });
  insertAfter(
    root,
    first(root, 'SCOLARITE_ACTIVE/DATE_DEB_SCO'),
    leaf('DATE_FIN_SCO', '2028-07-06'),
    leaf('ARRET_FORMATION', 'false'),
  );
  insertAfter(root, first(root, 'ETABLISSEMENT_AN_DERNIER/CODE_MEF'), leaf('TYPE_MEF', '0'));
  insertAfter(
    root,
    first(root, 'ETABLISSEMENT_AN_DERNIER/CODE_STATUT'),
    leaf('DATE_DEB_SCO', '2026-09-01'),
    leaf('DATE_FIN_SCO', '2027-07-03'),
  );
  // The alternative of CODE_RNE, in another pupil.
  const last = all(root, 'ETABLISSEMENT_AN_DERNIER/CODE_RNE').at(-1) as Element;
  Object.assign(last, leaf('CODE_DEPARTEMENT', '093'));
  return root;
}

/** What the checker says of the complete file after one edit. */
function afterEdit(edit: (root: Element) => void): Breach[] {
  const root = complete();
  edit(root);
  return breachesOf(encoded(root));
}

interface Child {
  name: string;
  optional: boolean;
  atMost: number;
}
const childrenOf = (sequence: string): Child[] =>
  sequence.split(' ').map((word) => ({
    name: word.replace(/[?*{].*$/, ''),
    optional: word.includes('?'),
    atMost: word.endsWith('*') ? Number.POSITIVE_INFINITY : Number(/\{(\d+)\}/.exec(word)?.[1] ?? 1),
  }));

const cases = Object.entries(SEQUENCES).flatMap(([parent, sequence]) =>
  childrenOf(sequence).map((child, index, children) => ({ parent, ...child, next: children[index + 1]?.name })),
);

describe('A file that §6.2 allows', () => {
  test('our own conforms', () => expect(breachesOf(fileOf(everyone))).toEqual([]));
  test('one with every element of the format conforms', () => expect(afterEdit(() => undefined)).toEqual([]));
  test('the complete file has every element of every sequence in its place', () => {
    const root = complete();
    for (const [parent, sequence] of Object.entries(SEQUENCES)) {
      const names = [...new Set(first(root, parent).children.map((child) => child.name))];
      expect(names).toEqual(childrenOf(sequence).map((child) => child.name));
    }
  });
});

describe('Order and presence', () => {
  test.each(cases.filter(({ next }) => next !== undefined))(
    '$parent: $next before $name is refused',
    ({ parent, name, next }) => {
      const breaches = afterEdit((root) => {
        const { children } = first(root, parent);
        const position = children.findIndex((child) => child.name === next);
        const [moved] = children.splice(position, 1) as [Element];
        children.splice(
          children.findIndex((child) => child.name === name),
          0,
          moved,
        );
      });
      expect(breaches.some(({ path }) => path.split('/').includes(parent))).toBe(true);
    },
  );

  test.each(cases.filter(({ optional }) => !optional))('$parent without $name is refused', ({ parent, name }) => {
    const breaches = afterEdit((root) => {
      const element = first(root, parent);
      element.children = element.children.filter((child) => child.name !== name);
    });
    expect(breaches.some(({ path }) => path.split('/').at(-1) === parent)).toBe(true);
  });

  test.each(cases.filter(({ optional }) => optional))('$parent without $name is accepted', ({ parent, name }) => {
    const breaches = afterEdit((root) => {
      const element = first(root, parent);
      element.children = element.children.filter((child) => child.name !== name);
    });
    expect(breaches).toEqual([]);
  });

  test.each(cases.filter(({ atMost }) => atMost === 1))('$parent with two $name is refused', ({ parent, name }) => {
    const breaches = afterEdit((root) => {
      const child = first(root, `${parent}/${name}`);
      insertAfter(root, child, copyOf(child));
    });
    expect(breaches.some(({ path }) => path.includes(`${parent}/${name}`))).toBe(true);
  });

  test.each(cases)('$parent: an element renamed from $name is refused', ({ parent, name }) => {
    const breaches = afterEdit((root) => {
      first(root, `${parent}/${name}`).name = 'AUTRE';
    });
    expect(breaches.some(({ path }) => path.split('/').includes(parent))).toBe(true);
  });

  test.each([
    ['LEGAL', 2],
    ['OPTION', 12],
    ['BOURSE', 2],
    ['OPTIONS_AN_DERNIER/CODE_MATIERE', 12],
  ])('%s at most %i times', (chain, most) => {
    const times = (count: number) =>
      afterEdit((root) => {
        const element = first(root, chain);
        const parent = parentOf(root, element);
        const others = parent.children.filter((child) => child.name !== element.name);
        const copies = Array.from({ length: count }, (_, index) => {
          const copy = copyOf(element);
          // A scholarship is borne once; every other repetition is free.
          for (const code of copy.children.filter((child) => child.name === 'CODE_BOURSE'))
            code.text = String(index + 1);
          return copy;
        });
        parent.children = [...copies, ...others];
      });
    expect(times(most)).toEqual([]);
    expect(times(most + 1)).not.toEqual([]);
  });

  test.each(['PERSONNES', 'ELEVES', 'BOURSES', 'RESPONSABLES_ELEVE', 'ADRESSE'])('an empty %s is refused', (name) => {
    const breaches = afterEdit((root) => {
      first(root, name).children = [];
    });
    expect(breaches).toContainEqual(expect.objectContaining({ breach: 'empty', detail: name }));
  });

  test.each(['OPTIONS', 'OPTIONS_AN_DERNIER'])('%s is there without children, and never left out', (name) => {
    expect(
      afterEdit((root) => {
        first(root, name).children = [];
      }),
    ).toEqual([]);
    expect(afterEdit((root) => remove(root, first(root, name)))).toContainEqual(
      expect.objectContaining({ breach: 'missing', detail: name }),
    );
  });

  test('a pupil who left may lack schooling, guardians and more; one who stays may not', () => {
    const without = (position: number) =>
      afterEdit((root) => {
        const names = [
          'RESPONSABLES_ELEVE',
          'SCOLARITE_ACTIVE',
          'ETABLISSEMENT_AN_DERNIER',
          'CODE_PAYS_NAT',
          'CODE_SEXE',
        ];
        const pupil = all(root, 'ELEVE')[position] as Element;
        pupil.children = pupil.children.filter((child) => !names.includes(child.name));
      });
    expect(without(2)).toEqual([]);
    expect(without(0)).toHaveLength(5);
  });

  test('DATE_SORTIE goes with CODE_MOTIF_SORTIE, and both come first', () => {
    expect(afterEdit((root) => remove(root, first(root, 'DATE_SORTIE')))).not.toEqual([]);
    expect(afterEdit((root) => remove(root, first(root, 'CODE_MOTIF_SORTIE')))).not.toEqual([]);
    const last = afterEdit((root) => {
      const pupil = all(root, 'ELEVE')[2] as Element;
      pupil.children.push(...pupil.children.splice(0, 2));
    });
    expect(last).not.toEqual([]);
  });
});

describe('Alternatives', () => {
  test.each([
    ['ADRESSE', 'LL_POSTAL', leaf('COMMUNE_ETRANGERE', 'Turin')],
    ['ELEVE', 'CODE_COMMUNE_INSEE_NAISS', leaf('VILLE_NAISS', 'Turin')],
    ['ETABLISSEMENT_AN_DERNIER', 'CODE_RNE', leaf('CODE_DEPARTEMENT', '093')],
  ])('%s has one of them, not both, not none', (parent, name, other) => {
    const both = afterEdit((root) => insertAfter(root, first(root, `${parent}/${name}`), other));
    expect(both).not.toEqual([]);
    const none = afterEdit((root) => {
      const element = first(root, parent);
      element.children = element.children.filter((child) => child.name !== name && child.name !== 'CODE_POSTAL');
    });
    expect(none).not.toEqual([]);
    const swapped = afterEdit((root) => {
      const element = first(root, parent);
      const kept = element.children.filter((child) => child.name !== 'CODE_POSTAL');
      element.children = kept.map((child) => (child.name === name ? other : child));
    });
    expect(swapped).toEqual([]);
  });
  test('a postal code alone is no address', () => {
    expect(afterEdit((root) => remove(root, first(root, 'LL_POSTAL')))).not.toEqual([]);
    expect(afterEdit((root) => remove(root, first(root, 'CODE_POSTAL')))).not.toEqual([]);
  });
});

const withText = (chain: string, text: string): Breach[] =>
  afterEdit((root) => {
    const element = first(root, chain);
    // A person's number is referred to from the pupils: they follow it.
    const was = element.text;
    for (const node of all(root, element.name).filter((node) => chain === 'PERSONNE/ID_PRV_PER' && node.text === was))
      node.text = text;
    element.text = text;
  });

describe('Values', () => {
  test('every element that holds text has its values in the table', () => {
    const leaves = Object.entries(SEQUENCES).flatMap(([parent, sequence]) =>
      childrenOf(sequence)
        .map((child) => first(complete(), `${parent}/${child.name}`))
        .filter((element) => element.text !== '')
        .map((element) => ({ parent, name: element.name })),
    );
    const covered = (parent: string, name: string): boolean =>
      name in VALUES ||
      `${parent}/${name}` in VALUES ||
      ['ID_PRV_PER', 'PAIE_FRAIS_SCOLAIRES', 'A_CONTACTER_EN_PRIORITE'].includes(name);
    expect(leaves.filter(({ parent, name }) => !covered(parent, name))).toEqual([]);
  });

  describe.each(Object.entries(VALUES))('%s', (chain, { good, bad }) => {
    test.each(good)('« %s » is accepted', (text) => expect(withText(chain, text)).toEqual([]));
    test.each(bad)('« %s » is refused', (text) => {
      expect(withText(chain, text)).toContainEqual(expect.objectContaining({ breach: 'format', detail: text }));
    });
    test('an empty one is refused', () => {
      expect(withText(chain, '').some(({ breach }) => breach === 'empty')).toBe(true);
      expect(withText(chain, '  ').some(({ breach }) => breach === 'empty')).toBe(true);
    });
  });
});

describe('Uniqueness and references', () => {
  test.each(['PERSONNE/ID_PRV_PER', 'ELEVE/ID_PRV_ELE'])('%s is borne once', (chain) => {
    const breaches = afterEdit((root) => {
      const [one, other] = all(root, chain) as [Element, Element];
      other.text = one.text;
    });
    expect(breaches).toContainEqual(expect.objectContaining({ breach: 'duplicate' }));
  });
  test.each(['ID_NATIONAL', 'INE_BEA', 'INE_RNIE'])('%s is borne once', (name) => {
    const breaches = afterEdit((root) => {
      const [pupil, , other] = all(root, 'ELEVE') as [Element, Element, Element];
      const id = pupil.children.find((child) => child.name === name) as Element;
      other.children = other.children.filter((child) => child.name !== 'ID_NATIONAL');
      insertAfter(root, other.children.find((child) => child.name === 'ID_PRV_ELE') as Element, copyOf(id));
    });
    expect(breaches).toEqual([expect.objectContaining({ breach: 'duplicate' })]);
  });
  test('a scholarship is borne once by a pupil', () => {
    const breaches = afterEdit((root) => {
      const scholarship = first(root, 'BOURSE');
      insertAfter(root, scholarship, copyOf(scholarship));
    });
    expect(breaches).toEqual([expect.objectContaining({ breach: 'duplicate' })]);
  });
  test.each(['LEGAL', 'PERSONNE_EN_CHARGE', 'CONTACT'])('%s leads to a person of the file', (link) => {
    const breaches = afterEdit((root) => {
      first(root, `${link}/ID_PRV_PER`).text = '77777';
    });
    expect(breaches).toEqual([expect.objectContaining({ breach: 'reference', detail: '77777' })]);
  });
});

describe('The file as a whole', () => {
  const text = (): string => DECLARATION + serialized(complete());
  const bytes = (xml: string): Buffer => iconv.encode(xml, 'iso-8859-15');

  test.each([
    ['the attribute VERSION is missing', (root: Element) => void delete root.attributes.VERSION],
    [
      'the attribute VERSION is another',
      (root: Element) => Object.assign(root.attributes, { VERSION: '3.1 of 24/07/2018' }),
    ],
    [
      'there is another attribute',
      (root: Element) => Object.assign(first(root, 'ELEVE').attributes, { ELEVE_ID: '1' }),
    ],
    ['text stands among the elements', (root: Element) => Object.assign(first(root, 'ELEVE'), { text: 'Inaya' })],
    ['an element stands in a text', (root: Element) => void first(root, 'ELEVE/PRENOM').children.push(leaf('B', 'x'))],
    ['the root is another', (root: Element) => Object.assign(root, { name: 'BEE_ELEVES' })],
  ])('%s: refused', (_, edit) => expect(afterEdit(edit)).not.toEqual([]));

  test.each([
    ['no declaration', () => bytes(text().replace(DECLARATION, ''))],
    ['another encoding declared', () => bytes(text().replace('ISO-8859-15', 'UTF-8'))],
    ['no encoding declared', () => bytes(text().replace(' encoding="ISO-8859-15"', ''))],
    ['UTF-8 under the name of ISO-8859-15', () => Buffer.from(text(), 'utf8')],
    [
      'Windows-1252 under the name of ISO-8859-15',
      () => iconv.encode(text().replace("O'NEILL", 'O’NEILL'), 'windows-1252'),
    ],
  ])('%s: the encoding is refused', (_, broken) => {
    expect(breachesOf(broken())).toEqual([expect.objectContaining({ breach: 'encoding' })]);
  });

  test.each([
    ['cut off', () => bytes(text().slice(0, -20))],
    ['with a tag not closed', () => bytes(text().replace('</PRENOM>', ''))],
    ['with a DTD', () => bytes(text().replace(DECLARATION, `${DECLARATION}<!DOCTYPE IMPORT_ELEVES>`))],
    ['without anything', () => bytes(DECLARATION)],
  ])('a file %s is malformed', (_, broken) => {
    expect(breachesOf(broken())).toEqual([expect.objectContaining({ breach: 'malformed' })]);
  });

  test('a breach tells its place', () => {
    const root = complete();
    first(root, 'ADRESSE/CODE_POSTAL').text = '9330';
    const [breach] = breachesOf(encoded(root));
    expect(breach).toMatchObject({
      breach: 'format',
      detail: '9330',
      path: 'IMPORT_ELEVES/DONNEES/PERSONNES/PERSONNE/ADRESSE/CODE_POSTAL',
    });
    expect(encoded(root).toString('latin1').split('\n')[(breach?.line ?? 0) - 1]).toContain('<CODE_POSTAL>9330');
  });
});

describe('Name and zip', () => {
  const stem = `${LYCEE}PRIVE${YEAR}270708101159`;
  const sending = async (name: string, inside = name): Promise<Breach[]> =>
    breachesOfSending(`${name}.zip`, await zipOf(inside, fileOf(everyone)));

  test('a zip and its file of one name, of the establishment and year inside, conform', async () => {
    expect(await sending(stem)).toEqual([]);
  });
  test.each([
    ['another establishment', `0959002P${stem.slice(8)}`],
    ['another year', stem.replace(`PRIVE${YEAR}`, `PRIVE${YEAR - 1}`)],
    ['a day that does not exist', stem.replace('270708', '270732')],
    ['an hour that does not exist', stem.replace('101159', '241159')],
    ['no hour', stem.slice(0, -6)],
    ['another word', stem.replace('PRIVE', 'PUBLIC')],
  ])('a name with %s is refused', async (_, name) => {
    expect((await sending(name)).map(({ breach }) => breach)).toEqual(['name']);
  });
  test('a file of another name in the zip is refused', async () => {
    expect(await sending(stem, `${stem.slice(0, -1)}8`)).toEqual([expect.objectContaining({ breach: 'archive' })]);
  });
  test('what is no zip is refused', async () => {
    expect(await breachesOfSending(`${stem}.zip`, fileOf(everyone))).toEqual([
      expect.objectContaining({ breach: 'archive' }),
    ]);
  });
  test('a broken file in a good zip is refused', async () => {
    const broken = bytesWithout('LOGICIEL');
    expect(await breachesOfSending(`${stem}.zip`, await zipOf(stem, broken))).toEqual([
      expect.objectContaining({ breach: 'missing', detail: 'LOGICIEL' }),
    ]);
  });
  const bytesWithout = (name: string): Buffer => {
    const root = complete();
    remove(root, first(root, name));
    return encoded(root);
  };
});
