/**
 * What is in the files, read back by a reader of our own: the text through the fonts' maps and the structure tree. The
 * standard itself (PDF/UA-1) is checked by veraPDF by hand (decision 0006): these tests hold what it found good.
 */
import { describe, expect, test } from '@jest/globals';
import { IntlMessageFormat } from 'intl-messageformat';
import type { DocumentLanguage } from '../../documents/index.ts';
import { documents as english } from '../../locales/en/documents.ts';
import { documents as french } from '../../locales/fr/documents.ts';
import { college, languages, lycee, receivedAt } from '../letters/fictional-family.ts';
import { context, everyPaper, letters, lettersOf, madeAt, notice, recap, receipt, url } from './fictional-papers.ts';
import { all, type Pdf, readPdf, spoken } from './pdf-reader.ts';

const read = async (paper: Promise<Buffer>) => readPdf(await paper);
/** What the cells of every row say, with ordinary spaces. */
const rowsOf = async (paper: Promise<Buffer>): Promise<string[][]> =>
  all((await read(paper)).tree, 'TR').map((row) => row.children.map((cell) => spoken(cell).replaceAll(/\s+/g, ' ')));
/** Everything a document says, in the order it is told, on one line. */
const said = async (paper: Promise<Buffer>): Promise<string> =>
  spoken((await read(paper)).tree).replaceAll(/\s+/g, ' ');

const papers = (['fr', 'en'] as const).flatMap((language) =>
  everyPaper(language).map(([name, write]): [string, DocumentLanguage, () => Promise<Buffer>] => [
    name,
    language,
    write,
  ]),
);

describe.each(papers)('%s (%s)', (name, language, write) => {
  let once: Promise<Pdf> | undefined;
  const pdfOf = (): Promise<Pdf> => {
    once ??= read(write());
    return once;
  };

  test('is a tagged file with a title and a language, whose every letter is embedded and can be copied', async () => {
    const pdf = await pdfOf();
    expect(pdf).toMatchObject({ marked: true, displaysTitle: true, accessibility: '1' });
    expect(pdf.lang).toBe(language === 'fr' ? 'fr-FR' : 'en-GB');
    expect(pdf.title.length).toBeGreaterThan(10);
    expect(pdf.fonts.length).toBeGreaterThan(0);
    for (const font of pdf.fonts) expect(font).toMatchObject({ embedded: true, mapped: true });
    for (const font of pdf.fonts) expect(font.name).toContain('NotoSans');
    expect(pdf.runs.filter(({ text }) => text.includes('\uFFFD'))).toEqual([]);
  });

  test('draws nothing that is neither told nor an artifact, and tells the foot of a page to nobody', async () => {
    const pdf = await pdfOf();
    expect(pdf.unmarked).toEqual([]);
    const feet = pdf.runs.filter(({ artifact }) => artifact);
    expect(feet).toHaveLength(2 * pdf.pages);
    expect(spoken(pdf.tree)).not.toMatch(/Page \d+ (?:sur|of) \d/);
  });

  test('has one title, headings under it, rows with their names, a picture with its words, links with theirs', async () => {
    const { tree } = await pdfOf();
    const parts = name === 'letters' ? all(tree, 'Art') : [tree];
    for (const part of parts) {
      expect(all(part, 'H1')).toHaveLength(1);
      expect(all(part, 'Figure')).toHaveLength(1);
    }
    for (const row of all(tree, 'TR')) {
      const scopes = row.children.map(({ tag, attributes }) => `${tag} ${attributes.Scope ?? ''}`);
      const head = scopes.every((scope) => scope === 'TH /Column');
      expect(head || (scopes[0] === 'TH /Row' && scopes.slice(1).every((scope) => scope === 'TD '))).toBe(true);
    }
    for (const { alt, attributes } of all(tree, 'Figure')) {
      expect(alt).toContain('https://rentree.example/');
      expect(attributes.BBox).toHaveLength(4);
    }
    const links = all(tree, 'Link');
    expect(links).toHaveLength(parts.length);
    for (const { annotations, own } of links) {
      expect(own).not.toBe('');
      expect(annotations).toEqual([{ contents: annotations[0]?.uri, uri: expect.stringContaining('https://') }]);
    }
    for (const list of all(tree, 'L')) {
      expect(list.attributes.ListNumbering).toMatch(/^\/(?:Decimal|Disc)$/);
      for (const item of list.children) expect(item.children.map(({ tag }) => tag)).toEqual(['Lbl', 'LBody']);
    }
  });

  test('leaves no word unsaid', async () => {
    expect(spoken((await pdfOf()).tree)).not.toMatch(/undefined|null|NaN|[{}]| : *$/);
  });

  test('is the same file twice', async () => {
    expect((await write()).equals(await write())).toBe(true);
  });
});

