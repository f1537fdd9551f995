import { Buffer } from 'node:buffer';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { ImportRefusal } from '../../exchange/problems.ts';
import { kindOf, openSiecle } from '../../exchange/siecle/document.ts';
import { type RecordChoice, readXml, XML_LIMITS, type XmlElement } from '../../exchange/siecle/xml.ts';
import { all, documentOf, refusalOf, reported, siecleXml, UAI } from './documents.ts';

const everyLeaf: RecordChoice = 'leaves';

async function read(content: Uint8Array, choice: RecordChoice = everyLeaf, limits = XML_LIMITS) {
  const told = reported();
  const records = await all(readXml(await documentOf(content), choice, told.report, limits));
  return { records, ...told };
}

const problemOf = (content: Uint8Array, limits = XML_LIMITS) => refusalOf(read(content, everyLeaf, limits));
const textsOf = (records: XmlElement[]) => records.flatMap(({ children }) => children.map(({ text }) => text));

describe('characters', () => {
  const document = (encoding: string, text: string) =>
    Buffer.concat([
      Buffer.from(`<?xml version="1.0" encoding="${encoding}"?>`),
      iconv.encode(`<A><B>${text}</B></A>`, encoding),
    ]);

  test.each(['ISO-8859-15', 'UTF-8', 'iso-8859-15', 'utf-8'])('%s is read as declared', async (encoding) => {
    expect(textsOf((await read(document(encoding, 'Œuvre Zoë L’Haÿ 5 €'.replace('’', "'")))).records)).toEqual([
      "Œuvre Zoë L'Haÿ 5 €",
    ]);
  });

  test('without a declaration, or after a byte order mark, it is UTF-8', async () => {
    expect(textsOf((await read(Buffer.from('<A><B>Zoë</B></A>'))).records)).toEqual(['Zoë']);
    const marked = Buffer.from('\uFEFF<?xml version="1.0" encoding="ISO-8859-15"?><A><B>Zoë</B></A>');
    expect(textsOf((await read(marked)).records)).toEqual(['Zoë']);
  });

  test('accents written as two characters become one', async () => {
    expect(textsOf((await read(Buffer.from('<A><B>Zoe\u0308</B></A>'))).records)).toEqual(['Zo\u00EB']);
  });

  test('a Windows-1252 apostrophe in a file said to be ISO-8859-15 is understood, with a warning', async () => {
    const { records, lines } = await read(
      Buffer.concat([Buffer.from('<?xml version="1.0" encoding="ISO-8859-15"?><A><B>L\x92Ha\xFF</B></A>', 'latin1')]),
    );
    expect(textsOf(records)).toEqual(['L’Haÿ']);
    expect(lines()).toEqual(['text-windows-1252']);
  });

  test.each([
    [
      'UTF-8 declared, Latin bytes',
      Buffer.from('<?xml version="1.0" encoding="UTF-8"?><A><B>Zo\xEB</B></A>', 'latin1'),
      'encoding-mismatch',
    ],
    [
      'ISO-8859-15 declared, UTF-8 bytes',
      Buffer.from('<?xml version="1.0" encoding="ISO-8859-15"?><A><B>Zoë</B></A>'),
      'encoding-mismatch',
    ],
    [
      'a byte that means nothing',
      Buffer.from('<?xml version="1.0" encoding="ISO-8859-15"?><A><B>\x81</B></A>', 'latin1'),
      'encoding-mismatch',
    ],
    [
      'an encoding nobody uses here',
      Buffer.from('<?xml version="1.0" encoding="EBCDIC-FR"?><A/>'),
      'encoding-unsupported',
    ],
  ])('%s: refused', async (_, content, rule) => {
    expect((await problemOf(content)).rule).toBe(rule);
  });
});

