import { Router } from 'express';
import { z } from 'zod';
import { type CodeLabelsOfSchool, codeLabels } from '../../database/views/code-labels.ts';
import { type HistoryLine, recordHistory } from '../../database/views/record-history.ts';
import type { FieldValue } from '../../domain/pupil-record/fields.ts';
import { reply, serve } from '../answer.ts';
import { routes } from '../contract/index.ts';
import { cursorOf, nextLink, placeOf } from '../cursor.ts';
import { may, type SignedIn, worksAt } from '../identity/signed-in.ts';
import { kinshipLabel } from '../kinship.ts';
import { Refused } from '../problems.ts';
import type { Services } from '../services.ts';

/** As PostgreSQL writes a `timestamptz`, then the id. */
const place = z.tuple([z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?[+-]\d\d(:\d\d)?$/), z.uuid()]);

interface Pupil {
  readonly uai: string;
  readonly school_year: number;
  readonly identity_id: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly time_zone: string;
}

/** The history of a child's record: one question, answered to the school whole, to a guardian as far as they may see. */
export function recordHistoryRoutes({ em }: Services): Router {
  const router = Router();

  /**
   * The reader's own rows as a guardian, or null for the school.
   * @throws Refused `not-found` to whom the pupil is nobody; to staff without the operation, `not-permitted`
   */
  const readerOf = async (who: SignedIn, pupilId: string, pupil: Pupil | undefined): Promise<string[] | null> => {
    if (!pupil) throw new Refused('not-found');
    const { uai } = pupil;
    const works = worksAt(who, uai);
    if (works && may(who, 'recordChange.read', 'RecordChange', { uai })) return null;
    if (!may(who, 'read', 'Pupil', { pupilId })) throw new Refused(works ? 'not-permitted' : 'not-found');
    const own: { id: string }[] = await em().execute(
      `select guardian_id as id from guardian_account where account_id = ?`,
      [who.accountId],
    );
    return own.map(({ id }) => id);
  };

  serve(router, routes.recordHistory, async ({ params, query, who, language, req }) => {
    const [pupil]: Pupil[] = await em().execute(
      `select p.uai, p.school_year, p.identity_id, p.first_name, coalesce(p.usage_name, p.last_name) as last_name, z.time_zone
       from pupil p join establishment e on e.uai = p.uai join academy z on z.code = e.academy_code where p.id = ?`,
      [params.pupilId],
    );
    const reader = await readerOf(who, params.pupilId, pupil);
    const { uai, school_year, identity_id, first_name, last_name, time_zone } = pupil as Pupil;
    const after = placeOf(query.cursor, place);
    const [page, labels] = await Promise.all([
      recordHistory(em(), { identityId: identity_id, uai, limit: query.limit, after, reader }),
      codeLabels(em(), uai, school_year),
    ]);
    const next = page.next && cursorOf(page.next);
    return reply(
      200,
      {
        pupil: { firstName: first_name, lastName: last_name },
        timeZone: time_zone,
        lines: page.lines.map(({ targetId, proposal: { guardianId, kinship, ...proposal }, ...line }) => ({
          ...line,
          mine: reader?.includes(targetId) ?? false,
          proposal: {
            ...proposal,
            kinship: kinshipLabel(kinship, language),
            mine: reader?.includes(guardianId) ?? false,
          },
        })),
        labels: usedLabels(page.lines, labels),
        next,
      },
      nextLink(req.originalUrl, next),
    );
  });

  return router;
}

/** Of all the codes, those that the lines hold: a page of history needs no nomenclature. */
function usedLabels(lines: readonly HistoryLine[], labels: CodeLabelsOfSchool): CodeLabelsOfSchool {
  const values = (of: (line: HistoryLine) => boolean): FieldValue[] =>
    lines.filter(of).flatMap(({ was, became, proposed }) => [was, became, proposed]);
  const known = (table: Readonly<Record<string, string>>, codes: readonly FieldValue[]): Record<string, string> =>
    Object.fromEntries(
      codes.flatMap((code) => {
        const label = typeof code === 'string' ? table[code] : undefined;
        return label === undefined ? [] : [[code as string, label]];
      }),
    );
  const countries = values(({ field }) => field.endsWith('.address')).map((address) =>
    typeof address === 'object' && address !== null && 'countryCode' in address ? address.countryCode : null,
  );
  return {
    occupations: known(
      labels.occupations,
      values(({ field }) => field === 'guardian.occupation'),
    ),
    countries: known(labels.countries, countries),
    regimes: known(
      labels.regimes,
      values(({ field }) => field === 'pupil.regime'),
    ),
  };
}
