import type { EntityManager } from '@mikro-orm/postgresql';
import type { z } from 'zod';
import type { Role } from '../../domain/permissions/operations.ts';
import type { me } from '../contract/identity.ts';
import { operationsOf, type SignedIn } from './signed-in.ts';

/** Who is signed in, where they hold posts, and which operations they hold there today. */
export async function meOf(em: EntityManager, who: SignedIn): Promise<z.input<typeof me>> {
  const { posts, academies } = who.person;
  const [names]: {
    establishments: Record<string, { name: string; years: number[] }>;
    academies: Record<string, string>;
  }[] = await em.execute(
    `select
         (select coalesce(json_object_agg(e.uai, json_build_object('name', concat_ws(' ', e.name, e.name_complement), 'years',
            (select coalesce(json_agg(y.school_year order by y.school_year), '[]') from establishment_year y where y.uai = e.uai))), '{}')
          from establishment e where e.uai in (select jsonb_array_elements_text(?::jsonb))) as establishments,
         (select coalesce(json_object_agg(z.code, z.name), '{}') from academy z where z.code in (select jsonb_array_elements_text(?::jsonb))) as academies`,
    [JSON.stringify(posts.map(({ uai }) => uai)), JSON.stringify(academies.map(({ academyCode }) => academyCode))],
  );
  return {
    accountId: who.accountId,
    kind: who.kind,
    name: who.name,
    posts: posts.map(({ role, uai }: { role: Role; uai: string }) => ({
      role,
      uai,
      establishment: names?.establishments[uai]?.name ?? uai,
      schoolYears: names?.establishments[uai]?.years ?? [],
    })),
    academies: academies.map(({ role, academyCode }) => ({
      role,
      code: academyCode,
      name: names?.academies[academyCode] ?? academyCode,
    })),
    operations: operationsOf(who.rules),
    expiresAt: who.expiresAt.toISOString(),
    assisted: who.assisted,
  };
}