test('another day makes another file, which says so', async () => {
  const later = notice({ madeAt: madeAt + 86_400_000 });
  expect(await said(later)).toContain('Établi le samedi 3 juillet 2027');
  expect((await later).equals(await notice())).toBe(false);
});

test('what was written before changes nothing: a font that is used again remembers no letter', async () => {
  const first = await notice();
  const pupil = { firstName: 'Îsmaïl fi ffi', lastName: 'ÏSÌ i\u0307j ŁÞß' };
  const others = [notice({ dossier: { ...context().dossier, pupil } }), letters(), notice(), recap()];
  const [, , between] = await Promise.all(others);
  expect(between?.equals(first)).toBe(true);
  expect((await notice()).equals(first)).toBe(true);
});

test('a document of a dossier is small, as its link says', async () => {
  for (const paper of [notice(), recap(), receipt()]) expect((await paper).length).toBeLessThan(50_000);
});

describe('the affectation notice', () => {
  test('tells pupil, formation, both establishments, round and day of the decision, and how to reach the lycée', async () => {
    expect(await rowsOf(notice())).toEqual([
      ['Élève', 'Maëlys D’ŒUVRE'],
      ['Formation', 'Seconde générale et technologique'],
      ['Établissement actuel', college.establishment],
      ['Tour d’affectation', '1er tour'],
      ['Décision du', 'lundi 28 juin 2027'],
      ['Nom', 'Lycée polyvalent Anita Conti'],
      ['Adresse', '12 avenue de l’Œuvre 75020 PARIS'],
      ['Téléphone', '01 99 00 12 34'],
      ['Courriel', 'secretariat@lycee-anita-conti.example'],
      ['Proviseure', 'Mme Irène JOLIOT'],
    ]);
  });

  test('says until when, in words, and the three ways to answer', async () => {
    const text = await said(notice());
    expect(text).toContain('À faire jusqu’au jeudi 1er juillet 2027 à 18 h 30, heure de Paris');
    expect(text).toContain('En ligne : un représentant légal se connecte');
    expect(text).toContain('Avec un ordinateur et de l’aide : au collège Émilie-du-Châtelet.');
    expect(text).toContain('Sur papier : dossier à demander au secrétariat du lycée polyvalent Anita Conti.');
    expect(await said(notice({ ...context(), timeZone: 'Indian/Reunion' }))).toContain(
      'jeudi 1er juillet 2027 à 20 h 30, heure de La Réunion',
    );
  });

  test.each([
    ['draft', 'À faire jusqu’au'],
    ['formation', 'L’inscription en ligne n’est pas encore prête'],
    ['agreement', 'l’accord de l’autre représentant légal est encore attendu'],
    ['documents', 'Inscription validée le mardi 29 juin 2027 à 9 h 05'],
    ['refused', 'Place refusée le mardi 29 juin 2027 à 9 h 05'],
    ['paper', 'L’inscription se fait sur papier'],
    ['dispute', 'La réponse est en attente'],
    ['closing', 'Le délai de réponse est passé'],
    ['silence', 'Le délai de réponse est passé'],
  ] as const)('of a dossier that waits for %s says: %s', async (waitingFor, words) => {
    const text = await said(notice({ waitingFor, validatedAt: receivedAt, refusedAt: receivedAt }));
    expect(text).toContain(words);
    expect(text.includes('En ligne :')).toBe(waitingFor === 'draft');
  });

  test('leads to the dossier’s page, with nothing personal in the address', async () => {
    const { tree } = await read(notice());
    const [link] = all(tree, 'Link');
    expect(link?.annotations[0]?.uri).toBe(url);
    expect(all(tree, 'Figure')[0]?.alt).toBe(`Code QR qui ouvre l’adresse ${url}`);
    expect(await said(notice())).toContain('Référence : D-2027-1F3A-77C2');
  });
});

