/**
 * The mailbox of the demonstration, the season and the tests: takes every letter by SMTP, delivers none, and shows them on
 * a page. A letter is on disk before its sender hears that it was taken, so a restart loses nothing.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Server } from 'node:net';
import { join } from 'node:path';
import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { LaunchFailure } from '../failure.ts';
import { letterPage, listPage, pageStyle } from './mailbox-page.ts';

export interface MailboxOptions {
  /** Where the letters are kept; made if absent. */
  dir: string;
  /** Absent: any free port. */
  smtpPort?: number;
  /** Port of the page; absent: any free port. */
  httpPort?: number;
  /** How many letters are kept; the oldest leave first. */
  limit?: number;
}

/** A letter as it arrived. `id` counts from 1 in the order of arrival and is never given twice. */
export interface ReceivedLetter {
  id: number;
  /** Epoch ms. */
  receivedAt: number;
  /** Addresses of the envelope: where a bounce would go, and whom the letter was handed over for. */
  envelope: { sender: string; recipients: string[] };
  /** As written in the letter: `Name <address>`. */
  from: string;
  to: string[];
  subject: string;
  /** With its angle brackets; empty when the letter has none. */
  messageId: string;
  /** Every header by its lower-case name, on one line, as sent; the last one counts when a name comes twice. */
  headers: Record<string, string>;
  text: string;
  /** Empty when the letter has no such part. */
  html: string;
  attachments: { filename: string; contentType: string; bytes: number }[];
}

export interface Mailbox {
  smtpUrl: string;
  /** Address of the page. */
  url: string;
  /** Every letter kept, oldest first. */
  letters(): ReceivedLetter[];
  /**
   * The first letter kept that matches, waiting for it to arrive.
   * @throws Error when none has after `patienceMs`
   */
  waitFor(matches: (letter: ReceivedLetter) => boolean, patienceMs?: number): Promise<ReceivedLetter>;
  /** From now on this address does not exist: the sender hears 550, for good. */
  refuse(address: string): void;
  stop(): Promise<void>;
}

const pageSize = 100;
const largestLetter = 25 * 1024 * 1024;

/** @throws LaunchFailure when a port is taken */
export async function startMailbox(options: MailboxOptions): Promise<Mailbox> {
  const { dir, smtpPort = 0, httpPort = 0, limit = 5_000 } = options;
  mkdirSync(dir, { recursive: true });
  const letters = readLetters(dir);
  const waiting = new Set<() => void>();
  const refused = new Set<string>();
  let lastId = letters.at(-1)?.id ?? 0;

  const keep = (letter: ReceivedLetter, source: Buffer) => {
    writeFileSync(sourceFile(dir, letter.id), source);
    writeFileSync(summaryFile(dir, letter.id), JSON.stringify(letter)); // last: a letter without it is not there
    letters.push(letter);
    for (const old of letters.splice(0, Math.max(0, letters.length - limit))) {
      rmSync(summaryFile(dir, old.id), { force: true });
      rmSync(sourceFile(dir, old.id), { force: true });
    }
    for (const look of waiting) look();
  };

  const smtp = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    size: largestLetter,
    closeTimeout: 500,
    disableReverseLookup: true,
    logger: false,
    onRcptTo({ address }, _session, callback) {
      const unknown = refused.has(address) && Object.assign(new Error('no such mailbox here'), { responseCode: 550 });
      callback(unknown || null);
    },
    onData(stream, session, callback) {
      receive(stream)
        .then(({ source, parsed }) => {
          lastId += 1;
          keep(summarise(lastId, session, parsed), source);
          callback(null, `kept as ${lastId}`);
        })
        .catch(callback);
    },
  });
  smtp.on('error', () => {}); // a client that hangs up in the middle is not our failure

  const http = createServer((request, response) => {
    answer(request, response, dir, letters).catch((error: Error) => {
      response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' }).end(error.message);
    });
  });

  const smtpAddress = await listen(smtp.server, smtpPort, 'SMTP');
  const httpAddress = await listen(http, httpPort, 'the mailbox page').catch((error) => {
    smtp.close();
    throw error;
  });

  return {
    smtpUrl: `smtp://127.0.0.1:${smtpAddress.port}`,
    url: `http://localhost:${httpAddress.port}`,
    letters: () => [...letters],
    refuse: (address) => void refused.add(address),
    waitFor: (matches, patienceMs = 10_000) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = letters.find(matches);
          if (!found) return;
          waiting.delete(look);
          clearTimeout(patience);
          resolve(found);
        };
        const patience = setTimeout(() => {
          waiting.delete(look);
          const subjects = letters.slice(-5).map(({ to, subject }) => `${to.join(', ')}: ${subject}`);
          reject(
            new Error(`no such letter after ${patienceMs} ms; the last of ${letters.length}: ${subjects.join(' | ')}`),
          );
        }, patienceMs);
        waiting.add(look);
        look();
      }),
    stop: async () => {
      http.closeAllConnections();
      await Promise.all([
        new Promise<void>((closed) => smtp.close(() => closed())),
        new Promise<void>((closed) => http.close(() => closed())),
      ]);
    },
  };
}

const summaryFile = (dir: string, id: number) => join(dir, `${String(id).padStart(8, '0')}.json`);
const sourceFile = (dir: string, id: number) => join(dir, `${String(id).padStart(8, '0')}.eml`);

function readLetters(dir: string): ReceivedLetter[] {
  const letters: ReceivedLetter[] = [];
  for (const name of readdirSync(dir).sort()) {
    if (!name.endsWith('.json')) continue;
    try {
      letters.push(JSON.parse(readFileSync(join(dir, name), 'utf8')) as ReceivedLetter);
    } catch {
      rmSync(join(dir, name)); // cut short by a kill before the sender was answered: it will send the letter again
    }
  }
  return letters;
}

