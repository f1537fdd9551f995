/** A file taken apart and put together again, to break one thing in it at a time. */
import iconv from 'iconv-lite';
import { SaxesParser } from 'saxes';

export interface Element {
  name: string;
  attributes: Record<string, string>;
  children: Element[];
  text: string;
}

export function parsed(bytes: Uint8Array): Element {
  const top: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [top];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    const element: Element = { name, attributes: { ...attributes }, children: [], text: '' };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    const element = open.at(-1);
    if (element) element.text += text.trim();
  });
  parser.on('closetag', () => void open.pop());
  parser.write(iconv.decode(Buffer.from(bytes), 'iso-8859-15')).close();
  return top.children[0] as Element;
}

export const DECLARATION = '<?xml version="1.0" encoding="ISO-8859-15"?>\n';

export const serialized = (element: Element): string => {
  const attributes = Object.entries(element.attributes).map(([name, value]) => ` ${name}="${value}"`);
  const text = element.text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<${element.name}${attributes.join('')}>${text}${element.children.map(serialized).join('\n')}</${element.name}>`;
};

export const encoded = (root: Element): Buffer => iconv.encode(DECLARATION + serialized(root), 'iso-8859-15');

export const leaf = (name: string, text: string): Element => ({ name, attributes: {}, children: [], text });

/** The first element at the end of this chain of names (`OPTION/CODE_MATIERE`), wherever the chain begins. */
export function first(root: Element, chain: string): Element {
  const found = all(root, chain)[0];
  if (!found) throw new Error(`No ${chain} in the file`);
  return found;
}

export function all(root: Element, chain: string): Element[] {
  const names = chain.split('/');
  const walk = (element: Element, path: readonly string[]): Element[] => {
    const here = [...path, element.name];
    const matches = names.every((name, index) => here.at(index - names.length) === name);
    return [
      ...(matches && here.length >= names.length ? [element] : []),
      ...element.children.flatMap((child) => walk(child, here)),
    ];
  };
  return walk(root, []);
}

export function parentOf(root: Element, child: Element): Element {
  const search = (element: Element): Element | undefined =>
    element.children.includes(child) ? element : element.children.map(search).find((found) => found !== undefined);
  const found = search(root);
  if (!found) throw new Error(`${child.name} has no parent`);
  return found;
}

export function remove(root: Element, child: Element): void {
  const { children } = parentOf(root, child);
  children.splice(children.indexOf(child), 1);
}

export function insertAfter(root: Element, before: Element, ...added: Element[]): void {
  const { children } = parentOf(root, before);
  children.splice(children.indexOf(before) + 1, 0, ...added);
}

export const copyOf = (element: Element): Element => structuredClone(element);
