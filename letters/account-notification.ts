import { compose } from './compose.ts';
import type { Letter, LetterContext } from './letter.ts';
import { oneLine } from './plain-words.ts';
import { wordsOf } from './words.ts';

export interface AccountNotificationProps extends LetterContext {
  /** First names of the reader's children in this establishment, at least one; the birth date of any of them is asked with the code. */
  readonly children: readonly string[];
  /** Activation code as people copy it, groups separated by dashes or spaces; single use. */
  readonly code: string;
  /** Last instant of the code, epoch ms (three months, §1.5). */
  readonly validUntil: number;
}

// Kept: a list format is costly to make.
const LISTS = { fr: new Intl.ListFormat('fr'), en: new Intl.ListFormat('en') } as const;

/** M-01: an account waits for its guardian; activation code, its validity, where to use it, whom to ask. */
export function accountNotification(props: AccountNotificationProps): Letter {
  const words = wordsOf(props);
  const children = LISTS[props.language].format(props.children.map(oneLine));
  const values = { isPupil: props.reader.isPupil, children, count: props.children.length };
  return compose(props, {
    subject: words('account-notification.subject'),
    title: words('account-notification.title'),
    lead: [
      { kind: 'paragraph', text: words('account-notification.intro', values) },
      {
        kind: 'list',
        ordered: false,
        items: [words('account-notification.record'), words('account-notification.enrolment')],
      },
      { kind: 'code', label: words('account-notification.code'), value: props.code },
      {
        kind: 'panel',
        tone: 'neutral',
        title: words('account-notification.valid', { until: words.moment(props.validUntil) }),
        text: words('account-notification.valid.text'),
      },
      { kind: 'heading', text: words('account-notification.steps') },
      {
        kind: 'list',
        ordered: true,
        items: [
          words('account-notification.step.open'),
          words('account-notification.step.code', values),
          words('account-notification.step.password'),
        ],
      },
    ],
    link: words('account-notification.link'),
    details: [
      ...(props.reader.isPupil ? [] : [{ kind: 'paragraph', text: words('account-notification.others') } as const]),
      { kind: 'heading', text: words('account-notification.help') },
      { kind: 'paragraph', text: words('account-notification.help.text') },
      { kind: 'paragraph', text: words('account-notification.mistake', values) },
    ],
    because: words('because.account', { isPupil: props.reader.isPupil }),
  });
}
