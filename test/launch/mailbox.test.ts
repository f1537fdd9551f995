import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createTransport } from 'nodemailer';
import { type Mailbox, startMailbox } from '../../launch/services/mailbox.ts';

let dir: string;
let mailbox: Mailbox;
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'rentree-mailbox-'));
  mailbox = await startMailbox({ dir });
});
afterEach(async () => {
  await mailbox.stop();
  rmSync(dir, { recursive: true, force: true });
});

interface Sent {
  to?: string;
  subject?: string;
  text?: string;
  html?: string;
  attachments?: { filename: string; content: string }[];
}

async function send(letters: Sent[]) {
  const transport = createTransport({ url: mailbox.smtpUrl, pool: true, maxConnections: 1 });
  for (const { to = 'awa@famille.example', ...letter } of letters) {
    await transport.sendMail({
      from: { name: 'Collège des Tilleuls', address: 'college@rentree.example' },
      to: { name: 'Awa Diallo', address: to },
      subject: 'Votre dossier',
      text: 'Bonjour',
      headers: { 'Auto-Submitted': 'auto-generated' },
      ...letter,
    });
  }
  transport.close();
}

const page = async (path: string) => (await fetch(`${mailbox.url}${path}`)).text();

test('a letter sent by SMTP is kept with its envelope, headers, text and page', async () => {
  await send([{ subject: 'Élève : façade d’été', text: 'Voir http://localhost/a?b=1&c=2.', html: '<h1>Été</h1>' }]);
  const [letter] = mailbox.letters();
  expect(letter).toMatchObject({
    id: 1,
    envelope: { sender: 'college@rentree.example', recipients: ['awa@famille.example'] },
    from: 'Collège des Tilleuls <college@rentree.example>',
    to: ['Awa Diallo <awa@famille.example>'],
    subject: 'Élève : façade d’été',
    html: '<h1>Été</h1>',
    attachments: [],
  });
  expect(letter?.headers['auto-submitted']).toBe('auto-generated');
  expect(letter?.messageId).toMatch(/^<.+@.+>$/);
  expect(await page('/lettres/1')).toContain('<a href="http://localhost/a?b=1&#38;c=2">');
});

test('letters outlive a restart, and numbers go on', async () => {
  await send([{}, {}]);
  await mailbox.stop();
  mailbox = await startMailbox({ dir });
  expect(mailbox.letters().map(({ id }) => id)).toEqual([1, 2]);
  await send([{}]);
  expect(mailbox.letters().map(({ id }) => id)).toEqual([1, 2, 3]);
});

test('only the newest are kept when the box is full', async () => {
  await mailbox.stop();
  mailbox = await startMailbox({ dir, limit: 2 });
  await send([{ subject: 'un' }, { subject: 'deux' }, { subject: 'trois' }]);
  expect(mailbox.letters().map(({ subject }) => subject)).toEqual(['deux', 'trois']);
  expect(readdirSync(dir)).toHaveLength(4);
});

test('the list and the JSON are filtered by recipient, newest first', async () => {
  await send([{ subject: 'un' }, { to: 'autre@famille.example', subject: 'deux' }, { subject: 'trois' }]);
  const { total, letters } = (await (await fetch(`${mailbox.url}/api/letters?to=AWA@famille`)).json()) as {
    total: number;
    letters: { subject: string }[];
  };
  expect([total, letters.map(({ subject }) => subject)]).toEqual([2, ['trois', 'un']]);
  const list = await page('/?to=autre');
  expect(list).toContain('deux');
  expect(list).not.toContain('trois');
});

test('what a letter says can neither run nor break out of the page', async () => {
  await send([{ subject: '<script>alert(1)</script>', text: '"><b>', html: '<script>alert(1)</script>' }]);
  const answer = await fetch(`${mailbox.url}/lettres/1`);
  expect(answer.headers.get('content-security-policy')).toMatch(/default-src 'none'.*form-action 'self'/);
  const html = await answer.text();
  expect(html).not.toContain('<script>');
  expect(html).toMatch(/<iframe [^>]*sandbox="allow-popups allow-popups-to-escape-sandbox"/);
  const framed = await fetch(`${mailbox.url}/lettres/1/html`);
  expect(framed.headers.get('content-security-policy')).toMatch(
    /^sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'/,
  );
});

test('an attachment can be fetched again as it was', async () => {
  await send([{ attachments: [{ filename: 'reçu.txt', content: 'n° 12' }] }]);
  expect(await page('/lettres/1')).toContain('reçu.txt');
  const answer = await fetch(`${mailbox.url}/lettres/1/pieces/1`);
  expect(answer.headers.get('content-disposition')).toContain("filename*=UTF-8''re%C3%A7u.txt");
  expect(await answer.text()).toBe('n° 12');
});

test('one can wait for a letter, and is told which came when none does', async () => {
  const awaited = mailbox.waitFor(({ subject }) => subject === 'Inscription');
  await send([{ subject: 'Inscription' }]);
  expect((await awaited).subject).toBe('Inscription');
  await expect(mailbox.waitFor(({ subject }) => subject === 'Jamais', 20)).rejects.toThrow(/Inscription/);
});

test.each(['/lettres/99', '/nulle-part', '/lettres/1/pieces/4'])(
  '%s is not found, and says so in French',
  async (path) => {
    const answer = await fetch(`${mailbox.url}${path}`);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('Cette lettre n’est pas, ou plus, dans la boîte.');
  },
);
