import type { EntityManager } from '@mikro-orm/postgresql';
import {
  type Address,
  CLOSED_BY_DEFAULT,
  type Contact,
  type FieldValue,
  OBSOLETE_OCCUPATIONS,
  RECORD_FIELD_NAMES,
  type RecordFieldName,
} from '../../domain/pupil-record/fields.ts';
import { type Authority, actsAlone, type Level, mayAct, mayRead } from '../../domain/pupil-record/responsibility.ts';
import { isGuardianField } from '../../domain/pupil-record/visibility.ts';
import type {
  ExpiryCause,
  ItemState,
  REFUSED_FOR,
  RecordChangeState,
} from '../../domain/record-change/record-change.ts';
import { contactsOf, placeKey, readFields, readRecordValues } from '../record-values.ts';
import { type Sight, sightOf } from './sight.ts';
import { classGroup, codeLabel, fullName, instant, mefLabel, schoolName } from './sql.ts';

export interface CodeLabel {
  readonly code: string;
  readonly label: string;
}

export interface RecordView {
  readonly pupilId: string;
  readonly schoolYear: number;
  readonly school: { readonly uai: string; readonly name: string };
  readonly identity: {
    readonly lastName: string;
    readonly firstName: string;
    readonly otherFirstNames: string[];
    readonly sex: string | null;
    readonly bornOn: string | null;
    readonly bornIn: string | null;
    readonly nationality: string | null;
    readonly formation: string | null;
    readonly classGroup: string | null;
    readonly options: string[];
    readonly regime: string | null;
  };
  readonly self: {
    readonly guardianId: string;
    readonly lastName: string;
    readonly firstName: string | null;
    readonly kinship: string;
    readonly level: Level;
  };
  readonly others: {
    readonly name: string;
    readonly kinship: string;
    readonly level: Level;
    readonly address: Address | null;
    /** In a joint account: the other guardian's fields, and those that either may change. */
    readonly joint: {
      readonly guardianId: string;
      readonly values: Partial<Record<RecordFieldName, FieldValue>>;
      readonly modifiable: RecordFieldName[];
    } | null;
  }[];
  readonly contacts: { readonly contactId: string; readonly value: Contact }[];
  readonly values: Partial<Record<RecordFieldName, FieldValue>>;
  readonly modifiable: RecordFieldName[];
  readonly changes: {
    readonly recordChangeId: string;
    readonly state: RecordChangeState;
    readonly submittedAt: string;
    readonly withdrawable: boolean;
    /** Why it ended before everything in it was decided. */
    readonly expiredFor: ExpiryCause | null;
    readonly items: {
      readonly field: RecordFieldName;
      readonly targetId: string;
      readonly baseValue: FieldValue;
      readonly newValue: FieldValue;
      /** What was kept instead, where it was accepted with a correction. */
      readonly amendedValue: FieldValue;
      readonly state: ItemState;
      readonly reason: string | null;
      readonly refusedFor: (typeof REFUSED_FOR)[number] | null;
      readonly decidedAt: string | null;
    }[];
  }[];
  readonly occupations: CodeLabel[];
  readonly regimes: CodeLabel[];
  readonly countries: CodeLabel[];
}

interface Link {
  guardianId: string;
  name: string;
  lastName: string;
  firstName: string | null;
  level: Level;
  kinship: string;
  authority: Authority;
  paysFees: boolean;
  ended: boolean;
  mine: boolean;
}

interface Facts {
  uai: string;
  today: string;
  school_year: number;
  school: string;
  open: boolean;
  identity: RecordView['identity'];
  links: Link[];
  changes: RecordView['changes'];
  occupations: CodeLabel[];
  regimes: CodeLabel[];
  countries: CodeLabel[];
  closed_fields: RecordFieldName[] | null;
}

/**
 * The record (*fiche de renseignements*) as one guardian may see it: the pupil's data, their own, and of the others what
 * the matrix of §1.4-2 lets be seen (`sight.ts`); the rest does not leave this function. Kinship is a code.
 * @returns null when this account has no link, still in force, that lets it read this pupil
 */
