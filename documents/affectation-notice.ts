import type { WaitingReason } from '../domain/enrolment-dossier/waiting.ts';
import type { Block, Tone } from '../letters/letter.ts';
import { dialled } from '../letters/shown-value.ts';
import { schoolValues } from '../letters/words.ts';
import { dayInWords } from '../locales/dates.ts';
import { schoolName } from '../locales/school-name.ts';
import type { DossierContext } from './document.ts';
import { type DossierValues, pupilName, writeDossierSheet } from './dossier-sheet.ts';
import { type Words, wordsOf } from './words.ts';

export interface AffectationNoticeProps extends DossierContext {
  /** Name of the establishment of this year; null when it is unknown here. */
  readonly origin: string | null;
  /** Round of the affectation, from 1. */
  readonly round: number;
  /** `YYYY-MM-DD`. */
  readonly decidedOn: string;
  /** The head of the receiving establishment, as its sheet tells. */
  readonly head: { readonly title: string | null; readonly name: string | null };
  /** What the dossier waits for (domain `waitingOf`), on which the answer still to give depends. */
  readonly waitingFor: Exclude<WaitingReason, 'cancelled'>;
  /** Until when the family may answer, epoch ms. */
  readonly closesAt: number;
  /** When the place was accepted, epoch ms. */
  readonly validatedAt: number | null;
  /** When the place was refused, epoch ms. */
  readonly refusedAt: number | null;
}

/**
 * *Avis d'affectation* (P2): the place a pupil was given, the lycée that gives it, and how to answer until when. It tells no
 * choice and nobody's name but the pupil's and the head's, so that the establishment of this year may hand it out too.
 */
export function affectationNotice(props: AffectationNoticeProps): Promise<Buffer> {
  const title = wordsOf(props)('notice.title');
  return writeDossierSheet(props, title, (sheet, words, values) => {
    const { dossier, origin, round, decidedOn, language } = props;
    sheet.block({ kind: 'paragraph', text: words('notice.intro', { ...values }) });
    sheet.block({
      kind: 'facts',
      caption: words('notice.facts'),
      rows: [
        { name: words.letter('fact.pupil'), value: pupilName(props) },
        { name: words.letter('fact.formation'), value: dossier.formation },
        ...(origin === null ? [] : [{ name: words('notice.origin'), value: schoolName(origin) }]),
        { name: words('notice.round'), value: words('notice.round.value', { round }) },
        { name: words('notice.decided'), value: dayInWords(decidedOn, language) },
      ],
    });
    sheet.block({ kind: 'facts', caption: words('notice.receiving'), rows: sheetOf(props, words, values) });
    sheet.heading(words('notice.answer'));
    for (const block of answer(props, words, values)) sheet.block(block);
  });
}

/** The sheet of the receiving establishment (P3), what is unknown left out. */
function sheetOf({ sender, head }: AffectationNoticeProps, words: Words, { school }: DossierValues) {
  return [
    { name: words('notice.name'), value: school },
    { name: words('notice.address'), value: sender.address.join('\n') },
    { name: words('notice.phone'), value: sender.phone ? dialled(sender.phone) : '' },
    { name: words('notice.email'), value: sender.email ?? '' },
    { name: head.title ?? words('notice.head'), value: head.name ?? '' },
  ].filter(({ value }) => value !== '');
}

/** What is to be done, or what was done already. */
function answer(props: AffectationNoticeProps, words: Words, { ofSchool }: DossierValues): Block[] {
  const { closesAt, validatedAt, refusedAt, origin, language } = props;
  const told = (tone: Tone, title: string, text: string): Block[] => [{ kind: 'panel', tone, title, text }];
  const when = (at: number | null): string => (at === null ? 'none' : words.moment(at));
  const validated = words('notice.validated', { when: when(validatedAt) });
  switch (props.waitingFor) {
    case 'answer':
    case 'draft':
      return [
        ...told('warning', words('notice.awaited', { until: words.moment(closesAt) }), words('notice.awaited.text')),
        {
          kind: 'list',
          ordered: false,
          items: [
            words('notice.online'),
            ...(origin === null
              ? []
              : [words('notice.computer', { atOrigin: schoolValues(origin, language).atSchool })]),
            words('notice.paper', { ofSchool }),
          ],
        },
      ];
    case 'formation':
      return told('neutral', words('notice.formation'), words('notice.formation.text', { ofSchool }));
    case 'agreement':
      return told('neutral', validated, words('notice.agreement.text'));
    case 'objection':
    case 'record-changes':
    case 'boarding':
    case 'integration':
    case 'documents':
    case 'documents-check':
    case 'complete':
      return told('good', validated, words('notice.validated.text'));
    case 'refused': {
      const title = words('notice.refused', { when: when(refusedAt) });
      return told('neutral', title, words('notice.refused.text', { ofSchool }));
    }
    case 'paper':
      return told('neutral', words('notice.on-paper'), words('notice.on-paper.text', { ofSchool }));
    case 'dispute':
      return told('neutral', words('notice.disputed'), words('notice.disputed.text'));
    case 'closing':
    case 'silence':
      return told('warning', words('notice.late'), words('notice.late.text', { ofSchool }));
  }
}
