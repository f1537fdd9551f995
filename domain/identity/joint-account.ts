/**
 * What is between two guardians' accounts (§1.4-1): nothing yet; asked by the reader, or of them; joint; joint by their wills
 * while the facts do not hold (they live at one address no more); split.
 */
export const JOINT_STATES = ['NONE', 'ASKED', 'ASKED_OF_ME', 'JOINT', 'SUSPENDED', 'SPLIT'] as const;
export type JointState = (typeof JOINT_STATES)[number];
