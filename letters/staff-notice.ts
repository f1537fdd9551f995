import { compose } from './compose.ts';
import type { Letter, LetterContext, Pupil } from './letter.ts';
import { say, wordsOf } from './words.ts';

export interface StaffNoticeProps extends LetterContext {
  readonly pupil: Pupil;
  readonly formation: string;
  /** The lycée, as its staff and those of the origin call it. */
  readonly receiving: string;
  /** A place was given back (M-06), or two guardians disagree and the head decides (M-10). */
  readonly about: 'refusal' | 'dispute';
}

/** M-06 and M-10 to the staff: one fact about one pupil, and where to go on. The family's words stay in the dossier. */
export function staffNotice(props: StaffNoticeProps): Letter {
  const { about, pupil, formation, receiving } = props;
  const words = wordsOf(props);
  const values = { name: `${pupil.firstName} ${pupil.lastName}`, formation, receiving };
  return compose(props, {
    subject: words(`staff-notice.${about}.subject`, values),
    title: words(`staff-notice.${about}.title`, values),
    lead: [{ kind: 'paragraph', text: words(`staff-notice.${about}.intro`, values) }],
    link: words('staff-notice.link'),
    details: [{ kind: 'paragraph', text: words(`staff-notice.${about}.next`) }],
    because: say(props.language, 'because.staff'),
  });
}

export interface CampaignReportProps extends LetterContext {
  /** Whose figures: the pupils it received, or those who left it. */
  readonly side: 'receiving' | 'origin';
  readonly receiving: string;
  /** Epoch ms. */
  readonly closedAt: number;
  readonly figures: {
    readonly total: number;
    readonly enrolled: number;
    readonly refused: number;
    readonly silent: number;
    readonly paper: number;
    readonly disputed: number;
  };
}

/** M-15, to the establishments at both ends when a campaign has closed: figures, and no name (§8). */
export function campaignReport(props: CampaignReportProps): Letter {
  const words = wordsOf(props);
  const { figures, side, receiving } = props;
  const values = { receiving, side, when: words.moment(props.closedAt), total: figures.total };
  const names = ['enrolled', 'refused', 'silent', 'paper', 'disputed'] as const;
  return compose(props, {
    subject: words('campaign-report.subject', values),
    title: words('campaign-report.title', values),
    lead: [{ kind: 'paragraph', text: words('campaign-report.intro', values) }],
    link: words('staff-notice.link'),
    details: [
      {
        kind: 'facts',
        caption: words('campaign-report.figures'),
        rows: names.map((name) => ({ name: words(`campaign-report.${name}`), value: String(figures[name]) })),
      },
      ...(figures.silent > 0 ? [{ kind: 'paragraph', text: words('campaign-report.call', values) } as const] : []),
    ],
    because: words('because.staff'),
  });
}
