import type { Block, Composition, Tone } from './letter.ts';
import { manyLines, typeset } from './plain-words.ts';

/**
 * The page every letter is written on: one layout table (mail readers know no better), everything else real headings,
 * lists and data tables with their heads, so that a screen reader tells what is seen. The look is that of the screens
 * (ui/theme): paper, ink and the red line of an exercise book's margin by day, the green board by night. Styles stand on
 * the elements, for readers that drop a style sheet; the sheet adds what cannot be there: night and phones.
 * Web mail drops <html> and <body>, so an article inside them tells the language and the name again.
 * No image, no font to fetch, nothing hidden, and exactly one link, which leads to the sign-in and does nothing by itself.
 */
const DAY = {
  paper: '#f6f4ee',
  sheet: '#ffffff',
  text: '#24262f',
  quiet: '#525666',
  border: '#d0d2d9',
  ink: '#3134a3',
  margin: '#f08aa3',
} as const;

const PANEL: Record<Tone, { background: string; text: string; edge: string }> = {
  good: { background: '#e5f4e8', text: '#003013', edge: '#146c39' },
  warning: { background: '#f9eddf', text: '#3d2600', edge: '#a27537' },
  neutral: { background: '#eaeefe', text: '#191d58', edge: '#3134a3' },
};

const NIGHT = `
.paper{background:#111917!important}
.sheet{background:#192422!important;border-color:#39534d #39534d #39534d #a8506a!important}
.text,.text th,.text td{color:#e3f0ed!important}
.text th,.text td{border-color:#39534d!important}
.ink{color:#abbaf8!important}
.quiet,.quiet th{color:#a0c8be!important}
.head{background:#26268a!important;color:#ffffff!important}
.button{background:#a9b9ff!important;color:#11131f!important}
.code{background:#232840!important;color:#e7ecff!important;border-color:#7a87c1!important}
.good{background:#1d2f22!important;color:#e3f1e6!important;border-color:#78d694!important}
.warning{background:#342817!important;color:#f6ecdf!important;border-color:#a2855d!important}
.neutral{background:#232840!important;color:#e7ecff!important;border-color:#a9b9ff!important}`;

const SHEET = `
:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (max-width:480px){
.sheet,.head,.foot{padding-left:18px!important;padding-right:18px!important}
.title{font-size:23px!important}
.data th,.data td{font-size:15px!important;-webkit-hyphens:auto;hyphens:auto}
.button{display:block!important;text-align:center!important}
}
@media (prefers-color-scheme:dark){${NIGHT}
}
@media print{.paper{background:#ffffff!important}}`;

const FONT = "font-family:-apple-system,'Segoe UI',Roboto,'Noto Sans','Helvetica Neue',Arial,sans-serif";
const BREAK = 'overflow-wrap:break-word';

/** The letter as a whole HTML document, every line of it shorter than the 998 octets of RFC 5322 as long as its words are. */
export function htmlPage(letter: Composition): string {
  const put = (text: string): string =>
    escapeHtml(typeset(manyLines(text), letter.language)).replaceAll('\n', '<br>\n');
  const subject = escapeHtml(letter.subject);
  const { footer, link } = letter;
  return `<!doctype html>
<html lang="${letter.language}" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no">
<title>${subject}</title>
<style>${SHEET}
</style>
</head>
<body class="paper" style="margin:0;padding:0;background:${DAY.paper};-webkit-text-size-adjust:100%">
<div role="article" lang="${letter.language}" dir="ltr" aria-label="${subject}">
<table role="presentation" class="page" width="600" align="center" cellspacing="0" cellpadding="0" border="0"
 style="width:100%;max-width:600px;margin:0 auto;border-collapse:collapse;${FONT}">
<tr><td style="height:16px;line-height:16px;font-size:0"></td></tr>
<tr><td class="head" style="background:${DAY.ink};color:#ffffff;padding:14px 32px;border-radius:10px 10px 0 0;font-size:16px;line-height:1.4;font-weight:600;${BREAK}">
${put(letter.establishment)}
</td></tr>
<tr><td class="sheet text" style="background:${DAY.sheet};color:${DAY.text};border:1px solid ${DAY.border};border-top:0;border-left:4px solid ${DAY.margin};border-radius:0 0 10px 10px;padding:28px 32px 30px 28px;font-size:16px;line-height:1.55;${BREAK}">
<h1 class="title ink" style="margin:0 0 20px;color:${DAY.ink};font-size:26px;line-height:1.25;font-weight:700">
${put(letter.title)}</h1>
${paragraph(put(letter.greeting))}
${letter.lead.map((block) => htmlBlock(block, put)).join('\n')}
<p style="margin:28px 0 8px"><a class="button" href="${escapeHtml(link.href)}"
 style="display:inline-block;background:${DAY.ink};color:#ffffff;text-decoration:none;font-weight:600;font-size:17px;line-height:1.3;padding:14px 24px;border-radius:8px">${put(link.label)}</a></p>
<p class="quiet" style="margin:0 0 24px;color:${DAY.quiet};font-size:14px;line-height:1.5">${put(link.hint)}<br>
${escapeHtml(link.href)}</p>
${letter.details.map((block) => htmlBlock(block, put)).join('\n')}
<p style="margin:28px 0 0">${put(letter.signature)}</p>
</td></tr>
<tr><td class="foot quiet" style="color:${DAY.quiet};padding:20px 32px 32px;font-size:14px;line-height:1.5;${BREAK}">
<h2 class="quiet" style="margin:0 0 4px;color:${DAY.quiet};font-size:14px;line-height:1.5;font-weight:700">${put(footer.title)}</h2>
<p style="margin:0 0 14px">${footer.contact.map(put).join('<br>\n')}</p>
${footer.notes.map((note) => `<p style="margin:0 0 8px">${put(note)}</p>`).join('\n')}
</td></tr>
</table>
</div>
</body>
</html>
`;
}

