import type { EntityManager } from '@mikro-orm/postgresql';

/**
 * Names of the communes that a postal code delivers to, as far as the base knows them (decision 0016): the addresses that
 * SIECLE gave with their commune (CODE_COMMUNE_INSEE), and those of the establishments. What a family typed is not offered
 * to others. One postal code serves several communes, and one commune has several labels: a help, never a rule (§1.3).
 */
export async function communesOf(em: EntityManager, postalCode: string): Promise<string[]> {
  const rows: { label: string }[] = await em.execute(
    `select distinct upper(label) as label from (
       select coalesce(a.city, pl.label) as label from address a
         left join place pl on (pl.kind, pl.code) = ('commune', a.commune_code)
         where a.postal_code = ? and a.commune_code is not null
       union all select e.city from establishment e where e.postal_code = ?) known
     where label <> '' order by label limit 50`,
    [postalCode, postalCode],
  );
  return rows.map(({ label }) => label);
}
