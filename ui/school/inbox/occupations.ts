/** The occupations (PCS 2003, 42 classes as SIECLE keeps them) that a record may bear: §1.2, without the obsolete 73 and 76. */
export const OCCUPATION_CODES = [
  ...['10', '21', '22', '23', '31', '33', '34', '35', '37', '38', '42', '43', '44', '45', '46', '47', '48'],
  ...['52', '53', '54', '55', '56', '62', '63', '64', '65', '67', '68', '69', '71', '72', '74', '75', '77', '78'],
  ...['81', '83', '84', '85', '86', '99'],
] as const;
