/**
 * The class names of the design system, by what they are for. Templates say `class=${look.button}`, so that this folder
 * stays the only one that names a design system: another theme changes these values and `components.css`.
 *
 * Variants are attributes: `data-variant="secondary" | "tertiary"` on a button, `data-size="sm"`,
 * `data-color="accent" | "neutral" | "success" | "warning" | "danger"` on anything coloured.
 */
export const look = {
  button: 'ds-button',
  link: 'ds-link',
  label: 'ds-label',
  field: 'ds-field',
  input: 'ds-input',
  tag: 'ds-tag',
  alert: 'ds-alert',
  fieldProblem: 'ds-validation-message',
  problemSummary: 'ds-error-summary',
} as const;

/** What a colour says; the words beside it always say it too. */
export type Tone = 'accent' | 'neutral' | 'success' | 'warning' | 'danger';
