/** What the link of M-02 is worth (§1.3). USED: its address is confirmed already, by this link or another. */
export const LINK_STATES = ['WAITING', 'CONFIRMED', 'USED', 'EXPIRED', 'UNKNOWN'] as const;
export type LinkState = (typeof LINK_STATES)[number];
