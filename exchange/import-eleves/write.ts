import iconv from 'iconv-lite';
import { addressLines } from './address-lines.ts';
import type {
  Address,
  ChargeLink,
  ContactLink,
  ImportEleves,
  LegalLink,
  Parameters,
  Person,
  Phones,
  Pupil,
} from './document.ts';
import { SCHEMA_VERSION, SOFTWARE } from './document.ts';
import { transliterate } from './transliterate.ts';

/**
 * An element: its name, then its text or its children. Children are an ordered list, because the schema is made of
 * sequences: an object would let integer-like keys jump ahead.
 */
type Element = readonly [name: string, content: string | readonly Element[]];

/**
 * The bytes of the file, in ISO-8859-15: the same document gives the same bytes. The document is expected to have passed
 * the rules (`why-not-export.ts`); the result is to pass `conformance.ts` before it leaves.
 */
export function writeImportEleves(document: ImportEleves): Buffer {
  const root: Element = [
    'DONNEES',
    [
      ['PERSONNES', document.persons.map(person)],
      ['ELEVES', document.pupils.map(pupil)],
    ],
  ];
  const lines = [
    '<?xml version="1.0" encoding="ISO-8859-15"?>',
    `<IMPORT_ELEVES VERSION="${SCHEMA_VERSION}">`,
    ...serialized(parameters(document.parameters), '  '),
    ...serialized(root, '  '),
    '</IMPORT_ELEVES>',
    '',
  ];
  return iconv.encode(lines.join('\n'), 'iso-8859-15');
}

function parameters({ uai, schoolYear, sentOn, sending }: Parameters): Element {
  const [year, month, day] = sentOn.split('-');
  return [
    'PARAMETRES',
    [
      ['UAJ', uai],
      ['ANNEE_SCOLAIRE', String(schoolYear)],
      // The only date of the file that is written the French way.
      ['DATE_IMPORT', `${day}/${month}/${year}`],
      ['NUM_ENVOI', String(sending)],
      ['LOGICIEL', SOFTWARE],
    ],
  ];
}

function person(person: Person): Element {
  return [
    'PERSONNE',
    [
      ['ID_PRV_PER', String(person.number)],
      ['CODE_CIVILITE', person.civility],
      ['NOM_DE_FAMILLE', person.lastName],
      ...optional('NOM_USAGE', person.usageName),
      ['PRENOM', person.firstName],
      ...address(person.address),
      flag('COMMUNICATION_ADRESSE', person.sharesAddress),
      ['CODE_PROFESSION', person.occupation],
      ...phones(person.phones),
      flag('ACCEPTE_SMS', person.acceptsSms),
      ...optional('EMAIL', person.email),
    ],
  ];
}