describe('what a hostile or damaged file may hold', () => {
  test('malformed XML is refused with its line', async () => {
    expect(await problemOf(Buffer.from('<A>\n<B>\n</C>\n</A>'))).toMatchObject({
      rule: 'xml-malformed',
      params: { line: 3 },
    });
  });

  test.each([
    ['a truncated file', '<A><B>x</B>'],
    ['two roots', '<A/><B/>'],
    ['no root', '<!-- nothing -->'],
    ['a text before the root', '<?xml version="1.0"?>x<A/>'],
    ['a forbidden character', '<A>\u0001</A>'],
  ])('%s is refused as malformed', async (_, xml) => {
    expect((await problemOf(Buffer.from(xml))).rule).toBe('xml-malformed');
  });

  test.each([
    ['an external DTD', '<!DOCTYPE A SYSTEM "http://localhost/a.dtd"><A/>'],
    ['an external entity', '<!DOCTYPE A [<!ENTITY x SYSTEM "file:///etc/passwd">]><A>&x;</A>'],
    ['entities that multiply', '<!DOCTYPE A [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><A>&b;</A>'],
  ])('%s is refused as a DTD', async (_, xml) => {
    expect((await problemOf(Buffer.from(xml))).rule).toBe('xml-doctype');
  });

  test('an entity is never expanded', async () => {
    expect(await problemOf(Buffer.from('<A>\n&secret;</A>'))).toMatchObject({
      rule: 'xml-entity',
      params: { line: 2 },
    });
  });

  test('depth, fields, attributes, texts, records and silence are bounded', async () => {
    expect((await problemOf(Buffer.from('<a>'.repeat(1000)))).rule).toBe('xml-too-deep');
    const limits = { depth: 5, fields: 10, text: 20, records: 3 };
    const record = (inside: string) => Buffer.from(`<A><L><R>${inside}</R></L></A>`);
    const leaf = '<F>1</F>';
    expect((await read(record(leaf.repeat(10)), everyLeaf, limits)).records).toHaveLength(1);
    expect((await problemOf(record(leaf.repeat(11)), limits)).rule).toBe('xml-too-many-fields');
    expect(
      (await problemOf(record(`<F ${Array.from({ length: 11 }, (_, n) => `a${n}=""`).join(' ')}/>`), limits)).rule,
    ).toBe('xml-too-many-fields');
    expect((await problemOf(record(`<F>${'x'.repeat(21)}</F>`), limits)).rule).toBe('xml-text-too-long');
    expect((await problemOf(Buffer.from(`<A>${'<R><F>1</F></R>'.repeat(4)}</A>`), limits)).rule).toBe(
      'too-many-records',
    );
    expect((await problemOf(Buffer.from(`<A><!--${'x'.repeat(3 * 2 ** 20)}--></A>`))).rule).toBe('xml-text-too-long');
    expect((await problemOf(Buffer.from(`<A>${'x'.repeat(3 * 2 ** 20)}</A>`))).rule).toBe('xml-text-too-long');
    expect((await problemOf(Buffer.from(`<A b="${'x'.repeat(3 * 2 ** 20)}"/>`))).rule).toBe('xml-text-too-long');
  });

  test('with any bytes changed, an export gives its records or a refusal, never another error', async () => {
    const good = siecleXml('BEE_COMMUN', '<UAJ><DENOM_PRINC>Collège</DENOM_PRINC></UAJ>');
    await fc.assert(
      fc.asyncProperty(fc.nat(good.length - 1), fc.integer({ min: 0, max: 255 }), async (at, byte) => {
        const changed = Buffer.from(good);
        changed[at] = byte;
        await read(changed).catch((error) => {
          if (!(error instanceof ImportRefusal)) throw error;
        });
      }),
      { numRuns: 500 },
    );
  });
});

