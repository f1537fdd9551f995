/** M-03 and M-04 as the activities record them: who is written to, and of what. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { recordChangeActivities } from '../../activities/record-change.ts';
import type { FieldValue, RecordFieldName } from '../../domain/pupil-record/fields.ts';
import type { ExpiryCause, ItemState, RecordChangeState } from '../../domain/record-change/record-change.ts';
import { COLLEGE, type SmallAcademy, smallAcademy } from '../workflows/small-academy.ts';

let academy: SmallAcademy;
const ids: Record<string, string> = { contact: randomUUID() };

beforeAll(async () => {
  academy = await smallAcademy({ Dina: 2 });
  const links = await academy.rows<{ pupil_id: string; guardian_id: string; kinship_code: string }>(
    `select pupil_id, guardian_id, kinship_code from responsibility`,
  );
  for (const { pupil_id, guardian_id, kinship_code } of links) {
    ids.pupil = pupil_id;
    ids[kinship_code === '10' ? 'mother' : 'father'] = guardian_id;
  }
}, 60_000);
afterAll(() => academy?.stop());

interface Item {
  readonly field: RecordFieldName;
  readonly of: string;
  readonly from?: FieldValue;
  readonly to: FieldValue;
  readonly state: ItemState;
  readonly refusedFor?: 'OTHER_GUARDIAN';
}

/** A set as its run leaves it, told to the guardians; the letters by their reader. */
async function told(
  by: 'mother' | 'father',
  { state = 'APPLIED', cause = null }: { state?: RecordChangeState; cause?: ExpiryCause | null },
  items: Item[],
): Promise<Record<string, string>> {
  const id = randomUUID();
  await academy.rows(
    `insert into record_change (id, uai, school_year, pupil_id, guardian_id, author_id, state, expired_for, submitted_at, decided_at)
     values (?, ?, 2026, ?, ?, ?, ?, ?, now(), now())`,
    [id, COLLEGE, ids.pupil, ids[by], academy.mothers.Dina, state, cause],
  );
  for (const { field, of, from = null, to, state: outcome, refusedFor = null } of items) {
    await academy.rows(
      `insert into record_change_item (id, record_change_id, field, target_id, kind, base_value, new_value, state, refused_for)
       values (?, ?, ?, ?, 'contact', ?::jsonb, ?::jsonb, ?, ?)`,
      [
        ...[randomUUID(), id, field, ids[of], JSON.stringify({ value: from }), JSON.stringify({ value: to })],
        ...[outcome, refusedFor],
      ],
    );
  }
  await recordChangeActivities(academy.orm, { publicUrl: 'http://rentree.example' }).tellGuardians({
    recordChangeId: id,
    sequence: 1,
  });
  const letters = await academy.rows<{ to_address: string; text: string }>(
    `select to_address, text from letter where subject_id = ? and letter_id = 'M-04'`,
    [id],
  );
  return Object.fromEntries(
    letters.map(({ to_address, text }) => [to_address.split('.')[0], text.replaceAll(/\s+/g, ' ')]),
  );
}

const contact = {
  ...{ lastName: 'NDIAYE', firstName: 'Awa', kinship: '38' },
  ...{ phoneHome: null, phoneWork: null, phoneMobile: '+33639980177' },
};

test('a set that ended because the pupil left: its author is told why, and what was written all the same', async () => {
  const { mere, pere } = await told('mother', { state: 'EXPIRED', cause: 'PUPIL_LEFT' }, [
    { field: 'guardian.phoneMobile', of: 'mother', to: '+33639980101', state: 'ACCEPTED' },
    { field: 'pupil.email', of: 'pupil', to: 'sans@suite.example', state: 'SUPERSEDED' },
  ]);
  expect(mere).toContain('Dina n’est plus élève de l’établissement');
  expect(mere).toContain('dans le nouvel établissement');
  expect(mere).toContain('Téléphone portable (vous) : 06 39 98 01 01');
  expect(mere).not.toContain('sans@suite');
  // Nothing that the father may see has become anything.
  expect(pere).toBeUndefined();
});

test('a value that gave way to the other guardian’s is told to its author alone, without either value', async () => {
  const { mere, pere } = await told('father', {}, [
    { field: 'pupil.phoneMobile', of: 'pupil', to: '+33639980155', state: 'REFUSED', refusedFor: 'OTHER_GUARDIAN' },
  ]);
  expect(pere).toContain('Téléphone portable (Dina) : Valeur différente proposée par l’autre responsable');
  expect(pere).not.toContain('06 39 98 01 55');
  expect(mere).toBeUndefined();
});

test('a person to call is told to both, as a whole: whom it was, when removed', async () => {
  const { mere, pere } = await told('mother', {}, [
    { field: 'contact', of: 'contact', from: contact, to: null, state: 'ACCEPTED' },
  ]);
  for (const letter of [mere, pere])
    expect(letter).toContain('Personne à contacter (retrait) : Awa NDIAYE (Ascendant)');
});

test('what was right already is reported; what was only sent again is no news', async () => {
  const noop = await told('mother', {}, [
    { field: 'pupil.email', of: 'pupil', from: 'a@exemple.fr', to: 'a@exemple.fr', state: 'NOOP' },
  ]);
  expect(noop.mere).toContain('Informations qui étaient déjà à jour');
  expect(
    await told('mother', {}, [{ field: 'pupil.email', of: 'pupil', to: 'b@exemple.fr', state: 'SUPERSEDED' }]),
  ).toEqual({});
});
