/**
 * The fields of one record of an export, read with what the format says of each: absent and empty both mean null; what
 * cannot be right is reported with the element, its identifier and the field (§6.1).
 */

import { toE164 } from '../phone.ts';
import {
  type FieldRule,
  type ImportRule,
  importProblem,
  type ProblemPlace,
  type ReportProblem,
  type RuleParams,
} from '../problems.ts';
import type { XmlElement } from './xml.ts';

/** A day written JJ/MM/AAAA, as `YYYY-MM-DD`; null when there is no such day. */
export function dateOf(text: string): string | null {
  const [, day, month, year] = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(text) ?? [];
  const date = `${year}-${month}-${day}`;
  const instant = new Date(`${date}T00:00:00Z`);
  // 31 February is accepted by Date and becomes 3 March.
  return !Number.isNaN(instant.valueOf()) && instant.toISOString().startsWith(date) ? date : null;
}

const TRUE = ['1', 'true', 'O'];
const FALSE = ['0', 'false', 'N'];

/** An address letters can be sent to; anything else would reach the mail server's commands. */
const EMAIL = /^[^\s@<>"(),;:\\[\]]+@[^\s@<>"(),;:\\[\]]+\.[^\s@.]{2,}$/;
const EMAIL_LENGTH = 254;
const PHONE_LENGTH = 20;

export class Fields {
  readonly #element: XmlElement;
  readonly #place: ProblemPlace;
  readonly #report: ReportProblem;

  /** @param id the record's identifier, for problems */
  constructor(element: XmlElement, id: string | null, report: ReportProblem) {
    this.#element = element;
    this.#place = id === null ? { element: element.name } : { element: element.name, id };
    this.#report = report;
  }

  /** The first of these fields that has a value, whatever it is: as attribute or child. */
  raw(...names: string[]): string | null {
    for (const name of names) {
      const value = this.#element.attributes[name]?.trim() || this.child(name)?.text;
      if (value) return value;
    }
    return null;
  }

  child(name: string): XmlElement | undefined {
    return this.#element.children.find((child) => child.name === name);
  }

  children(name: string): XmlElement[] {
    return this.#element.children.filter((child) => child.name === name);
  }

  report<R extends ImportRule>(rule: R, params: RuleParams<R>): void {
    this.#report(importProblem(rule, params, this.#place));
  }

  /** A text of at most `length` characters. */
  text(length: number, ...names: string[]): string | null {
    const value = this.raw(...names);
    if (value === null || value.length <= length) return value;
    this.report('field-too-long', { field: names[0] ?? '', length });
    return null;
  }

  /** A text the record makes no sense without; empty once its absence is reported. */
  needed(length: number, ...names: string[]): string {
    if (this.raw(...names) === null) this.report('field-missing', { field: names[0] ?? '' });
    return this.text(length, ...names) ?? '';
  }

  /** A code of a given form; another one is reported and left out. */
  code(hasForm: (text: string) => boolean, ...names: string[]): string | null {
    return this.coded('code-wrong-form', hasForm, ...names);
  }

  /** The same, where another form refuses the file by a rule of its own. */
  coded(rule: FieldRule, hasForm: (text: string) => boolean, ...names: string[]): string | null {
    const value = this.raw(...names);
    if (value === null || hasForm(value)) return value;
    this.report(rule, { field: names[0] ?? '', value: shortened(value) });
    return null;
  }

  date(name: string): string | null {
    const value = this.raw(name);
    if (value === null) return null;
    const date = dateOf(value);
    if (date === null) this.report('date-invalid', { field: name, value: shortened(value) });
    return date;
  }

  /** A whole number, 0 when absent. */
  number(name: string): number {
    const value = this.raw(name) ?? '0';
    if (/^\d{1,4}$/.test(value)) return Number(value);
    this.report('number-invalid', { field: name, value: shortened(value) });
    return 0;
  }

  /** A flag written 0 or 1, true or false, O or N; null when absent. */
  flag(...names: string[]): boolean | null {
    const value = this.raw(...names);
    if (value === null) return null;
    if (TRUE.includes(value)) return true;
    if (!FALSE.includes(value)) this.report('flag-invalid', { field: names[0] ?? '', value: shortened(value) });
    return false;
  }

  /** E.164 when it is a number; otherwise as written, since somebody may still read it, and reported. */
  phone(name: string): string | null {
    const value = this.raw(name);
    if (value === null) return null;
    const number = toE164(value);
    if (number !== null) return number;
    this.report('phone-invalid', { field: name, value: shortened(value) });
    return value.length <= PHONE_LENGTH ? value : null;
  }

  email(name: string): string | null {
    const value = this.raw(name);
    if (value === null || (value.length <= EMAIL_LENGTH && EMAIL.test(value))) return value;
    this.report('email-invalid', { field: name, value: shortened(value) });
    return null;
  }
}

const shortened = (value: string): string => (value.length > 60 ? `${value.slice(0, 60)}…` : value);
