/**
 * The fictional academy's files as SIECLE writes them (§6.1): an XML in ISO-8859-15, alone in a zip of its name. A
 * character that this encoding lacks is written as a reference, which XML allows in any encoding.
 */
import iconv from 'iconv-lite';
import { ZipFile } from 'yazl';
import type { DemoBase, DemoPupil } from './bases.ts';
import { DEMO_SCHOOLS, DEMO_TOWNS, type DemoSchool } from './schools.ts';
import {
  BIRTH_COMMUNES,
  CODE_LISTS,
  COUNTRIES,
  type DemoFormation,
  type DemoSubject,
  FORMATIONS,
  GROUPS,
  labelAt,
  REGIMES,
  SUBJECTS,
  TEACHING,
  type TeachingSchool,
} from './teaching.ts';

/** Content of an element: its text, or its children in order; null or undefined: the element is absent. */
type Content = string | Xml[] | null | undefined;
type Xml = readonly [tag: string, content: Content, attributes?: Readonly<Record<string, string>>];

const ENCODING = 'ISO-8859-15';

function written([tag, content, attributes = {}]: Xml): string {
  if (content === null || content === undefined) return '';
  const opening = [tag, ...Object.entries(attributes).map(([name, value]) => `${name}="${escaped(value)}"`)].join(' ');
  if (typeof content === 'string') return `<${opening}>${escaped(content)}</${tag}>\n`;
  return `<${opening}>\n${content.map(written).join('')}</${tag}>\n`;
}

function escaped(text: string): string {
  const safe = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
  return [...safe].map((letter) => (inEncoding(letter) ? letter : `&#${letter.codePointAt(0)};`)).join('');
}

const inEncoding = (letter: string): boolean => iconv.decode(iconv.encode(letter, ENCODING), ENCODING) === letter;

/** `2026-09-01` as `01/09/2026`. */
const day = (date: string): string => date.split('-').reverse().join('/');

/** The bytes of one export. */
export function exportBytes(root: string, uai: string, schoolYear: number, data: Xml[]): Buffer {
  const exportedOn = `15/06/${schoolYear + 1}`;
  const document = written([
    root,
    [
      [
        'PARAMETRES',
        [
          ['UAJ', uai],
          ['ANNEE_SCOLAIRE', String(schoolYear)],
          ['DATE_EXPORT', exportedOn],
          ['HORODATAGE', `${exportedOn} 18:30:00`],
        ],
      ],
      ['DONNEES', data],
    ],
    { VERSION: '3.1' },
  ]);
  return iconv.encode(`<?xml version="1.0" encoding="${ENCODING}"?>\n${document}`, ENCODING);
}

