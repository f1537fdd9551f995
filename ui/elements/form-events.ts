/** What a control of a form holds: text, a tick, or codes in order. */
export type ControlValue = string | boolean | readonly string[];

/**
 * Fired by every control of `elements/` at each change by the reader; bubbles, so that a form listens once.
 * `name` is the control's, `value` its whole new value.
 */
export class ControlChangeEvent extends Event {
  static readonly type = 'sco-control-change';
  readonly name: string;
  readonly value: ControlValue;

  constructor(name: string, value: ControlValue) {
    super(ControlChangeEvent.type, { bubbles: true });
    this.name = name;
    this.value = value;
  }
}

/** A problem of a form: the control it concerns and the sentence to show beside it and in the summary. */
export interface FormProblem {
  readonly name: string;
  readonly text: string;
  /** The page where the control is, when it is another one. */
  readonly href?: string;
}

/** The sentence of a control's problem, empty when it has none. */
export const problemOf = (problems: readonly FormProblem[], name: string): string =>
  problems.find((problem) => problem.name === name)?.text ?? '';

/** Id of the focusable part of a control: page-wide, as light DOM shares one space of ids. */
export const controlId = (name: string): string => `control-${name}`;

declare global {
  interface HTMLElementEventMap {
    'sco-control-change': ControlChangeEvent;
  }
}
