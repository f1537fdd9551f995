import { compose } from './compose.ts';
import type { Letter, LetterContext } from './letter.ts';
import { wordsOf } from './words.ts';

export interface EmailConfirmationProps extends LetterContext {
  /** The address to confirm, which is also where this letter goes. */
  readonly address: string;
  /** Epoch ms. */
  readonly validUntil: number;
}

/**
 * M-02, to the new address: its link opens a page with a button, which confirms. Whoever reads it may be a stranger, if the
 * address was mistyped: it names no child.
 */
export function emailConfirmation(props: EmailConfirmationProps): Letter {
  const words = wordsOf(props);
  return compose(props, {
    subject: words('email-confirmation.subject'),
    title: words('email-confirmation.title'),
    lead: [
      { kind: 'paragraph', text: words('email-confirmation.intro', { address: props.address }) },
      { kind: 'paragraph', text: words('email-confirmation.how') },
    ],
    link: words('email-confirmation.link'),
    details: [
      {
        kind: 'panel',
        tone: 'neutral',
        title: words('email-confirmation.valid', { until: words.moment(props.validUntil) }),
        text: words('email-confirmation.valid.text'),
      },
      { kind: 'paragraph', text: words('email-confirmation.mistake') },
    ],
    because: words('because.email'),
  });
}

/** M-02 to the address that letters go to until now: a change was asked. Neither the new address nor a link that confirms. */
export function emailChangeNotice(props: LetterContext): Letter {
  const words = wordsOf(props);
  return compose(props, {
    subject: words('email-change-notice.subject'),
    title: words('email-change-notice.title'),
    lead: [
      { kind: 'paragraph', text: words('email-change-notice.intro') },
      { kind: 'paragraph', text: words('email-change-notice.until') },
    ],
    link: words('email-change-notice.link'),
    details: [{ kind: 'paragraph', text: words('email-change-notice.mistake') }],
    because: words('because.old-email'),
  });
}
