/** The mailbox as people see it: plain pages in French, light or dark, without a script. */
import type { ReceivedLetter } from './mailbox.ts';

const moment = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Paris' });

interface List {
  letters: ReceivedLetter[];
  /** What the recipient's address was asked to contain. */
  to: string;
  page: number;
  pages: number;
  total: number;
  /** The letter asked for is not there, or no longer. */
  missing?: boolean;
}

export function listPage({ letters, to, page, pages, total, missing = false }: List): string {
  const link = (number: number, text: string) =>
    `<a href="/?${escaped(new URLSearchParams({ to, page: String(number) }).toString())}">${text}</a>`;
  return document(
    missing ? 'Lettre introuvable' : 'Boîte aux lettres',
    `<h1>Boîte aux lettres</h1>
    ${missing ? '<p role="alert">Cette lettre n’est pas, ou plus, dans la boîte.</p>' : ''}
    <p>Toutes les lettres envoyées par cette installation arrivent ici ; aucune n’est distribuée.</p>
    <form method="get" action="/" role="search">
      <label for="to">Adresse du destinataire</label>
      <input id="to" name="to" type="search" value="${escaped(to)}" autocomplete="off">
      <button>Filtrer</button>
      <a href="/">Tout afficher</a>
    </form>
    <table>
      <caption>${total === 0 ? 'Aucune lettre' : total === 1 ? '1 lettre' : `${total} lettres, la plus récente d’abord`}</caption>
      <thead><tr><th scope="col">Reçue</th><th scope="col">Destinataire</th><th scope="col">Objet</th></tr></thead>
      <tbody>${letters
        .map(
          (letter) => `<tr>
        <td>${time(letter)}</td>
        <td>${escaped(letter.to.join(', '))}</td>
        <td><a href="/lettres/${letter.id}">${escaped(letter.subject || '(sans objet)')}</a></td>
      </tr>`,
        )
        .join('')}</tbody>
    </table>
    ${
      pages === 1
        ? ''
        : `<nav aria-label="Pages"><p>${page > 1 ? link(page - 1, 'Page précédente') : ''}
      Page ${page} sur ${pages} ${page < pages ? link(page + 1, 'Page suivante') : ''}</p></nav>`
    }`,
  );
}

export function letterPage(letter: ReceivedLetter): string {
  return document(
    letter.subject || '(sans objet)',
    `<p><a href="/">Toutes les lettres</a> · <a href="/?${escaped(
      new URLSearchParams({ to: letter.envelope.recipients[0] ?? '' }).toString(),
    )}">Les lettres de ce destinataire</a></p>
    <h1>${escaped(letter.subject || '(sans objet)')}</h1>
    <dl>
      <dt>De</dt><dd>${escaped(letter.from)}</dd>
      <dt>À</dt><dd>${escaped(letter.to.join(', '))}</dd>
      <dt>Reçue</dt><dd>${time(letter)}</dd>
      ${
        letter.attachments.length === 0
          ? ''
          : `<dt>Pièces jointes</dt><dd><ul>${letter.attachments
              .map(
                ({ filename, bytes }, index) =>
                  `<li><a href="/lettres/${letter.id}/pieces/${index + 1}">${escaped(filename)}</a> (${Math.ceil(bytes / 1024)} Ko)</li>`,
              )
              .join('')}</ul></dd>`
      }
    </dl>
    ${
      letter.html === ''
        ? ''
        : `<h2>Mise en page</h2>
    <iframe src="/lettres/${letter.id}/html" title="La lettre mise en page" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>`
    }
    <h2>Texte</h2>
    <pre>${withLinks(letter.text)}</pre>
    <h2>Détails techniques</h2>
    <details><summary>En-têtes</summary><dl>${Object.entries(letter.headers)
      .map(([name, value]) => `<dt>${escaped(name)}</dt><dd>${escaped(value)}</dd>`)
      .join('')}</dl></details>
    <p><a href="/lettres/${letter.id}/source">Source de la lettre</a></p>`,
  );
}

function document(title: string, main: string): string {
  return `<!doctype html>
<html lang="fr">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <title>${escaped(title)} – Rentrée</title>
  <link rel="stylesheet" href="/style.css">
</head>
<body><main>${main}</main></body>
</html>`;
}

function time({ receivedAt }: ReceivedLetter): string {
  return `<time datetime="${new Date(receivedAt).toISOString()}">${moment.format(receivedAt)}</time>`;
}

/** Escaped text whose web addresses can be followed. */
function withLinks(text: string): string {
  return text
    .split(/(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]])/)
    .map((part, index) => (index % 2 === 1 ? `<a href="${escaped(part)}">${escaped(part)}</a>` : escaped(part)))
    .join('');
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

export const pageStyle = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { margin: 0; }
main { max-width: 64rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.5rem; overflow-wrap: anywhere; }
h2 { font-size: 1.15rem; margin-top: 2rem; }
form { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; margin: 1rem 0; }
input, button { font: inherit; padding: .4rem .6rem; min-height: 2.75rem; }
input { flex: 1 1 14rem; min-width: 0; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: start; padding: .5rem 0; }
th, td { text-align: start; vertical-align: top; padding: .5rem .75rem .5rem 0; border-bottom: 1px solid #8888; overflow-wrap: anywhere; }
a { color: LinkText; }
:focus-visible { outline: 3px solid Highlight; outline-offset: 2px; }
dt { font-weight: 600; }
dd { margin: 0 0 .5rem; overflow-wrap: anywhere; }
ul { margin: 0; padding-inline-start: 1.25rem; }
iframe { width: 100%; height: 32rem; border: 1px solid #8888; background: #fff; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; border: 1px solid #8888; padding: 1rem; font: inherit; }
@media (max-width: 40rem) { table, caption, tbody, tr, td { display: block; } thead { display: none; } td { border: 0; padding: 0; } tr { border-bottom: 1px solid #8888; padding: .5rem 0; } }
`;
