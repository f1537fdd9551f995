import { describe, expect, test } from '@jest/globals';
import { simpleParser } from 'mailparser';
import { createTransport } from 'nodemailer';
import { SaxesParser } from 'saxes';
import { type Letter, pupilIntegrated, recordChangeDecided, reminder } from '../../letters/index.ts';
import { closesAt, college, context, everyLetter, formation, labels, receivedAt, seen } from './fictional-family.ts';

const letters = (['fr', 'en'] as const).flatMap((language) =>
  everyLetter(language).map(([name, letter]): [string, string, Letter] => [name, language, letter]),
);
const count = (text: string, pattern: RegExp): number => (text.match(pattern) ?? []).length;

/** The page read as XML, its void elements closed: any tag left open, crossed or badly quoted is an error. */
function elementsOf(html: string): { name: string; attributes: Record<string, string> }[] {
  const elements: { name: string; attributes: Record<string, string> }[] = [];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => elements.push({ name, attributes: { ...attributes } }));
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(html.replace('<!doctype html>', '').replaceAll(/<(meta|br)([^>]*)>/g, '<$1$2/>')).close();
  return elements;
}

describe.each(letters)('%s (%s)', (_name, language, letter) => {
  const elements = elementsOf(letter.html);
  const named = (name: string) => elements.filter((element) => element.name === name);

  test('is a whole page: language, title, one first heading, no script, nothing fetched', () => {
    expect(letter.html.startsWith('<!doctype html>\n')).toBe(true);
    expect(named('html')[0]?.attributes.lang).toBe(language);
    expect(letter.html).toContain(`<title>${letter.subject.replaceAll('&', '&amp;')}</title>`);
    expect(named('h1')).toHaveLength(1);
    expect(elements.filter(({ name }) => ['script', 'img', 'link', 'form', 'iframe'].includes(name))).toEqual([]);
    expect(letter.html).not.toMatch(/url\(|@import|display:\s*none/);
  });

  test('has exactly one link, to the service, which can do nothing by itself', () => {
    expect(named('a').map(({ attributes }) => attributes.href)).toEqual(['https://rentree.example/inscription']);
    expect(count(letter.text, /https?:\/\//g)).toBe(1);
  });

  test('lays out with one table only; every other one has a caption and named rows', () => {
    const tables = named('table');
    expect(tables.filter(({ attributes }) => attributes.role === 'presentation')).toHaveLength(1);
    expect(named('caption')).toHaveLength(tables.length - 1);
    const heads = named('th');
    expect(heads.every(({ attributes }) => attributes.scope === 'row' || attributes.scope === 'col')).toBe(true);
    expect(count(letter.html, /<tr><td/g)).toBe(4); // the layout's own rows: margin, head, sheet, foot
  });

  test('keeps its text within 76 columns and without any tag', () => {
    const tooLong = letter.text.split('\n').filter((line) => line.length > 76);
    expect(tooLong).toEqual([]);
    expect(letter.text).not.toMatch(/[<>]|undefined|null|NaN|\{|\u00a0| \n(?!Contact)/);
    expect(letter.text.endsWith('\n')).toBe(true);
  });

  test('leaves nothing unsaid in either form', () => {
    const page = seen(letter);
    expect(page).not.toMatch(/undefined|null|NaN|\{/);
    const words = (text: string) => new Set(text.match(/[\p{L}\p{N}’@.]+/gu));
    const text = letter.text.replaceAll(/^\d\. /gm, ''); // the page numbers an ordered list by itself
    const missing = [...words(text)].filter((word) => !words(page).has(word));
    expect(missing).toEqual([]);
  });

  test('survives the post: subject, text and page arrive as they were written', async () => {
    const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
    const sent = await transport.sendMail({
      from: { name: 'Lycée polyvalent Anita Conti', address: 'ne-pas-repondre@rentree.example' },
      to: { name: 'Aïssata Diallo', address: 'aissata@courriel.example' },
      ...letter,
    });
    const source = sent.message as Buffer;
    const longest = Math.max(
      ...source
        .toString('latin1')
        .split('\r\n')
        .map((line) => line.length),
    );
    expect(longest).toBeLessThanOrEqual(78); // RFC 5322 §2.1.1
    const arrived = await simpleParser(source);
    expect(arrived.subject).toBe(letter.subject);
    expect(arrived.text?.trimEnd()).toBe(letter.text.trimEnd());
    expect(arrived.html).toBe(letter.html);
  });
});

describe('what people wrote', () => {
  const hostile = '<img src=x onerror="alert(1)">\r\nBcc: x@y.example';
  const place = { formation, closesAt, origin: college.establishment, hasAccount: true };

  test('cannot add a header by the subject', () => {
    const letter = reminder({
      ...context(),
      pupil: { firstName: hostile, lastName: 'X' },
      ...place,
      begun: false,
      last: false,
    });
    expect(letter.subject).not.toMatch(/[\r\n\u2028\u2029]/);
    expect(letter.subject).toContain('onerror="alert(1)"> Bcc: x@y.example');
  });

  test('is text in the page, wherever it is put', () => {
    const letter = pupilIntegrated({
      ...context(),
      sender: { establishment: hostile, address: [hostile], phone: hostile, email: hostile },
      reader: { name: hostile, civility: '1', isPupil: false },
      pupil: { firstName: hostile, lastName: hostile },
      formation: hostile,
      integratedAt: closesAt,
      missingDocuments: [hostile],
      firstDay: null,
      message: hostile,
    });
    expect(elementsOf(letter.html).filter(({ name }) => name === 'img')).toEqual([]);
    expect(letter.html).not.toContain('<img');
    expect(seen(letter)).toContain('onerror="alert(1)"');
  });

  test('loses what hides or turns the writing, and keeps its letters', () => {
    const letter = recordChangeDecided({
      ...context(),
      byReader: true,
      submittedAt: receivedAt,
      decidedAt: closesAt,
      expired: null,
      labels,
      items: [
        {
          field: 'pupil.usageName',
          ofReader: false,
          outcome: 'REFUSED',
          value: null,
          reason: 'L’Hôte\u202E\u0000 \u2066Nguyễn\u0007 Łukasz œuvre ï',
        },
      ],
    });
    expect(letter.text).toContain('L’Hôte Nguyễn Łukasz œuvre ï');
    expect(`${letter.text}${letter.html}`).not.toMatch(/(?!\n)[\p{Cc}\p{Bidi_Control}]/u);
  });

  test('cannot pretend to be a part of the text: every line of a quotation is marked', () => {
    const letter = pupilIntegrated({
      ...context(),
      formation,
      integratedAt: closesAt,
      missingDocuments: [],
      firstDay: null,
      message: 'Bonjour\n\n-- \nhttps://autre.example/',
    });
    expect(letter.text).toContain('| Bonjour\n|\n| --\n| https://autre.example/\n');
  });
});

describe('a link', () => {
  const write = (url: string) =>
    reminder({
      ...context(),
      url,
      formation,
      closesAt,
      origin: null,
      hasAccount: true,
      begun: false,
      last: false,
    });

  test.each([
    'javascript:alert(1)',
    'https://rentree.example/?token=abc',
    'https://rentree.example/#code=abc',
    'https://user:secret@rentree.example/',
  ])('%s is refused: a letter’s link acts for nobody', (url) => {
    expect(() => write(url)).toThrow(/letter/i);
  });

  test('of more than 76 columns stays whole in the text', () => {
    const url = `https://rentree.example/${'long-'.repeat(20)}`;
    expect(write(url).text.split('\n')).toContain(url);
  });
});