describe('the recap', () => {
  test('tells the choices group by group, wishes in their order, and that an option asked of nobody is none', async () => {
    const none = { label: 'Enseignement facultatif', options: [], ranked: false, boarding: false };
    const choices = [{ ...languages, options: ['Espagnol', 'Anglais'], boarding: false }, none];
    const rows = await rowsOf(recap({ choices }));
    expect(rows).toContainEqual(['Langues vivantes', '1. Espagnol 2. Anglais']);
    expect(rows).toContainEqual(['Enseignement facultatif', 'Aucun']);
  });

  test('tells boarding as a request', async () => {
    const boarding = { label: 'Régime', options: ['Interne dans l’établissement'], ranked: false, boarding: true };
    const text = await said(recap({ choices: [boarding] }));
    expect(text).toContain('Interne dans l’établissement : demande d’internat, accordée selon les places');
    expect(await said(recap())).not.toContain('demande d’internat');
  });

  test('tells who validated it and when, its version and its receipt', async () => {
    const text = await said(recap({ version: 2 }));
    expect(text).toContain('Validée le mardi 29 juin 2027 à 9 h 05');
    expect(text).toContain('Démarche faite par Aïssata Diallo');
    expect(text).toContain('Version 2, qui remplace la précédente');
    expect(text).toContain('Accusé de réception R-2027-0000123');
    expect(await said(recap())).toContain('Version Première version');
    expect(text).toContain('pour l’inscription de Maëlys D’ŒUVRE au lycée polyvalent Anita Conti');
    const pupil = { firstName: 'Awa', lastName: 'DIALLO' };
    expect(await said(recap({ dossier: { ...context().dossier, pupil } }))).toContain('l’inscription d’Awa DIALLO');
  });

  test('tells each document to bring, and the day it was received', async () => {
    expect((await rowsOf(recap())).slice(-3)).toEqual([
      ['Document', 'Demandé', 'Remise'],
      ['Livret de famille', 'Toujours', 'Reçu le 29 juin 2027'],
      ['Jugement', 'Selon la situation', 'À remettre'],
    ]);
  });

  test('says until when the choices can be changed, only while they can', async () => {
    expect(await said(recap())).toContain('peuvent être changés jusqu’au jeudi 1er juillet 2027 à 18 h 30');
    expect(await said(recap({ changeUntil: null }))).not.toContain('peuvent être changés');
  });

  test('goes on over as many pages as it needs, and cuts no row', async () => {
    const documents = Array.from({ length: 60 }, (_, index) => ({
      label: `Document ${index} ${'très long '.repeat(12)}`,
      mandatory: true,
      receivedAt: null,
    }));
    const pdf = await read(recap({ documents }));
    expect(pdf.pages).toBeGreaterThan(3);
    const feet = pdf.runs.filter(({ text, artifact }) => artifact && text.startsWith('Page'));
    expect(feet.at(-1)?.text.trim()).toBe(`Page ${pdf.pages} sur ${pdf.pages}`.replaceAll(/(?<=\d) (?=\d)/g, '\u00a0'));
    const below = pdf.runs.filter(({ y, artifact }) => !artifact && y > 281);
    expect(below).toEqual([]);
    for (const { label } of documents) expect(spoken(pdf.tree)).toContain(label.trim().slice(0, 30));
  });

  test('keeps a text longer than a page', async () => {
    const label = Array.from({ length: 2000 }, (_, index) => `mot${index}`).join(' ');
    const choices = [{ label: 'Langues', options: [label], ranked: false, boarding: false }];
    const pdf = await read(recap({ choices }));
    for (const word of ['mot0 ', 'mot999 ', 'mot1999']) expect(spoken(pdf.tree)).toContain(word);
    expect(pdf.unmarked).toEqual([]);
  });
});

describe('the receipt', () => {
  test('holds what CRPA R.112-11-1 asks: day of receipt, service with its address, telephone and mail; and its number', async () => {
    const text = await said(receipt());
    expect(text).toContain('Accusé de réception électronique');
    expect(text).toContain('Numéro R-2027-0000123');
    expect(text).toContain('Reçue le mardi 29 juin 2027 à 9 h 05');
    expect(text).toContain(
      'Service chargé du dossier Secrétariat Lycée polyvalent Anita Conti 12 avenue de l’Œuvre 75020 PARIS Téléphone : 01 99 00 12 34 Courriel : secretariat@lycee-anita-conti.example',
    );
  });

  test('of a refusal says so; of what is not processed yet acknowledges the recording only (CRPA L.112-11)', async () => {
    expect(await said(receipt({ act: 'refuse' }))).toContain('Objet Refus de l’affectation');
    const pending = await said(receipt({ pending: true }));
    expect(pending).toContain('Accusé d’enregistrement électronique');
    expect(pending).toContain('Elle n’a pas encore été traitée');
  });
});

describe('the words of the documents', () => {
  test.each([
    ['fr', french],
    ['en', english],
  ] as const)('are well-formed messages with typographic apostrophes (%s)', (language, words) => {
    for (const message of Object.values(words)) {
      expect(() => new IntlMessageFormat(message, language, undefined, { ignoreTag: true })).not.toThrow();
      expect(message).not.toContain("'");
    }
  });

  test('of a file’s name are letters, digits and dashes', () => {
    for (const words of [french, english]) {
      const names = Object.entries(words).filter(([key]) => key.startsWith('file.'));
      expect(names).toHaveLength(5);
      for (const [, name] of names) expect(name).toMatch(/^[a-z-]+-\{reference\}\.(?:pdf|ics)$/);
    }
  });
});

