import { contactLines } from '../letters/compose.ts';
import type { LetterLanguage, Sender } from '../letters/letter.ts';
import { dayOfMoment } from '../locales/dates.ts';
import { schoolName } from '../locales/school-name.ts';
import { type LetterPage, letterPage } from './letter-page.ts';
import { LEFT, mm, type Sheet, writeSheets } from './sheet.ts';
import { say } from './words.ts';

/** A letter of the outbox whose reader has no electronic address (E-12). */
export interface PrintedLetter {
  /** M-01…, for the foot of the page. */
  readonly letterId: string;
  /** First and last name, as on the envelope. */
  readonly to: string;
  /** Lines of the reader's own postal address; empty when the base has none: the letter is handed over. */
  readonly address: readonly string[];
  /** As the outbox keeps them: the page is set again; subject and text stand in for a page that cannot be read. */
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Epoch ms. */
  readonly recordedAt: number;
}

export interface PrintedLettersProps {
  /** Of who prints them: the file's own words. */
  readonly language: LetterLanguage;
  /** The establishment that sends them. */
  readonly sender: Sender;
  readonly timeZone: string;
  /** Epoch ms. */
  readonly madeAt: number;
  /** In the order of printing. A hundred make some hundred megabytes on the way: no more at once. */
  readonly letters: readonly PrintedLetter[];
}

/**
 * The window of a DL envelope (110 × 220 mm; window 45 × 100 mm, 20 mm from its right and lower edges) over a sheet folded in
 * three: what lies in this rectangle shows however the sheet slides, and nothing else lies where the window may show it.
 */
const WINDOW = { x: mm(104), y: mm(47), width: mm(85) } as const;
/** Left of the window, and above it. */
const LETTERHEAD_WIDTH = mm(64);
/** The code to scan stands under the letterhead, left of what the window may show. */
const SCAN = { x: LEFT, y: mm(53), side: mm(23) } as const;
const DATE = mm(82);
const FOLD = mm(99);
/** Below the part that shows through the window. */
const BODY = mm(93);

/** Letters for the envelope, each on pages of its own, its reader's address where the window shows it. */
export function printedLetters(props: PrintedLettersProps): Promise<Buffer> {
  const { language, sender, madeAt, letters } = props;
  const author = schoolName(sender.establishment);
  const title = `${say(language, 'letter.title')} – ${author}`;
  const head = { language, title, author, madeAt, spacing: 'dense' } as const;
  return writeSheets(head, async (sheet) => {
    for (const letter of letters) {
      const page = letterPage(letter.html) ?? asItIs(letter);
      sheet.part(page.language, () => oneLetter(sheet, props, letter, page));
      // Setting a hundred letters takes most of a second: others are answered in between.
      await new Promise((resolve) => setImmediate(resolve));
    }
  });
}

/** A letter whose page cannot be read, as its text: nothing of it is lost. */
const asItIs = ({ subject, text }: PrintedLetter): LetterPage => ({
  language: 'fr',
  title: subject,
  blocks: text
    .trim()
    .split(/\n{2,}/)
    .map((paragraph) => ({ kind: 'paragraph', text: paragraph })),
  notes: [],
});

function oneLetter(
  sheet: Sheet,
  { sender, timeZone }: PrintedLettersProps,
  { letterId, to, address, recordedAt }: PrintedLetter,
  { language, title, blocks, notes }: LetterPage,
): void {
  const establishment = schoolName(sender.establishment);
  sheet.foot(say(language, 'letter.foot', { letter: letterId, establishment }), (page, pages) =>
    say(language, 'sheet.page', { page, pages }),
  );
  const link = blocks.find((block) => block.kind === 'link');
  if (link) sheet.scan(link.href, say(language, 'letter.qr', { url: link.href }), SCAN);
  sheet.letterhead(contactLines({ language, sender }), LETTERHEAD_WIDTH);
  sheet.foldMark(FOLD);
  sheet.placed([to, ...address], WINDOW);
  sheet.downTo(DATE);
  sheet.note(say(language, 'letter.day', { day: dayOfMoment(recordedAt, timeZone, language) }));
  sheet.downTo(BODY);
  sheet.title(title);
  for (const block of blocks) {
    if (block.kind === 'link') sheet.link(`${block.label} :`, block.href);
    else sheet.block(block);
  }
  if (notes.length > 0) sheet.note(notes.join('\n'));
}
