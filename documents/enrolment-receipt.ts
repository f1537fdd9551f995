import { contactLines } from '../letters/compose.ts';
import { type DossierContext, dossierReference } from './document.ts';
import { pupilName, writeDossierSheet } from './dossier-sheet.ts';
import { wordsOf } from './words.ts';

export interface EnrolmentReceiptProps extends DossierContext {
  /** `R-2027-0000123`. */
  readonly number: string;
  /** Epoch ms. */
  readonly receivedAt: number;
  readonly act: 'submit' | 'refuse' | 'enterOnBehalf';
  /** Name of who handed it in; empty when it is unknown. */
  readonly by: string;
  /** Whether it is stored and not yet processed: then this only acknowledges that it is recorded (CRPA L.112-11). */
  readonly pending: boolean;
}

/**
 * The electronic acknowledgement of receipt that every submission is owed (CRPA L.112-11): its number, the moment it was
 * received, and the service in charge with its address, telephone and mail (R.112-11-1, 1° and 2°). For whoever has no mail
 * it is the receipt (E-12).
 */
export function enrolmentReceipt(props: EnrolmentReceiptProps): Promise<Buffer> {
  const { number, receivedAt, act, by, pending, dossier } = props;
  const title = wordsOf(props)(pending ? 'receipt.title.pending' : 'receipt.title');
  return writeDossierSheet(props, title, (sheet, words, values) => {
    if (pending)
      sheet.block({
        kind: 'panel',
        tone: 'neutral',
        title: words('receipt.pending'),
        text: words('receipt.pending.text'),
      });
    sheet.block({
      kind: 'facts',
      caption: words('receipt.facts'),
      rows: [
        { name: words('receipt.number'), value: number },
        { name: words('receipt.received'), value: words.moment(receivedAt) },
        { name: words('receipt.act'), value: words(`receipt.act.${act}`) },
        { name: words.letter('fact.pupil'), value: pupilName(props) },
        { name: words.letter('fact.formation'), value: dossier.formation },
        { name: words.letter('fact.receiving'), value: values.school },
        ...(by === '' ? [] : [{ name: words.letter('fact.done-by'), value: by }]),
        { name: words('fact.dossier'), value: dossierReference(dossier) },
      ],
    });
    sheet.heading(words('service.heading'));
    sheet.block({
      kind: 'paragraph',
      text: [words.letter('receipt.secretariat'), ...contactLines(props)].join('\n'),
    });
    sheet.block({ kind: 'paragraph', text: words('receipt.keep') });
    sheet.note(words('receipt.law'));
  });
}
