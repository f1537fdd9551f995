import { compose } from './compose.ts';
import type { Letter, PupilLetterContext } from './letter.ts';
import { placeFacts } from './place-facts.ts';
import { type WaysToEnrol, waysToEnrol } from './ways-to-enrol.ts';
import { pupilValues, wordsOf } from './words.ts';

export interface CampaignOpensProps extends PupilLetterContext, WaysToEnrol {
  /** Label of the formation the pupil is assigned to. */
  readonly formation: string;
  /** Last instant of the enrolment, epoch ms. */
  readonly closesAt: number;
}

/** M-05, to both guardians: a place waits; how to enrol, until when, with whose computer, or on paper. */
export function campaignOpens(props: CampaignOpensProps): Letter {
  const words = wordsOf(props);
  const values = {
    ...pupilValues(props),
    isPupil: props.reader.isPupil,
    day: words.day(props.closesAt),
    until: words.moment(props.closesAt),
  };
  return compose(props, {
    subject: words('campaign-opens.subject', values),
    title: words('campaign-opens.title', values),
    lead: [
      { kind: 'paragraph', text: words('campaign-opens.intro', values) },
      {
        kind: 'panel',
        tone: 'warning',
        title: words('campaign-opens.deadline', values),
        text: words('campaign-opens.deadline.text'),
      },
    ],
    link: words('open-enrolment'),
    details: [
      {
        kind: 'facts',
        caption: words('campaign-opens.facts'),
        rows: placeFacts(props, words),
      },
      { kind: 'heading', text: words('campaign-opens.steps') },
      {
        kind: 'list',
        ordered: true,
        items: [
          words('campaign-opens.step.decide'),
          words('campaign-opens.step.choose'),
          words('campaign-opens.step.record'),
          words('campaign-opens.step.validate'),
        ],
      },
      ...(props.reader.isPupil ? [] : [{ kind: 'paragraph', text: words('campaign-opens.once') } as const]),
      ...waysToEnrol(props, words),
    ],
    because: words('because.guardian', values),
  });
}
