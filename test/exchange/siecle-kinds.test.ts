import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { toE164 } from '../../exchange/phone.ts';
import { readCommuns } from '../../exchange/siecle/communs/read.ts';
import { type ElevesRecord, readEleves } from '../../exchange/siecle/eleves/read.ts';
import { dateOf } from '../../exchange/siecle/fields.ts';
import { readGeographique } from '../../exchange/siecle/geographique/read.ts';
import { readNomenclature } from '../../exchange/siecle/nomenclature/read.ts';
import { type ResponsablesRecord, readResponsables } from '../../exchange/siecle/responsables/read.ts';
import { readStructures } from '../../exchange/siecle/structures/read.ts';
import { all, documentOf, reported, siecleXml } from './documents.ts';

const before2018 = (name: string) => readFile(join(import.meta.dirname, 'before-2018', name));

async function eleves(content: Uint8Array) {
  const told = reported();
  const file = await readEleves(await documentOf(content), told.report);
  const records = await all(file.records);
  const of = <T extends ElevesRecord['type']>(type: T) =>
    records.filter((record): record is Extract<ElevesRecord, { type: T }> => record.type === type);
  return { records, of, pupils: of('pupil').map(({ pupil }) => pupil), header: file.header, ...told };
}

async function responsables(content: Uint8Array) {
  const told = reported();
  const file = await readResponsables(await documentOf(content), told.report);
  const records = await all(file.records);
  const of = <T extends ResponsablesRecord['type']>(type: T) =>
    records.filter((record): record is Extract<ResponsablesRecord, { type: T }> => record.type === type);
  return {
    persons: of('person').map(({ person }) => person),
    links: of('link').map(({ link }) => link),
    addresses: of('address').map(({ address }) => address),
    ...told,
  };
}

const pupil = (fields: string) =>
  siecleXml('BEE_ELEVES', `<ELEVES><ELEVE ELEVE_ID="11" ELENOET="5">${fields}</ELEVE></ELEVES>`);
const named = '<NOM_DE_FAMILLE>DURAND</NOM_DE_FAMILLE><PRENOM>Zoë</PRENOM>';
const person = (fields: string) =>
  siecleXml(
    'BEE_RESPONSABLES',
    `<PERSONNES><PERSONNE PERSONNE_ID="7"><NOM_DE_FAMILLE>A</NOM_DE_FAMILLE>${fields}</PERSONNE></PERSONNES>`,
  );
const link = (fields: string) =>
  siecleXml(
    'BEE_RESPONSABLES',
    `<RESPONSABLES><RESPONSABLE_ELEVE><ELEVE_ID>1</ELEVE_ID><PERSONNE_ID>2</PERSONNE_ID>${fields}</RESPONSABLE_ELEVE></RESPONSABLES>`,
  );

