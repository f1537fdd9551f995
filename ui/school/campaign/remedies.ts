/** Where each cause that blocks an opening is put right: the page, and the place of the page. Pure. */
import type { ChecklistCause } from '../../../domain/campaign/campaign.ts';
import type { Schemas } from '../../client/client.ts';
import { deskPath } from '../post.ts';

type Cause = Schemas['CampaignDetail']['checklist'][number]['causes'][number];

export interface Remedy {
  readonly href: string;
  readonly act: 'import' | 'documents' | 'services' | 'offer';
}

const ACTS: Record<ChecklistCause['cause'], Remedy['act'] | null> = {
  'year-unknown': 'import',
  'formation-unknown': 'import',
  'offer-inconsistent': 'offer',
  'no-document': 'documents',
  // The head delegates; delegating has no page yet.
  'nobody-integrates': null,
  'service-closed': 'services',
  // Only the origin itself can open its service.
  'origin-closed': null,
};

/** Null for what is put right elsewhere than on this desk. */
export function remedyOf({ cause, mef }: Cause, uai: string, schoolYear: number): Remedy | null {
  const act = ACTS[cause];
  switch (act) {
    case null:
      return null;
    case 'import':
      return { act, href: deskPath(uai, 'import') };
    case 'offer':
      return { act, href: `${deskPath(uai, 'options', mef ?? '')}?annee=${schoolYear}` };
    default:
      return { act, href: `${deskPath(uai, 'parametres')}?annee=${schoolYear}#${act}` };
  }
}
