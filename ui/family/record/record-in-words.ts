/** What the api quotes from SIECLE in a record, as people write it: done once, where the answer arrives. */
import { officialLabel } from '../../../locales/official-label.ts';
import { schoolName } from '../../../locales/school-name.ts';
import type { Schemas } from '../../client/client.ts';

const orNull = (label: string | null): string | null => (label === null ? null : officialLabel(label));

export function recordInWords(record: Schemas['PupilRecord']): Schemas['PupilRecord'] {
  const { identity } = record;
  return {
    ...record,
    school: { ...record.school, name: schoolName(record.school.name) },
    identity: {
      ...identity,
      nationality: orNull(identity.nationality),
      formation: orNull(identity.formation),
      options: identity.options.map(officialLabel),
      regime: orNull(identity.regime),
    },
    occupations: record.occupations.map(labelInWords),
    regimes: record.regimes.map(labelInWords),
    schoolsToo: record.schoolsToo.map((each) => ({
      ...each,
      school: { ...each.school, name: schoolName(each.school.name) },
    })),
    countries: record.countries.map(labelInWords),
  };
}

const labelInWords = ({ code, label }: Schemas['CodeLabel']): Schemas['CodeLabel'] => ({
  code,
  label: officialLabel(label),
});