describe('Élèves', () => {
  test('a pupil with everything', async () => {
    const content = siecleXml(
      'BEE_ELEVES',
      `<ELEVES><ELEVE ELEVE_ID="11" ELENOET="5">
        <ID_NATIONAL>2206004705B</ID_NATIONAL><ELENOET>5</ELENOET>
        <NOM_DE_FAMILLE>D'ŒUVRE</NOM_DE_FAMILLE><NOM_USAGE>MARTIN</NOM_USAGE><PRENOM>Zoë</PRENOM><PRENOM2>Anaïs</PRENOM2>
        <DATE_NAISS>29/02/2012</DATE_NAISS><DOUBLEMENT>1</DOUBLEMENT><CODE_PAYS>109</CODE_PAYS><ACCEPTE_SMS>0</ACCEPTE_SMS>
        <DATE_SORTIE>15/01/2027</DATE_SORTIE><CODE_MOTIF_SORTIE>10</CODE_MOTIF_SORTIE><MEL>zoe@famille.example</MEL>
        <CODE_REGIME>24</CODE_REGIME><DATE_ENTREE>01/09/2026</DATE_ENTREE><VILLE_NAISS>TRIER</VILLE_NAISS>
        <ADRESSE_ID>3</ADRESSE_ID><TEL_PORTABLE>0639980001</TEL_PORTABLE><CODE_SEXE>2</CODE_SEXE>
        <CODE_PAYS_NAT>109</CODE_PAYS_NAT><CODE_STATUT>AP</CODE_STATUT><CODE_MEF>10310019110</CODE_MEF>
        <ADHESION_TRANSPORT>true</ADHESION_TRANSPORT><CODE_PROVENANCE>2</CODE_PROVENANCE>
        <SCOLARITE_AN_DERNIER><CODE_MEF>10210001110</CODE_MEF><CODE_STRUCTURE>4A</CODE_STRUCTURE><CODE_RNE>0951099D</CODE_RNE><SIGLE>CLG</SIGLE></SCOLARITE_AN_DERNIER>
      </ELEVE></ELEVES>
      <OPTIONS><OPTION ELEVE_ID="11"><OPTIONS_ELEVE><NUM_OPTION>2</NUM_OPTION><CODE_MODALITE_ELECT>F</CODE_MODALITE_ELECT><CODE_MATIERE>020300</CODE_MATIERE></OPTIONS_ELEVE></OPTION></OPTIONS>
      <STRUCTURES><STRUCTURES_ELEVE ELEVE_ID="11"><STRUCTURE><CODE_STRUCTURE>3A</CODE_STRUCTURE><TYPE_STRUCTURE>D</TYPE_STRUCTURE></STRUCTURE><STRUCTURE><CODE_STRUCTURE>LATIN</CODE_STRUCTURE><TYPE_STRUCTURE>G</TYPE_STRUCTURE></STRUCTURE></STRUCTURES_ELEVE></STRUCTURES>
      <BOURSES><ELEVE_BOURSE ELEVE_ID="11"><CODE_BOURSE>D</CODE_BOURSE></ELEVE_BOURSE></BOURSES>
      <ADRESSES><ADRESSE ADRESSE_ID="3"><LIGNE1_ADRESSE>1 RUE</LIGNE1_ADRESSE></ADRESSE></ADRESSES>`,
    );
    const { pupils, of, problems } = await eleves(content);
    expect(problems).toEqual([]);
    expect(pupils).toEqual([
      {
        externalId: '11',
        elenoet: '5',
        nationalId: '2206004705B',
        lastName: "D'ŒUVRE",
        usageName: 'MARTIN',
        firstName: 'Zoë',
        secondName: 'Anaïs',
        thirdName: null,
        sex: '2',
        bornOn: '2012-02-29',
        birthCountryCode: '109',
        birthCommuneCode: null,
        birthDepartmentCode: null,
        birthCity: 'TRIER',
        nationalityCode: '109',
        mef: '10310019110',
        regimeCode: '24',
        statusCode: 'AP',
        repeating: true,
        transport: true,
        provenanceCode: '2',
        enteredOn: '2026-09-01',
        leftOn: '2027-01-15',
        exitReasonCode: '10',
        address: '3',
        phoneHome: null,
        phoneWork: null,
        phoneMobile: '+33639980001',
        acceptsSms: false,
        email: 'zoe@famille.example',
        previousUai: '0951099D',
        previousMef: '10210001110',
        previousClassGroup: '4A',
      },
    ]);
    expect(of('subjects')).toEqual([
      { type: 'subjects', pupil: '11', subjects: [{ rank: 2, subjectCode: '020300', electionMode: 'F' }] },
    ]);
    expect(of('structures')[0]?.structures).toEqual([
      { code: '3A', type: 'D' },
      { code: 'LATIN', type: 'G' },
    ]);
    expect(of('scholarship')).toEqual([{ type: 'scholarship', pupil: '11', code: 'D' }]);
    expect(of('address')[0]?.address).toMatchObject({ externalId: '3', line1: '1 RUE', countryCode: '100' });
  });

  test('an export of before 2018, in UTF-8, with NOM', async () => {
    const { pupils, of, problems, header } = await eleves(await before2018('ElevesSansAdresses.xml'));
    expect(header).toMatchObject({ version: '2.1', schoolYear: 2016 });
    expect(problems.map(({ rule }) => rule)).toEqual([]);
    expect(pupils[0]).toMatchObject({ lastName: 'L’HÉRITIER', bornOn: '2004-02-29', birthCommuneCode: '2A004' });
    expect(of('structures')[0]?.structures).toEqual([{ code: '3 A', type: 'D' }]);
  });

  test.each([
    ['no name', '<PRENOM>Zoë</PRENOM>', 'ELEVE 11 field-missing', 'error'],
    ['no first name', '<NOM>D</NOM>', 'ELEVE 11 field-missing', 'error'],
    ['an ill-formed INE', `${named}<ID_NATIONAL>123</ID_NATIONAL>`, 'ELEVE 11 ine-wrong-form', 'error'],
    [
      'an INE with a wrong letter',
      `${named}<ID_NATIONAL>2206004705C</ID_NATIONAL>`,
      'ELEVE 11 ine-wrong-letter',
      'warning',
    ],
    ['an impossible birth date', `${named}<DATE_NAISS>31/02/2012</DATE_NAISS>`, 'ELEVE 11 date-invalid', 'error'],
    ['a date of another order', `${named}<DATE_NAISS>2012-02-01</DATE_NAISS>`, 'ELEVE 11 date-invalid', 'error'],
    ['an ill-formed MEF', `${named}<CODE_MEF>1031</CODE_MEF>`, 'ELEVE 11 mef-wrong-form', 'error'],
    [
      'a strange commune',
      `${named}<CODE_COMMUNE_INSEE_NAISS>X</CODE_COMMUNE_INSEE_NAISS>`,
      'ELEVE 11 code-wrong-form',
      'warning',
    ],
    ['a strange flag', `${named}<DOUBLEMENT>peut-être</DOUBLEMENT>`, 'ELEVE 11 flag-invalid', 'warning'],
    ['a wrong number', `${named}<TEL_PORTABLE>0700123456</TEL_PORTABLE>`, 'ELEVE 11 phone-invalid', 'warning'],
    [
      'a mail address with a command in it',
      `${named}<MEL>a@b.fr\r\nRCPT TO:&lt;x@y.z&gt;</MEL>`,
      'ELEVE 11 email-invalid',
      'warning',
    ],
    ['a name of 101 characters', `<NOM>${'N'.repeat(101)}</NOM><PRENOM>P</PRENOM>`, 'ELEVE 11 field-too-long', 'error'],
    [
      'an ill-formed UAI of the school before',
      `${named}<SCOLARITE_AN_DERNIER><CODE_RNE>95</CODE_RNE></SCOLARITE_AN_DERNIER>`,
      'SCOLARITE_AN_DERNIER 11 uai-wrong-form',
      'error',
    ],
  ])('%s is reported', async (_, fields, line, severity) => {
    const { lines, problems } = await eleves(pupil(fields));
    expect(lines()).toEqual([line]);
    expect(problems[0]?.severity).toBe(severity);
  });

  test('a pupil without ELEVE_ID is reported', async () => {
    const { lines } = await eleves(siecleXml('BEE_ELEVES', `<ELEVES><ELEVE>${named}</ELEVE></ELEVES>`));
    expect(lines()).toEqual(['ELEVE field-missing']);
  });

  test('the wrong number stays readable, the wrong mail address does not', async () => {
    const { pupils } = await eleves(pupil(`${named}<TEL_PORTABLE>0700123456</TEL_PORTABLE><MEL>chez moi</MEL>`));
    expect(pupils[0]).toMatchObject({ phoneMobile: '0700123456', email: null });
  });
});