async function receive(stream: SMTPServerDataStream) {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  if (stream.sizeExceeded) throw Object.assign(new Error('letter too large'), { responseCode: 552 });
  const source = Buffer.concat(chunks);
  return { source, parsed: await simpleParser(source) };
}

function summarise(id: number, session: SMTPServerSession, parsed: ParsedMail): ReceivedLetter {
  const { mailFrom, rcptTo } = session.envelope;
  return {
    id,
    receivedAt: Date.now(),
    envelope: { sender: mailFrom ? mailFrom.address : '', recipients: rcptTo.map(({ address }) => address) },
    from: addresses(parsed.from).join(', '),
    to: addresses(parsed.to),
    subject: parsed.subject ?? '',
    messageId: parsed.messageId ?? '',
    headers: Object.fromEntries(parsed.headerLines.map(({ key, line }) => [key, headerValue(line)])),
    text: parsed.text ?? '',
    html: parsed.html || '',
    attachments: parsed.attachments.map(({ filename, contentType, size }, index) => ({
      filename: filename ?? `piece-${index + 1}`,
      contentType,
      bytes: size,
    })),
  };
}

function addresses(field: AddressObject | AddressObject[] | undefined): string[] {
  return [field ?? []]
    .flat()
    .flatMap(({ value }) => value.map(({ name, address = '' }) => (name ? `${name} <${address}>` : address)));
}

/** The value of a raw header line, unfolded. */
function headerValue(line: string): string {
  return line
    .slice(line.indexOf(':') + 1)
    .replace(/\r?\n[ \t]+/g, ' ')
    .trim();
}

function listen(server: Server, port: number, what: string): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new LaunchFailure(`Port ${port}, meant for ${what}, is already taken: choose another with MAILBOX_PORT=….`)
          : error,
      ),
    );
    server.listen(port, '127.0.0.1', () => resolve(server.address() as AddressInfo));
  });
}

/** The page and its JSON. No script anywhere: the policy can refuse them all. */
async function answer(request: IncomingMessage, response: ServerResponse, dir: string, letters: ReceivedLetter[]) {
  const url = new URL(request.url ?? '/', 'http://mailbox');
  const send = (status: number, type: string, body: string | Buffer, headers: Record<string, string> = {}) =>
    response
      .writeHead(status, {
        'content-type': type,
        'content-security-policy':
          "default-src 'none'; style-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-store',
        ...headers,
      })
      .end(request.method === 'HEAD' ? undefined : body);
  const page = (status: number, html: string) => send(status, 'text/html; charset=utf-8', html);
  const json = (status: number, value: unknown) =>
    send(status, 'application/json; charset=utf-8', JSON.stringify(value));
  const notFound = () => page(404, listPage({ letters: [], to: '', page: 1, pages: 1, total: 0, missing: true }));

  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return send(405, 'text/plain; charset=utf-8', 'GET, HEAD', { allow: 'GET, HEAD' });
  }
  const to = (url.searchParams.get('to') ?? '').trim();
  const newestFirst = letters.filter((letter) => isFor(letter, to)).reverse();

  if (url.pathname === '/') {
    const pages = Math.max(1, Math.ceil(newestFirst.length / pageSize));
    const current = Math.min(pages, Math.max(1, Number(url.searchParams.get('page')) || 1));
    const shown = newestFirst.slice((current - 1) * pageSize, current * pageSize);
    return page(200, listPage({ letters: shown, to, page: current, pages, total: newestFirst.length }));
  }
  if (url.pathname === '/style.css') return send(200, 'text/css; charset=utf-8', pageStyle);
  if (url.pathname === '/favicon.ico') return response.writeHead(204).end();
  if (url.pathname === '/livez') return json(200, { letters: letters.length });
  if (url.pathname === '/api/letters') {
    const count = Math.max(1, Number(url.searchParams.get('limit')) || pageSize);
    return json(200, { total: newestFirst.length, letters: newestFirst.slice(0, count) });
  }

  const [, kind, id, part, index] =
    url.pathname.match(/^\/(api\/letters|lettres)\/(\d+)(?:\/(html|source|pieces))?(?:\/(\d+))?$/) ?? [];
  const letter = letters.find((one) => one.id === Number(id));
  if (!letter) return kind === 'api/letters' ? json(404, { error: 'no such letter' }) : notFound();
  if (kind === 'api/letters') return json(200, letter);
  if (!part) return page(200, letterPage(letter));
  if (part === 'html') {
    // Framed without scripts, forms nor origin. A page of its own and not a `srcdoc`, which would inherit the page's
    // policy and lose the letter's own styles. Links open outside the frame.
    return send(200, 'text/html; charset=utf-8', `<!doctype html><base target="_blank">${letter.html}`, {
      'content-security-policy':
        "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'",
    });
  }
  const source = readFileSync(sourceFile(dir, letter.id));
  if (part === 'source') return send(200, 'text/plain; charset=utf-8', source);
  const attachment = (await simpleParser(source)).attachments[Number(index) - 1];
  if (!attachment) return notFound();
  const filename = encodeURIComponent(attachment.filename ?? `piece-${index}`);
  return send(200, attachment.contentType, attachment.content, {
    'content-disposition': `attachment; filename*=UTF-8''${filename}`,
  });
}

function isFor(letter: ReceivedLetter, to: string): boolean {
  const wanted = to.toLowerCase();
  return [...letter.envelope.recipients, ...letter.to].some((recipient) => recipient.toLowerCase().includes(wanted));
}