export async function recordOf(em: EntityManager, pupilId: string, accountId: string): Promise<RecordView | null> {
  const [facts]: Facts[] = await em.execute(
    `select p.uai, p.school_year, current_date::text as today, ${schoolName('e')} as school,
       p.left_on is null and (coalesce(y.record_service_open, true) or exists (
         select 1 from dossier d where d.expected_pupil_id = p.id and d.state in ('NOTIFIED', 'VALIDATED') and not d.closed)) as open,
       json_build_object('lastName', p.last_name, 'firstName', p.first_name,
         'otherFirstNames', array_remove(array[p.second_name, p.third_name], null), 'sex', p.sex, 'bornOn', p.born_on,
         'bornIn', coalesce(
           (select pl.label from place pl where (pl.kind, pl.code) = ('commune', p.birth_commune_code)),
           nullif(concat_ws(', ', p.birth_city, (select pl.label from place pl
             where (pl.kind, pl.code) = ('country', p.birth_country_code) and p.birth_country_code <> '100')), '')),
         'nationality', (select pl.label from place pl where (pl.kind, pl.code) = ('country', p.nationality_code)),
         'formation', ${mefLabel('p.uai', 'p.school_year', 'p.mef')}, 'classGroup', ${classGroup('p.id')},
         'options', (select coalesce(json_agg(coalesce(s.printed_label, s.label, o.subject_code) order by o.rank), '[]')
           from pupil_option o left join subject s on (s.uai, s.school_year, s.code) = (p.uai, p.school_year, o.subject_code)
           where o.pupil_id = p.id),
         'regime', ${codeLabel('regime', 'p.uai', 'p.school_year', 'p.regime_code')}) as identity,
       (select json_agg(json_build_object('guardianId', g.id, 'name', ${fullName('g')}, 'lastName', g.last_name,
           'firstName', g.first_name, 'level', r.level, 'kinship', r.kinship_code, 'authority', r.authority, 'paysFees', r.pays_fees,
           'ended', r.ended_on is not null and r.ended_on <= current_date,
           'mine', exists (select 1 from guardian_account ga where ga.guardian_id = g.id and ga.account_id = ?))
           order by r.level, r.kinship_code, g.last_name, g.id)
         from responsibility r join guardian g on g.id = r.guardian_id
         where r.pupil_id = p.id) as links,
       (select coalesce(json_agg(json_build_object('recordChangeId', rc.id, 'state', rc.state,
           'submittedAt', ${instant('rc.submitted_at')}, 'withdrawable', rc.state = 'SUBMITTED', 'expiredFor', rc.expired_for,
           'items', (select json_agg(json_build_object('field', i.field, 'targetId', i.target_id, 'baseValue', i.base_value->'value',
             'newValue', i.new_value->'value', 'amendedValue', i.amended_value->'value', 'state', i.state,
             'reason', i.reason, 'refusedFor', i.refused_for, 'decidedAt', ${instant('i.decided_at')}) order by i.field)
             from record_change_item i where i.record_change_id = rc.id)) order by rc.submitted_at desc), '[]')
         from record_change rc where rc.pupil_id = p.id and rc.author_id = ? and rc.submitted_at > now() - interval '1 year') as changes,
       y.closed_fields,
       (select coalesce(json_agg(json_build_object('code', n.code, 'label', n.label) order by n.label), '[]')
         from nomenclature_code n where (n.uai, n.school_year, n.kind) = (p.uai, p.school_year, 'occupation')) as occupations,
       (select coalesce(json_agg(json_build_object('code', n.code, 'label', n.label) order by n.code), '[]')
         from nomenclature_code n where (n.uai, n.school_year, n.kind) = (p.uai, p.school_year, 'regime')) as regimes,
       (select coalesce(json_agg(json_build_object('code', pl.code, 'label', pl.label) order by pl.label), '[]')
         from place pl where pl.kind = 'country') as countries
     from pupil p join establishment e on e.uai = p.uai
     left join establishment_year y on (y.uai, y.school_year) = (p.uai, p.school_year)
     where p.id = ?`,
    [accountId, accountId, pupilId],
  );
  if (!facts) return null;
  const links = (facts.links ?? []).filter(({ ended }) => !ended);
  const self = links.find((link) => link.mine && mayRead(link));
  if (!self) return null;
  const others = links.filter(({ guardianId }) => guardianId !== self.guardianId);
  const sight = await sightOf(em, pupilId, self.guardianId);
  const theirs = await fieldsOfOthers(em, pupilId, others, sight);
  const alone = actsAlone(facts.identity.bornOn, facts.today, links);
  const modifiable = facts.open && mayAct(self, alone) ? openFields(facts) : [];
  return {
    pupilId,
    schoolYear: facts.school_year,
    school: { uai: facts.uai, name: facts.school },
    identity: facts.identity,
    self: {
      guardianId: self.guardianId,
      lastName: self.lastName,
      firstName: self.firstName,
      kinship: self.kinship,
      level: self.level,
    },
    others: others.map(({ guardianId, name, kinship, level }) => {
      const values = theirs.get(guardianId) ?? {};
      const joint = sight.standing(guardianId) === 'JOINT';
      const address = (values['guardian.address'] ?? null) as Address | null;
      return {
        name,
        kinship,
        level,
        address,
        joint: joint ? { guardianId, values, modifiable: modifiable.filter(isGuardianField) } : null,
      };
    }),
    contacts: await contactsOf(em, pupilId),
    values: await readRecordValues(em, pupilId, self.guardianId),
    modifiable,
    changes: changesAsSeen(facts.changes, sight),
    occupations: facts.occupations.filter(({ code }) => !OBSOLETE_OCCUPATIONS.includes(code)),
    regimes: facts.regimes,
    countries: facts.countries,
  };
}

/** What the school takes changes of: it may reduce the list, never extend it (§2.1). No regime where none is known. */
const openFields = ({ closed_fields: closed, regimes }: Facts): RecordFieldName[] =>
  RECORD_FIELD_NAMES.filter(
    (field) => !(closed ?? CLOSED_BY_DEFAULT).includes(field) && (field !== 'pupil.regime' || regimes.length > 0),
  );

/** Of each other person the fields that this reader sees, and no others. */
async function fieldsOfOthers(
  em: EntityManager,
  pupilId: string,
  others: readonly Link[],
  sight: Sight,
): Promise<ReadonlyMap<string, RecordView['values']>> {
  const places = others.flatMap(({ guardianId: targetId }) =>
    RECORD_FIELD_NAMES.filter((field) => isGuardianField(field) && sight.field(targetId, field)).map((field) => ({
      field,
      targetId,
      pupilId,
    })),
  );
  const values = await readFields(em, places);
  return new Map(
    others.map(({ guardianId }) => [
      guardianId,
      Object.fromEntries(
        places
          .filter(({ targetId }) => targetId === guardianId)
          .map((place) => [place.field, values.get(placeKey(place)) ?? null]),
      ),
    ]),
  );
}

/** What one asked of the other guardian's fields in a joint account is shown as long as it is one. */
const changesAsSeen = (changes: RecordView['changes'], sight: Sight): RecordView['changes'] =>
  changes
    .map((change) => ({
      ...change,
      items: change.items.filter(({ field, targetId, baseValue, newValue, amendedValue }) =>
        [baseValue, newValue, amendedValue].every((value) => value === null || sight.value(targetId, field, value)),
      ),
    }))
    .filter(({ items }) => items.length > 0);