/** A zip of one file, the same bytes at any time and in any time zone. */
export async function zipped(name: string, content: Buffer): Promise<Buffer> {
  const zip = new ZipFile();
  zip.addBuffer(content, name, { mtime: new Date(1980, 0, 1), forceDosTimestamp: true });
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

export function elevesData(base: DemoBase, schoolYear: number): Xml[] {
  const { uai } = DEMO_SCHOOLS[base.school];
  return [
    ['ELEVES', base.pupils.map((pupil) => pupilXml(pupil, uai, schoolYear))],
    ['OPTIONS', base.pupils.map(subjectsXml)],
    ['STRUCTURES', base.pupils.map(structuresXml)],
    [
      'BOURSES',
      base.pupils
        .filter(({ scholarship }) => scholarship)
        .map(
          ({ id }): Xml => ['ELEVE_BOURSE', [['CODE_BOURSE', base.school === 'college' ? '1' : '2']], { ELEVE_ID: id }],
        ),
    ],
    ['ADRESSES', addressesXml(base, new Set(base.pupils.map(({ addressId }) => addressId)))],
  ];
}

function pupilXml(pupil: DemoPupil, uai: string, schoolYear: number): Xml {
  const inFrance = 'commune' in pupil.born ? pupil.born : null;
  const abroad = 'city' in pupil.born ? pupil.born : null;
  const previous = {
    fifth: '10010012110',
    fourth: '10110001110',
    third: '10210001110',
    general: '10310019110',
    first: '20010019110',
  };
  return [
    'ELEVE',
    [
      ['ID_NATIONAL', pupil.ine],
      ['ELENOET', pupil.elenoet],
      ['ID_ELEVE_ETAB', pupil.elenoet + uai.slice(1, -1)],
      ['NOM_DE_FAMILLE', pupil.lastName],
      ['NOM_USAGE', pupil.usageName],
      ['PRENOM', pupil.firstName],
      ['PRENOM2', pupil.secondName],
      ['DATE_NAISS', day(pupil.bornOn)],
      ['DOUBLEMENT', pupil.repeating ? '1' : '0'],
      ['CODE_PAYS', abroad?.country ?? '100'],
      ['ACCEPTE_SMS', '0'],
      ['CODE_REGIME', pupil.regime],
      ['DATE_ENTREE', `01/09/${schoolYear}`],
      ['VILLE_NAISS', abroad?.city],
      ['ADRESSE_ID', pupil.addressId],
      ['CODE_SEXE', pupil.sex],
      ['CODE_PAYS_NAT', pupil.nationality],
      ['CODE_STATUT', 'ST'],
      ['CODE_MEF', pupil.mef],
      ['CODE_DEPARTEMENT_NAISS', inFrance?.department.padStart(3, '0')],
      ['CODE_COMMUNE_INSEE_NAISS', inFrance?.commune],
      ['ADHESION_TRANSPORT', '0'],
      ['CODE_PROVENANCE', pupil.formation === 'general' ? '2' : '1'],
      [
        'SCOLARITE_AN_DERNIER',
        [
          ['CODE_MEF', previous[pupil.formation]],
          ['CODE_RNE', pupil.formation === 'general' ? DEMO_SCHOOLS.college.uai : uai],
          ['SIGLE', pupil.formation === 'general' ? 'CLG' : DEMO_SCHOOLS[pupil.school].type],
        ],
      ],
    ],
    { ELEVE_ID: pupil.id, ELENOET: pupil.elenoet },
  ];
}

function subjectsXml(pupil: DemoPupil): Xml {
  const followed: [DemoSubject, string][] = [
    ...pupil.languages.map((language): [DemoSubject, string] => [language, 'O']),
    ...(pupil.latin ? [['latin', 'F'] as [DemoSubject, string]] : []),
  ];
  return [
    'OPTION',
    followed.map(
      ([subject, mode], index): Xml => [
        'OPTIONS_ELEVE',
        [
          ['NUM_OPTION', String(index + 1)],
          ['CODE_MODALITE_ELECT', mode],
          ['CODE_MATIERE', SUBJECTS[subject][0]],
        ],
      ],
    ),
    { ELEVE_ID: pupil.id, ELENOET: pupil.elenoet },
  ];
}

function structuresXml(pupil: DemoPupil): Xml {
  const structure = (code: string, type: 'D' | 'G'): Xml => [
    'STRUCTURE',
    [
      ['CODE_STRUCTURE', code],
      ['TYPE_STRUCTURE', type],
    ],
  ];
  return [
    'STRUCTURES_ELEVE',
    [structure(pupil.division, 'D'), ...pupil.groups.map((group) => structure(group, 'G'))],
    { ELEVE_ID: pupil.id, ELENOET: pupil.elenoet },
  ];
}

export function responsablesData(base: DemoBase): Xml[] {
  return [
    [
      'PERSONNES',
      base.persons.map(
        (person): Xml => [
          'PERSONNE',
          [
            ['LC_CIVILITE', person.civility === '1' ? 'M.' : 'MME'],
            ['LL_CIVILITE', person.civility === '1' ? 'MONSIEUR' : 'MADAME'],
            ['NOM_DE_FAMILLE', person.lastName],
            ['NOM_USAGE', person.usageName],
            ['PRENOM', person.firstName],
            ['TEL_PERSONNEL', person.homePhone],
            ['TEL_PORTABLE', person.mobilePhone],
            ['ACCEPTE_SMS', person.acceptsSms ? '1' : '0'],
            ['MEL', person.email],
            ['COMMUNICATION_ADRESSE', '0'],
            ['ADRESSE_ID', person.addressId],
            ['CODE_PROFESSION', person.occupation],
          ],
          { PERSONNE_ID: person.id },
        ],
      ),
    ],
    [
      'RESPONSABLES',
      base.links.map(
        ({ pupil, person }): Xml => [
          'RESPONSABLE_ELEVE',
          [
            ['ELEVE_ID', pupil.id],
            ['PERSONNE_ID', person.id],
            ['NIVEAU_RESPONSABILITE', String(person.level)],
            ['CODE_PARENTE', person.kinship],
            ['PAIE_FRAIS_SCOLAIRES', person.paysFees ? '1' : '0'],
            ['PERCOIT_LES_AIDES', person.paysFees && person.level === 1 ? 'true' : 'false'],
            ['HEBERGE_ELEVE', person.houses ? 'true' : 'false'],
            ['A_CONTACTER_EN_PRIORITE', person.paysFees ? 'true' : 'false'],
          ],
        ],
      ),
    ],
    ['ADRESSES', addressesXml(base, new Set(base.persons.map(({ addressId }) => addressId)))],
  ];
}

function addressesXml(base: DemoBase, ids: ReadonlySet<string | null>): Xml[] {
  return base.addresses
    .filter(({ id }) => ids.has(id))
    .map(({ id, lines, town }): Xml => {
      const abroad = 'foreignCity' in town ? town : null;
      const inFrance = 'commune' in town ? town : null;
      return [
        'ADRESSE',
        [
          ...lines.map((line, index): Xml => [`LIGNE${index + 1}_ADRESSE`, line]),
          ['COMMUNE_ETRANGERE', abroad?.foreignCity],
          ['CODE_POSTAL', inFrance?.postalCode],
          ['CODE_PAYS', abroad?.country ?? '100'],
          ['LL_PAYS', COUNTRIES[abroad?.country ?? '100']],
          ['CODE_COMMUNE_INSEE', inFrance?.commune],
          ['LIBELLE_POSTAL', inFrance?.label],
        ],
        { ADRESSE_ID: id },
      ];
    });
}

export function nomenclatureData(school: TeachingSchool): Xml[] {
  const { formations, regimes } = TEACHING[school];
  const taught = formations.map((key): DemoFormation => FORMATIONS[key]);
  const subjects = [...new Set(taught.flatMap(({ core, ranks, optional }) => [...core, ...ranks.flat(), ...optional]))];
  return [
    ['MEFS', taught.map(mefXml)],
    [
      'MATIERES',
      subjects.map((subject): Xml => {
        const [code, shortCode] = SUBJECTS[subject];
        const label = labelAt(school, subject);
        return [
          'MATIERE',
          [
            ['CODE_GESTION', shortCode],
            ['LIBELLE_COURT', label.slice(0, 20)],
            ['LIBELLE_LONG', label],
            ['LIBELLE_EDITION', label],
            ['MATIERE_ETP', '0'],
          ],
          { CODE_MATIERE: code },
        ];
      }),
    ],
    ['PROGRAMMES', taught.flatMap(programmesXml)],
    ['OPTIONS_OBLIGATOIRES', taught.flatMap(ranksXml)],
    ['REGIMES', regimes.map((code) => codeXml('REGIME', 'CODE_REGIME', code, REGIMES[code] ?? code))],
    ...CODE_LISTS.map(
      ([list, entry, attribute, codes]): Xml => [
        list,
        // An object keeps keys like integers in numeric order: sorted as text instead.
        Object.keys(codes)
          .sort()
          .map((code) => codeXml(entry, attribute, code, codes[code] ?? code)),
      ],
    ),
  ];
}

const codeXml = (entry: string, attribute: string, code: string, label: string): Xml => [
  entry,
  [
    ['LIBELLE_COURT', label.slice(0, 20)],
    ['LIBELLE_LONG', label],
  ],
  { [attribute]: code },
];

const mefXml = (formation: DemoFormation): Xml => [
  'MEF',
  [
    ['FORMATION', formation.formation],
    ['LIBELLE_LONG', formation.label],
    ['LIBELLE_EDITION', formation.printedLabel],
    ['STATUT_MEF', 'N'],
    ['CODE_MEFSTAT', formation.statistical],
    ['NB_OPT_OBLIG', String(formation.compulsoryOptions)],
    ['NB_OPT_MINI', String(formation.compulsoryOptions)],
    ['INSCRIPTION_ETAB', '1'],
    ['MEF_SELECTIONNE', '1'],
  ],
  { CODE_MEF: formation.mef },
];

function programmesXml({ mef, core, ranks, optional }: DemoFormation): Xml[] {
  const modes: [readonly DemoSubject[], string][] = [
    [core, 'S'],
    [[...new Set(ranks.flat())], 'O'],
    [optional, 'F'],
  ];
  return modes.flatMap(([subjects, mode]) =>
    subjects.map(
      (subject): Xml => [
        'PROGRAMME',
        [
          ['CODE_MEF', mef],
          ['CODE_MATIERE', SUBJECTS[subject][0]],
          ['CODE_MODALITE_ELECT', mode],
          ['HORAIRE', '3'],
        ],
      ],
    ),
  );
}

const ranksXml = ({ mef, ranks }: DemoFormation): Xml[] =>
  ranks.flatMap((subjects, index) =>
    subjects.map(
      (subject): Xml => [
        'OPTION_OBLIGATOIRE',
        [
          ['CODE_MEF', mef],
          ['CODE_MATIERE', SUBJECTS[subject][0]],
          ['RANG_OPTION', String(index + 1)],
        ],
      ],
    ),
  );

export function structuresData(school: TeachingSchool): Xml[] {
  const { uai } = DEMO_SCHOOLS[school];
  return [
    [
      'DIVISIONS',
      TEACHING[school].formations.flatMap((key) =>
        FORMATIONS[key].divisions.map(
          (code): Xml => [
            'DIVISION',
            [
              ['LIBELLE_LONG', code],
              ['CODE_RNE', uai],
              ['MEFS_APPARTENANCE', [['MEF_APPARTENANCE', [['CODE_MEF', FORMATIONS[key].mef]]]]],
            ],
            { CODE_STRUCTURE: code },
          ],
        ),
      ),
    ],
    [
      'GROUPES',
      GROUPS[school].map(
        ([code, label, formation]): Xml => [
          'GROUPE',
          [
            ['LIBELLE_LONG', label],
            ['CODE_MEF', FORMATIONS[formation].mef],
          ],
          { CODE_STRUCTURE: code },
        ],
      ),
    ],
  ];
}

export function communsData(school: TeachingSchool, schoolYear: number): Xml[] {
  const sheet: DemoSchool = DEMO_SCHOOLS[school];
  const yearXml = (tag: string, year: number): Xml => [
    tag,
    [
      ['DATE_DEBUT_ELEVE', `01/09/${year}`],
      ['DATE_FIN_ELEVE', `04/07/${year + 1}`],
      ['DATE_DEBUT_PROF', `31/08/${year}`],
      ['DATE_FIN_PROF', `04/07/${year + 1}`],
    ],
  ];
  return [
    [
      'UAJ',
      [
        ['ETAB_UAJ_ID', sheet.uai.slice(3, 7)],
        ['DENOM_PRINC', sheet.name],
        ['DENOM_COMPL', sheet.complement],
        ['NOM_RESP', sheet.headName],
        ['QUAL_RESP', sheet.headTitle],
        ['LIGNE1_ADRESSE', sheet.line1],
        ['TELEPHONE', sheet.phone],
        ['MEL_1', sheet.email],
        ['CODE_TYPE_ETAB', sheet.type],
        ['SECTEUR_CODE', sheet.sector],
        ['CODE_POSTAL', sheet.town.postalCode],
        ['CODE_COMMUNE_INSEE', sheet.town.commune],
        ['CODE_PAYS', '100'],
        ['LIBELLE_POSTAL', sheet.town.label],
      ],
    ],
    yearXml('ANNEE_SCOLAIRE', schoolYear),
    yearXml('ANNEE_SCOLAIRE_AD', schoolYear - 1),
  ];
}

export function geographiqueData(): Xml[] {
  const communes: (readonly [string, string, string])[] = [
    ...Object.values(DEMO_TOWNS).map(({ commune, label }): [string, string, string] => [commune, '99', label]),
    ...BIRTH_COMMUNES,
  ];
  const departments = [...new Set(communes.map(([, department]) => department))];
  return [
    [
      'PAYS_LISTE',
      Object.keys(COUNTRIES)
        .sort()
        .map((code) => codeXml('PAYS', 'CODE_PAYS', code, COUNTRIES[code] ?? code)),
    ],
    [
      'DEPARTEMENTS',
      departments.map(
        (department): Xml => [
          'DEPARTEMENT',
          [
            ['CODE_DEPARTEMENT_INSEE', department],
            ['LIBELLE_LONG', department === '99' ? 'NUES' : department],
          ],
          { CODE_DEPARTEMENT_MEN: department.padStart(3, '0') },
        ],
      ),
    ],
    [
      'COMMUNES',
      communes.map(
        ([code, department, label]): Xml => [
          'COMMUNE',
          [
            ['CODE_DEPARTEMENT_INSEE', department],
            ['LIBELLE_LONG', label],
          ],
          { CODE_COMMUNE_INSEE: code },
        ],
      ),
    ],
  ];
}