const HTML_ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as HTML, for an element's content or a quoted attribute. */
export const escapeHtml = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => HTML_ESCAPES[sign] ?? sign);

const paragraph = (html: string): string => `<p style="margin:0 0 16px">${html}</p>`;

function htmlBlock(block: Block, put: (text: string) => string): string {
  switch (block.kind) {
    case 'paragraph':
      return paragraph(put(block.text));
    case 'heading':
      return `<h2 class="ink" style="margin:28px 0 10px;color:${DAY.ink};font-size:18px;line-height:1.3;font-weight:700">${put(block.text)}</h2>`;
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul';
      const items = block.items.map((item) => `<li style="margin:0 0 6px;padding-left:4px">${put(item)}</li>`);
      return `<${tag} style="margin:0 0 16px;padding-left:24px">\n${items.join('\n')}\n</${tag}>`;
    }
    case 'panel': {
      const { background, text, edge } = PANEL[block.tone];
      return `<div class="${block.tone}" style="margin:0 0 18px;background:${background};color:${text};border-left:5px solid ${edge};border-radius:6px;padding:14px 18px">
<p style="margin:0${block.text === '' ? '' : ' 0 4px'};font-weight:700">${put(block.title)}</p>
${block.text === '' ? '' : `<p style="margin:0">${put(block.text)}</p>\n`}</div>`;
    }
    case 'code':
      return `<p style="margin:0 0 6px">${put(block.label)}</p>
<p class="code" style="margin:0 0 18px;background:#eaeefe;color:#191d58;border:1px solid #6777cc;border-radius:8px;padding:14px 18px;font-family:ui-monospace,'SFMono-Regular',Consolas,'Liberation Mono',monospace;font-size:22px;line-height:1.3;font-weight:700;letter-spacing:1px">${put(block.value)}</p>`;
    case 'quote':
      return `<p style="margin:0 0 4px">${put(block.author)}</p>
<blockquote style="margin:0 0 16px;padding:2px 0 2px 14px;border-left:3px solid ${DAY.border}">${put(block.text)}</blockquote>`;
    case 'facts':
      return dataTable(
        put(block.caption),
        '',
        block.rows.map(
          ({ name, value }) =>
            `<tr>${cell('th', put(name), 'scope="row"', 'width:42%;font-weight:600')}${cell('td', put(value), '', '')}</tr>`,
        ),
      );
    case 'table':
      return dataTable(
        put(block.caption),
        `<thead><tr>${block.heads.map((head) => cell('th', put(head), 'scope="col"', 'font-size:15px')).join('')}</tr></thead>\n`,
        block.rows.map(([name = '', ...values]) => {
          const cells = values.map((value) => cell('td', put(value), '', ''));
          return `<tr>${cell('th', put(name), 'scope="row"', 'font-weight:600')}${cells.join('')}</tr>`;
        }),
      );
  }
}

const dataTable = (caption: string, head: string, rows: readonly string[]): string =>
  `<table class="data" cellspacing="0" cellpadding="0" border="0" style="width:100%;table-layout:fixed;margin:0 0 20px;border-collapse:collapse">
<caption class="ink" style="text-align:left;padding:10px 0 6px;color:${DAY.ink};font-size:18px;line-height:1.3;font-weight:700">${caption}</caption>
${head}<tbody>
${rows.join('\n')}
</tbody>
</table>`;

const cell = (tag: 'th' | 'td', html: string, attributes: string, style: string): string =>
  `<${tag}${attributes === '' ? '' : ` ${attributes}`} style="text-align:left;vertical-align:top;padding:9px 10px 9px 0;border-bottom:1px solid ${DAY.border};${style}">${html}</${tag}>\n`;