describe('Responsables', () => {
  test('the links of today', async () => {
    const { links, problems } = await responsables(
      link(
        '<NIVEAU_RESPONSABILITE>2</NIVEAU_RESPONSABILITE><CODE_PARENTE>39</CODE_PARENTE><PAIE_FRAIS_SCOLAIRES>1</PAIE_FRAIS_SCOLAIRES>' +
          '<PERCOIT_LES_AIDES>0</PERCOIT_LES_AIDES><HEBERGE_ELEVE>true</HEBERGE_ELEVE><A_CONTACTER_EN_PRIORITE>false</A_CONTACTER_EN_PRIORITE>',
      ),
    );
    expect(problems).toEqual([]);
    expect(links).toEqual([
      {
        pupil: '1',
        person: '2',
        level: 2,
        kinshipCode: '39',
        paysFees: true,
        housesPupil: true,
        receivesAids: false,
        contactFirst: false,
      },
    ]);
  });

  test('those of before 2018: legal 1 and 2 are legal guardians, 0 a contact', async () => {
    const { links, persons, addresses, problems } = await responsables(
      await before2018('ResponsablesAvecAdresses.xml'),
    );
    expect(problems).toEqual([]);
    expect(links).toEqual([
      {
        pupil: '4001',
        person: '7001',
        level: 1,
        kinshipCode: '10',
        paysFees: true,
        housesPupil: null,
        receivesAids: true,
        contactFirst: true,
      },
      {
        pupil: '4001',
        person: '7002',
        level: 1,
        kinshipCode: '20',
        paysFees: false,
        housesPupil: null,
        receivesAids: false,
        contactFirst: false,
      },
      {
        pupil: '4001',
        person: '7003',
        level: 3,
        kinshipCode: '90',
        paysFees: false,
        housesPupil: null,
        receivesAids: false,
        contactFirst: true,
      },
    ]);
    expect(persons.map(({ civility, lastName }) => [civility, lastName])).toEqual([
      ['2', 'L’HÉRITIER'],
      ['1', 'ŒDIPOV'],
      ['2', 'VOISINE'],
    ]);
    expect(persons[0]).toMatchObject({ phoneMobile: '+33639980001', acceptsSms: true, occupation: '42' });
    expect(addresses[1]).toMatchObject({ foreignCity: 'LIÈGE', postalCode: null, countryCode: '131' });
  });

  test.each([
    [
      'a level that does not exist',
      '<NIVEAU_RESPONSABILITE>4</NIVEAU_RESPONSABILITE>',
      'RESPONSABLE_ELEVE 1/2 level-invalid',
    ],
    ['no level', '<CODE_PARENTE>10</CODE_PARENTE>', 'RESPONSABLE_ELEVE 1/2 level-invalid'],
    [
      'an unknown kinship',
      '<NIVEAU_RESPONSABILITE>1</NIVEAU_RESPONSABILITE><CODE_PARENTE>77</CODE_PARENTE>',
      'RESPONSABLE_ELEVE 1/2 kinship-unknown',
    ],
  ])('%s is reported', async (_, fields, line) => {
    expect((await responsables(link(fields))).lines()).toEqual([line]);
  });

  test.each([
    ['M.', '1'],
    ['MME', '2'],
    ['Mme', '2'],
  ])('civility %s is %s', async (label, code) => {
    const { persons } = await responsables(person(`<LC_CIVILITE>${label}</LC_CIVILITE>`));
    expect(persons[0]?.civility).toBe(code);
  });

  test('a line longer than 38 characters is wrapped on words over the lines there are', async () => {
    const long = 'Résidence des Grands Navigateurs, bâtiment Bougainville, escalier C, appartement 12';
    const { addresses, lines } = await responsables(
      siecleXml(
        'BEE_RESPONSABLES',
        `<ADRESSES><ADRESSE ADRESSE_ID="1"><LIGNE1_ADRESSE>${long}</LIGNE1_ADRESSE><LIGNE2_ADRESSE>3 quai</LIGNE2_ADRESSE></ADRESSE></ADRESSES>`,
      ),
    );
    expect(lines()).toEqual(['ADRESSE 1 address-too-long']);
    const { line1, line2, line3, line4 } = addresses[0] ?? {};
    expect([line1, line2, line3, line4].join(' ')).toBe(`${long} 3 quai`);
    for (const line of [line1, line2, line3, line4]) expect(line?.length).toBeLessThanOrEqual(38);
  });
});

