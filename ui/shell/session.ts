/**
 * Who is signed in, as one value for the whole entry. The cookie is the api's affair (`HttpOnly`); here is only what the
 * screens need to greet, to explain rights and to go to the right desk.
 */
import { answered, api, type Schemas } from '../client/client.ts';
import { Problem } from '../client/problem.ts';
import { eraseLocalDrafts } from './local-drafts.ts';

export type Me = Schemas['Me'];
export type Operation = Me['operations'][string][number];

let current: Me | null = null;

/** The person signed in, as last heard; null for nobody. */
export const whoIsSignedIn = (): Me | null => current;

/** Asks the api who is signed in; null for nobody. Throws a Problem when the api cannot say. */
export async function recallSession(): Promise<Me | null> {
  try {
    current = (await answered(api.GET('/api/me'))).data;
  } catch (problem) {
    if (!(problem instanceof Problem) || problem.code !== 'session-required') throw problem;
    current = null;
  }
  return current;
}

/** `assisted`: on a school's computer (E-11), the session is short and what is handed in says so. */
export async function signIn(login: string, password: string, assisted = false): Promise<Me> {
  current = (await answered(api.POST('/api/session', { body: { login, password, assisted } }))).data;
  return current;
}

/** Someone else gave the session: activation signs in by itself. */
export function sessionOpened(me: Me): void {
  current = me;
}

/** Ends the session and leaves nothing of the person on this computer, which may be a school's (E-11). */
export async function signOut(): Promise<void> {
  eraseLocalDrafts();
  await answered(api.DELETE('/api/session'));
  current = null;
}

/** The first page of a person: families, a school's desk, the academy's. */
export function homeOf(me: Me): string {
  if (me.kind === 'GUARDIAN') return '/';
  return me.posts.length > 0 || me.academies.length === 0 ? '/etablissement/' : '/academie/';
}

/** Whether the person holds an operation for an establishment or academy today: to explain, the api decides by itself. */
export const holds = (me: Me, holder: string, operation: Operation): boolean =>
  me.operations[holder]?.includes(operation) ?? false;