describe('records', () => {
  test('of a choice hold their descendants', async () => {
    const xml = Buffer.from('<A><L><R id="1"><X>a</X><Y><Z>b</Z></Y></R><R id="2"/></L><R id="no"/></A>');
    const { records } = await read(xml, (path) => path.join('/') === 'A/L/R');
    expect(records.map(({ attributes }) => attributes.id)).toEqual(['1', '2']);
    expect(records[0]?.children.map(({ name }) => name)).toEqual(['X', 'Y']);
    expect(records[0]?.children[1]?.children[0]?.text).toBe('b');
  });

  test('of leaves are found wherever they lie, and lists between them are not records', async () => {
    const xml = Buffer.from(
      '<A><P><X>1</X></P><D><L><R c="1"><X>2</X></R><R c="2"/></L><M><N><R c="3"><X>4</X></R></N></M></D></A>',
    );
    const { records } = await read(xml);
    expect(records.map(({ name, attributes }) => name + (attributes.c ?? ''))).toEqual(['P', 'R1', 'R2', 'R3']);
  });
});

describe('an export of SIECLE', () => {
  const open = async (content: Uint8Array) => {
    const told = reported();
    const file = await openSiecle(await documentOf(content), 'eleves', (path) => path.at(-1) === 'ELEVE', told.report);
    return { ...file, ...told };
  };

  test('tells its kind by its root', async () => {
    for (const [root, kind] of [
      ['BEE_ELEVES', 'eleves'],
      ['BEE_RESPONSABLES', 'responsables'],
      ['BEE_NOMENCLATURES', 'nomenclature'],
      ['BEE_STRUCTURES', 'structures'],
      ['BEE_COMMUN', 'communs'],
      ['BEE_GEOGRAPHIQUE', 'geographique'],
    ] as const) {
      expect(await kindOf(await documentOf(siecleXml(root, '')))).toBe(kind);
    }
  });

  test('of another kind is refused, saying what it is', async () => {
    const kind = async (root: string) => kindOf(await documentOf(siecleXml(root, '')));
    expect(await refusalOf(kind('BEE_ETABLISSEMENTS'))).toMatchObject({
      rule: 'root-not-imported',
      params: { known: 'Etablissements', root: 'BEE_ETABLISSEMENTS' },
    });
    expect(await refusalOf(kind('IMPORT_ELEVES'))).toMatchObject({ rule: 'root-not-imported' });
    expect(await refusalOf(kind('html'))).toMatchObject({ rule: 'root-unknown', params: { root: 'html' } });
  });

  test('has a header', async () => {
    const { header, elements } = await open(siecleXml('BEE_ELEVES', '<ELEVES><ELEVE ELEVE_ID="1"/></ELEVES>'));
    expect(header).toEqual({
      kind: 'eleves',
      version: '3.1',
      uai: UAI,
      schoolYear: 2026,
      exportedAt: '2026-06-30T18:05:00',
    });
    expect(await all(elements)).toHaveLength(1);
  });

  test('without a usable header is refused', async () => {
    const without = (tag: string) =>
      Buffer.from(
        siecleXml('BEE_ELEVES', '')
          .toString('latin1')
          .replace(new RegExp(`<${tag}>[^]*?</${tag}>`), ''),
        'latin1',
      );
    for (const tag of ['PARAMETRES', 'UAJ', 'ANNEE_SCOLAIRE']) {
      expect(await refusalOf(open(without(tag)))).toMatchObject({ rule: 'header-missing', params: { tag } });
    }
    expect((await refusalOf(open(siecleXml('BEE_ELEVES', '', { uai: '990001S' })))).rule).toBe('uai-wrong-form');
    expect((await refusalOf(open(siecleXml('BEE_ELEVES', '', { year: '26' })))).rule).toBe('year-wrong-form');
  });

  test('whose records come before its header is refused', async () => {
    const late =
      '<BEE_ELEVES><DONNEES><ELEVES><ELEVE ELEVE_ID="1"/></ELEVES></DONNEES><PARAMETRES><UAJ/></PARAMETRES></BEE_ELEVES>';
    expect((await refusalOf(open(Buffer.from(late)))).rule).toBe('header-missing');
  });

  test('with a wrong check letter in its UAI is only warned of', async () => {
    const { lines, header } = await open(siecleXml('BEE_ELEVES', '', { uai: '0990001A' }));
    expect(header.uai).toBe('0990001A');
    expect(lines()).toEqual(['PARAMETRES uai-wrong-letter']);
  });
});
