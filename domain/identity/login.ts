/** A login as it is kept and compared: without case or surrounding spaces, in one Unicode form (*Élodie* typed two ways). */
export const normalisedLogin = (typed: string): string => typed.trim().normalize('NFC').toLowerCase();

/** An activation code as it is kept and compared: letters read from paper, so case, spaces and dashes do not count. */
export const normalisedActivationCode = (typed: string): string => typed.replaceAll(/[\s\-–—]/g, '').toUpperCase();
