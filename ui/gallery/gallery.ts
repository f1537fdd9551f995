/** Every element alone, in the states that matter: `npm run dev`, then `/gallery/`. Not part of the built pages. */
import '../theme/theme.css';
import '../theme/boards.css';
import { html, render, type TemplateResult } from 'lit';
import french from '../../locales/fr/family.ts';
import { Problem } from '../client/problem.ts';
import '../elements/checkbox.ts';
import '../elements/checkbox-group.ts';
import '../elements/confirm-dialog.ts';
import { failure } from '../elements/failure.ts';
import '../elements/field.ts';
import '../elements/language-switch.ts';
import { dataTable, emptyState, facts, keyFigures, linkButton, loading, notice, statusTag } from '../elements/parts.ts';
import '../elements/problem-summary.ts';
import '../elements/radio-group.ts';
import '../elements/ranked-wishes.ts';
import '../elements/select.ts';
import '../elements/stepper.ts';
import { onLanguageChange, useWords } from '../i18n/words.ts';
import { look, type Tone } from '../theme/look.ts';

const TONES: readonly Tone[] = ['accent', 'neutral', 'success', 'warning', 'danger'];
const COURSES = [
  { value: 'A', label: 'Santé et social' },
  { value: 'B', label: 'Littérature et société' },
  { value: 'C', label: 'Sciences de l’ingénieur', hint: '1 h 30 par semaine' },
  { value: 'D', label: 'Création et activités artistiques : arts visuels' },
];
const STEPS = ['Langues', 'Enseignements', 'Régime', 'Fiche', 'Valider'].map((label, index) => ({
  key: String(index),
  label,
  href: '#',
  done: index < 2,
}));
const ROWS = [
  { name: 'Camille Exemple', state: 'Inscription validée', documents: 2 },
  { name: 'Noé Modèle', state: 'Réponse attendue', documents: 0 },
];

const specimen = (title: string, content: TemplateResult | TemplateResult[]): TemplateResult =>
  html`<section class="sco-panel"><h2>${title}</h2>${content}</section>`;

const ask = async (): Promise<void> => {
  const agreed = await document.querySelector('sco-confirm-dialog')?.ask();
  document.querySelector('#dialog-answer')!.textContent = agreed ? 'confirmed' : 'cancelled';
};

const gallery = (): TemplateResult => html`
  <main class="sco-width sco-body sco-stack sco-stack--wide">
    <div class="sco-row sco-row--apart">
      <h1>Gallery</h1>
      <sco-language-switch></sco-language-switch>
    </div>
    ${specimen(
      'Buttons',
      TONES.map(
        (tone) => html`<div class="sco-row">
          <button class=${look.button} data-color=${tone}>${tone}</button>
          <button class=${look.button} data-color=${tone} data-variant="secondary">secondary</button>
          <button class=${look.button} data-color=${tone} data-variant="tertiary">tertiary</button>
          <button class=${look.button} data-color=${tone} data-size="sm">small</button>
          <button class=${look.button} data-color=${tone} disabled>disabled</button>
        </div>`,
      ),
    )}
    ${specimen('Link as a button', linkButton('#', 'Voir le dossier', 'secondary'))}
    ${specimen('Status tags', html`<div class="sco-row">${TONES.map((tone) => statusTag(tone, tone))}</div>`)}
    ${specimen(
      'Notices',
      TONES.map((tone) =>
        notice(tone, { title: `Notice: ${tone}`, text: 'Ce qui s’est passé, et ce que cela veut dire.', level: 3 }),
      ),
    )}
    ${specimen(
      'Key figures',
      keyFigures([
        { label: 'Attendus', value: 280 },
        { label: 'Inscrits', value: 168 },
        { label: 'Refus', value: 12 },
      ]),
    )}
    ${specimen(
      'Facts',
      facts([
        { label: 'Élève', value: 'Camille Exemple' },
        { label: 'Courriel', value: '' },
      ]),
    )}
    ${specimen(
      'Table, list on phones',
      dataTable(
        'Suivi des inscriptions',
        [
          { label: 'Élève', cell: ({ name }) => name },
          { label: 'État', cell: ({ state }) => statusTag('accent', state) },
          { label: 'Documents reçus', cell: ({ documents }) => documents, align: 'end' },
        ],
        ROWS,
      ),
    )}
    ${specimen('Stepper', html`<sco-stepper .steps=${STEPS} current="2"></sco-stepper>`)}
    ${specimen(
      'Problem summary',
      html`<sco-problem-summary .problems=${[{ name: 'gallery-phone', text: 'Téléphone : il manque des chiffres.' }]}></sco-problem-summary>`,
    )}
    ${specimen(
      'Fields',
      html`<sco-field name="gallery-name" label="Nom d’usage" optional></sco-field>
        <sco-field name="gallery-phone" type="tel" label="Téléphone" hint="Dix chiffres." value="06 12" problem="Il manque des chiffres." measure="short"></sco-field>
        <sco-field name="gallery-day" type="date" label="Date" measure="short"></sco-field>
        <sco-field name="gallery-text" type="long-text" label="Raison"></sco-field>
        <sco-field name="gallery-off" label="Indisponible" value="…" disabled></sco-field>
        <sco-select name="gallery-select" label="Enseignement" .options=${COURSES} value="B"></sco-select>
        <sco-checkbox name="gallery-check" label="Je confirme la fiche" hint="Même si rien ne change."></sco-checkbox>`,
    )}
    ${specimen('Radio group', html`<sco-radio-group name="gallery-radio" legend="Enseignement" .options=${COURSES} value="C" hint="Un seul choix."></sco-radio-group>`)}
    ${specimen(
      'Radio group with a problem',
      html`<sco-radio-group name="gallery-radio-2" legend="Enseignement" .options=${COURSES} problem="Faites un choix."></sco-radio-group>`,
    )}
    ${specimen('Checkbox group', html`<sco-checkbox-group name="gallery-boxes" legend="Enseignements" .options=${COURSES} .values=${['A']}></sco-checkbox-group>`)}
    ${specimen('Ranked wishes', html`<sco-ranked-wishes name="gallery-wishes" legend="Vœux" .options=${COURSES} .wishes=${['B', 'A', 'GONE']} .max=${4}></sco-ranked-wishes>`)}
    ${specimen('Order only', html`<sco-ranked-wishes name="gallery-order" legend="Langues" .options=${COURSES.slice(0, 2)} .wishes=${['A', 'B']} .max=${2} orderOnly></sco-ranked-wishes>`)}
    ${specimen('Loading', loading())}
    ${specimen('Nothing to show', emptyState('Aucune demande', 'Les demandes des familles arriveront ici.', linkButton('#', 'Accueil', 'secondary')))}
    ${specimen(
      'Failure',
      failure(new Problem('no-network', 0), () => undefined),
    )}
    ${specimen(
      'Confirm dialog',
      html`<div class="sco-row">
          <button class=${look.button} data-variant="secondary" @click=${ask}>Open</button> <span id="dialog-answer"></span>
        </div>
        <sco-confirm-dialog heading="Refuser la place ?" .text=${'Vous ne pourrez plus revenir en arrière ici.'} confirm="Oui, refuser" tone="danger"></sco-confirm-dialog>`,
    )}
  </main>
`;

await useWords(french, async () => (await import('../../locales/en/family.ts')).default);
const show = (): void => void render(gallery(), document.body);
onLanguageChange(show);
show();
