import { isRequest } from '../domain/enrolment-dossier/boarding.ts';
import type { ChoiceGroup, Choices } from '../domain/enrolment-dossier/choices.ts';
import type { ShownChoice } from '../letters/enrolment-validated.ts';
import { dayOfMoment } from '../locales/dates.ts';
import { officialLabel } from '../locales/official-label.ts';
import type { DossierContext } from './document.ts';
import { pupilName, writeDossierSheet } from './dossier-sheet.ts';
import { type Words, wordsOf } from './words.ts';

/** A group of choices as the family answered it. */
export interface RecapChoice extends ShownChoice {
  /** Whether what was chosen is boarding, which is a request and not a right (P8). */
  readonly boarding: boolean;
}

export interface EnrolmentRecapProps extends DossierContext {
  /** When the last version was handed in, epoch ms, and the name of who did it. */
  readonly validatedAt: number;
  readonly by: string;
  /** Number of accepted submissions: 1 is the first. */
  readonly version: number;
  /** `R-2027-0000123`; null for an enrolment without one. */
  readonly receipt: string | null;
  /** In the order of the screens; empty for a formation that asks nothing. */
  readonly choices: readonly RecapChoice[];
  /** The lycée's list, in its order; `receivedAt` is an epoch ms. */
  readonly documents: readonly {
    readonly label: string;
    readonly mandatory: boolean;
    readonly receivedAt: number | null;
  }[];
  /** Until when the family may change its choices, epoch ms; null when it no longer may. */
  readonly changeUntil: number | null;
}

/** The choices of a dossier as its recap tells them: every group that was asked, those answered by nothing included. */
export const recapChoices = (groups: readonly ChoiceGroup[], choices: Choices): RecapChoice[] =>
  groups.map(({ key, label, mode, options }) => {
    const codes = choices[key] ?? [];
    return {
      label: officialLabel(label),
      ranked: mode === 'RANKED' || mode === 'SWAP',
      // An option that the lycée offers no more (E-06) is told by its code: never dropped.
      options: codes.map((code) => officialLabel(options.find((option) => option.code === code)?.label ?? code)),
      boarding: options.some((option) => codes.includes(option.code) && isRequest(option)),
    };
  });

/** The recap (P11): what was validated, group by group, by whom and when, and the documents to bring. */
export function enrolmentRecap(props: EnrolmentRecapProps): Promise<Buffer> {
  const title = wordsOf(props)('recap.title');
  return writeDossierSheet(props, title, (sheet, words, values) => {
    const { dossier, version, receipt, choices, documents, changeUntil, timeZone, language } = props;
    sheet.block({ kind: 'paragraph', text: words('recap.intro', { ...values }) });
    sheet.block({
      kind: 'facts',
      caption: words('recap.facts'),
      rows: [
        { name: words.letter('fact.pupil'), value: pupilName(props) },
        { name: words.letter('fact.formation'), value: dossier.formation },
        { name: words.letter('fact.receiving'), value: values.school },
        { name: words('recap.validated'), value: words.moment(props.validatedAt) },
        ...(props.by === '' ? [] : [{ name: words.letter('fact.done-by'), value: props.by }]),
        { name: words('recap.version'), value: words('recap.version.value', { version }) },
        ...(receipt === null ? [] : [{ name: words('recap.receipt'), value: receipt }]),
        { name: words('recap.record'), value: words('recap.record.value') },
      ],
    });
    if (choices.length > 0) {
      const rows = choices.map((choice) => ({ name: choice.label, value: answerOf(choice, words) }));
      sheet.block({ kind: 'facts', caption: words('recap.choices'), rows });
    } else {
      sheet.heading(words('recap.choices'));
      sheet.block({ kind: 'paragraph', text: words('recap.choices.none') });
    }
    if (changeUntil !== null)
      sheet.block({ kind: 'paragraph', text: words('recap.change', { until: words.moment(changeUntil) }) });
    if (documents.length === 0) {
      sheet.heading(words('recap.documents'));
      sheet.block({ kind: 'paragraph', text: words('recap.documents.none') });
      return;
    }
    sheet.block({
      kind: 'table',
      caption: words('recap.documents'),
      heads: [words('recap.document'), words('recap.document.asked'), words('recap.document.state')],
      rows: documents.map(({ label, mandatory, receivedAt }) => [
        label,
        words(mandatory ? 'recap.document.mandatory' : 'recap.document.optional'),
        receivedAt === null
          ? words('recap.document.missing')
          : words('recap.document.received', { day: dayOfMoment(receivedAt, timeZone, language, { weekday: false }) }),
      ]),
    });
    sheet.block({ kind: 'paragraph', text: words('recap.documents.where', { ofSchool: values.ofSchool }) });
  });
}

/** The options of a choice, one per line, numbered where their order counts. */
function answerOf({ options, ranked, boarding }: RecapChoice, words: Words): string {
  if (options.length === 0) return words('recap.nothing');
  const shown = boarding ? options.map((regime) => words('recap.boarding', { regime })) : options;
  return shown.map((option, index) => (ranked && shown.length > 1 ? `${index + 1}. ${option}` : option)).join('\n');
}
