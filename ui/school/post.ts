/** The establishment whose desk is open: what every page of the desk needs to know of it. */
import { academyOf } from '../../domain/identifiers/academy.ts';
import { schoolName } from '../../locales/school-name.ts';
import { wallTimeOf } from '../i18n/zoned-time.ts';
import type { Me } from '../shell/session.ts';

export interface Post {
  readonly uai: string;
  readonly name: string;
  /** School years of which the base knows something, ascending. */
  readonly schoolYears: readonly number[];
  /** IANA zone of the establishment: of every date shown or typed. */
  readonly timeZone: string;
}

/** The person's post in an establishment; null where they hold none. */
export function postOf(me: Me, uai: string): Post | null {
  const held = me.posts.find((post) => post.uai === uai);
  if (!held) return null;
  return {
    uai,
    name: schoolName(held.establishment),
    schoolYears: held.schoolYears,
    timeZone: academyOf(uai).timeZone,
  };
}

/** One entry per establishment, even for someone who holds two posts in one. */
export const establishmentsOf = (me: Me): Post[] =>
  [...new Set(me.posts.map((post) => post.uai))].flatMap((uai) => postOf(me, uai) ?? []);

/** Address of a page of an establishment's desk. */
export const deskPath = (uai: string, ...segments: readonly string[]): string =>
  ['/etablissement', uai, ...segments].map(encodeURI).join('/');

export interface Years {
  /** What a reader may choose among, latest first. */
  readonly choices: readonly number[];
  /** The year that families enrol into today. */
  readonly entering: number;
  /** The latest year the establishment works in: the one in preparation as soon as its base exists. */
  readonly latest: number;
  /** The year whose pupils are here now. */
  readonly present: number;
}

/**
 * School years of a desk on a day. Rounds of affectation last until September (§3.3), so until then families enter the year
 * of the calendar, and from October the next one.
 */
export function yearsOf({ schoolYears, timeZone }: Pick<Post, 'schoolYears' | 'timeZone'>, now: number): Years {
  const [year = 0, month = 1] = wallTimeOf(new Date(now).toISOString(), timeZone).split('-').map(Number);
  const entering = month >= 10 ? year + 1 : year;
  const known = schoolYears.filter((each) => each <= entering);
  const latest = known.at(-1) ?? entering - 1;
  const present = known.filter((each) => each < entering).at(-1) ?? latest;
  const choices = [...new Set([...schoolYears, entering, entering - 1])].sort((a, b) => b - a);
  return { choices, entering, latest, present };
}
