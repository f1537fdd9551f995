import type { DocumentLanguage, DossierContext } from './document.ts';
import { dossierReference } from './document.ts';
import { say } from './words.ts';

/**
 * The name under which a document is kept: what it is and its reference, letters, digits and dashes only. Never a pupil's
 * name: downloads are seen by whoever uses the computer next.
 */
export function documentFileName(
  kind: 'notice' | 'recap' | 'receipt' | 'calendar' | 'letters',
  context: { readonly language: DocumentLanguage; readonly dossier?: DossierContext['dossier'] },
  reference: string = context.dossier ? dossierReference(context.dossier) : '',
): string {
  return say(context.language, `file.${kind}`, { reference });
}
