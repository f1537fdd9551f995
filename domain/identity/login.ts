/** A login as it is kept and compared: without case or surrounding spaces, in one Unicode form (*Élodie* typed two ways). */
export const normalisedLogin = (typed: string): string => typed.trim().normalize('NFC').toLowerCase();
