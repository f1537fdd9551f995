import { schoolName } from '../locales/school-name.ts';
import type { Block, Composition, Letter, LetterContext } from './letter.ts';
import { htmlPage } from './page.ts';
import { plainText } from './plain-text.ts';
import { oneLine } from './plain-words.ts';
import { dialled } from './shown-value.ts';
import { say } from './words.ts';

/** What a letter says of its own; the rest is common to all. */
export interface OwnWords {
  readonly subject: string;
  readonly title: string;
  readonly lead: readonly Block[];
  /** Words of the one link, which stands between lead and details. */
  readonly link: string;
  readonly details: readonly Block[];
  /** Why this reader gets this letter. */
  readonly because: string;
}

/**
 * Writes a letter on the common page: greeting, its own words, the link, the signature of the establishment and a footer
 * saying how to reach it and why the letter came.
 * @throws Error when the link could act by itself or is no web address: a mistake of the caller's, never of a reader's data
 */
export function compose(context: LetterContext, own: OwnWords): Letter {
  const { language, sender } = context;
  const letter: Composition = {
    language,
    subject: oneLine(own.subject),
    establishment: schoolName(oneLine(sender.establishment)),
    title: own.title,
    greeting: greeting(context),
    lead: own.lead,
    link: { label: own.link, href: safeLink(context.url), hint: say(language, 'link.hint') },
    details: own.details,
    signature: say(language, 'signature', { school: schoolName(sender.establishment) }),
    footer: {
      title: say(language, 'footer.contact'),
      contact: contactLines(context),
      notes: [own.because, say(language, 'footer.no-secret'), say(language, 'footer.rights')],
    },
  };
  return { subject: letter.subject, text: plainText(letter), html: htmlPage(letter) };
}

/** Name, address, telephone and mail of the establishment, one per line: footer, and receipts (CRPA R.112-11-1). */
export function contactLines({ language, sender }: Pick<LetterContext, 'language' | 'sender'>): string[] {
  return [
    schoolName(oneLine(sender.establishment)),
    ...sender.address.map(oneLine),
    ...(sender.phone ? [say(language, 'contact.phone', { phone: dialled(sender.phone) })] : []),
    ...(sender.email ? [say(language, 'contact.email', { email: sender.email })] : []),
  ].filter((line) => line !== '');
}

function greeting({ language, reader }: LetterContext): string {
  const name = oneLine(reader.name);
  return say(language, 'greeting', { civility: name === '' ? 'none' : (reader.civility ?? 'unknown'), name });
}

/** The link as written in the letter: http(s), and nothing in it that could sign in, confirm or tell who reads (§8). */
function safeLink(url: string): string {
  const link = new URL(url);
  if (link.protocol !== 'https:' && link.protocol !== 'http:')
    throw new Error(`A letter links to web pages only: ${link.protocol}`);
  if (link.search !== '' || link.hash !== '' || link.username !== '' || link.password !== '') {
    throw new Error('A letter’s link carries no query, fragment or credentials');
  }
  return link.href;
}
