/** « d’Anaïs », « de Maëlys », « de Yanis »: French elides before a vowel that is heard as one. */
export function ofName(name: string): string {
  const plain = name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const vowel = /^(?:[aeiœæ]|o(?!u[aeiy])|u|y[bcdfghjklmnpqrstvwxz])/.test(plain);
  return vowel ? `d’${name}` : `de ${name}`;
}