describe('what people wrote', () => {
  test('keeps every letter that the typeface has, and spells the others: nothing vanishes', async () => {
    const pupil = { firstName: 'Łucja Nguyễn', lastName: 'Şahin 王小明 عمر 🎒 e\u0301' };
    const text = await said(notice({ dossier: { ...context().dossier, pupil } }));
    expect(text).toContain('Łucja Nguyễn Şahin WangXiaoMing ’mr :school_satchel: é a une place');
  });

  test('cannot turn the writing, hide in it or break its lines', async () => {
    const pupil = { firstName: 'Maë\u202Elys\u0000', lastName: 'D\u200B’ŒUVRE\nPage 1' };
    expect(await said(notice({ dossier: { ...context().dossier, pupil } }))).toContain('Maëlys D’ŒUVRE Page 1');
  });

  test('is text, whatever PDF makes of brackets', async () => {
    const sender = { ...lycee, establishment: 'Lycée (Anita) \\ [Conti] <b>' };
    const pdf = await read(notice({ sender }));
    expect(spoken(pdf.tree)).toContain('Lycée (Anita) \\ [Conti] <b>');
  });
});

describe('the letters to print', () => {
  test('stand each on pages of their own, in their own language, counted by themselves', async () => {
    const [first, ...rest] = lettersOf('fr');
    const english = lettersOf('en').slice(0, 2);
    if (!first) throw new Error('no letter');
    const pdf = await read(letters([first, ...english]));
    expect(rest.length).toBeGreaterThan(20);
    const parts = all(pdf.tree, 'Art');
    expect(parts.map(({ lang }) => lang)).toEqual(['fr-FR', 'en-GB', 'en-GB']);
    expect(pdf.pages).toBe(3);
    const feet = pdf.runs.filter(({ text, artifact }) => artifact && text.startsWith('Page'));
    expect(feet.map(({ text }) => text.trim())).toEqual(['Page 1 sur 1', 'Page 1 of 1', 'Page 1 of 1']);
    expect(spoken(parts[0]!)).toContain('K7QF-9XTM-4HRB');
  });

  test.each(['fr', 'en'] as const)('that a school sends to everybody take one sheet (%s)', async (language) => {
    for (const name of ['M-01', 'M-05', 'M-09']) {
      const letter = lettersOf(language).find(({ letterId }) => letterId === name);
      expect([name, (await read(letters([letter!], language))).pages]).toEqual([name, 1]);
    }
  });

  test('show the reader’s address through the window of the envelope, and nothing else, however the sheet slides', async () => {
    const pdf = await read(letters());
    // A DL envelope is 10 mm wider and 11 mm higher than a sheet folded in three; its window is 45 × 100 mm.
    const always = { left: 100, right: 190, top: 45, bottom: 79 };
    const ever = { left: 90, right: 200, top: 34, bottom: 90 };
    const firstPages = new Set(pdf.runs.filter(({ text }) => text.includes('Bâtiment B')).map(({ page }) => page));
    expect(firstPages.size).toBe(lettersOf('fr').length);
    for (const page of firstPages) {
      const shown = pdf.runs.filter(
        ({ x, y, page: at }) => at === page && x > ever.left && x < ever.right && y > ever.top && y < ever.bottom,
      );
      expect(shown.map(({ text }) => text.trim())).toEqual([
        'Aïssata Diallo',
        'Bâtiment B, escalier 12',
        '7 rue de l’Abbé-Grégoire',
        '75019 PARIS',
      ]);
      for (const { x, y } of shown) {
        expect(x).toBeGreaterThan(always.left);
        expect(y).toBeGreaterThan(always.top);
        expect(y).toBeLessThan(always.bottom);
      }
    }
  });

  test('whose page cannot be read are printed from their text', async () => {
    const [first] = lettersOf('fr');
    const pdf = await read(letters([{ ...first!, html: '<p>half', text: 'Bonjour,\n\nVotre code : K7QF\n' }]));
    expect(spoken(pdf.tree)).toContain('Vos services en ligne');
    expect(spoken(pdf.tree).replaceAll(/\s+/g, ' ')).toContain('Bonjour, Votre code : K7QF');
    expect(all(pdf.tree, 'Figure')).toEqual([]);
  });

  test('of a reader without a postal address has the name alone there', async () => {
    const [first] = lettersOf('fr');
    const pdf = await read(letters([{ ...first!, address: [] }]));
    const shown = pdf.runs.filter(({ x, y }) => x > 90 && y > 34 && y < 90);
    expect(shown.map(({ text }) => text.trim())).toEqual(['Aïssata Diallo']);
  });
});