describe('Nomenclature, Structures, Communs, Géographique', () => {
  test('formations, subjects, programmes, ranks and code lists', async () => {
    const told = reported();
    const content = siecleXml(
      'BEE_NOMENCLATURES',
      `<MEFS><MEF CODE_MEF="20010019110"><FORMATION>2NDE</FORMATION><LIBELLE_LONG>2NDE GT</LIBELLE_LONG><LIBELLE_EDITION>Seconde</LIBELLE_EDITION><CODE_MEFSTAT>22110010019</CODE_MEFSTAT><NB_OPT_OBLIG>2</NB_OPT_OBLIG></MEF></MEFS>
       <MATIERES><MATIERE CODE_MATIERE="030201"><CODE_GESTION>AGL1</CODE_GESTION><LIBELLE_COURT>ANGL</LIBELLE_COURT><LIBELLE_LONG>ANGLAIS LV1</LIBELLE_LONG></MATIERE></MATIERES>
       <PROGRAMMES><PROGRAMME><CODE_MEF>20010019110</CODE_MEF><CODE_MATIERE>030201</CODE_MATIERE><CODE_MODALITE_ELECT>O</CODE_MODALITE_ELECT><HORAIRE>3</HORAIRE></PROGRAMME></PROGRAMMES>
       <OPTIONS_OBLIGATOIRES><OPTION_OBLIGATOIRE><CODE_MEF>20010019110</CODE_MEF><CODE_MATIERE>030201</CODE_MATIERE><RANG_OPTION>1</RANG_OPTION></OPTION_OBLIGATOIRE></OPTIONS_OBLIGATOIRES>
       <REGIMES><REGIME CODE_REGIME="2"><LIBELLE_COURT>DP</LIBELLE_COURT><LIBELLE_LONG>DEMI-PENSIONNAIRE</LIBELLE_LONG></REGIME></REGIMES>
       <MODALITES_ELECTION><MODALITE_ELECTION CODE_MODALITE_ELECT="O"><LIBELLE_LONG>OBLIGATOIRE</LIBELLE_LONG></MODALITE_ELECTION></MODALITES_ELECTION>
       <CONTRATS><CONTRAT CODE_CONTRAT="1"><LIBELLE_LONG>X</LIBELLE_LONG></CONTRAT></CONTRATS>`,
    );
    const { records, header } = await readNomenclature(await documentOf(content), told.report);
    expect(await all(records)).toEqual([
      {
        type: 'mef',
        mef: {
          code: '20010019110',
          formation: '2NDE',
          speciality: null,
          label: '2NDE GT',
          printedLabel: 'Seconde',
          statistical: '22110010019',
          compulsoryOptions: 2,
          minimumOptions: 0,
        },
      },
      { type: 'subject', subject: { code: '030201', shortCode: 'AGL1', label: 'ANGLAIS LV1', printedLabel: null } },
      { type: 'programme', programme: { mef: '20010019110', subjectCode: '030201', electionMode: 'O' } },
      { type: 'compulsoryOption', compulsoryOption: { mef: '20010019110', subjectCode: '030201', rank: 1 } },
      { type: 'code', code: { kind: 'regime', code: '2', label: 'DEMI-PENSIONNAIRE' } },
      { type: 'code', code: { kind: 'electionMode', code: 'O', label: 'OBLIGATOIRE' } },
    ]);
    expect(header.kind).toBe('nomenclature');
    expect(told.problems).toEqual([]);
  });

  test('divisions and groups with their formations', async () => {
    const told = reported();
    const content = siecleXml(
      'BEE_STRUCTURES',
      `<DIVISIONS><DIVISION CODE_STRUCTURE="2A"><LIBELLE_LONG>Seconde A</LIBELLE_LONG><MEFS_APPARTENANCE><MEF_APPARTENANCE><CODE_MEF>20010019110</CODE_MEF></MEF_APPARTENANCE><MEF_APPARTENANCE><CODE_MEF>20033210110</CODE_MEF></MEF_APPARTENANCE></MEFS_APPARTENANCE></DIVISION></DIVISIONS>
       <GROUPES><GROUPE CODE_STRUCTURE="LAT"><CODE_MEF>20010019110</CODE_MEF><DIVISIONS_APPARTENANCE><DIVISION_APPARTENANCE CODE_STRUCTURE="2A"/></DIVISIONS_APPARTENANCE></GROUPE></GROUPES>`,
    );
    const { records } = await readStructures(await documentOf(content), told.report);
    expect(await all(records)).toEqual([
      { code: '2A', type: 'D', label: 'Seconde A', mefs: ['20010019110', '20033210110'] },
      { code: 'LAT', type: 'G', label: null, mefs: ['20010019110'] },
    ]);
  });

  test('the sheet of the establishment and its year, the year before left out', async () => {
    const told = reported();
    const content = siecleXml(
      'BEE_COMMUN',
      `<UAJ><ETAB_UAJ_ID>1</ETAB_UAJ_ID><DENOM_PRINC>COLLEGE</DENOM_PRINC><DENOM_COMPL>JEANNE BARRET</DENOM_COMPL><NOM_RESP>MME X</NOM_RESP><QUAL_RESP>PRINCIPALE</QUAL_RESP><LIGNE1_ADRESSE>1 QUAI</LIGNE1_ADRESSE><TELEPHONE>01 99 00 00 01</TELEPHONE><MEL_1>ce@college.example</MEL_1><CODE_TYPE_ETAB>CLG</CODE_TYPE_ETAB><SECTEUR_CODE>PU</SECTEUR_CODE><CODE_POSTAL>99001</CODE_POSTAL><LIBELLE_POSTAL>PORT-AUX-NUES</LIBELLE_POSTAL></UAJ>
       <ANNEE_SCOLAIRE><DATE_DEBUT_ELEVE>01/09/2026</DATE_DEBUT_ELEVE><DATE_FIN_ELEVE>03/07/2027</DATE_FIN_ELEVE></ANNEE_SCOLAIRE>
       <ANNEE_SCOLAIRE_AD><DATE_DEBUT_ELEVE>01/09/2025</DATE_DEBUT_ELEVE></ANNEE_SCOLAIRE_AD>`,
    );
    const { records } = await readCommuns(await documentOf(content), told.report);
    const [sheet, year, ...rest] = await all(records);
    expect(sheet).toMatchObject({
      type: 'establishment',
      establishment: {
        name: 'COLLEGE',
        nameComplement: 'JEANNE BARRET',
        type: 'CLG',
        sector: 'PU',
        phone: '+33199000001',
      },
    });
    expect(year).toEqual({ type: 'year', year: { startsOn: '2026-09-01', endsOn: '2027-07-03' } });
    expect(rest).toEqual([]);
  });

  test('DATE_DEB_ELEVE is read like DATE_DEBUT_ELEVE', async () => {
    const content = siecleXml(
      'BEE_COMMUN',
      '<ANNEE_SCOLAIRE><DATE_DEB_ELEVE>01/09/2026</DATE_DEB_ELEVE></ANNEE_SCOLAIRE>',
    );
    const { records } = await readCommuns(await documentOf(content), () => {});
    expect(await all(records)).toEqual([{ type: 'year', year: { startsOn: '2026-09-01', endsOn: null } }]);
  });

  test('places, whatever the tags around them', async () => {
    const content = siecleXml(
      'BEE_GEOGRAPHIQUE',
      `<LISTE_PAYS><P CODE_PAYS="100"><LIBELLE_LONG>FRANCE</LIBELLE_LONG></P></LISTE_PAYS>
       <X><DEPARTEMENTS><DEPARTEMENT><CODE_DEPARTEMENT_MEN>02A</CODE_DEPARTEMENT_MEN><CODE_DEPARTEMENT_INSEE>2A</CODE_DEPARTEMENT_INSEE><LIBELLE_LONG>CORSE-DU-SUD</LIBELLE_LONG><CODE_PAYS>100</CODE_PAYS></DEPARTEMENT></DEPARTEMENTS></X>
       <COMMUNES><COMMUNE CODE_COMMUNE_INSEE="2A004"><CODE_DEPARTEMENT_INSEE>2A</CODE_DEPARTEMENT_INSEE><LIBELLE_LONG>AJACCIO</LIBELLE_LONG></COMMUNE></COMMUNES>`,
    );
    const { records } = await readGeographique(await documentOf(content), () => {});
    expect(await all(records)).toEqual([
      { kind: 'country', code: '100', label: 'FRANCE', departmentCode: null },
      { kind: 'department', code: '02A', label: 'CORSE-DU-SUD', departmentCode: '2A' },
      { kind: 'commune', code: '2A004', label: 'AJACCIO', departmentCode: '2A' },
    ]);
  });
});

