import { contactLines } from '../letters/compose.ts';
import { schoolValues } from '../letters/words.ts';
import { ofName } from '../locales/of-name.ts';
import { type DossierContext, dossierReference } from './document.ts';
import { CORNER, mm, type Sheet, WIDTH, writeSheets } from './sheet.ts';
import { type Words, wordsOf } from './words.ts';

/** Values that the sentences about one dossier share. */
export interface DossierValues {
  readonly pupil: string;
  /** « de Maëlys D’ŒUVRE », « d’Anaïs LE GOFF ». */
  readonly ofPupil: string;
  readonly years: string;
  readonly school: string;
  readonly atSchool: string;
  readonly ofSchool: string;
}

/**
 * A document about a dossier: the establishment that writes at the top left; reference, date and where the dossier is online
 * at the top right; the title, and what the document says.
 */
export function writeDossierSheet(
  context: DossierContext,
  title: string,
  fill: (sheet: Sheet, words: Words, values: DossierValues) => void,
): Promise<Buffer> {
  const { language, sender, dossier, madeAt, url } = context;
  const words = wordsOf(context);
  const reference = dossierReference(dossier);
  const { school, atSchool, ofSchool } = schoolValues(sender.establishment, language);
  const values: DossierValues = {
    pupil: pupilName(context),
    ofPupil: ofName(pupilName(context)),
    years: words('fact.school-year.value', yearsOf(dossier.schoolYear)),
    school,
    atSchool,
    ofSchool,
  };
  const head = { language, title: `${title} – ${reference}`, author: school, madeAt, spacing: 'roomy' } as const;
  return writeSheets(head, (sheet) => {
    sheet.foot(words('sheet.foot', { title, reference }), (page, pages) => words('sheet.page', { page, pages }));
    const made = words('sheet.made', { day: words.day(madeAt) });
    sheet.corner([words('sheet.reference', { reference }), made], {
      words: words('online.words', { host: new URL(url).host }),
      url,
      alt: words('online.alt', { url }),
    });
    sheet.letterhead(contactLines({ language, sender }), WIDTH - CORNER);
    sheet.downTo(mm(46));
    sheet.title(title);
    fill(sheet, words, values);
  });
}

export const pupilName = ({ dossier: { pupil } }: Pick<DossierContext, 'dossier'>): string =>
  `${pupil.firstName} ${pupil.lastName}`;

/** Both calendar years of a school year, as text: a number would be grouped by thousands. */
const yearsOf = (schoolYear: number): { from: string; to: string } => ({
  from: String(schoolYear),
  to: String(schoolYear + 1),
});
