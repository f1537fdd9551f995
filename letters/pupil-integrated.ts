import { dayInWords } from '../locales/dates.ts';
import { compose } from './compose.ts';
import type { Block, Letter, PupilLetterContext } from './letter.ts';
import { pupilValues, type Words, wordsOf } from './words.ts';

export interface PupilIntegratedProps extends PupilLetterContext {
  readonly formation: string;
  /** Epoch ms. */
  readonly integratedAt: number;
  /** Labels of the mandatory documents not received yet; empty when the dossier is complete. */
  readonly missingDocuments: readonly string[];
  /** The pupils' first day (`YYYY-MM-DD`), or null while the lycée's calendar is unknown. */
  readonly firstDay: string | null;
  /** The lycée's own words to its newcomers, plain text; null or empty for none. */
  readonly message: string | null;
}

/** M-11, to both guardians: the lycée took the pupil into its base; next steps, documents still missing. */
export function pupilIntegrated(props: PupilIntegratedProps): Letter {
  const words = wordsOf(props);
  const values = {
    ...pupilValues(props),
    isPupil: props.reader.isPupil,
    at: words.day(props.integratedAt),
    formation: props.formation,
  };
  return compose(props, {
    subject: words('pupil-integrated.subject', values),
    title: words('pupil-integrated.title', values),
    lead: [{ kind: 'paragraph', text: words('pupil-integrated.intro', values) }, ...documents(props, words)],
    link: words('pupil-integrated.link'),
    details: [
      ...(props.message
        ? [{ kind: 'quote', author: words('pupil-integrated.message'), text: props.message } as const]
        : []),
      { kind: 'heading', text: words('next.heading') },
      {
        kind: 'list',
        ordered: false,
        items: [
          ...(props.firstDay === null
            ? []
            : [words('pupil-integrated.first-day', { day: dayInWords(props.firstDay, props.language) })]),
          words('pupil-integrated.changes'),
          words('pupil-integrated.record'),
        ],
      },
    ],
    because: words('because.guardian', values),
  });
}

function documents(props: PupilIntegratedProps, words: Words): Block[] {
  const count = props.missingDocuments.length;
  if (count === 0) {
    return [
      {
        kind: 'panel',
        tone: 'good',
        title: words('pupil-integrated.complete'),
        text: words('pupil-integrated.complete.text'),
      },
    ];
  }
  return [
    {
      kind: 'panel',
      tone: 'warning',
      title: words('pupil-integrated.missing', { count }),
      text: words(count === 1 ? 'pupil-integrated.missing-one.text' : 'pupil-integrated.missing.text'),
    },
    { kind: 'paragraph', text: words('documents.where', pupilValues(props)) },
    { kind: 'list', ordered: false, items: props.missingDocuments },
  ];
}