describe('fields', () => {
  test('a day is read back exactly when it exists', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
        (date) => {
          const [year, month, day] = date.toISOString().slice(0, 10).split('-');
          expect(dateOf(`${day}/${month}/${year}`)).toBe(`${year}-${month}-${day}`);
        },
      ),
    );
    for (const text of ['30/02/2012', '00/01/2012', '32/01/2012', '1/2/2012', '29/02/2011', '']) {
      expect(dateOf(text)).toBeNull();
    }
  });

  test.each([
    ['06 12 34 56 78', '+33612345678'],
    ['+33612345678', '+33612345678'],
    ['0692 12 34 56', '+262692123456'],
    ['+33692123456', '+262692123456'],
    ['0639 01 23 45', '+262639012345'],
    ['0590 27 12 34', '+590590271234'],
    ['0694 20 12 34', '+594694201234'],
    ['0696 27 12 34', '+596696271234'],
    ['0508 41 23 45', '+508412345'],
    ['0262 20 12 34', '+262262201234'],
    ['0263 01 12 34', '+262263011234'],
    ['0693 12 34 56', '+262693123456'],
    ['0269 60 12 34', '+262269601234'],
    ['0690 30 12 34', '+590690301234'],
    ['0691 30 12 34', '+590691301234'],
    ['0594 30 12 34', '+594594301234'],
    ['0596 50 12 34', '+596596501234'],
    ['0697 20 12 34', '+596697201234'],
    ['+33508412345', '+508412345'],
    ['07 39 12 34 56', '+33739123456'],
    ['09 72 12 34 56', '+33972123456'],
    ['+32 2 555 12 12', '+3225551212'],
    ['01 99 00 12 34', '+33199001234'],
    ['06 39 98 12 34', '+33639981234'],
    ['0800 12 34 56', null],
    ['0899 12 34 56', null],
    ['0700 12 34 56', null],
    ['07 00 00 00 00 00 00', null],
    ['12', null],
    ['néant', null],
  ])('the telephone %s is %s', (written, number) => {
    expect(toE164(written)).toBe(number);
  });
});
