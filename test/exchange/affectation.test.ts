import { Buffer } from 'node:buffer';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { type AffectationRecord, REQUIRED_COLUMNS, readAffectation } from '../../exchange/affectation/read.ts';
import { ImportRefusal } from '../../exchange/problems.ts';
import { documentOf, refusalOf, reported } from './documents.ts';

const row: Record<string, string> = {
  ine: '2206004705B',
  nom: "L'HÉRITIER",
  prenom_1: 'Zoë',
  code_uai_etab_origine: '0951099D',
  rang: '1',
  code_offre_formation: '0990002P-2GT',
  code_mef: '20010019110',
  code_uai_etab_accueil: '0990002P',
  tour: '1',
  decision: 'AFFECTE',
  date_decision: '26/06/2027',
};

const csv = (...rows: Record<string, string>[]): string => {
  const columns = [...new Set([...REQUIRED_COLUMNS, ...rows.flatMap((each) => Object.keys(each))])];
  return [columns.join(';'), ...rows.map((each) => columns.map((column) => each[column] ?? '').join(';'))].join('\r\n');
};

async function read(content: string | Buffer) {
  const told = reported();
  const rows: AffectationRecord[] = [];
  const document = await documentOf(Buffer.from(content), 'affectation.csv');
  for await (const record of readAffectation(document, told.report)) rows.push(record);
  return { rows, ...told };
}

test('a row', async () => {
  const { rows, problems } = await read(csv({ ...row, libelle_formation: '2NDE GT', bareme: '42,5' }));
  expect(problems).toEqual([]);
  expect(rows).toEqual([
    {
      line: 2,
      nationalId: '2206004705B',
      lastName: "L'HÉRITIER",
      firstName: 'Zoë',
      originUai: '0951099D',
      receivingUai: '0990002P',
      receivingLabel: null,
      receivingType: null,
      receivingCity: null,
      round: 1,
      wishRank: 1,
      offerCode: '0990002P-2GT',
      mef: '20010019110',
      formationLabel: '2NDE GT',
      decision: 'AFFECTE',
      decidedOn: '2027-06-26',
      schoolYear: 2027,
    },
  ]);
});

test('the columns come in any order, among others', async () => {
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray([...REQUIRED_COLUMNS, 'bareme', 'pays'], { minLength: 13 }), async (order) => {
      const { rows } = await read(`${order.join(';')}\n${order.map((column) => row[column] ?? 'x').join(';')}\n`);
      expect(rows[0]).toMatchObject({ nationalId: '2206004705B', receivingUai: '0990002P', wishRank: 1 });
    }),
  );
});

describe('characters', () => {
  test.each([
    ['UTF-8', (text: string) => Buffer.from(text)],
    ['UTF-8 with a byte order mark', (text: string) => Buffer.from(`\uFEFF${text}`)],
    ['ISO-8859-15', (text: string) => iconv.encode(text, 'ISO-8859-15')],
  ])('%s is recognised', async (_, encode) => {
    expect((await read(encode(csv({ ...row, nom: 'CŒUR', prenom_1: 'Zoë' })))).rows[0]).toMatchObject({
      lastName: 'CŒUR',
      firstName: 'Zoë',
      nationalId: '2206004705B',
    });
  });

  test('a quotation mark within a field is what a spreadsheet left', async () => {
    expect((await read(csv({ ...row, nom: 'L"ÉTÉ' }))).rows[0]?.lastName).toBe('L"ÉTÉ');
  });
});

describe('a file that cannot be read', () => {
  test('a column given twice', async () => {
    const [header, line] = csv(row).split('\r\n');
    expect(await refusalOf(read(`${header};INE\n${line};x`))).toMatchObject({
      rule: 'csv-column-repeated',
      params: { column: 'ine' },
    });
  });

  test.each(REQUIRED_COLUMNS)('without column %s', async (column) => {
    const { [column]: _, ...others } = row;
    const content = `${Object.keys(others).join(';')}\n${Object.values(others).join(';')}`;
    expect(await refusalOf(read(content))).toMatchObject({ rule: 'csv-column-missing', params: { columns: column } });
  });

  test('a row of more columns than the header, with its line', async () => {
    expect(await refusalOf(read(`${csv(row, row)}\n${csv(row).split('\r\n')[1]};one;too;many`))).toMatchObject({
      rule: 'csv-malformed',
      params: { line: 4 },
    });
  });

  test('a quotation mark that never closes', async () => {
    expect((await refusalOf(read(`${csv(row)}\n"abc;d`))).rule).toBe('csv-malformed');
  });
});

describe('a row that is wrong is told by its line and left out', () => {
  test.each([
    ['ine', '123', 'ine-wrong-form'],
    ['nom', '', 'field-missing'],
    ['code_uai_etab_origine', '95', 'uai-wrong-form'],
    ['code_uai_etab_accueil', '', 'field-missing'],
    ['rang', '0', 'number-invalid'],
    ['rang', 'premier', 'number-invalid'],
    ['tour', '1.5', 'number-invalid'],
    ['code_mef', '2001', 'mef-wrong-form'],
    ['decision', 'PEUT-ETRE', 'decision-invalid'],
    ['date_decision', '31/06/2027', 'date-invalid'],
    ['annee_scolaire', '27', 'year-wrong-form'],
  ])('%s “%s”', async (column, value, rule) => {
    const { rows, lines } = await read(csv(row, { ...row, [column]: value }));
    expect(lines()).toEqual([`ligne 3 ${rule}`]);
    expect(rows).toHaveLength(1);
  });

  test('but a wrong check letter or a missing INE is a warning', async () => {
    const { rows, problems, lines } = await read(
      csv({ ...row, ine: '2206004705C' }, { ...row, ine: '' }, { ...row, code_uai_etab_accueil: '0990002Z' }),
    );
    expect(lines()).toEqual(['ligne 2 ine-wrong-letter', 'ligne 3 ine-missing', 'ligne 4 uai-wrong-letter']);
    expect(problems.every(({ severity }) => severity === 'warning')).toBe(true);
    expect(rows).toHaveLength(3);
  });
});

test('the year enrolled into is told by the decision’s day, unless the file says it', async () => {
  const yearOf = async (fields: Record<string, string>) => (await read(csv({ ...row, ...fields }))).rows[0]?.schoolYear;
  expect(await yearOf({ date_decision: '26/06/2027' })).toBe(2027);
  expect(await yearOf({ date_decision: '2027-10-02' })).toBe(2027);
  expect(await yearOf({ date_decision: '15/01/2028' })).toBe(2027);
  expect(await yearOf({ date_decision: '15/01/2028', annee_scolaire: '2028' })).toBe(2028);
});

test('decisions are read without their accents', async () => {
  expect((await read(csv({ ...row, decision: 'Affecté' }))).rows[0]?.decision).toBe('AFFECTE');
});

test('any text gives rows or a refusal, never another error', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ unit: fc.constantFrom('a', ';', '"', '\n', '\r', 'é', ' ') })),
      async (pieces) => {
        await read(`${csv(row)}\n${pieces.join('')}`).catch((error) => {
          if (!(error instanceof ImportRefusal)) throw error;
        });
      },
    ),
  );
});
