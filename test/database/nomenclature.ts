/** Puts what a nomenclature says of some formations into the base of (establishment, year), as its import would. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { deriveChoiceGroups } from '../../database/choice-groups.ts';
import type { MefOffer } from '../../domain/enrolment-dossier/offer.ts';

export async function importNomenclature(
  em: EntityManager,
  uai: string,
  schoolYear: number,
  offers: readonly MefOffer[],
): Promise<void> {
  await em.transactional(async (tx) => {
    const insert = (sql: string, rows: readonly object[]) => tx.execute(sql, [uai, schoolYear, JSON.stringify(rows)]);
    for (const table of ['compulsory_option', 'programme', 'subject', 'mef', 'nomenclature_code'])
      await tx.execute(`delete from ${table} where uai = ? and school_year = ?`, [uai, schoolYear]);
    await insert(
      `insert into mef (uai, school_year, code, label, compulsory_options, minimum_options)
       select ?, ?, m.mef, 'FORMATION ' || m.mef, m."compulsoryOptions", m."minimumOptions"
       from jsonb_to_recordset(?::jsonb) as m(mef text, "compulsoryOptions" int, "minimumOptions" int)`,
      offers,
    );
    await insert(
      `insert into subject (uai, school_year, code, short_code, label)
       select ?, ?, s.code, s."shortCode", s.label from jsonb_to_recordset(?::jsonb) as s(code text, "shortCode" text, label text)
       on conflict do nothing`,
      offers.flatMap(({ ranked, compulsory, optional }) => [
        ...ranked.map(({ subject }) => subject),
        ...compulsory,
        ...optional,
      ]),
    );
    await insert(
      `insert into compulsory_option (uai, school_year, mef, subject_code, rank)
       select ?, ?, r.mef, r.code, r.rank from jsonb_to_recordset(?::jsonb) as r(mef text, code text, rank int)`,
      offers.flatMap(({ mef, ranked }) => ranked.map(({ rank, subject }) => ({ mef, code: subject.code, rank }))),
    );
    await insert(
      `insert into programme (uai, school_year, mef, subject_code, election_mode)
       select ?, ?, p.mef, p.code, p.mode from jsonb_to_recordset(?::jsonb) as p(mef text, code text, mode text)
       on conflict do nothing`,
      offers.flatMap(({ mef, compulsory, optional }) => [
        ...compulsory.map(({ code }) => ({ mef, code, mode: 'O' })),
        ...optional.map(({ code }) => ({ mef, code, mode: 'F' })),
      ]),
    );
    await insert(
      `insert into nomenclature_code (uai, school_year, kind, code, label)
       select ?, ?, 'regime', r.code, r.label from jsonb_to_recordset(?::jsonb) as r(code text, label text) on conflict do nothing`,
      offers.flatMap(({ regimes }) => regimes),
    );
    await deriveChoiceGroups(tx, uai, schoolYear);
  });
}