function pupil(pupil: Pupil): Element {
  const { leaving, schooling, previous } = pupil;
  return [
    'ELEVE',
    [
      ...optional('CODE_MOTIF_SORTIE', leaving?.reasonCode),
      ...optional('DATE_SORTIE', leaving?.on),
      ['ID_PRV_ELE', String(pupil.number)],
      ...optional('ID_NATIONAL', pupil.nationalId),
      ['NOM_DE_FAMILLE', pupil.lastName],
      ...optional('NOM_USAGE', pupil.usageName),
      ['PRENOM', pupil.firstName],
      ...optional('PRENOM2', pupil.secondName),
      ...optional('PRENOM3', pupil.thirdName),
      ['CODE_PAYS_NAT', pupil.nationalityCode],
      ['DATE_NAISS', pupil.bornOn],
      ['CODE_SEXE', pupil.sex],
      ['CODE_PAYS', pupil.birthCountryCode],
      'communeCode' in pupil.birthPlace
        ? ['CODE_COMMUNE_INSEE_NAISS', pupil.birthPlace.communeCode]
        : ['VILLE_NAISS', pupil.birthPlace.city],
      ...optional('DATE_ENTREE', pupil.enteredOn),
      ...address(pupil.address),
      ...phones(pupil.phones),
      flag('ACCEPTE_SMS', pupil.acceptsSms),
      ...optional('EMAIL', pupil.email),
      flag('ADHESION_TRANSPORT', pupil.transport),
      ['CODE_REGIME', pupil.regimeCode],
      flag('DOUBLEMENT', pupil.repeating),
      [
        'RESPONSABLES_ELEVE',
        [
          ...pupil.legalGuardians.map(legalGuardian),
          ...pupil.personsInCharge.map(personInCharge),
          ...pupil.contacts.map((link): Element => ['CONTACT', contact(link)]),
        ],
      ],
      [
        'SCOLARITE_ACTIVE',
        [
          ['CODE_MEF', schooling.mef],
          ...optional('CODE_DIVISION', schooling.classGroup),
          ['CODE_STATUT', schooling.statusCode],
          ['DATE_DEB_SCO', schooling.startsOn],
          // The schema wants OPTIONS even when there is none, and OPTIONS_AN_DERNIER too.
          [
            'OPTIONS',
            schooling.options.map(
              (option): Element => [
                'OPTION',
                [
                  ['CODE_MATIERE', option.subjectCode],
                  ['CODE_MODALITE_ELECT', option.electionMode],
                ],
              ],
            ),
          ],
        ],
      ],
      [
        'ETABLISSEMENT_AN_DERNIER',
        [
          ['CODE_RNE', previous.uai],
          ['CODE_PROVENANCE', previous.provenanceCode],
          ...optional('CODE_MEF', previous.mef),
          ...optional('CODE_DIVISION', previous.classGroup),
          ...optional('CODE_STATUT', previous.statusCode),
          ['OPTIONS_AN_DERNIER', previous.subjectShortCodes.map((code): Element => ['CODE_MATIERE', code])],
        ],
      ],
    ],
  ];
}

function legalGuardian(link: LegalLink): Element {
  return [
    'LEGAL',
    [
      ...contact(link),
      flag('PAIE_FRAIS_SCOLAIRES', link.paysFees),
      flag('HEBERGE_ELEVE', link.housesPupil),
      flag('PERCOIT_LES_AIDES', link.receivesAids),
      flag('A_CONTACTER_EN_PRIORITE', link.contactFirst),
    ],
  ];
}

function personInCharge(link: ChargeLink): Element {
  return [
    'PERSONNE_EN_CHARGE',
    [
      ...contact(link),
      flag('PAIE_FRAIS_SCOLAIRES', link.paysFees),
      flag('HEBERGE_ELEVE', link.housesPupil),
      flag('A_CONTACTER_EN_PRIORITE', link.contactFirst),
    ],
  ];
}

const contact = (link: ContactLink): Element[] => [
  ['ID_PRV_PER', String(link.personNumber)],
  ['CODE_PARENTE', link.kinshipCode],
];

function address(address: Address | undefined): Element[] {
  if (!address) return [];
  const lines = addressLines(address.lines) ?? [];
  const town: Element[] =
    'foreignName' in address.town
      ? [['COMMUNE_ETRANGERE', address.town.foreignName]]
      : [
          ['CODE_POSTAL', address.town.postalCode],
          ['LL_POSTAL', address.town.name],
        ];
  return [
    [
      'ADRESSE',
      [
        ...lines.flatMap((line, index) => optional(`LIGNE${index + 1}_ADRESSE`, line ?? undefined)),
        ...town,
        ['CODE_PAYS', address.countryCode],
      ],
    ],
  ];
}

const phones = ({ home, work, mobile }: Phones): Element[] => [
  ...optional('TEL_PERSONNEL', home),
  ...optional('TEL_PROFESSIONNEL', work),
  ...optional('TEL_PORTABLE', mobile),
];

const flag = (name: string, value: boolean): Element => [name, value ? 'true' : 'false'];

/** An absent value, or one of which nothing is left in this alphabet, is an absent element. */
const optional = (name: string, value: string | undefined): Element[] =>
  value !== undefined && transliterate(value).text !== '' ? [[name, value]] : [];

function serialized([name, content]: Element, indent: string): string[] {
  if (typeof content === 'string') return [`${indent}<${name}>${escaped(transliterate(content).text)}</${name}>`];
  if (content.length === 0) return [`${indent}<${name}/>`];
  return [`${indent}<${name}>`, ...content.flatMap((child) => serialized(child, `${indent}  `)), `${indent}</${name}>`];
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
