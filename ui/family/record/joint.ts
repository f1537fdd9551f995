/** Of a joint account (§1.4-1), in the record: whose field an item is, and the one question that a shared address asks (§2.3). */
import type { FieldValue, RecordFieldName } from '../../../domain/pupil-record/fields.ts';
import { isSameHome } from '../../../domain/pupil-record/visibility.ts';
import type { Schemas } from '../../client/client.ts';
import type { Item } from './proposal.ts';

type PupilRecord = Schemas['PupilRecord'];
type Other = PupilRecord['others'][number];

/** The other guardian of a joint account whose address a change of one's own concerns perhaps: the same as it was. */
export function whoElseMoves(items: readonly Item[], { others }: Pick<PupilRecord, 'others'>): Other | null {
  const move = items.find(({ field }) => field === 'guardian.address');
  if (!move) return null;
  const home = (value: FieldValue | undefined) =>
    typeof value === 'object' && value !== null && 'line1' in value ? value : null;
  return (
    others.find(
      ({ joint }) =>
        joint?.modifiable.includes('guardian.address') &&
        isSameHome(home(joint.values['guardian.address']), home(move.baseValue)),
    ) ?? null
  );
}

/** The same move of the other one: asked with one's own, decided field by field like any other. */
export function movedTogether(items: readonly Item[], { joint }: Other): Item[] {
  const move = items.find(({ field }) => field === 'guardian.address');
  if (!move || !joint) return [];
  const { guardianId: targetId, values } = joint;
  return [{ ...move, targetId, baseValue: values['guardian.address'] ?? null }];
}

/** Whose name to say of an item about the other guardian; null for the pupil's, one's own and a contact's. */
export const nameOfOther = (
  { others }: Pick<PupilRecord, 'others'>,
  { field, targetId }: { readonly field: RecordFieldName; readonly targetId?: string | undefined },
): string | null =>
  field.startsWith('guardian.') ? (others.find(({ joint }) => joint?.guardianId === targetId)?.name ?? null) : null;
